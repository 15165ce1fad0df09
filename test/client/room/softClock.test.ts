import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSoftClock } from '../../../client/room/softClock.ts'

const MINUTE = 60_000
const step = { endsAt: 100 * MINUTE, lengthMs: 10 * MINUTE }
const at = (minutes: number) => readSoftClock(step, (90 + minutes) * MINUTE)

describe('the soft clock', () => {
  test.each([
    [0, 'start'],
    [2, 'first'],
    [5, 'half'],
    [7, 'last'],
    [9, 'soon'],
    [10, 'over'],
    [25, 'over'],
  ])('after %i of ten minutes it says %s', (minutes, words) => {
    expect(at(minutes).words).toBe(words)
  })

  test('moves once a minute and stands still between', () => {
    expect(at(4.01).gone).toBe(at(4.99).gone)
    expect(at(5).gone).toBeCloseTo(0.5)
    expect(at(4.5).movesAt).toBe(95 * MINUTE)
  })

  test('a step of a try-out moves ten times', () => {
    const short = { endsAt: 60_000, lengthMs: 50_000 }
    expect(readSoftClock(short, 14_999).gone).toBe(0)
    expect(readSoftClock(short, 15_000).gone).toBeCloseTo(0.1)
    expect(readSoftClock(short, 15_000).movesAt).toBe(20_000)
  })

  test('tells whole minutes to whoever asks, and nought when it is over', () => {
    expect(at(0).minutesLeft).toBe(10)
    expect(at(9.5).minutesLeft).toBe(1)
    expect(at(12).minutesLeft).toBe(0)
    expect(at(12).movesAt).toBeNull()
  })

  test('a browser that is ahead of the step shows its beginning', () => {
    expect(at(-3)).toMatchObject({ gone: 0, words: 'start' })
  })

  test('whatever the time: between nothing and all, and the next move lies ahead', () => {
    const steps = fc.record({
      endsAt: fc.integer({ min: 0, max: 1e10 }),
      lengthMs: fc.integer({ min: 40_000, max: 1e7 }),
    })
    fc.assert(
      fc.property(steps, fc.integer({ min: -1e7, max: 2e10 }), (time, now) => {
        const { gone, movesAt } = readSoftClock(time, now)
        expect(gone).toBeGreaterThanOrEqual(0)
        expect(gone).toBeLessThanOrEqual(1)
        if (movesAt !== null) expect(movesAt).toBeGreaterThan(now)
      }),
    )
  })
})
