import { describe, expect, test } from 'vitest'
import type { SeatId } from '../../../shared/ids.ts'
import type { Turn } from '../../../shared/talk/ledger.ts'
import { medianOpenTurn } from '../../../shared/talk/nudgeRhythm.ts'
import type { Mode } from '../../../shared/templates/template.ts'
import { SECOND } from '../../support/roomKit.ts'

function turn(name: string, from: number, to: number, mode: Mode = 'open_floor'): Turn {
  return { seat: name as SeatId, step: 'aspire', mode, startAt: from * SECOND, endAt: to * SECOND }
}

describe('the rhythm of a room', () => {
  test('N-1 the median turn on open floors, and none where there was none', () => {
    expect(medianOpenTurn([])).toBeNull()
    expect(medianOpenTurn([turn('ana', 0, 90, 'go_round')])).toBeNull()
    expect(medianOpenTurn([turn('ana', 0, 30), turn('bo', 40, 100), turn('cleo', 110, 200)])).toBe(
      60 * SECOND,
    )
  })

  test('N-1 pieces of one person with breaths between them are one turn', () => {
    const breaths = [0, 6, 12, 18, 24].map((from) => turn('ana', from, from + 5))
    expect(medianOpenTurn(breaths)).toBe(29 * SECOND)
    expect(medianOpenTurn([turn('ana', 0, 10), turn('bo', 4, 8), turn('ana', 12, 20)])).toBe(20 * SECOND)
  })

  test('N-1 longer silence makes another turn', () => {
    expect(medianOpenTurn([turn('ana', 0, 20), turn('ana', 31, 71)])).toBe(30 * SECOND)
  })
})
