import { beforeEach, describe, expect, test } from 'vitest'
import type { SeatId } from '../../../shared/ids.ts'
import type { PulseAnswer } from '../../../shared/room/state/company.ts'
import { MINUTE, RoomKit, SECOND } from '../../support/roomKit.ts'

describe('A-9 asking the room', () => {
  let room: RoomKit
  let ines: SeatId
  let people: SeatId[]

  beforeEach(() => {
    room = new RoomKit()
    ines = room.join('Ines', 'facilitator')
    people = ['Ana', 'Bo', 'Cleo', 'Dee', 'Eve'].map((name) => room.join(name))
    room.do(ines, { type: 'agenda.start' })
    room.do(ines, { type: 'pulse.ask' })
  })
  const answer = (index: number, what: PulseAnswer) =>
    room.do(people[index] as SeatId, { type: 'pulse.answer', answer: what })
  const pulse = () => room.see(ines).pulse

  test('A-9 ends after half a minute and shows what most would like', () => {
    for (const index of [0, 1, 2]) answer(index, 'stay')
    answer(3, 'move')
    expect(pulse()).toMatchObject({ isOver: false, result: null })
    room.wait(30 * SECOND - 1)
    expect(pulse()?.isOver).toBe(false)
    room.wait(1)
    expect(pulse()).toMatchObject({ isOver: true, result: 'stay' })
    expect(answer(4, 'stay')).toMatchObject({ ok: false })
  })

  test('A-9 three answers are shown to nobody', () => {
    for (const index of [0, 1, 2]) answer(index, 'stay')
    room.wait(30 * SECOND)
    for (const seat of [ines, ...people]) expect(room.see(seat).pulse).toMatchObject({ result: null })
  })

  test('A-9 ends when everybody here has answered, and an answer can be changed before', () => {
    answer(0, 'stay')
    answer(0, 'move')
    for (const index of [1, 2]) answer(index, 'move')
    answer(3, 'either')
    expect(room.see(people[0] as SeatId).me.pulse).toBe('move')
    room.do(people[4] as SeatId, { type: 'presence.step-away' })
    expect(pulse()).toMatchObject({ isOver: true, result: 'move' })
  })

  test('A-9 nobody else is told who answered what, or that somebody did', () => {
    const before = [ines, ...people.slice(1)].map((seat) => room.see(seat))
    answer(0, 'move')
    expect([ines, ...people.slice(1)].map((seat) => room.see(seat))).toEqual(before)
  })

  test('A-9 the answer goes after a minute, and does not change when somebody leaves', () => {
    for (const [index, what] of (['stay', 'stay', 'stay', 'move', 'move'] as const).entries())
      answer(index, what)
    expect(pulse()).toMatchObject({ isOver: true, result: 'stay' })
    room.serve({ type: 'seat.leave', seat: people[0] as SeatId })
    expect(pulse()).toMatchObject({ result: 'stay' })
    room.wait(MINUTE - 1)
    expect(pulse()).not.toBeNull()
    room.wait(1)
    expect(pulse()).toBeNull()
  })

  test('A-9 it goes with its step, and there is one at a time', () => {
    expect(room.do(ines, { type: 'pulse.ask' })).toMatchObject({ code: 'pulse/already' })
    room.do(ines, { type: 'agenda.next', seenIndex: 0 })
    expect(pulse()).toBeNull()
    expect(room.do(ines, { type: 'pulse.ask' }).ok).toBe(true)
  })

  test('A-9 H-4 a hold does not use up its time', () => {
    room.pass(20 * SECOND)
    room.do(ines, { type: 'hold.begin' })
    room.wait(5 * MINUTE)
    expect(pulse()?.isOver).toBe(false)
    room.do(ines, { type: 'hold.end' })
    room.wait(10 * SECOND - 1)
    expect(pulse()?.isOver).toBe(false)
    room.wait(1)
    expect(pulse()?.isOver).toBe(true)
  })
})
