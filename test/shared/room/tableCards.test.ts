import { beforeEach, describe, expect, test } from 'vitest'
import type { SeatId } from '../../../shared/ids.ts'
import { MIN_TABLES_MS, nameOfTable } from '../../../shared/room/groups.ts'
import { MAX_QUIET_CARDS } from '../../../shared/room/writing.ts'
import { MINUTE, RoomKit } from '../../support/roomKit.ts'

let room: RoomKit
let ines: SeatId
let tui: SeatId
let ana: SeatId
let bo: SeatId
let cleo: SeatId
let dee: SeatId

/** Ana sits with Bo, Cleo with Dee and Tui, who takes notes. Ines facilitates and stays in the circle. */
beforeEach(() => {
  room = new RoomKit({ templateId: 'one-two-all' })
  ines = room.join('Ines', 'facilitator')
  ana = room.join('Ana')
  bo = room.join('Bo')
  cleo = room.join('Cleo')
  dee = room.join('Dee')
  tui = room.join('Tui', 'note-taker')
  room.goTo(ines, 'pairs')
  sit([ana, bo], [cleo, dee, tui])
})

function sit(...tables: readonly (readonly SeatId[])[]): void {
  room.state = { ...room.state, groups: { ...groupsOf(room), tables } }
  expect(room.do(ines, { type: 'groups.start' }).ok).toBe(true)
}

function groupsOf({ state }: RoomKit) {
  if (state.groups === null) throw new Error('nobody planned tables')
  return state.groups
}

const REFUSED = { ok: false, code: 'room/not-now' }
const UNKNOWN = { ok: false, code: 'writing/unknown' }
const cardId = (name: string) => `card-${name.padEnd(12, '-')}`
const tableOf = (seat: SeatId) => nameOfTable(room.state, seat) ?? '0.0'
const putFor = (seat: SeatId, table: string, name: string, text: string) =>
  room.do(seat, { type: 'writing.put', id: cardId(name), text, column: 'aspirations', table })
const put = (seat: SeatId, name: string, text: string) => putFor(seat, tableOf(seat), name, text)
const takeDown = (seat: SeatId, name: string) =>
  room.do(seat, { type: 'writing.take-down', id: cardId(name) })
const read = (seat: SeatId) => room.see(seat).writing?.atTable?.cards.map(({ text }) => text) ?? null
const turned = () => room.state.writing.turned.map(({ text }) => text)
const move = (by: 'next' | 'back') =>
  room.do(ines, { type: `agenda.${by}`, seenIndex: room.see(ines).agenda.index ?? -1 })

describe('while tables are on', () => {
  test('GR-9 V-1 whoever sits at a table has its cards, and nobody else a word of them or how many', () => {
    const before = [ines, cleo, dee, tui].map((seat) => JSON.stringify(room.see(seat)))
    put(ana, 'one', 'an open door')
    put(bo, 'two', 'quiet streets')
    expect(read(ana)).toEqual(['an open door', 'quiet streets'])
    expect(room.see(bo).writing).toEqual(room.see(ana).writing)
    expect([ines, cleo, dee, tui].map((seat) => JSON.stringify(room.see(seat)))).toEqual(before)
    expect(read(ines)).toBe(null)
    expect(read(tui)).toEqual([])
    // Not even at the same table is it said who wrote what.
    expect(JSON.stringify(room.see(bo).writing)).not.toContain(ana)
  })

  test('GR-9 everybody at a table changes and takes down all of its cards, nobody else does', () => {
    put(ana, 'one', 'an open door')
    put(bo, 'one', 'two open doors')
    expect(read(ana)).toEqual(['two open doors'])
    for (const seat of [ines, cleo, tui]) {
      expect(put(seat, 'one', 'mine')).toEqual(seat === ines ? REFUSED : UNKNOWN)
      expect(putFor(seat, tableOf(ana), 'one', 'mine')).toEqual(REFUSED)
      expect(takeDown(seat, 'one')).toEqual(UNKNOWN)
    }
    expect(takeDown(bo, 'one').ok).toBe(true)
    expect(read(ana)).toEqual([])
  })

  test('GR-9 a card that is not meant for the table where its writer sits now comes nowhere', () => {
    const first = tableOf(ana)
    room.do(ines, { type: 'groups.end' })
    expect(putFor(ana, first, 'one', 'for Bo')).toEqual(REFUSED)
    sit([ana, cleo], [bo, dee, tui])
    expect(putFor(ana, first, 'one', 'for Bo')).toEqual(REFUSED)
    const own = { type: 'writing.put', id: cardId('two'), text: 'for me', column: 'trust' } as const
    expect(room.do(ana, own)).toEqual(REFUSED)
    expect(room.do(ines, own)).toEqual(REFUSED)
    expect(room.state.writing).toEqual({ cards: [], turned: [] })
    room.goTo(ines, 'silent_writing')
    expect(putFor(ana, first, 'one', 'for Bo')).toEqual(REFUSED)
    expect(room.do(ana, own).ok).toBe(true)
  })

  test('GR-10 two cards both stand; of one the last words stand, also after it was taken down', () => {
    put(ana, 'one', 'a')
    put(bo, 'two', 'b')
    put(ana, 'two', 'b, as Ana has it')
    put(bo, 'two', 'b, as Bo has it')
    expect(read(ana)).toEqual(['a', 'b, as Bo has it'])
    takeDown(ana, 'one')
    put(bo, 'one', 'a, and more')
    expect(read(ana)).toEqual(['b, as Bo has it', 'a, and more'])
  })

  test('W-9 a person begins forty cards, and may change every one of their table', () => {
    for (let card = 0; card < MAX_QUIET_CARDS; card += 1) expect(put(ana, `${card}`, 'a').ok).toBe(true)
    expect(put(ana, 'more', 'a')).toEqual({ ok: false, code: 'writing/enough' })
    expect(put(bo, 'more', 'a').ok).toBe(true)
    expect(put(ana, 'more', 'b').ok).toBe(true)
    expect(put(bo, '0', 'b').ok).toBe(true)
  })
})

