import { describe, expect, test } from 'vitest'
import { readPlate, turnOfSeat } from '../../../client/room/plateWords.ts'
import { makeView, seatOf } from '../fixtures/rooms.ts'

const calm = {
  seat: { role: 'participant', isPretend: false, isListening: false },
  isMe: false,
  turn: null,
  keepsTurns: false,
  isBreak: false,
  gone: null,
} as const

describe('the words on a plate', () => {
  test('nothing beside a participant who is here', () => {
    expect(readPlate(calm)).toEqual({ role: null, state: null })
  })

  test('whose turn it is comes before a role, and mine is mine', () => {
    const facilitator = { ...calm.seat, role: 'facilitator' } as const
    expect(readPlate({ ...calm, seat: facilitator }).role).toBe('facilitator')
    expect(readPlate({ ...calm, seat: facilitator, turn: 'speaking' }).role).toBe('speaking')
    expect(readPlate({ ...calm, turn: 'go', isMe: true }).role).toBe('your-turn')
    expect(readPlate({ ...calm, turn: 'go' }).role).toBe('their-turn')
  })

  test('L-2 somebody who shows it listens; while they speak they speak', () => {
    const seat = { ...calm.seat, isListening: true }
    expect(readPlate({ ...calm, seat }).state).toBe('listening')
    expect(readPlate({ ...calm, seat, turn: 'speaking' }).state).toBeNull()
  })

  test('P-1 pretend people are marked as such, also while they speak', () => {
    const seat = { ...calm.seat, isPretend: true }
    expect(readPlate({ ...calm, seat, turn: 'speaking' })).toEqual({ role: null, state: 'pretend' })
  })

  test('a lost connection is the one word that matters', () => {
    const seat = { ...calm.seat, role: 'facilitator' } as const
    expect(readPlate({ ...calm, seat, gone: 'lost' })).toEqual({ role: null, state: 'lost' })
    expect(readPlate({ ...calm, seat, gone: 'away' })).toEqual({ role: 'facilitator', state: 'away' })
  })

  test('a go in a round is nobody’s while somebody has the floor', () => {
    const pending = [seatOf('Kofi'), seatOf('Sam')]
    const round = {
      isQuick: true,
      order: pending,
      pending,
      later: [],
      passed: [],
      spoken: [],
      isSecondTime: false,
    }
    const free = makeView('Dee', { also: () => ({ round }) })
    expect(turnOfSeat(free, seatOf('Kofi'))).toBe('go')
    expect(turnOfSeat(free, seatOf('Sam'))).toBeNull()
    const held = makeView('Dee', { holder: 'Kofi', also: () => ({ round }) })
    expect(turnOfSeat(held, seatOf('Kofi'))).toBe('speaking')
  })
})
