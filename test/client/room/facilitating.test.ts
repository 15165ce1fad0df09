import { describe, expect, test } from 'vitest'
import { facilitating, giveTo, lowerHandOf, movesOf, setRule } from '../../../client/room/facilitating.ts'
import { personCommandSchema } from '../../../shared/room/commands.ts'
import type { RoomState } from '../../../shared/room/state.ts'
import { makeView, NOW, seatOf } from '../fixtures/rooms.ts'

const possible = (name: string, wish = {}) =>
  Object.entries(facilitating(makeView(name, wish))).flatMap(([key, command]) =>
    command === null ? [] : [key],
  )

describe('what a facilitator can do', () => {
  test('start while people gather, move the steps while they run', () => {
    const quiet = ['pause', 'hold', 'end']
    expect(possible('Ines', { phase: 'gathering' })).toEqual(['start', ...quiet])
    expect(possible('Ines', { step: 'arrive' })).toEqual(['next', 'stretch', 'ask', 'round', ...quiet])
    expect(possible('Ines', { step: 'act' })).toEqual(['next', 'back', 'stretch', 'ask', 'round', ...quiet])
    expect(possible('Ines', { step: 'close' })).toEqual(['back', 'stretch', 'ask', 'round', ...quiet])
  })

  test('give the floor where somebody waits, take it back where somebody has it', () => {
    expect(possible('Ines', { hands: ['Kofi'] })).toContain('give')
    expect(possible('Ines', { hands: ['Kofi'], away: ['Kofi'] })).not.toContain('give')
    expect(possible('Ines', { holder: 'Rosa' })).toContain('takeBack')
  })

  test('says what its sender saw, so that two who press at once move the room once', () => {
    const commands = facilitating(makeView('Ines', { hands: ['Kofi'], holder: 'Rosa' }))
    expect(commands.give).toEqual({ type: 'floor.give', to: 'next', seenHolder: seatOf('Rosa') })
    expect(commands.takeBack).toEqual({ type: 'floor.take-back', seenHolder: seatOf('Rosa') })
    expect(commands.next).toMatchObject({ type: 'agenda.next', seenIndex: 7 })
  })

  test('everything it asks for can be said to the server', () => {
    for (const command of Object.values(
      facilitating(makeView('Ines', { hands: ['Kofi'], holder: 'Rosa' })),
    )) {
      if (command !== null) expect(personCommandSchema.safeParse(command).success).toBe(true)
    }
  })

  test('quiet goes on and off by the same button, and a question to the room is asked once', () => {
    const at = NOW - 1
    const isQuiet = possible('Ines', {
      also: () => ({
        quiet: {
          pause: { by: seatOf('Priya'), since: at, endsAt: NOW + 60_000 },
          hold: { by: seatOf('Ines'), since: at },
          stoppedAt: at,
        },
        pulse: { askedAt: at, endsAt: NOW + 30_000, answers: {}, isOver: false },
      }),
    })
    expect(isQuiet).toEqual(['next', 'back', 'stretch', 'round', 'endPause', 'endHold', 'end'])
  })

  test('a round is ended, or goes on past somebody who does not answer', () => {
    const order = ['Kofi', 'Sam'].map(seatOf)
    const round = {
      isQuick: true,
      isSecondTime: false,
      order,
      pending: order,
      later: [],
      passed: [],
      spoken: [],
    }
    const view = makeView('Ines', { also: () => ({ round }) })
    expect(facilitating(view).round).toBeNull()
    expect(facilitating(view).stopRound).toEqual({ type: 'round.stop' })
    expect(facilitating(view).skipGo).toEqual({ type: 'round.skip', seen: seatOf('Kofi') })
  })

  test('whoever keeps the turns has what is lent and nothing else (rule H-2)', () => {
    const keeper = (name: string) => ({
      hands: ['Kofi'],
      holder: 'Dee',
      also: (room: RoomState) => ({ keeping: { ...room.keeping, keeper: seatOf(name) } }),
    })
    expect(possible('Rosa', keeper('Rosa'))).toEqual(['next', 'give', 'takeBack', 'round', 'pause'])
  })

  test('a hand moves where there is a place to go, and one place up from the second is the first', () => {
    const view = makeView('Ines', { hands: ['Kofi', 'Sam', 'Dee'], rule: 'first_hand' })
    expect(movesOf(view, seatOf('Kofi'))).toEqual(['down'])
    expect(movesOf(view, seatOf('Sam'))).toEqual(['first', 'down'])
    expect(movesOf(view, seatOf('Dee'))).toEqual(['first', 'up'])
    expect(movesOf(view, seatOf('Rosa'))).toEqual([])
    expect(movesOf(makeView('Rosa', { hands: ['Kofi', 'Sam'] }), seatOf('Kofi'))).toEqual([])
  })

  test('nobody else can do any of it, but for asking for a pause', () => {
    expect(possible('Dee', { hands: ['Kofi'], holder: 'Rosa' })).toEqual(['pause'])
    const view = makeView('Tui', { hands: ['Kofi'] })
    expect(giveTo(view, seatOf('Kofi'))).toBeNull()
    expect(lowerHandOf(view, seatOf('Kofi'))).toBeNull()
    expect(setRule(view, 'first_hand')).toBeNull()
  })

  test('the floor goes to anybody who is here and has it not', () => {
    const view = makeView('Ines', { holder: 'Rosa', away: ['Marek'] })
    expect(giveTo(view, seatOf('Priya'))).toMatchObject({ to: seatOf('Priya'), seenHolder: seatOf('Rosa') })
    expect(giveTo(view, seatOf('Rosa'))).toBeNull()
    expect(giveTo(view, seatOf('Marek'))).toBeNull()
  })

  test('one’s own hand comes down as anybody’s', () => {
    const view = makeView('Ines', { hands: ['Ines', 'Kofi'] })
    expect(lowerHandOf(view, seatOf('Ines'))).toEqual({ type: 'queue.lower' })
    expect(lowerHandOf(view, seatOf('Kofi'))).toEqual({ type: 'queue.lower-for', seat: seatOf('Kofi') })
  })

  test('the rule that holds is not set again', () => {
    const view = makeView('Ines')
    expect(setRule(view, 'new_voices')).toBeNull()
    expect(setRule(view, 'first_hand')).toEqual({ type: 'queue.set-rule', rule: 'first_hand' })
  })
})
