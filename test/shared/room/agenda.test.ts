import { beforeEach, describe, expect, test } from 'vitest'
import type { SeatId } from '../../../shared/ids.ts'
import { MINUTE, RoomKit } from '../../support/roomKit.ts'

describe('agenda', () => {
  let room: RoomKit
  let ines: SeatId
  let kofi: SeatId

  beforeEach(() => {
    room = new RoomKit()
    ines = room.join('Ines', 'facilitator')
    kofi = room.join('Kofi')
  })
  const index = () => room.see(ines).agenda.index ?? -1
  const next = () => room.do(ines, { type: 'agenda.next', seenIndex: index() })
  const back = () => room.do(ines, { type: 'agenda.back', seenIndex: index() })

  test('A-1 gathers, runs, ends; nothing is left to do after the end', () => {
    expect(room.see(kofi).agenda).toMatchObject({ phase: 'gathering', index: null, clock: null })
    expect(next()).toMatchObject({ code: 'agenda/not-running' })
    room.do(ines, { type: 'agenda.start' })
    expect(room.see(kofi).agenda).toMatchObject({ phase: 'running', index: 0 })
    expect(room.do(ines, { type: 'agenda.start' })).toMatchObject({ code: 'agenda/already-started' })
    room.raise(kofi)
    room.do(ines, { type: 'room.end' })
    expect(room.see(kofi)).toMatchObject({
      agenda: { phase: 'ended', index: null },
      queue: { order: [] },
      may: [],
    })
    expect(room.do(kofi, { type: 'queue.raise', kind: 'point' })).toEqual({ ok: false, code: 'room/ended' })
    expect(room.serve({ type: 'seat.take', name: 'Dee', role: 'participant' })).toEqual({
      ok: false,
      code: 'room/ended',
    })
  })

  test('A-1 the end is the end of a turn', () => {
    room.do(ines, { type: 'floor.give', to: kofi, seenHolder: null })
    room.pass(MINUTE)
    room.do(ines, { type: 'room.end' })
    expect(room.events.slice(-2)).toMatchObject([
      { type: 'floor.freed', seat: kofi, at: room.now },
      { type: 'room.ended' },
    ])
  })

  test('A-1 there is nothing before the first step and nothing after the last', () => {
    room.do(ines, { type: 'agenda.start' })
    expect(back()).toMatchObject({ code: 'agenda/no-step' })
    while (index() < room.state.agenda.steps.length - 1) expect(next().ok).toBe(true)
    expect(next()).toMatchObject({ code: 'agenda/no-step' })
  })

  test('A-2 a new step begins with a free floor, and hands stay up', () => {
    room.do(ines, { type: 'agenda.start' })
    const sam = room.join('Sam')
    room.do(ines, { type: 'floor.give', to: kofi, seenHolder: null })
    room.raise(sam)
    next()
    expect(room.holder).toBeNull()
    expect(room.queue).toEqual([sam])
    expect(room.state.turns.map((turn) => turn.step)).toEqual(['arrive'])
  })

  test('A-3 two more minutes, up to half an hour in all', () => {
    room.do(ines, { type: 'agenda.start' })
    const before = room.see(kofi).agenda.clock?.endsAt ?? 0
    room.do(ines, { type: 'agenda.stretch', minutes: 2 })
    expect(room.see(kofi).agenda.clock?.endsAt).toBe(before + 2 * MINUTE)
    for (let added = 2; added + 10 <= 30; added += 10) room.do(ines, { type: 'agenda.stretch', minutes: 10 })
    expect(room.do(ines, { type: 'agenda.stretch', minutes: 10 })).toMatchObject({
      code: 'agenda/stretched-enough',
    })
  })

  test('A-4 nothing happens when a step has had its time, except that facilitators are told', () => {
    room.do(ines, { type: 'agenda.start' })
    room.do(ines, { type: 'floor.give', to: kofi, seenHolder: null })
    const events = room.events.length
    room.do(kofi, { type: 'floor.done' })
    const before = room.see(kofi)
    room.wait(60 * MINUTE)
    expect(room.events.slice(events + 1)).toMatchObject([{ type: 'hint.given', hint: { kind: 'time-up' } }])
    expect(room.see(kofi)).toEqual(before)
  })

  test('A-4 going back goes on with the time that was left', () => {
    room.do(ines, { type: 'agenda.start' })
    room.pass(2 * MINUTE)
    next()
    room.pass(MINUTE)
    back()
    expect(room.see(kofi).agenda.clock?.endsAt).toBe(room.now + 4 * MINUTE)
    next()
    expect(room.see(kofi).agenda.clock?.endsAt).toBe(room.now + 4 * MINUTE)
  })

  test('A-5 a room that everybody left for three hours ends by itself, and not before', () => {
    room.cut(ines)
    room.pass(MINUTE)
    room.cut(kofi)
    room.wait(180 * MINUTE - 1)
    expect(room.state.agenda.phase.kind).toBe('gathering')
    room.wait(1)
    expect(room.events.at(-1)).toMatchObject({ type: 'room.ended', why: 'deserted' })
  })

  test('A-6 of two facilitators one moves the step and the other is told', () => {
    const ana = room.join('Ana', 'facilitator')
    room.do(ines, { type: 'agenda.start' })
    const seen = index()
    expect(room.do(ines, { type: 'agenda.next', seenIndex: seen }).ok).toBe(true)
    expect(room.do(ana, { type: 'agenda.next', seenIndex: seen })).toEqual({
      ok: false,
      code: 'agenda/already-moved',
    })
    expect(index()).toBe(seen + 1)
  })
})
