import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { SeatId } from '../../../shared/ids.ts'
import { INNER_SEATS } from '../../../shared/room/fishbowl.ts'
import { MINUTE, RoomKit } from '../../support/roomKit.ts'

const NAMES = ['Ana', 'Bo', 'Cleo', 'Dee', 'Eve', 'Finn']

function inStep() {
  const room = new RoomKit({ templateId: 'fishbowl' })
  const ines = room.join('Ines', 'facilitator')
  const people = NAMES.map((name) => room.join(name))
  room.goTo(ines, 'fishbowl')
  return { room, ines, people }
}

describe('inner and outer circle', () => {
  let room: RoomKit
  let ines: SeatId
  let ana: SeatId
  let bo: SeatId
  let cleo: SeatId
  let dee: SeatId
  let eve: SeatId

  beforeEach(() => {
    const made = inStep()
    room = made.room
    ines = made.ines
    ;[ana, bo, cleo, dee, eve] = made.people as [SeatId, SeatId, SeatId, SeatId, SeatId]
  })
  const sit = (seat: SeatId) => room.do(seat, { type: 'fishbowl.sit' })
  const rise = (seat: SeatId) => room.do(seat, { type: 'fishbowl.rise' })
  const inner = () => room.see(ines).fishbowl?.inner

  test('FB-1 nobody sits inside at first; four may, and everybody goes as they like', () => {
    expect(inner()).toEqual([])
    for (const seat of [ana, bo, cleo]) expect(sit(seat).ok).toBe(true)
    expect(room.see(dee).fishbowl).toMatchObject({ isInner: false, isSeatFree: true })
    expect(sit(dee).ok).toBe(true)
    expect(room.see(eve).fishbowl).toMatchObject({ isSeatFree: false })
    expect(sit(eve)).toMatchObject({ code: 'fishbowl/no-seat' })
    expect(sit(ana)).toMatchObject({ code: 'fishbowl/already' })
    expect(rise(ana).ok).toBe(true)
    expect(rise(ana)).toMatchObject({ code: 'fishbowl/already' })
    expect(sit(eve).ok).toBe(true)
    expect(inner()).toEqual([bo, cleo, dee, eve])
  })

  test('FB-1 the next such step begins with an empty circle, and other steps have none', () => {
    sit(ana)
    const next = () => room.do(ines, { type: 'agenda.next', seenIndex: room.see(ines).agenda.index ?? -1 })
    next()
    expect(room.see(ana).fishbowl).toBeNull()
    expect(sit(ana)).toMatchObject({ ok: false })
    next()
    expect(inner()).toEqual([])
  })

  test('FB-2 hands of the inner circle are served; a hand outside waits with its place, and is not overtaken', () => {
    sit(bo)
    room.raise(ana, bo)
    expect(room.queue).toEqual([ana, bo])
    expect(room.see(ines).queue.next).toBe(bo)
    room.do(ines, { type: 'floor.give', to: 'next', seenHolder: null })
    expect([room.holder, room.state.queue.hands[0]?.overtaken]).toEqual([bo, 0])
    sit(ana)
    room.do(bo, { type: 'floor.done' })
    expect(room.holder).toBe(ana)
  })

  test('FB-2 a facilitator speaks from wherever they sit', () => {
    room.raise(ana, ines)
    expect(room.see(ana).queue.next).toBe(ines)
  })

  test('FB-2 whoever rises while they have the floor finishes', () => {
    sit(ana)
    room.do(ines, { type: 'floor.give', to: ana, seenHolder: null })
    rise(ana)
    expect(room.holder).toBe(ana)
  })

  test('FB-3 the open seat can be held for one person, whom only the facilitators know', () => {
    for (const seat of [ana, bo, cleo]) sit(seat)
    room.do(ines, { type: 'fishbowl.hold', for: dee })
    expect(room.see(ines).fishbowl?.heldFor).toBe(dee)
    for (const seat of [ana, eve])
      expect(room.see(seat).fishbowl).toMatchObject({ heldFor: null, isSeatFree: false })
    expect(sit(eve)).toMatchObject({ code: 'fishbowl/no-seat' })
    expect(room.see(dee).fishbowl).toMatchObject({ isSeatFree: true })
    rise(cleo)
    expect(room.see(eve).fishbowl).toMatchObject({ isSeatFree: true })
    sit(dee)
    expect(room.see(ines).fishbowl?.heldFor).toBeNull()
    expect(room.do(ines, { type: 'fishbowl.hold', for: dee })).toMatchObject({ code: 'fishbowl/already' })
  })

  test('FB-3 a seat is not held for somebody who has left, nor after it was let go', () => {
    room.do(ines, { type: 'fishbowl.hold', for: dee })
    room.serve({ type: 'seat.leave', seat: dee })
    expect(room.see(ines).fishbowl?.heldFor).toBeNull()
    expect(room.do(ines, { type: 'fishbowl.hold', for: dee })).toMatchObject({ code: 'seat/unknown' })
    room.do(ines, { type: 'fishbowl.hold', for: eve })
    room.do(ines, { type: 'fishbowl.hold', for: null })
    expect(room.see(ines).fishbowl?.heldFor).toBeNull()
  })

  test('FB-4 stepping away, leaving, and two minutes without a connection make a seat free', () => {
    for (const seat of [ana, bo, cleo, dee]) sit(seat)
    room.do(ana, { type: 'presence.step-away' })
    room.serve({ type: 'seat.leave', seat: bo })
    room.cut(cleo)
    room.wait(2 * MINUTE - 1)
    expect(inner()).toEqual([cleo, dee])
    room.wait(1)
    expect(inner()).toEqual([dee])
  })

  test('FB-1 FB-3 whoever comes and goes, there are never more inside than seats, nor one taken that is held', () => {
    const move = fc.record({
      what: fc.constantFrom(...(Object.keys(MOVES) as (keyof typeof MOVES)[])),
      who: fc.nat({ max: NAMES.length - 1 }),
    })
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
        const { room, ines, people } = inStep()
        for (const { what, who } of moves) {
          const before = room.state.fishbowl
          room.pass(MINUTE)
          MOVES[what](room, people[who] as SeatId, ines)
          const { inner, heldFor } = room.state.fishbowl ?? { inner: [], heldFor: null }
          expect(inner.length).toBeLessThanOrEqual(INNER_SEATS)
          expect(new Set(inner).size).toBe(inner.length)
          const hasGrown = inner.length > (before?.inner.length ?? 0)
          if (hasGrown && heldFor !== null) expect(inner.length).toBeLessThan(INNER_SEATS)
        }
      }),
      { numRuns: 200 },
    )
  })
})

const MOVES = {
  sit: (room: RoomKit, seat: SeatId) => room.do(seat, { type: 'fishbowl.sit' }),
  rise: (room: RoomKit, seat: SeatId) => room.do(seat, { type: 'fishbowl.rise' }),
  hold: (room: RoomKit, seat: SeatId, by: SeatId) => room.do(by, { type: 'fishbowl.hold', for: seat }),
  cut: (room: RoomKit, seat: SeatId) => room.cut(seat),
  back: (room: RoomKit, seat: SeatId) => room.back(seat),
  away: (room: RoomKit, seat: SeatId) => room.do(seat, { type: 'presence.step-away' }),
}
