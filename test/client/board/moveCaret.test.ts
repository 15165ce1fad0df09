import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { moveCaret } from '../../../client/board/moveCaret.ts'

const at = (position: number, before: string, now: string) =>
  moveCaret({ anchor: position, head: position }, before, now).head

describe('my caret when others write', () => {
  test.each([
    ['before me', 3, 'one two', 'zero one two', 8],
    ['after me', 3, 'one two', 'one two three', 3],
    ['right where I am, it stays before what they write', 3, 'one two', 'one and two', 3],
    ['taking out before me', 7, 'one two', 'two', 3],
    ['taking out around me', 6, 'one big three', 'one three', 4],
  ])('%s', (_, position, before, now, after) => {
    expect(at(position, before, now)).toBe(after)
  })

  test('keeps the direction of a selection', () => {
    expect(moveCaret({ anchor: 7, head: 4 }, 'one two', 'so one two')).toEqual({ anchor: 10, head: 7 })
  })

  test('whatever they write before it, the letters it stood behind are the same', () => {
    const theirs = fc.string({ unit: fc.constantFrom('x', 'y'), maxLength: 8 })
    const mine = fc.string({ unit: fc.constantFrom('1', '2', '3'), minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(theirs, theirs, mine, theirs, (before, written, letters, after) => {
        const caret = at(before.length + letters.length, before + letters + after, written + letters + after)
        expect((written + letters + after).slice(0, caret)).toBe(written + letters)
      }),
    )
  })
})
