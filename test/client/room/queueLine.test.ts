import { describe, expect, test } from 'vitest'
import { readQueueLine, roundChips, roundSpoken, SAID_MS } from '../../../client/room/queueWords.ts'
import type { RoundState } from '../../../shared/room/state/turns.ts'
import { makeView, NOW, type RoomWish, seatOf } from '../fixtures/rooms.ts'

const moved: NonNullable<RoomWish['also']> = (room) => ({
  queue: {
    ...room.queue,
    override: {
      kind: 'moved',
      by: seatOf('Ines'),
      at: NOW,
      seat: seatOf('Sam'),
      reason: 'raised-before',
      placements: [],
    },
  },
})
const told: NonNullable<RoomWish['also']> = (room) => ({
  nudges: { ...room.nudges, line: { kind: 'most-heard', at: NOW, isOver: false } },
})
const seats = (...names: string[]) => names.map(seatOf)

function roundOf(round: Partial<RoundState>): NonNullable<RoomWish['also']> {
  const base: RoundState = {
    isQuick: false,
    order: [],
    pending: [],
    later: [],
    passed: [],
    spoken: [],
    isSecondTime: false,
  }
  return () => ({ round: { ...base, ...round } })
}

describe('the one line under the queue', () => {
  test('my place, else the rule', () => {
    expect(readQueueLine(makeView('Dee', { hands: ['Dee'] }), NOW)).toEqual({ lead: null, tail: 'place' })
    expect(readQueueLine(makeView('Dee'), NOW)).toEqual({ lead: null, tail: 'rule' })
  })

  test('Q-12 a move is told to everybody until the person has spoken', () => {
    for (const name of ['Dee', 'Sam', 'Tui']) {
      const view = makeView(name, { hands: ['Kofi', 'Sam'], also: moved })
      expect(readQueueLine(view, NOW + 10 * SAID_MS).lead).toMatchObject({ kind: 'override' })
    }
  })

  test('with a hand up my place is still there beside a move', () => {
    const view = makeView('Dee', { hands: ['Kofi', 'Sam', 'Dee'], also: moved })
    expect(readQueueLine(view, NOW).tail).toBe('place-alone')
  })

  test('the shared line is said for a minute', () => {
    const view = makeView('Dee', { also: told })
    expect(readQueueLine(view, NOW + SAID_MS - 1).lead).toEqual({ kind: 'shared', line: 'most-heard' })
    expect(readQueueLine(view, NOW + SAID_MS).lead).toBeNull()
  })

  test('a pause comes before everything', () => {
    const pause = { by: seatOf('Sam'), since: NOW, endsAt: NOW + 60_000 }
    const view = makeView('Dee', {
      hands: ['Dee'],
      also: () => ({ quiet: { hold: null, pause, stoppedAt: NOW } }),
    })
    expect(readQueueLine(view, NOW)).toEqual({ lead: { kind: 'paused' }, tail: null })
  })
})

describe('a round', () => {
  test('GO-3 who is still to come, now first, and later at the end', () => {
    const also = roundOf({ pending: seats('Dee', 'Tui', 'Marek'), later: seats('Kofi') })
    const { round } = makeView('Dee', { also })
    expect(round === null ? [] : roundChips(round)).toEqual([
      { seat: seatOf('Dee'), isLater: false },
      { seat: seatOf('Tui'), isLater: false },
      { seat: seatOf('Marek'), isLater: false },
      { seat: seatOf('Kofi'), isLater: true },
    ])
  })

  test('who has spoken: a few by name, more than that as a number, myself last', () => {
    const spoken = (name: string, ...names: string[]) =>
      roundSpoken(makeView(name, { also: roundOf({ spoken: seats(...names) }) }), 'you')
    expect(spoken('Dee', 'Sam', 'Rosa')).toEqual({ names: ['Sam', 'Rosa'] })
    expect(spoken('Sam', 'Sam', 'Rosa')).toEqual({ names: ['Rosa', 'you'] })
    expect(spoken('Sam', 'Sam')).toBeNull()
    expect(spoken('Dee', 'Sam', 'Rosa', 'Kofi', 'Tui')).toEqual({ count: 4 })
  })
})
