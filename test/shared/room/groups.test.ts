import { beforeEach, describe, expect, test } from 'vitest'
import type { SeatId } from '../../../shared/ids.ts'
import { MINUTE, RoomKit, SECOND } from '../../support/roomKit.ts'

describe('tables', () => {
  let room: RoomKit
  let ines: SeatId
  let ana: SeatId
  let bo: SeatId
  let cleo: SeatId
  let dee: SeatId

  beforeEach(() => {
    room = new RoomKit({ templateId: 'one-two-all' })
    ines = room.join('Ines', 'facilitator')
    ;[ana, bo, cleo, dee] = [
      room.join('Ana'),
      room.join('Bo'),
      room.join('Cleo', 'note-taker'),
      room.join('Dee'),
    ]
  })
  const begin = () => {
    room.goTo(ines, 'pairs')
    room.do(ines, { type: 'groups.start' })
  }
  const tables = () => room.state.groups?.tables
  const index = () => room.see(ines).agenda.index ?? -1

  test('GR-1 the step begins with a plan that only facilitators see, without them in it', () => {
    room.goTo(ines, 'silent_writing')
    expect(room.see(ines).groups).toBeNull()
    room.do(ines, { type: 'agenda.next', seenIndex: index() })
    expect(room.see(ines).groups).toEqual({
      tables: [
        [ana, bo],
        [cleo, dee],
      ],
      isOn: false,
      mine: null,
      endsAt: null,
    })
    for (const seat of [ana, cleo]) expect(room.see(seat).groups).toBeNull()
  })

  test('GR-1 where too few are here, the plan is made when somebody comes', () => {
    for (const seat of [bo, cleo, dee]) room.cut(seat)
    room.goTo(ines, 'pairs')
    expect(tables() ?? []).toEqual([])
    expect(room.do(ines, { type: 'groups.start' })).toMatchObject({ code: 'groups/too-few' })
    room.back(dee)
    expect(tables()).toEqual([[ana, dee]])
  })

  test('GR-2 mixing and swapping change the plan until it begins', () => {
    room.goTo(ines, 'pairs')
    const first = tables()
    room.do(ines, { type: 'groups.mix' })
    expect(tables()).not.toEqual(first)
    const [[one], [other]] = tables() as [SeatId[], SeatId[]]
    room.do(ines, { type: 'groups.swap', one: one as SeatId, other: other as SeatId })
    expect(tables()?.map((table) => table[0])).toEqual([other, one])
    room.do(ines, { type: 'groups.start' })
    for (const command of [
      { type: 'groups.mix' },
      { type: 'groups.swap', one: ana, other: bo },
      { type: 'groups.start' },
    ] as const)
      expect(room.do(ines, command)).toMatchObject({ code: 'groups/already-started' })
  })

  test('GR-2 a facilitator who is swapped in sits down, and whoever made room joins a table', () => {
    room.goTo(ines, 'pairs')
    room.do(ines, { type: 'groups.swap', one: ines, other: dee })
    expect(tables()).toEqual([
      [ana, bo],
      [cleo, ines],
    ])
    room.do(ines, { type: 'groups.start' })
    expect(tables()?.flat().sort()).toEqual([ines, ana, bo, cleo, dee].sort())
  })

  test('GR-3 everybody sees the tables once they have begun, and each their own', () => {
    room.raise(bo)
    begin()
    expect(room.see(ana).groups).toMatchObject({ isOn: true, mine: 0 })
    expect(room.see(dee).groups).toMatchObject({ isOn: true, mine: 1 })
    expect(room.see(ines).groups).toMatchObject({ isOn: true, mine: null })
    expect(room.queue).toEqual([bo])
  })

  test('GR-3 beginning ends a turn and a round in the circle', () => {
    room.goTo(ines, 'pairs')
    room.do(ines, { type: 'round.start' })
    room.do(room.see(ines).round?.now as SeatId, { type: 'round.speak' })
    room.do(ines, { type: 'groups.start' })
    expect([room.holder, room.state.round]).toEqual([null, null])
  })

  test('GR-3 whoever came since the plan joins a table, and whoever went is not waited for', () => {
    room.goTo(ines, 'pairs')
    room.cut(bo)
    const eve = room.join('Eve')
    room.do(ines, { type: 'groups.start' })
    expect(tables()).toEqual([
      [cleo, dee],
      [ana, eve],
    ])
    const finn = room.join('Finn')
    expect(room.see(finn).groups).toMatchObject({ isOn: true, mine: null })
  })

  test('GR-3 an odd one makes a three', () => {
    room.goTo(ines, 'pairs')
    const eve = room.join('Eve')
    room.do(ines, { type: 'groups.start' })
    expect(
      tables()
        ?.map((table) => table.length)
        .sort(),
    ).toEqual([2, 3])
    expect(tables()?.flat()).toContain(eve)
  })

  test('GR-4 people come back by themselves at the end of the step', () => {
    begin()
    const endsAt = room.see(ana).groups?.endsAt ?? 0
    expect(endsAt).toBe(room.see(ana).agenda.clock?.endsAt)
    room.wait(endsAt - room.now - 1)
    expect(room.see(ana).groups?.mine).toBe(0)
    room.wait(1)
    expect(room.see(ana).groups).toBeNull()
  })

  test('GR-4 "2 more minutes" are for the tables too, and a hold stops their clock', () => {
    begin()
    const endsAt = room.state.groups?.endsAt ?? 0
    room.do(ines, { type: 'agenda.stretch', minutes: 2 })
    expect(room.state.groups?.endsAt).toBe(endsAt + 2 * MINUTE)
    room.do(ines, { type: 'agenda.undo' })
    expect(room.state.groups?.endsAt).toBe(endsAt)
    room.do(ana, { type: 'pause.ring' })
    room.do(ines, { type: 'hold.begin' })
    room.wait(60 * MINUTE)
    expect(room.see(ana).groups?.isOn).toBe(true)
    room.do(ines, { type: 'hold.end' })
    expect(room.state.groups?.endsAt).toBe(endsAt + 60 * MINUTE)
  })

  test('GR-4 tables that begin late still get three minutes', () => {
    room.goTo(ines, 'pairs')
    room.pass(20 * MINUTE)
    room.do(ines, { type: 'groups.start' })
    expect(room.see(ana).groups?.endsAt).toBe(room.now + 3 * MINUTE)
  })

  test('GR-4 the facilitator calls everybody back, and the next step does', () => {
    begin()
    room.do(ines, { type: 'groups.end' })
    expect(room.see(ana).groups).toBeNull()
    expect(room.do(ines, { type: 'groups.end' })).toMatchObject({ code: 'groups/not-there' })
    room.do(ines, { type: 'groups.start' })
    room.do(ines, { type: 'agenda.next', seenIndex: index() })
    expect(room.state.groups).toMatchObject({ tables: [], startedAt: null, endsAt: null })
    for (const seat of [ines, ana]) expect(room.see(seat).groups).toBeNull()
  })

  test('GR-2 a later pairing differs from what people really sat in, in this step and in later ones', () => {
    begin()
    const first = tables()
    room.do(ines, { type: 'groups.end' })
    for (const table of tables() ?? []) expect(first).not.toContainEqual(table)
    room.do(ines, { type: 'groups.start' })
    const second = tables()
    do room.do(ines, { type: 'agenda.next', seenIndex: index() })
    while (room.see(ines).agenda.steps[index()]?.mode !== 'pairs')
    for (const table of tables() ?? [])
      expect([...(first ?? []), ...(second ?? [])]).not.toContainEqual(table)
  })

  test('GR-5 whoever likes stays in the circle, or comes back before the others', () => {
    room.goTo(ines, 'pairs')
    room.do(dee, { type: 'groups.leave' })
    room.do(ines, { type: 'groups.mix' })
    expect(tables()).toEqual([[ana, bo, cleo]])
    expect(room.do(ines, { type: 'groups.swap', one: ana, other: dee })).toMatchObject({
      code: 'groups/not-there',
    })
    room.do(ines, { type: 'groups.start' })
    expect(room.do(dee, { type: 'groups.leave' })).toMatchObject({ code: 'groups/not-there' })
    room.do(cleo, { type: 'groups.leave' })
    expect(tables()).toEqual([[ana, bo]])
    room.do(bo, { type: 'groups.leave' })
    expect(room.see(ana).groups).toBeNull()
    // In this step nobody is taken to a table after they asked to stay.
    expect(tables()?.flat() ?? []).not.toContain(dee)
  })

  test('GR-6 a lost connection keeps the table; who leaves for good is gone from it, and the others keep theirs', () => {
    begin()
    room.cut(bo)
    room.wait(30 * SECOND)
    expect(room.see(ana).groups).toMatchObject({ mine: 0 })
    room.serve({ type: 'seat.leave', seat: bo })
    expect(room.see(ana).groups).toMatchObject({ isOn: true, mine: null })
    expect(room.see(dee).groups).toMatchObject({ isOn: true, mine: 1 })
    room.serve({ type: 'seat.leave', seat: dee })
    expect(room.state.groups?.startedAt).toBeNull()
  })

  test('GR-8 a facilitator visits a table and goes back, and people keep theirs', () => {
    begin()
    const before = tables()
    room.do(ines, { type: 'groups.visit', table: 1 })
    expect(tables()).toEqual([
      [ana, bo],
      [cleo, dee, ines],
    ])
    expect(room.see(dee).groups?.tables).toEqual(tables())
    room.do(ines, { type: 'groups.visit', table: 0 })
    expect(room.see(ines).groups?.mine).toBe(0)
    room.do(ines, { type: 'groups.visit', table: null })
    expect(tables()).toEqual(before)
    expect(room.do(ines, { type: 'groups.visit', table: 2 })).toMatchObject({ code: 'groups/not-there' })
    expect(room.do(ana, { type: 'groups.visit', table: 1 })).toMatchObject({ code: 'role/not-allowed' })
    room.do(ines, { type: 'groups.end' })
    expect(room.do(ines, { type: 'groups.visit', table: 0 })).toMatchObject({ code: 'groups/not-there' })
  })

  test('GR-2 X-1 the same events seat people alike', () => {
    begin()
    expect(room.replayed()).toEqual(room.state)
  })
})
