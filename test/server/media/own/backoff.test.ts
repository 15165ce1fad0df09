import { expect, test } from 'vitest'
import { createBackoff } from '../../../../server/media/own/backoff.ts'
import { TIMING } from '../../../../server/media/own/timing.ts'

test('failures in a row wait twice as long each time, then seldom', () => {
  const next = createBackoff(TIMING)
  let now = 0
  const waits = Array.from({ length: 7 }, () => {
    const wait = next(now)
    now += wait
    return wait
  })
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 30_000, 30_000])
})

test('a failure after a long good life is the first again', () => {
  const next = createBackoff(TIMING)
  for (const at of [0, 1, 2, 3, 4, 5, 6]) next(at)
  expect(next(7)).toBe(30_000)
  expect(next(7 + TIMING.retryWindowMs)).toBe(500)
})

test('no wait is longer than the longest one before the slow ones', () => {
  const next = createBackoff({ ...TIMING, retriesInARow: 50 })
  expect(Math.max(...Array.from({ length: 40 }, () => next(0)))).toBe(10_000)
})
