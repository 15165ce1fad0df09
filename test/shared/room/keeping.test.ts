import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { SeatId } from '../../../shared/ids.ts'
import type { PersonCommand } from '../../../shared/room/commands.ts'
import { nextWakeAt, whatIsDue } from '../../../shared/room/deadlines.ts'
import { KEEPING_ANSWER_MS } from '../../../shared/room/keeping.ts'
import { FACILITATOR_GRACE_MS } from '../../../shared/room/presence.ts'
import { allowedActions } from '../../../shared/room/roles.ts'
import { findSeat } from '../../../shared/room/state.ts'
import { MINUTE, RoomKit, SECOND } from '../../support/roomKit.ts'

const GRACE = FACILITATOR_GRACE_MS
const ANSWER = KEEPING_ANSWER_MS
const TAKE = { type: 'keeping.take' } as const
const DECLINE = { type: 'keeping.decline' } as const
const END = { type: 'keeping.end' } as const

let room: RoomKit
let ines: SeatId
let tui: SeatId
let kofi: SeatId
let dee: SeatId
let rosa: SeatId

/** Everybody sits down a second after the other; the note-taker before all participants. */
function sitDown(): void {
  room = new RoomKit()
  const join = (name: string, role?: 'facilitator' | 'note-taker') => {
    room.pass(SECOND)
    return room.join(name, role)
  }
  ines = join('Ines', 'facilitator')
  tui = join('Tui', 'note-taker')
  kofi = join('Kofi')
  dee = join('Dee')
  rosa = join('Rosa')
}

beforeEach(() => {
  sitDown()
  room.goTo(ines, 'open_floor')
})

const lend = (by: SeatId, to: SeatId) => room.do(by, { type: 'keeping.lend', to })
const asked = () => room.state.keeping.offeredTo
const keeper = () => room.state.keeping.keeper

/** The facilitator drops, and the room notices. */
function drop(): void {
  room.cut(ines)
  room.wait(GRACE)
}

describe('who is asked', () => {
  test('H-2 fifteen seconds without a facilitator, and the longest-present person is asked', () => {
    room.cut(ines)
    room.wait(GRACE - 1)
    expect(asked()).toBe(null)
    room.wait(1)
    expect(asked()).toBe(kofi)
    expect(room.see(kofi).keeping).toEqual({ keeper: null, isOfferedToMe: true })
  })

  test('H-2 the clock that wakes the room knows of it', () => {
    room.cut(ines)
    expect(nextWakeAt(room.state, room.now)).toBe(room.now + GRACE)
    room.wait(GRACE)
    expect(nextWakeAt(room.state, room.now)).toBe(room.now + ANSWER)
    room.do(kofi, TAKE)
    room.cut(kofi)
    expect(nextWakeAt(room.state, room.now)).toBe(room.now + GRACE)
  })

  test('H-2 who gathers is asked as well, but nobody before a facilitator came at all', () => {
    sitDown()
    drop()
    expect(asked()).toBe(kofi)
    const early = new RoomKit()
    early.join('Sam')
    early.join('Priya')
    early.wait(10 * MINUTE)
    expect(early.state.keeping.offeredTo).toBe(null)
  })

  test('H-2 nobody is asked while another facilitator is here, or stepped away and still connected', () => {
    const mara = room.join('Mara', 'facilitator')
    drop()
    expect(asked()).toBe(null)
    room.do(mara, { type: 'presence.step-away' })
    room.wait(MINUTE)
    expect(asked()).toBe(null)
    room.cut(mara)
    room.wait(GRACE)
    expect(asked()).toBe(kofi)
  })

  test('H-2 whoever listens by choice, is away, or has lost the connection is not asked', () => {
    room.do(kofi, { type: 'listening.choose', choice: 'listening' })
    room.do(dee, { type: 'presence.step-away' })
    room.cut(rosa)
    drop()
    expect(asked()).toBe(tui)
  })

  test('H-2 whoever came back from being away has not been here longest', () => {
    room.do(kofi, { type: 'presence.step-away' })
    room.wait(MINUTE)
    room.do(kofi, { type: 'presence.come-back' })
    drop()
    expect(asked()).toBe(dee)
  })

  test('H-2 somebody who is alone has no turns to keep', () => {
    for (const seat of [tui, dee, rosa]) room.cut(seat)
    drop()
    expect(asked()).toBe(null)
  })

  test('H-2 a no, or no answer for thirty seconds, and the next is asked; note-takers last; nobody twice', () => {
    drop()
    room.do(kofi, DECLINE)
    expect(asked()).toBe(dee)
    room.wait(ANSWER - 1)
    expect(asked()).toBe(dee)
    room.wait(1)
    expect(asked()).toBe(rosa)
    room.wait(ANSWER)
    expect(asked()).toBe(tui)
    room.do(tui, DECLINE)
    room.wait(10 * MINUTE)
    expect(asked()).toBe(null)
    expect(keeper()).toBe(null)
  })

  test('H-2 F-3 where nobody keeps the turns, and while somebody is asked, the floor goes on by itself', () => {
    drop()
    room.raise(rosa)
    expect(room.holder).toBe(rosa)
    room.do(kofi, TAKE)
    room.raise(dee)
    room.do(rosa, { type: 'floor.done' })
    expect(room.holder).toBe(dee)
    room.do(dee, { type: 'floor.done' })
    room.raise(rosa)
    expect(room.holder).toBe(null)
    room.do(kofi, { type: 'floor.give', to: 'next', seenHolder: null })
    expect(room.holder).toBe(rosa)
  })

  test('H-2 after their absence everybody may be asked again', () => {
    drop()
    for (const seat of [kofi, dee, rosa, tui]) room.do(seat, DECLINE)
    room.back(ines)
    drop()
    expect(asked()).toBe(kofi)
  })

  test('H-2 a facilitator who is back, or a new one, takes the question away', () => {
    drop()
    room.back(ines)
    expect(asked()).toBe(null)
    expect(room.do(kofi, TAKE)).toEqual({ ok: false, code: 'keeping/not-needed' })
    drop()
    room.join('Mara', 'facilitator')
    expect(asked()).toBe(null)
  })

  test('H-2 whoever is asked and steps away, leaves, or chooses to listen passes it on unanswered', () => {
    drop()
    room.do(kofi, { type: 'presence.step-away' })
    expect(asked()).toBe(dee)
    room.do(dee, { type: 'listening.choose', choice: 'listening' })
    expect(asked()).toBe(rosa)
    room.serve({ type: 'seat.leave', seat: rosa })
    expect(asked()).toBe(tui)
    expect(room.state.keeping.declined).toEqual([])
  })
})

