import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitText, lettersLeft } from '../../../client/board/textLimit.ts'
import { EDITOR_GRAPHEMES } from '../../../shared/board/limits.ts'
import { countGraphemes } from '../../../shared/names.ts'

const FULL = 'a'.repeat(EDITOR_GRAPHEMES)

describe('what fits on a card', () => {
  test('letters are counted as a reader would', () => {
    expect(lettersLeft('')).toBe(EDITOR_GRAPHEMES)
    expect(lettersLeft('👩🏽‍🌾é')).toBe(EDITOR_GRAPHEMES - 2)
    expect(lettersLeft(`${FULL}bc`)).toBe(0)
  })

  test('typing stops at the end, wherever the caret is', () => {
    expect(fitText(FULL, `${FULL}b`)).toBe(FULL)
    expect(fitText(FULL, `b${FULL}`)).toBe(FULL)
    const almost = FULL.slice(0, -1)
    expect(fitText(almost, `${almost}bc`)).toBe(`${almost}b`)
  })

  test('of something long that is pasted in the middle the beginning comes in, and nothing that was there goes', () => {
    const pasted = fitText('one two', `one ${'x'.repeat(500)}two`)
    expect(pasted).toBe(`one ${'x'.repeat(EDITOR_GRAPHEMES - 7)}two`)
  })

  test('no letter of several parts is cut in two', () => {
    const almost = FULL.slice(0, -1)
    expect(fitText(almost, `${almost}👩🏽‍🌾👩🏽‍🌾`)).toBe(`${almost}👩🏽‍🌾`)
  })

  test('where two people wrote past the end nothing is cut, it only grows no more', () => {
    const past = `${FULL} and more`
    expect(fitText(past, `${past}!`)).toBe(past)
    expect(fitText(past, past.slice(0, -2))).toBe(past.slice(0, -2))
    expect(fitText(past, `${past.slice(0, -2)}xy`)).toBe(`${past.slice(0, -2)}xy`)
  })

  test('whatever is typed, a card that fits goes on fitting', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 })
    fc.assert(
      fc.property(text, text, (before, typed) => {
        const fitted = fitText(before, typed)
        const most = Math.max(EDITOR_GRAPHEMES, countGraphemes(before))
        expect(countGraphemes(fitted)).toBeLessThanOrEqual(most)
      }),
    )
  })
})
