import { describe, expect, test } from 'vitest'
import type { SeatId } from '../../../shared/ids.ts'
import { countTurns, shareRatios, type Turn, wasHeard } from '../../../shared/talk/ledger.ts'

const MINUTE = 60_000
const [ana, bo, cleo, ines] = ['ana', 'bo', 'cleo', 'ines'] as SeatId[] as [SeatId, SeatId, SeatId, SeatId]
const turn = (seat: SeatId, startAt: number, endAt: number, rest: Partial<Turn> = {}): Turn => ({
  seat,
  startAt,
  endAt,
  step: 'aspire',
  mode: 'open_floor',
  ...rest,
})

describe('ledger', () => {
  test('T-1 five seconds are being heard, a little less is not', () => {
    expect(wasHeard([turn(ana, 0, 5_000)], ana, 'aspire')).toBe(true)
    expect(wasHeard([turn(ana, 0, 4_999)], ana, 'aspire')).toBe(false)
    expect(wasHeard([turn(ana, 0, 5_000)], ana, 'notice')).toBe(false)
    expect(countTurns([turn(ana, 0, 1), turn(ana, 2, 3), turn(bo, 0, 1)], ana, 'aspire')).toBe(2)
  })

  test('T-2 silent people are counted: one speaker among three has three times a fair share', () => {
    const ratios = shareRatios([turn(ana, 0, 3 * MINUTE)], [ana, bo, cleo], 3 * MINUTE)
    expect([ana, bo, cleo].map((seat) => ratios?.(seat))).toEqual([3, 0, 0])
  })

  test('T-2 nothing is known below three minutes', () => {
    expect(shareRatios([turn(ana, 0, 3 * MINUTE - 1)], [ana, bo], 4 * MINUTE)).toBeNull()
    expect(shareRatios([], [], 0)).toBeNull()
  })

  test('T-2 a turn is counted as far as it lies in the window', () => {
    const ratios = shareRatios(
      [turn(ana, 0, 4 * MINUTE), turn(bo, 17 * MINUTE, 19 * MINUTE)],
      [ana, bo],
      18 * MINUTE,
    )
    // In the last 15 minutes: one minute of the first turn, one of the second.
    expect(ratios).toBeNull()
    const wider = shareRatios(
      [turn(ana, 0, 6 * MINUTE), turn(bo, 17 * MINUTE, 18 * MINUTE)],
      [ana, bo],
      18 * MINUTE,
    )
    expect([wider?.(ana), wider?.(bo)]).toEqual([1.5, 0.5])
  })

  test('T-2 rounds do not count, and a facilitator is measured without being in the measure', () => {
    const turns = [
      turn(ana, 0, 3 * MINUTE),
      turn(bo, 0, 9 * MINUTE, { mode: 'go_round' }),
      turn(ines, 0, 6 * MINUTE),
    ]
    const ratios = shareRatios(turns, [ana, bo], 9 * MINUTE)
    expect([ratios?.(ana), ratios?.(bo), ratios?.(ines)]).toEqual([2, 0, 4])
  })
})