describe('keeping', () => {
  test('K-1 taking it is for whoever is asked', () => {
    expect(room.do(kofi, TAKE)).toEqual({ ok: false, code: 'keeping/not-needed' })
    drop()
    expect(room.do(dee, TAKE)).toEqual({ ok: false, code: 'keeping/not-asked' })
    expect(room.do(dee, DECLINE)).toEqual({ ok: false, code: 'keeping/not-asked' })
    expect(room.do(kofi, TAKE).ok).toBe(true)
    for (const seat of [kofi, dee, tui]) expect(room.see(seat).keeping.keeper).toBe(kofi)
  })

  test('K-2 the keeper goes on when a facilitator is back, until one of them ends it', () => {
    drop()
    room.do(kofi, TAKE)
    room.back(ines)
    room.wait(MINUTE)
    expect(keeper()).toBe(kofi)
    expect(room.do(dee, END)).toEqual({ ok: false, code: 'role/not-allowed' })
    room.do(ines, END)
    expect(keeper()).toBe(null)
    room.wait(MINUTE)
    expect(asked()).toBe(null)
    // Taken back says nothing about the person: they are asked again another time.
    drop()
    expect(asked()).toBe(kofi)
  })

  test('K-2 given back while no facilitator is here it is offered on, and not to the same person', () => {
    drop()
    room.do(kofi, TAKE)
    room.do(kofi, END)
    expect(asked()).toBe(dee)
    for (const seat of [dee, rosa, tui]) room.do(seat, DECLINE)
    expect(asked()).toBe(null)
  })

  test('K-2 a keeper who is gone for fifteen seconds loses it, and it is offered on', () => {
    drop()
    room.do(kofi, TAKE)
    room.cut(kofi)
    room.wait(GRACE - 1)
    expect(keeper()).toBe(kofi)
    room.back(kofi)
    room.wait(MINUTE)
    expect(keeper()).toBe(kofi)
    room.cut(kofi)
    room.wait(GRACE)
    expect([keeper(), asked()]).toEqual([null, dee])
    room.back(kofi)
    for (const seat of [dee, rosa]) room.do(seat, DECLINE)
    expect(asked()).toBe(kofi)
  })

  test('K-2 F-3 a keeper whose connection blinks leaves the floor where it is', () => {
    drop()
    room.do(kofi, TAKE)
    room.cut(kofi)
    room.raise(dee)
    expect(room.holder).toBe(null)
  })

  test.each([
    ['steps away', (seat: SeatId) => room.do(seat, { type: 'presence.step-away' })],
    ['leaves', (seat: SeatId) => room.serve({ type: 'seat.leave', seat })],
  ])('K-2 a keeper who %s keeps nothing, and it is offered on', (_, goes) => {
    drop()
    room.do(kofi, TAKE)
    goes(kofi)
    expect([keeper(), asked()]).toEqual([null, dee])
  })

  test('K-3 floor, rounds, the end of a pause, the next step and asking another are lent, and nothing else', () => {
    drop()
    const before = allowedActions(seatOf(kofi), room.state)
    room.do(kofi, TAKE)
    room.raise(dee, rosa)
    room.do(kofi, { type: 'round.start' })
    const lent = allowedActions(seatOf(kofi), room.state).filter((action) => !before.includes(action))
    expect(lent.sort()).toEqual(
      [
        'agenda.next',
        'floor.give',
        'floor.take-back',
        'keeping.lend',
        'pause.end',
        'round.pass',
        'round.skip',
        'round.speak',
        'round.start',
        'round.stop',
      ].sort(),
    )
    expect(room.see(kofi).words).toEqual({ asides: [], lines: [] })
  })

  test('K-3 a room that gathers can begin with its keeper', () => {
    sitDown()
    drop()
    room.do(kofi, TAKE)
    expect(room.do(kofi, { type: 'agenda.start' }).ok).toBe(true)
  })
})

