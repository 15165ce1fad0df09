import { expect, test } from 'vitest'
import { LEVELS, levelOf } from '../../../client/lobby/deviceCheck.ts'

/** A tone of one loudness, in decibels below full scale. */
function tone(decibels: number): Float32Array {
  const amplitude = Math.SQRT2 * 10 ** (decibels / 20)
  return Float32Array.from({ length: 1024 }, (_, index) => amplitude * Math.sin((index / 32) * 2 * Math.PI))
}

test('silence lights no bar, a raised voice all of them', () => {
  expect(levelOf(new Float32Array(1024))).toBe(0)
  expect(levelOf(tone(-70))).toBe(0)
  expect(levelOf(tone(-14))).toBe(LEVELS)
  expect(levelOf(tone(0))).toBe(LEVELS)
})

test('louder never lights fewer bars', () => {
  const levels = Array.from({ length: 60 }, (_, index) => levelOf(tone(index - 60)))
  expect(levels).toEqual([...levels].sort((one, other) => one - other))
  expect(new Set(levels).size).toBe(LEVELS + 1)
})

test('speech at arm’s length lights about half', () => {
  expect(levelOf(tone(-36))).toBeGreaterThanOrEqual(3)
  expect(levelOf(tone(-36))).toBeLessThanOrEqual(4)
})

test('no samples are silence', () => {
  expect(levelOf(new Float32Array())).toBe(0)
})
