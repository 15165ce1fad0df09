import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EDITOR_GRAPHEMES, EDITOR_UNITS, MAX_CARD_GRAPHEMES } from '../../../shared/board/limits.ts'
import { cleanCardText, fitsCard, isCardText, steersText } from '../../../shared/board/text.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
    .map((codes) => String.fromCharCode(...codes)),
  fc.string({
    unit: fc.constantFrom('a', '\n', '\r', '\t', '\u202e', '\u2066', '\u200d', '\u0007', '\u2028'),
  }),
)

describe('card text', () => {
  test('G-9 what an honest browser writes never meets the gate', () => {
    fc.assert(fc.property(anyText, (raw) => !steersText(cleanCardText(raw))))
  })

  test('G-9 no piece of cleaned text meets the gate, wherever other people’s edits cut it', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), (raw, cut) => {
        const text = cleanCardText(raw)
        return (
          !steersText(text.slice(0, cut % (text.length + 1))) &&
          !steersText(text.slice(cut % (text.length + 1)))
        )
      }),
    )
  })

  test('cleaning cleaned text changes nothing, so that a field does not jump while somebody types', () => {
    fc.assert(fc.property(anyText, (raw) => cleanCardText(cleanCardText(raw)) === cleanCardText(raw)))
  })

  test.each([
    ['one\r\ntwo\rthree\u2028four', 'one\ntwo\nthree\nfour'],
    ['a\tb', 'a b'],
    ['e\u0301', 'é'],
    ['pay\u202efdp.exe', 'payfdp.exe'],
    ['e\u200b\u0301', 'é'],
    ['bell\u0007 and \u200bfiller\u3164', 'bell and filler'],
    ['half \ud83d pair', 'half \ufffd pair'],
  ])('what steers or hides goes, line breaks stay: %j', (raw, clean) => {
    expect(cleanCardText(raw)).toBe(clean)
  })

  test.each([
    'می\u200c',
    '👩🏽\u200d🌾',
    '❤\ufe0f',
    '🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}',
    'مرحبا',
  ])('what belongs to a word or a picture stays: %s', (text) => {
    expect(cleanCardText(text)).toBe(text)
  })

  test.each([
    '\u061c',
    '\u200e',
    '\u200f',
    '\u202a',
    '\u202e',
    '\u2066',
    '\u2069',
    '\u0000',
    '\u0085',
    '\u009f',
    '\r',
  ])('G-9 the gate sees %j', (letter) => {
    expect(steersText(`a${letter}b`)).toBe(true)
  })

  test('a card is something to read, no longer than the editor lets it grow', () => {
    expect(isCardText(' \n ')).toBe(false)
    expect(isCardText('🏡'.repeat(EDITOR_GRAPHEMES))).toBe(true)
    expect(isCardText('🏡'.repeat(EDITOR_GRAPHEMES + 1))).toBe(false)
    expect(isCardText(`a${'\u0301'.repeat(EDITOR_UNITS)}`)).toBe(false)
  })

  test('the gate counts as a reader would, and counts further than the editor', () => {
    expect(fitsCard('é'.repeat(MAX_CARD_GRAPHEMES))).toBe(true)
    expect(fitsCard('👩🏽\u200d🌾'.repeat(MAX_CARD_GRAPHEMES))).toBe(true)
    expect(fitsCard('é'.repeat(MAX_CARD_GRAPHEMES + 1))).toBe(false)
    expect(fitsCard(`a${'\u0301'.repeat(20_000)}`)).toBe(false)
  })
})
