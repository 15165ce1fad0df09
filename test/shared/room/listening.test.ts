import { beforeEach, describe, expect, test } from 'vitest'
import type { SeatId } from '../../../shared/ids.ts'
import { bandOf } from '../../../shared/room/bands.ts'
import { sharers } from '../../../shared/room/order.ts'
import { findSeat, type Seat } from '../../../shared/room/state.ts'
import { MINUTE, RoomKit, SECOND } from '../../support/roomKit.ts'

describe('how people take part', () => {
  let room: RoomKit
  let ines: SeatId
  let kofi: SeatId
  let sam: SeatId

  beforeEach(() => {
    room = new RoomKit()
    ines = room.join('Ines', 'facilitator')
    kofi = room.join('Kofi')
    sam = room.join('Sam')
    room.goTo(ines, 'open_floor')
  })

  const seatIn = (viewer: SeatId, seat: SeatId) => room.see(viewer).seats.find((each) => each.id === seat)

  test('L-1 the choice is for the person and the facilitators', () => {
    room.do(kofi, { type: 'listening.choose', choice: 'listening' })
    expect(room.see(kofi).me.choice).toBe('listening')
    expect(seatIn(ines, kofi)?.forFacilitators?.choice).toBe('listening')
    expect(seatIn(sam, kofi)).toMatchObject({ forFacilitators: null, isListening: false })
  })

  test('L-1 who listens by choice is out of every count, and may still speak', () => {
    room.do(kofi, { type: 'listening.choose', choice: 'listening' })
    expect(sharers(room.state).map((seat) => seat.id)).toEqual([sam])
    expect(room.do(kofi, { type: 'queue.raise', kind: 'point' }).ok).toBe(true)
  })

  test('L-2 others see it only while the person shows it', () => {
    room.do(kofi, { type: 'listening.show', isShown: true })
    expect(seatIn(sam, kofi)?.isListening).toBe(false)
    room.do(kofi, { type: 'listening.choose', choice: 'listening' })
    room.do(kofi, { type: 'listening.show', isShown: true })
    expect(seatIn(sam, kofi)?.isListening).toBe(true)
    room.do(kofi, { type: 'listening.choose', choice: 'open' })
    room.do(kofi, { type: 'listening.choose', choice: 'listening' })
    expect(seatIn(sam, kofi)?.isListening).toBe(false)
  })

  test('Q-7 who asks to be brought in early counts as a new voice until their first turn in the step', () => {
    room.speak(ines, kofi, 20 * SECOND)
    room.speak(ines, sam, 20 * SECOND)
    room.do(ines, { type: 'agenda.next', seenIndex: room.see(ines).agenda.index ?? 0 })
    room.do(kofi, { type: 'listening.choose', choice: 'early' })
    room.raise(sam, kofi)
    expect(room.queue).toEqual([sam, kofi])
    room.speak(ines, sam, 20 * SECOND)
    room.raise(sam)
    expect(room.queue[0]).toBe(kofi)
  })

  test('SAFE-4 who is not measured has the turns that a facilitator gives, and nothing a device says', () => {
    room.do(kofi, { type: 'talk.measure', isMeasured: false })
    room.serve({ type: 'talk.report', seat: kofi, isReporting: true })
    room.serve({ type: 'talk.count', seat: kofi, startAt: room.now - MINUTE, endAt: room.now })
    expect(room.state.turns).toEqual([])
    room.speak(ines, kofi, 20 * SECOND)
    expect(room.state.turns).toMatchObject([{ seat: kofi, endAt: room.now }])
  })

  test('SAFE-4 a turn is counted once: by the device where it reports, else by the floor', () => {
    room.serve({ type: 'talk.report', seat: kofi, isReporting: true })
    room.do(ines, { type: 'floor.give', to: kofi, seenHolder: null })
    room.pass(60 * SECOND)
    const endAt = room.now
    room.serve({ type: 'talk.count', seat: kofi, startAt: endAt - 45_000, endAt: endAt - 40_000 })
    room.serve({ type: 'talk.count', seat: kofi, startAt: endAt - 39_500, endAt: endAt - 30_000 })
    room.do(kofi, { type: 'floor.done' })
    expect(room.state.turns).toEqual([
      expect.objectContaining({ seat: kofi, startAt: endAt - 45_000, endAt: endAt - 30_000 }),
    ])
  })

  test('SAFE-11 after the end nothing is left of who talked', () => {
    room.speak(ines, kofi, 20 * SECOND)
    room.do(ines, { type: 'room.end' })
    expect(room.state.turns).toEqual([])
  })

  test('V-1 how much somebody talked is three words, for facilitators alone', () => {
    const band = () => bandOf(room.state, findSeat(room.state, kofi) as Seat)
    expect(band()).toBe('unheard')
    room.speak(ines, kofi, 20 * SECOND)
    expect(band()).toBe('little')
    room.speak(ines, kofi, 4 * MINUTE)
    expect(band()).toBe('plenty')
    expect(seatIn(ines, kofi)?.forFacilitators?.band).toBe('plenty')
    expect(seatIn(sam, kofi)?.forFacilitators).toBeNull()
  })

  test('SAFE-5 who comes back from being away lands anew, and who blinked does not', () => {
    const settled = () => findSeat(room.state, kofi)?.settledAt
    const first = settled()
    room.pass(MINUTE)
    room.cut(kofi)
    room.pass(5 * SECOND)
    room.back(kofi)
    expect(settled()).toBe(first)
    room.do(kofi, { type: 'presence.step-away' })
    room.pass(MINUTE)
    room.do(kofi, { type: 'presence.come-back' })
    expect(settled()).toBe(room.now)
    expect(sharers(room.state).map((seat) => seat.id)).toContain(kofi)
  })
})
