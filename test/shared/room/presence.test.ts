import { beforeEach, describe, expect, test } from 'vitest'
import { MINUTE, RoomKit } from '../../support/roomKit.ts'

describe('seats', () => {
  let room: RoomKit
  beforeEach(() => {
    room = new RoomKit()
  })
  const take = (name: string, role: 'participant' | 'facilitator' | 'note-taker' = 'participant') =>
    room.serve({ type: 'seat.take', name, role })
  const NAMES = ['Ana', 'Bo', 'Cleo', 'Dee', 'Eve', 'Finn', 'Gus', 'Hana']

  test('S-1 eight participants, then a sentence; facilitators and note-takers still find a chair', () => {
    for (const name of NAMES) room.join(name)
    expect(take('Ivo')).toEqual({ ok: false, code: 'room/participants-full' })
    for (const name of ['Ines', 'Noor']) room.join(name, 'facilitator')
    for (const name of ['Tui', 'Uma']) room.join(name, 'note-taker')
    expect(take('Ivo', 'facilitator')).toEqual({ ok: false, code: 'room/full' })
    expect(room.state.seats).toHaveLength(12)
  })

  test('S-2 S-3 a name is cleaned, and one that looks like another is taken', () => {
    room.join('De\u202ee')
    expect(room.state.seats[0]?.name).toBe('Dee')
    expect(take('dee')).toEqual({ ok: false, code: 'name/taken' })
    expect(take('Dее')).toEqual({ ok: false, code: 'name/taken' })
    expect(take('')).toEqual({ ok: false, code: 'name/empty' })
    expect(take('Facilitator')).toEqual({ ok: false, code: 'name/reserved' })
  })

  test('S-4 the lowest free chair, kept while the seat exists', () => {
    const [ana, bo, cleo] = ['Ana', 'Bo', 'Cleo'].map((name) => room.join(name))
    expect(room.state.seats.map((seat) => seat.chair)).toEqual([1, 2, 3])
    if (bo === undefined) throw new Error()
    room.serve({ type: 'seat.leave', seat: bo })
    const dee = room.join('Dee')
    expect(room.state.seats.map((seat) => [seat.id, seat.chair])).toEqual([
      [ana, 1],
      [dee, 2],
      [cleo, 3],
    ])
  })

  test('S-5 a chair is given up for a newcomer after ten minutes without its person, the longest absent first', () => {
    const seats = NAMES.map((name) => room.join(name))
    const [ana, bo, cleo] = seats
    if (ana === undefined || bo === undefined || cleo === undefined) throw new Error()
    room.cut(bo)
    room.pass(MINUTE)
    room.cut(ana)
    room.do(cleo, { type: 'presence.step-away' })
    room.wait(9 * MINUTE - 1)
    expect(take('Ivo')).toMatchObject({ ok: false })
    room.wait(1)
    const ivo = room.join('Ivo')
    expect(room.state.seats.find((seat) => seat.id === ivo)?.chair).toBe(2)
    expect(room.state.seats.some((seat) => seat.id === ana)).toBe(true)
    room.wait(60 * MINUTE)
    room.join('Jo')
    expect(take('Kim')).toEqual({ ok: false, code: 'room/participants-full' })
  })

  test('S-5 a name comes free with its chair', () => {
    const dee = room.join('Dee')
    room.cut(dee)
    room.wait(10 * MINUTE - 1)
    expect(take('Dee')).toEqual({ ok: false, code: 'name/taken' })
    room.wait(1)
    const again = room.join('Dee')
    expect(room.state.seats.map((seat) => seat.id)).toEqual([again])
  })

  test('S-5 a facilitator’s abandoned chair does not make room for a ninth participant', () => {
    const ines = room.join('Ines', 'facilitator')
    for (const name of NAMES) room.join(name)
    room.cut(ines)
    room.wait(11 * MINUTE)
    expect(take('Ivo')).toEqual({ ok: false, code: 'room/participants-full' })
    expect(room.state.seats.some((seat) => seat.id === ines)).toBe(true)
  })

  test('S-6 stepping away survives a lost connection', () => {
    const dee = room.join('Dee')
    room.do(dee, { type: 'presence.step-away' })
    room.cut(dee)
    expect(room.see(dee).seats[0]?.presence).toBe('lost')
    room.back(dee)
    expect(room.see(dee).seats[0]?.presence).toBe('away')
    expect(room.do(dee, { type: 'presence.step-away' })).toMatchObject({ code: 'presence/already' })
    room.do(dee, { type: 'presence.come-back' })
    expect(room.see(dee).seats[0]?.presence).toBe('here')
    expect(room.do(dee, { type: 'presence.come-back' })).toMatchObject({ code: 'presence/already' })
  })

  test('X-5 after a restart everybody is absent until their socket returns; hands and floor stay', () => {
    const ines = room.join('Ines', 'facilitator')
    const [ana, bo] = [room.join('Ana'), room.join('Bo')]
    room.raise(bo)
    room.do(ines, { type: 'floor.give', to: ana, seenHolder: null })
    room.do(bo, { type: 'presence.step-away' })
    room.state = room.replayed()
    room.serve({ type: 'room.recover' })
    expect(room.see(ana).seats.map((seat) => seat.presence)).toEqual(['lost', 'lost', 'lost'])
    expect(room.holder).toBe(ana)
    room.back(bo)
    expect(room.see(bo).seats.map((seat) => seat.presence)).toEqual(['lost', 'lost', 'away'])
    expect(room.queue).toEqual([bo])
  })
})
