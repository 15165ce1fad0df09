import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SeatId } from '../../../shared/ids.ts'
import { nextWakeAt, whatIsDue } from '../../../shared/room/deadlines.ts'
import { MINUTE, RoomKit, SECOND } from '../../support/roomKit.ts'

const NAMES = ['Ana', 'Bo', 'Cleo', 'Dee', 'Eve', 'Finn']
type Deed = (room: RoomKit, one: SeatId, other: SeatId, ines: SeatId) => unknown

const DEEDS: Record<string, Deed> = {
  mix: (room, _, __, ines) => room.do(ines, { type: 'groups.mix' }),
  swap: (room, one, other, ines) => room.do(ines, { type: 'groups.swap', one, other }),
  start: (room, _, __, ines) => room.do(ines, { type: 'groups.start' }),
  end: (room, _, __, ines) => room.do(ines, { type: 'groups.end' }),
  visit: (room, _, __, ines) => room.do(ines, { type: 'groups.visit', table: room.events.length % 3 }),
  leaveTable: (room, one) => room.do(one, { type: 'groups.leave' }),
  leave: (room, one) => room.serve({ type: 'seat.leave', seat: one }),
  come: (room) => room.serve({ type: 'seat.take', name: `Guest ${room.events.length}`, role: 'participant' }),
  cut: (room, one) => room.cut(one),
  back: (room, one) => room.back(one),
  stretch: (room, _, __, ines) => room.do(ines, { type: 'agenda.stretch', minutes: 2 }),
  undo: (room, _, __, ines) => room.do(ines, { type: 'agenda.undo' }),
  hold: (room, _, __, ines) => room.do(ines, { type: 'hold.begin' }),
  goOn: (room, _, __, ines) => room.do(ines, { type: 'hold.end' }),
  wait: (room) => room.wait(MINUTE),
  next: (room, _, __, ines) => room.do(ines, { type: 'agenda.next', seenIndex: indexOf(room) }),
  goBack: (room, _, __, ines) => room.do(ines, { type: 'agenda.back', seenIndex: indexOf(room) }),
}

/** Read from the room: once in some thousand rooms everybody has left, the facilitator last, and nobody sees it. */
function indexOf({ state: { agenda } }: RoomKit): number {
  return agenda.phase.kind === 'running' ? agenda.phase.index : -1
}

/** What holds of tables at every moment. */
function holdsAlways(room: RoomKit, ines: SeatId): void {
  const { state } = room
  const { tables = [], startedAt = null, endsAt = null, staying = [] } = state.groups ?? {}
  const seated = tables.flat()
  const seats = state.seats.map((seat) => seat.id)
  expect(new Set(seated).size).toBe(seated.length)
  for (const seat of seated) expect(seats).toContain(seat)
  for (const seat of seated.filter((each) => each !== ines)) expect(staying).not.toContain(seat)
  for (const table of tables) expect(table).not.toHaveLength(1)
  expect(endsAt === null).toBe(startedAt === null)
  for (const seat of seats) {
    const seen = room.see(seat).groups
    if (startedAt === null && seat !== ines) expect(seen).toBeNull()
    if (startedAt !== null) expect(seen?.mine ?? -1).toBe(tables.findIndex((table) => table.includes(seat)))
  }
  expect(whatIsDue(state, state.lastAt)).toEqual([])
  expect(nextWakeAt(state, room.now) ?? Number.POSITIVE_INFINITY).toBeGreaterThan(room.now)
}

test('GR-6 X-2 a room that everybody has left, the facilitator last, goes on without harm', () => {
  const room = new RoomKit({ templateId: 'one-two-all' })
  const ines = room.join('Ines', 'facilitator')
  const people = NAMES.map((name) => room.join(name))
  room.goTo(ines, 'pairs')
  room.do(ines, { type: 'groups.start' })
  for (const seat of [...people, ines]) room.serve({ type: 'seat.leave', seat })
  for (const [name, deed] of Object.entries(DEEDS)) {
    if (name !== 'cut' && name !== 'back') deed(room, ines, ines, ines)
    holdsAlways(room, ines)
  }
  expect(room.replayed()).toEqual(room.state)
})

test('GR-2 GR-3 GR-5 GR-6 GR-8 X-1 X-2 nobody ever sits twice, alone, gone or against their wish', () => {
  const move = fc.record({
    deed: fc.constantFrom(...Object.keys(DEEDS), 'start', 'start', 'start', 'goBack'),
    one: fc.nat({ max: 20 }),
    other: fc.nat({ max: 20 }),
  })
  let sittings = 0
  fc.assert(
    fc.property(fc.array(move, { minLength: 10, maxLength: 60 }), (moves) => {
      const room = new RoomKit({ templateId: 'one-two-all' })
      const ines = room.join('Ines', 'facilitator')
      for (const name of NAMES) room.join(name)
      room.goTo(ines, 'pairs')
      for (const { deed, one, other } of moves) {
        const seats = room.state.seats.map((seat) => seat.id)
        const others = seats.filter((seat) => seat !== ines)
        room.pass(SECOND)
        DEEDS[deed]?.(room, others[one % others.length] ?? ines, seats[other % seats.length] ?? ines, ines)
        holdsAlways(room, ines)
      }
      sittings += room.events.filter((event) => event.type === 'groups.started').length
      expect(room.replayed()).toEqual(room.state)
    }),
    { numRuns: 200 },
  )
  expect(sittings).toBeGreaterThan(100)
}, 60_000)
