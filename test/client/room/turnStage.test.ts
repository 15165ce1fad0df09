import { describe, expect, test } from 'vitest'
import { turnLine, turnMoments, turnStage } from '../../../client/room/turnStage.ts'
import { makeView, NOW, type RoomWish } from '../fixtures/rooms.ts'

/** My turn began forty seconds before now (see the fixtures). */
const BEGAN = NOW - 40_000
const mine: RoomWish = { holder: 'Dee' }

describe('N-12 a long turn', () => {
  test('a line after a minute and a half, a word after two, and to the speaker alone', () => {
    const view = makeView('Dee', mine)
    expect(turnStage(view, BEGAN + 89_999)).toBe('fresh')
    expect(turnStage(view, BEGAN + 90_000)).toBe('long')
    expect(turnStage(view, BEGAN + 120_000)).toBe('land')
    expect(turnMoments(makeView('Sam', mine))).toEqual([])
    expect(turnStage(makeView('Sam', mine), BEGAN + 600_000)).toBe('fresh')
  })

  test('the line goes round once, until the facilitators are told', () => {
    const view = makeView('Dee', mine)
    expect(turnLine(view, BEGAN + 89_999)).toBeNull()
    expect(turnLine(view, BEGAN + 100_000)).toEqual({ from: BEGAN + 90_000, until: BEGAN + 180_000 })
  })

  test('H-4 nobody is hurried in a hold or a pause', () => {
    const quiet = { hold: null, pause: null, stoppedAt: NOW }
    const view = makeView('Dee', { ...mine, also: () => ({ quiet }) })
    expect(turnMoments(view)).toEqual([])
    expect(turnStage(view, BEGAN + 600_000)).toBe('fresh')
  })
})
