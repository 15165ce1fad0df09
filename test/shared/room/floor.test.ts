import { beforeEach, describe, expect, test } from 'vitest'
import type { SeatId } from '../../../shared/ids.ts'
import { MINUTE, RoomKit, SECOND } from '../../support/roomKit.ts'

describe('floor', () => {
  let room: RoomKit
  let ines: SeatId
  let kofi: SeatId
  let sam: SeatId

  beforeEach(() => {
    room = new RoomKit()
    ines = room.join('Ines', 'facilitator')
    kofi = room.join('Kofi')
    sam = room.join('Sam')
  })

  const give = (to: SeatId | 'next', seenHolder: SeatId | null = room.holder) =>
    room.do(ines, { type: 'floor.give', to, seenHolder })

  test('F-2 when the holder is done the floor passes to the next in line by itself', () => {
    give(kofi)
    room.raise(sam)
    room.do(kofi, { type: 'floor.done' })
    expect(room.holder).toBe(sam)
    room.do(sam, { type: 'floor.done' })
    expect(room.holder).toBeNull()
  })

  test('F-2 a holder who gives up the seat lets the floor pass at once', () => {
    give(kofi)
    room.raise(sam)
    room.serve({ type: 'seat.leave', seat: kofi })
    expect(room.holder).toBe(sam)
  })

  test('F-2 a holder without a connection keeps the floor for 120 seconds, not longer', () => {
    give(kofi)
    room.raise(sam)
    room.cut(kofi)
    room.wait(120 * SECOND - 1)
    expect(room.holder).toBe(kofi)
    room.wait(1)
    expect(room.holder).toBe(sam)
  })

  test('F-3 a hand raised to a free floor waits for the facilitator', () => {
    room.raise(kofi)
    expect(room.holder).toBeNull()
    give('next')
    expect(room.holder).toBe(kofi)
  })

  test('F-3 where no facilitator is in the room the next in line gets it by itself', () => {
    room.raise(kofi)
    room.cut(ines)
    room.wait(15 * SECOND - 1)
    expect(room.holder).toBeNull()
    room.wait(1)
    expect(room.holder).toBe(kofi)
  })

  test('F-3 a facilitator who stepped away is still in the room', () => {
    room.do(ines, { type: 'presence.step-away' })
    room.raise(kofi)
    room.wait(MINUTE)
    expect(room.holder).toBeNull()
  })

  test('F-3 a room that never had a facilitator serves itself', () => {
    const alone = new RoomKit()
    const dee = alone.join('Dee')
    alone.raise(dee)
    expect(alone.holder).toBe(dee)
  })

  test('F-4 the facilitator takes the floor back, and it stays free', () => {
    give(kofi)
    room.raise(sam)
    room.do(ines, { type: 'floor.take-back', seenHolder: kofi })
    expect(room.holder).toBeNull()
    expect(room.queue).toEqual([sam])
  })

  test('F-4 the facilitator gives it past the line, also to somebody without a hand; nobody is overtaken', () => {
    room.raise(kofi)
    give(sam)
    expect(room.holder).toBe(sam)
    expect(room.state.queue.hands.map((hand) => hand.overtaken)).toEqual([0])
    expect(room.events.at(-1)).toMatchObject({ type: 'floor.given', how: 'picked' })
  })

  test('F-1 giving it to the next over a holder ends that turn first', () => {
    give(kofi)
    room.pass(10 * SECOND)
    room.raise(sam)
    give('next')
    expect(room.holder).toBe(sam)
    expect(room.state.turns).toMatchObject([{ seat: kofi, endAt: room.now }])
  })

  test('F-5 of two facilitators one gives the floor and the other is told that it has moved', () => {
    const ana = room.join('Ana', 'facilitator')
    room.raise(kofi, sam)
    expect(give('next', null).ok).toBe(true)
    expect(room.do(ana, { type: 'floor.give', to: 'next', seenHolder: null })).toEqual({
      ok: false,
      code: 'floor/already-moved',
    })
    expect(room.holder).toBe(kofi)
    expect(room.do(ana, { type: 'floor.take-back', seenHolder: sam })).toMatchObject({
      code: 'floor/already-moved',
    })
  })

  test('F-3 refused: nobody waits, nobody there, away, holding already', () => {
    expect(give('next')).toMatchObject({ code: 'floor/nobody-waiting' })
    room.cut(kofi)
    expect(give(kofi)).toMatchObject({ code: 'floor/not-here' })
    expect(give('seat-number-999' as SeatId)).toMatchObject({ code: 'floor/not-here' })
    give(sam)
    expect(give(sam)).toMatchObject({ code: 'queue/has-floor' })
    expect(room.do(kofi, { type: 'floor.done' })).toMatchObject({ code: 'floor/not-held' })
  })
})
