import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findSplice, moveSplice, type Splice } from '../../../shared/board/splice.ts'

const apply = (text: string, splice: Splice) =>
  text.slice(0, splice.at) + splice.insert + text.slice(splice.at + splice.remove)

const words = fc.string({ unit: fc.constantFrom('a', 'b', '🏡', '🏠', '\n'), maxLength: 12 })

describe('the difference between two texts', () => {
  test('makes the one out of the other', () => {
    fc.assert(
      fc.property(words, words, (from, to) => {
        const splice = findSplice(from, to)
        expect(splice === null ? from : apply(from, splice)).toBe(to)
      }),
    )
  })

  test('never cuts a character in half', () => {
    fc.assert(
      fc.property(words, words, (from, to) => {
        const splice = findSplice(from, to)
        if (splice === null) return
        expect(splice.insert.isWellFormed()).toBe(true)
        expect(from.slice(0, splice.at).isWellFormed()).toBe(true)
        expect(from.slice(splice.at + splice.remove).isWellFormed()).toBe(true)
      }),
    )
  })

  test.each([
    ['', 'a', { at: 0, remove: 0, insert: 'a' }],
    ['we', 'we can', { at: 2, remove: 0, insert: ' can' }],
    ['we can', 'we', { at: 2, remove: 4, insert: '' }],
    ['🏡', '🏠', { at: 0, remove: 2, insert: '🏠' }],
    ['a🏡b', 'a🏡c🏡b', { at: 3, remove: 0, insert: 'c🏡' }],
  ])('is as small as it can be: %j to %j', (from, to, splice) => {
    expect(findSplice(from, to)).toEqual(splice)
  })
})

describe('a difference that comes late', () => {
  test.each([
    ['what I typed goes where I typed it', 'abc', 'abcX', 'Yabc', 'YabcX'],
    ['what they typed before me stays', 'abc', 'aXbc', 'YYabc', 'YYaXbc'],
    ['what they typed after me stays', 'abc', 'Xabc', 'abcYY', 'XabcYY'],
    ['what they took out is not taken out twice', 'abcdef', 'abf', 'adef', 'af'],
    ['what they typed beside what I take out stays', 'abcd', 'ad', 'abcYd', 'aYd'],
  ])('%s', (_, seen, mine, now, both) => {
    const splice = findSplice(seen, mine)
    expect(splice && apply(now, moveSplice(splice, seen, now))).toBe(both)
  })

  test('always fits the text it is meant for', () => {
    fc.assert(
      fc.property(words, words, words, (seen, mine, now) => {
        const splice = findSplice(seen, mine)
        if (splice === null) return
        const moved = moveSplice(splice, seen, now)
        expect(moved.at).toBeGreaterThanOrEqual(0)
        expect(moved.remove).toBeGreaterThanOrEqual(0)
        expect(moved.at + moved.remove).toBeLessThanOrEqual(now.length)
        expect(now.slice(0, moved.at).isWellFormed()).toBe(true)
        expect(now.slice(moved.at + moved.remove).isWellFormed()).toBe(true)
      }),
    )
  })
})
