import { beforeEach, describe, expect, test } from 'vitest'
import type { SeatId } from '../../../shared/ids.ts'
import { stepEndsAt } from '../../../shared/room/agenda.ts'
import { MINUTE, RoomKit, SECOND } from '../../support/roomKit.ts'

describe('hold and pause', () => {
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

  const endsAt = () => stepEndsAt(room.state.agenda) ?? 0

  test('SAFE-6 anyone rings, everybody is told that it is quiet, and only facilitators who rang', () => {
    room.do(kofi, { type: 'pause.ring' })
    expect(room.see(sam).quiet.pause).toEqual({ endsAt: room.now + MINUTE, by: null })
    expect(room.see(kofi).quiet.pause?.by).toBeNull()
    expect(room.see(ines).quiet.pause?.by).toBe(kofi)
    expect(JSON.stringify(room.see(sam).quiet)).not.toContain(kofi)
  })

  test('SAFE-6 it ends by itself after a minute, or when the facilitator says so', () => {
    room.do(kofi, { type: 'pause.ring' })
    expect(room.do(sam, { type: 'pause.ring' })).toMatchObject({ code: 'pause/already' })
    room.wait(MINUTE)
    expect(room.see(sam).quiet.pause).toBeNull()
    room.do(sam, { type: 'pause.ring' })
    expect(room.do(sam, { type: 'pause.end' }).ok).toBe(false)
    room.do(ines, { type: 'pause.end' })
    expect(room.see(sam).quiet.pause).toBeNull()
  })

  test('SAFE-6 anyone may have it a minute longer, up to five', () => {
    room.do(kofi, { type: 'pause.ring' })
    for (let times = 0; times < 4; times += 1) expect(room.do(sam, { type: 'pause.lengthen' }).ok).toBe(true)
    expect(room.do(sam, { type: 'pause.lengthen' })).toMatchObject({ code: 'pause/long-enough' })
    room.wait(5 * MINUTE - 1)
    expect(room.see(sam).quiet.pause).not.toBeNull()
    room.wait(1)
    expect(room.see(sam).quiet.pause).toBeNull()
  })

  test('H-4 the clock of the step stands still in a pause and in a hold, also where they overlap', () => {
    const before = endsAt()
    room.do(kofi, { type: 'pause.ring' })
    room.pass(20 * SECOND)
    room.do(ines, { type: 'hold.begin' })
    room.wait(40 * SECOND)
    expect(room.see(sam).agenda.clock?.stoppedAt).toBe(room.now - MINUTE)
    expect(endsAt()).toBe(before)
    room.pass(2 * MINUTE)
    room.do(ines, { type: 'hold.end' })
    expect(endsAt()).toBe(before + 3 * MINUTE)
    expect(room.see(sam).agenda.clock?.stoppedAt).toBeNull()
  })

  test('F-2 H-4 in a pause and in a hold a floor that frees stays free', () => {
    for (const [begin, end] of [
      ['hold.begin', 'hold.end'],
      ['pause.ring', 'pause.end'],
    ] as const) {
      room.do(ines, { type: 'floor.give', to: kofi, seenHolder: room.holder })
      room.pass(30 * SECOND)
      room.raise(sam)
      room.do(ines, { type: begin })
      room.do(kofi, { type: 'floor.done' })
      expect(room.holder).toBeNull()
      room.do(ines, { type: end })
      room.do(sam, { type: 'queue.lower' })
    }
  })

  test('H-4 a new step ends both', () => {
    room.do(kofi, { type: 'pause.ring' })
    room.do(ines, { type: 'hold.begin' })
    room.do(ines, { type: 'agenda.next', seenIndex: room.see(ines).agenda.index ?? 0 })
    expect(room.state.quiet).toEqual({ hold: null, pause: null, stoppedAt: null })
  })

  test('H-4 V-1 that it is held, facilitators see alone', () => {
    room.do(ines, { type: 'hold.begin' })
    expect([room.see(ines).quiet.isHeld, room.see(kofi).quiet.isHeld]).toEqual([true, false])
    expect(room.do(kofi, { type: 'hold.begin' })).toMatchObject({ code: 'role/not-allowed' })
  })
})
