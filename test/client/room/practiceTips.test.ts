import { describe, expect, test } from 'vitest'
import { tips } from '../../../client/i18n/en/tips.ts'
import { LONG_TURN_MS, NOBODY_WAITS_MS, practiceTip } from '../../../client/room/practiceTips.ts'
import { forPractice } from '../fixtures/practice.ts'
import { makeView, type RoomWish, seatOf } from '../fixtures/rooms.ts'

const QUIET = { hands: [], holder: null }
const tip = (room: RoomWish, heldMs = 0) =>
  practiceTip(makeView('Ines', { ...QUIET, ...room, also: room.also ?? forPractice }), heldMs)

describe('what a new facilitator could try', () => {
  test('while people gather: that nothing can go wrong', () => {
    expect(tip({ phase: 'gathering' })).toEqual({ kind: 'welcome', name: '' })
  })

  test('a long turn of somebody else is spoken of, not before it is long', () => {
    expect(tip({ holder: 'Kofi' }, LONG_TURN_MS - 1)).toBeNull()
    expect(tip({ holder: 'Kofi' }, LONG_TURN_MS)).toEqual({ kind: 'longTurn', name: 'Kofi' })
    expect(tip({ holder: 'Ines' }, LONG_TURN_MS)).toBeNull()
  })

  test('a hand that waits for a free floor, with the name of who is next', () => {
    expect(tip({ hands: ['Rosa', 'Kofi'] })).toEqual({ kind: 'handWaits', name: 'Rosa' })
    expect(tip({ hands: ['Rosa'], holder: 'Kofi' })).toBeNull()
  })

  test('nobody waits: only after a while, and only where people would raise hands', () => {
    expect(tip({}, NOBODY_WAITS_MS - 1)).toBeNull()
    expect(tip({}, NOBODY_WAITS_MS)).toEqual({ kind: 'nobodyWaits', name: '' })
    expect(tip({ step: 'agree' }, NOBODY_WAITS_MS)).toBeNull()
  })

  test('a round and a quiet step have their own', () => {
    const round = {
      isQuick: true,
      order: [seatOf('Sam'), seatOf('Kofi')],
      pending: [seatOf('Sam'), seatOf('Kofi')],
      later: [],
      passed: [],
      spoken: [],
      isSecondTime: false,
    }
    expect(tip({ also: (room) => ({ ...forPractice(room), round }) })).toEqual({ kind: 'round', name: '' })
    expect(tip({ step: 'jot' })).toEqual({ kind: 'quiet', name: '' })
  })

  test('each says what could be done without naming anybody as a fault', () => {
    const { showWay, letMeTry, hide, promise, ...ways } = tips
    expect([showWay, letMeTry, hide, promise].every((words) => words.length > 0)).toBe(true)
    for (const { text, way } of Object.values(ways)) expect(`${text} ${way}`).not.toContain('{{name}}')
  })
})