describe('lending', () => {
  test('K-4 a facilitator asks somebody, who may say no; the answer to asking is the same either way', () => {
    expect(lend(ines, rosa).ok).toBe(true)
    expect(asked()).toBe(rosa)
    const [before, open] = [lend(ines, rosa), JSON.stringify(room.see(ines))]
    room.do(rosa, DECLINE)
    expect(JSON.stringify(room.see(ines))).toBe(open)
    expect(lend(ines, rosa).ok).toBe(before.ok)
    room.do(rosa, TAKE)
    expect(keeper()).toBe(rosa)
  })

  test('K-4 taking the question back is answered the same, whether it is open or was answered no', () => {
    lend(ines, rosa)
    room.do(rosa, DECLINE)
    expect(room.do(ines, END).ok).toBe(true)
    lend(ines, rosa)
    expect(room.do(ines, END).ok).toBe(true)
    expect(asked()).toBe(null)
  })

  test('K-1 a keeper hands it to somebody else, and keeps it until they take it', () => {
    drop()
    room.do(kofi, TAKE)
    expect(lend(kofi, dee).ok).toBe(true)
    expect([keeper(), asked()]).toEqual([kofi, dee])
    room.wait(ANSWER)
    expect([keeper(), asked()]).toEqual([kofi, null])
    lend(kofi, rosa)
    room.do(rosa, TAKE)
    expect([keeper(), asked()]).toEqual([rosa, null])
  })

  test('K-1 it is lent to people who are here, and not to facilitators', () => {
    const mara = room.join('Mara', 'facilitator')
    expect(lend(ines, mara)).toEqual({ ok: false, code: 'keeping/not-needed' })
    room.do(dee, { type: 'presence.step-away' })
    expect(lend(ines, dee)).toEqual({ ok: false, code: 'floor/not-here' })
    expect(lend(kofi, rosa)).toEqual({ ok: false, code: 'role/not-allowed' })
    lend(ines, rosa)
    room.do(rosa, TAKE)
    expect(lend(ines, rosa)).toEqual({ ok: false, code: 'presence/already' })
  })
})

