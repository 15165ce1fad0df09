import { describe, expect, test } from 'vitest'
import { cleanName, looksAlike } from '../../shared/names.ts'

describe('names', () => {
  test('S-2 a name has 1 to 40 graphemes, counted as a reader would', () => {
    expect(cleanName('  Dee  ')).toEqual({ ok: true, name: 'Dee' })
    expect(cleanName('👩🏽‍🌾'.repeat(40)).ok).toBe(false)
    expect(cleanName('é'.repeat(40)).ok).toBe(true)
    expect(cleanName('é'.repeat(41))).toEqual({ ok: false, code: 'name/too-long' })
  })

  test.each(['', '   ', '\u202e', '\u200b\u200d', '\u3164', '\u0000'])(
    'S-2 nothing to read is no name: %j',
    (raw) => {
      expect(cleanName(raw)).toEqual({ ok: false, code: 'name/empty' })
    },
  )

  test('S-2 what steers or hides text is taken out', () => {
    expect(cleanName('De\u202ee\u0007\u2066')).toEqual({ ok: true, name: 'Dee' })
    expect(cleanName('a\nb')).toEqual({ ok: true, name: 'a b' })
    expect(cleanName('D\u200dee\u200d')).toEqual({ ok: true, name: 'D\u200dee' })
  })

  test.each(['Facilitator', 'h0st', 'ΑDMIN', 'you', 'note taker'])(
    'S-2 nobody wears a role as a name: %s',
    (raw) => {
      expect(cleanName(raw)).toEqual({ ok: false, code: 'name/reserved' })
    },
  )

  test.each([
    ['Dee', 'dee'],
    ['Dee', 'D e e'],
    ['Sam', 'Ѕаm'],
    ['Al', 'AI'],
    ['Bo', 'B0'],
    ['José', 'jose'],
    ['Marna', 'Mama'],
    ['🌻', '🌻'],
  ])('S-3 %s and %s look alike', (one, other) => {
    expect(looksAlike(one, other)).toBe(true)
    expect(looksAlike(other, one)).toBe(true)
  })

  test.each([
    ['Sal', 'Sai'],
    ['Kofi', 'Koffi'],
    ['🌻', '🌼'],
    ['Ana', 'Anna'],
    ['علي', 'عمر'],
  ])('S-3 %s and %s are two people', (one, other) => {
    expect(looksAlike(one, other)).toBe(false)
  })
})