describe('cards stay with their table', () => {
  test('GR-8 GR-10 a visitor sees them from the moment they sit down until they rise', () => {
    put(ana, 'one', 'a')
    put(cleo, 'two', 'c')
    room.do(ines, { type: 'groups.visit', table: 0 })
    expect(read(ines)).toEqual(['a'])
    put(ines, 'three', 'a visitor’s')
    room.do(ines, { type: 'groups.visit', table: 1 })
    expect(read(ines)).toEqual(['c'])
    room.do(ines, { type: 'groups.visit', table: null })
    expect(read(ines)).toBe(null)
    expect(read(bo)).toEqual(['a', 'a visitor’s'])
  })

  test('GR-6 GR-10 a lost connection keeps them, and whoever leaves takes none along', () => {
    put(cleo, 'one', 'c')
    room.cut(cleo)
    room.back(cleo)
    expect(read(cleo)).toEqual(['c'])
    room.serve({ type: 'seat.leave', seat: cleo })
    expect(read(dee)).toEqual(['c'])
    room.do(dee, { type: 'groups.leave' })
    // A table of one is none: Tui is in the circle again, and the card comes to everybody with the others.
    expect([read(dee), read(tui)]).toEqual([null, null])
    room.do(ines, { type: 'groups.end' })
    expect(turned()).toEqual(['c'])
  })
})

describe('everybody is back', () => {
  const ways: Record<string, () => unknown> = {
    'the facilitator ends the tables': () => room.do(ines, { type: 'groups.end' }),
    'the facilitator goes on': () => move('next'),
    'the facilitator goes back': () => move('back'),
    'the time is over': () => room.wait(MIN_TABLES_MS + 30 * MINUTE),
    'the last table breaks up': () => {
      for (const seat of [ana, cleo, dee]) room.do(seat, { type: 'groups.leave' })
    },
  }

  test.each(Object.keys(ways))('GR-11 the cards of all tables turn over at once when %s', (way) => {
    put(ana, 'one', 'a')
    put(cleo, 'two', 'c')
    ways[way]?.()
    expect(turned().sort()).toEqual(['a', 'c'])
    expect(room.state.writing.cards).toEqual([])
    expect(room.events.filter(({ type }) => type === 'writing.turned-over')).toHaveLength(1)
    for (const seat of [ines, ana, cleo]) expect(read(seat)).toBe(null)
  })

  test('GR-11 tables at which nobody wrote turn nothing over', () => {
    room.do(ines, { type: 'groups.end' })
    expect(room.events.some(({ type }) => type === 'writing.turned-over')).toBe(false)
  })

  test('GR-11 what has turned over is the table’s no more, also where it sits down again', () => {
    put(ana, 'one', 'a')
    move('next')
    move('back')
    sit([ana, bo], [cleo, dee, tui])
    expect([put(ana, 'one', 'again'), takeDown(bo, 'one')]).toEqual([UNKNOWN, UNKNOWN])
    expect(read(ana)).toEqual([])
    put(ana, 'two', 'b')
    move('next')
    expect(turned()).toEqual(['a', 'b'])
  })

  test('W-6 notes for one’s own eyes stay behind', () => {
    const { agenda } = room.state
    const steps = agenda.steps.map((step) => ({ ...step, board: 'private' as const }))
    room.state = { ...room.state, agenda: { ...agenda, steps } }
    move('back')
    expect(room.see(ana).agenda.steps[room.see(ana).agenda.index ?? -1]?.mode).toBe('silent_writing')
    room.do(ana, { type: 'writing.put', id: cardId('note'), text: 'for me', column: 'trust' })
    move('next')
    sit([ana, bo], [cleo, dee, tui])
    put(ana, 'one', 'for us')
    expect(read(ana)).toEqual(['for us'])
    move('next')
    expect(turned()).toEqual(['for us'])
    expect(room.see(ana).writing?.mine.map(({ text }) => text)).toEqual(['for me'])
  })

  test('W-8 in a room that ends no card turns over', () => {
    put(ana, 'one', 'a')
    room.do(ines, { type: 'room.end' })
    expect(room.state.writing).toEqual({ cards: [], turned: [] })
  })
})
