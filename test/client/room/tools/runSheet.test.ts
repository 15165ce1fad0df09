import { describe, expect, test } from 'vitest'
import { readPlanEnd, readRunSheet } from '../../../../client/room/tools/runSheet.ts'
import type { RoomState } from '../../../../shared/room/state.ts'
import { makeView, NOW, type RoomWish } from '../../fixtures/rooms.ts'

const MINUTE = 60_000

const rows = (wish: RoomWish) => readRunSheet(makeView('Ines', wish).agenda)

describe('the run sheet', () => {
  test('has every step, in its place', () => {
    const places = rows({ step: 'act' }).map(({ step, at }) => `${step.key} ${at}`)
    expect(places.slice(5)).toEqual([
      'notice done',
      'deepen done',
      'act now',
      'harvest coming',
      'close coming',
    ])
  })

  test('offers only what can be done: nothing before the next step, nothing after the last, a close stays', () => {
    const [harvest, close] = rows({ step: 'act' }).slice(-2)
    expect(harvest).toMatchObject({ canGoEarlier: false, canGoLater: true, canSkip: true })
    expect(close).toMatchObject({ canGoEarlier: true, canGoLater: false, canSkip: false })
    expect(rows({ step: 'act' })[7]).toMatchObject({ canGoEarlier: false, canGoLater: false, canSkip: false })
  })

  test('says what a step was planned with, where that is another number now', () => {
    const taken = rows({
      step: 'act',
      also: ({ agenda }) => ({
        agenda: {
          ...agenda,
          steps: agenda.steps.map((step) =>
            step.key === 'harvest' ? { ...step, addedMs: -3 * MINUTE } : step,
          ),
        },
      }),
    })
    expect(taken.at(-2)).toMatchObject({ minutes: 6, was: 9 })
    expect(taken.at(-1)).toMatchObject({ minutes: 7, was: null })
  })
})

describe('when it ends', () => {
  /** The steps before took this much longer than planned, in all. */
  const late = (lateMs: number, rest: RoomWish = {}): RoomWish => ({
    step: 'act',
    gone: 0.5,
    ...rest,
    also: ({ agenda, quiet }: RoomState) => ({
      agenda: {
        ...agenda,
        steps: agenda.steps.map((step, index) => ({
          ...step,
          spentMs: index < 7 ? step.plannedMs + (index === 0 ? lateMs : 0) : 0,
        })),
      },
      quiet,
    }),
  })
  const end = (wish: RoomWish) => readPlanEnd(makeView('Ines', wish), NOW)

  test('as planned, within two minutes', () => {
    expect(end(late(0))).toEqual({ kind: 'ends', at: NOW + 21 * MINUTE, lateMinutes: 0 })
    expect(end(late(MINUTE))).toMatchObject({ lateMinutes: 0 })
  })

  test('later or earlier, by as much as the steps took more or less', () => {
    expect(end(late(6 * MINUTE))).toMatchObject({ lateMinutes: 6 })
    expect(end(late(-9 * MINUTE))).toMatchObject({ lateMinutes: -9 })
  })

  test('a step over its time moves the end with every minute', () => {
    expect(end(late(0, { gone: 1.4 }))).toEqual({ kind: 'ends', at: NOW + 16 * MINUTE, lateMinutes: 4 })
  })

  test('a clock that stands still moves the end, and is nobody’s delay', () => {
    const wish = late(0)
    const stopped: RoomWish = {
      ...wish,
      also: (room) => ({
        ...wish.also?.(room),
        quiet: { ...room.quiet, stoppedAt: NOW - 3 * MINUTE },
      }),
    }
    expect(end(stopped)).toEqual({ kind: 'ends', at: NOW + 24 * MINUTE, lateMinutes: 0 })
  })

  test('before it begins it only takes its time', () => {
    expect(end({ phase: 'gathering' })).toEqual({ kind: 'takes', minutes: 90 })
  })
})