describe('quiet', () => {
  test('K-5 H-4 nobody is asked in a pause, and the time to answer stands still', () => {
    drop()
    room.wait(10 * SECOND)
    room.do(rosa, { type: 'pause.ring' })
    room.wait(MINUTE)
    expect(room.state.quiet.pause).toBe(null)
    expect(asked()).toBe(kofi)
    room.wait(ANSWER - 10 * SECOND - 1)
    expect(asked()).toBe(kofi)
    room.do(rosa, { type: 'pause.ring' })
    room.do(kofi, DECLINE)
    expect(asked()).toBe(null)
    room.wait(MINUTE)
    expect(asked()).toBe(dee)
  })

  test('K-5 a hold whose facilitator is gone ends with the first keeper', () => {
    room.do(ines, { type: 'hold.begin' })
    drop()
    expect(asked()).toBe(kofi)
    expect(room.state.quiet.hold).not.toBe(null)
    room.do(kofi, TAKE)
    expect(room.state.quiet.hold).toBe(null)
  })

  test('K-5 or when nobody is left to ask; a facilitator who is here keeps theirs', () => {
    room.do(ines, { type: 'hold.begin' })
    lend(ines, kofi)
    room.do(kofi, TAKE)
    expect(room.state.quiet.hold).not.toBe(null)
    room.do(ines, END)
    drop()
    for (const seat of [kofi, dee, rosa, tui]) room.do(seat, DECLINE)
    expect(room.state.quiet.hold).toBe(null)
  })
})

describe('whatever happens', () => {
  const who = fc.nat({ max: 6 })
  const move = fc.oneof(
    fc.record({ kind: fc.constant('ask' as const), who, about: who, what: fc.nat({ max: 5 }) }),
    fc.record({ kind: fc.constant('wire' as const), who }),
    fc.record({
      kind: fc.constant('time' as const),
      ms: fc.constantFrom(1, GRACE - 1, GRACE, ANSWER, MINUTE),
    }),
  )
  type Move = typeof move extends fc.Arbitrary<infer Each> ? Each : never

  function commandOf(what: number, about: SeatId): PersonCommand {
    const commands: PersonCommand[] = [
      TAKE,
      DECLINE,
      END,
      { type: 'keeping.lend', to: about },
      { type: 'presence.step-away' },
      { type: 'presence.come-back' },
    ]
    return commands[what] ?? TAKE
  }

  function play(each: Move): void {
    const { seats } = room.state
    const seatAt = (index: number) => seats[index % seats.length]
    if (each.kind === 'time') {
      room.wait(each.ms)
      return
    }
    const seat = seatAt(each.who)
    if (seat === undefined) throw new Error('nobody sits here')
    if (each.kind === 'wire') {
      if (seat.presence.kind === 'absent') room.back(seat.id)
      else room.cut(seat.id)
      return
    }
    room.do(seat.id, commandOf(each.what, seatAt(each.about)?.id ?? seat.id))
  }

  function begin(): void {
    sitDown()
    room.join('Mara', 'facilitator')
    room.goTo(ines, 'open_floor')
  }

  function expectOneKeeper(): void {
    const { keeper: keeps, offeredTo, offeredAt } = room.state.keeping
    const roles = [keeps, offeredTo].map((seat) => seat && findSeat(room.state, seat)?.role)
    expect(roles).not.toContain('facilitator')
    expect(keeps === null || keeps !== offeredTo).toBe(true)
    expect(offeredAt === null).toBe(offeredTo === null)
    expect(whatIsDue(room.state, room.now)).toEqual([])
  }

  test('K-1 at most one person keeps the turns, never a facilitator, and what is due is drawn once', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
        begin()
        for (const each of moves) {
          play(each)
          expectOneKeeper()
        }
        expect(room.replayed()).toEqual(room.state)
      }),
    )
  })

  test('K-4 a no changes nothing in anybody else’s view, but that somebody is asked next', () => {
    const seen = () => new Map(room.state.seats.map(({ id }) => [id, JSON.stringify(room.see(id))]))
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        begin()
        for (const each of moves) play(each)
        const before = { asked: asked(), seen: seen() }
        fc.pre(before.asked !== null)
        room.do(before.asked as SeatId, DECLINE)
        for (const [id, now] of seen()) {
          if (id !== before.asked && id !== asked()) expect(now).toBe(before.seen.get(id))
          expect(Object.keys(room.see(id).keeping).sort()).toEqual(['isOfferedToMe', 'keeper'])
        }
      }),
    )
  })
})

function seatOf(id: SeatId) {
  const seat = findSeat(room.state, id)
  if (seat === undefined) throw new Error('nobody sits here')
  return seat
}
