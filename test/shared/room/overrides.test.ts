import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { SeatId } from '../../../shared/ids.ts'
import type { PersonCommand } from '../../../shared/room/commands.ts'
import { orderQueue } from '../../../shared/room/order.ts'
import { RoomKit, SECOND } from '../../support/roomKit.ts'

describe('past the rule, and back', () => {
  let room: RoomKit
  let ines: SeatId
  let ana: SeatId
  let bo: SeatId
  let cleo: SeatId

  beforeEach(() => {
    room = new RoomKit()
    ines = room.join('Ines', 'facilitator')
    ana = room.join('Ana')
    bo = room.join('Bo')
    cleo = room.join('Cleo')
    room.goTo(ines, 'open_floor')
    room.raise(ana, bo, cleo)
  })

  const move = (seat: SeatId, to: 'first' | 'up' | 'down') =>
    room.do(ines, { type: 'queue.move', seat, to, reason: 'raised-before' })

  test('Q-12 a facilitator moves a hand up, down and to the front, and everybody sees who, whom and why', () => {
    move(cleo, 'first')
    expect(room.queue).toEqual([cleo, ana, bo])
    move(ana, 'down')
    expect(room.queue).toEqual([cleo, bo, ana])
    move(ana, 'up')
    expect(room.queue).toEqual([cleo, ana, bo])
    for (const seat of [ana, ines])
      expect(room.see(seat).queue.override).toMatchObject({
        kind: 'moved',
        by: ines,
        seat: ana,
        reason: 'raised-before',
      })
    expect(move(cleo, 'first')).toMatchObject({ code: 'queue/already-there' })
    expect(room.do(ana, { type: 'queue.move', seat: bo, to: 'up', reason: null })).toMatchObject({
      code: 'role/not-allowed',
    })
  })

  test('Q-2 Q-12 a hand that was moved passes nobody, because that was seen by all', () => {
    move(cleo, 'first')
    room.do(ines, { type: 'floor.give', to: 'next', seenHolder: null })
    expect(room.holder).toBe(cleo)
    expect(room.state.queue.hands.map((hand) => hand.overtaken)).toEqual([0, 0])
  })

  test('Q-12 undone within ten seconds: the move, the lowered hand, the floor that was given past the line', () => {
    move(cleo, 'first')
    room.pass(10 * SECOND)
    expect(room.do(ines, { type: 'override.undo' }).ok).toBe(true)
    expect(room.queue).toEqual([ana, bo, cleo])

    room.do(ines, { type: 'queue.lower-for', seat: ana })
    room.do(ines, { type: 'override.undo' })
    expect(room.queue).toEqual([ana, bo, cleo])

    room.do(ines, { type: 'floor.give', to: 'next', seenHolder: null })
    room.pass(30 * SECOND)
    room.do(ines, { type: 'floor.give', to: cleo, seenHolder: ana })
    room.do(ines, { type: 'override.undo' })
    expect([room.holder, room.queue]).toEqual([ana, [bo, cleo]])
  })

  test('Q-12 not after ten seconds, and not twice', () => {
    move(cleo, 'first')
    room.pass(10 * SECOND + 1)
    expect(room.do(ines, { type: 'override.undo' })).toMatchObject({ code: 'override/nothing-to-undo' })
    move(bo, 'first')
    room.do(ines, { type: 'override.undo' })
    expect(room.do(ines, { type: 'override.undo' })).toMatchObject({ code: 'override/nothing-to-undo' })
  })

  test('Q-12 moves never lose or double a hand, whatever comes and goes', () => {
    const step = fc.record({
      who: fc.nat({ max: 2 }),
      what: fc.constantFrom<What>('first', 'up', 'down', 'raise', 'lower', 'give', 'undo', 'wait'),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const own = new RoomKit()
        const facilitator = own.join('Ines', 'facilitator')
        const people = ['Ana', 'Bo', 'Cleo'].map((name) => own.join(name))
        own.goTo(facilitator, 'open_floor')
        for (const { who, what } of steps) {
          perform(own, facilitator, people[who] as SeatId, what)
          const order = orderQueue(own.state).map((hand) => hand.seat)
          expect([...order].sort()).toEqual(own.state.queue.hands.map((hand) => hand.seat).sort())
          if (own.holder !== null) expect(order).not.toContain(own.holder)
        }
        expect(own.replayed()).toEqual(own.state)
      }),
      { numRuns: 200 },
    )
  })

  test('F-6 cut short within ten seconds, a hand keeps its place', () => {
    room.do(ines, { type: 'floor.give', to: 'next', seenHolder: null })
    room.pass(9 * SECOND)
    room.do(ines, { type: 'floor.take-back', seenHolder: ana })
    expect(room.queue).toEqual([ana, bo, cleo])
    room.do(ines, { type: 'floor.give', to: 'next', seenHolder: null })
    room.pass(10 * SECOND)
    room.do(ines, { type: 'floor.take-back', seenHolder: ana })
    expect(room.queue).toEqual([bo, cleo])
  })

  test('F-6 where a device can tell, a hand is down after three seconds of speech', () => {
    room.serve({ type: 'talk.report', seat: ana, isReporting: true })
    room.do(ines, { type: 'floor.give', to: 'next', seenHolder: null })
    room.pass(40 * SECOND)
    room.serve({ type: 'talk.count', seat: ana, startAt: room.now - 2_900, endAt: room.now })
    room.do(ines, { type: 'floor.take-back', seenHolder: ana })
    expect(room.queue[0]).toBe(ana)
    room.do(ines, { type: 'floor.give', to: 'next', seenHolder: null })
    room.pass(40 * SECOND)
    room.serve({ type: 'talk.count', seat: ana, startAt: room.now - 3_000, endAt: room.now })
    room.do(ines, { type: 'floor.take-back', seenHolder: ana })
    expect(room.queue).toEqual([bo, cleo])
  })

  test('F-7 who keeps the hand up waits again, at the end of the line', () => {
    room.do(ines, { type: 'floor.give', to: 'next', seenHolder: null })
    room.do(ana, { type: 'floor.keep-hand', keeps: true })
    room.pass(30 * SECOND)
    room.do(ana, { type: 'floor.done' })
    expect([room.holder, room.queue]).toEqual([bo, [cleo, ana]])
  })

  test('Q-11 after a new step everybody who waits is asked; no answer keeps the hand', () => {
    room.do(ines, { type: 'agenda.next', seenIndex: room.see(ines).agenda.index ?? 0 })
    expect(room.see(ana).me.place?.isFromBefore).toBe(true)
    room.do(ana, { type: 'queue.keep' })
    expect(room.see(ana).me.place?.isFromBefore).toBe(false)
    expect(room.queue).toEqual([ana, bo, cleo])
  })

  test('Q-13 a step begins with its own rule; the facilitator may change it', () => {
    expect(room.see(ana).queue.rule).toBe('new_voices')
    room.do(ines, { type: 'queue.set-rule', rule: 'picks' })
    room.do(ines, { type: 'floor.give', to: ana, seenHolder: null })
    room.pass(30 * SECOND)
    room.do(ana, { type: 'floor.done' })
    expect([room.holder, room.queue]).toEqual([null, [bo, cleo]])
    room.do(ines, { type: 'agenda.next', seenIndex: room.see(ines).agenda.index ?? 0 })
    expect(room.see(ana).queue.rule).toBe('new_voices')
  })

  test('Q-10 what kind of hand it is, facilitators see, and whose it is', () => {
    const dee = room.join('Dee')
    room.raiseAs(dee, 'question')
    const kindFor = (seat: SeatId) => room.see(seat).queue.order.find((hand) => hand.seat === dee)?.kind
    expect([kindFor(ana), kindFor(dee), kindFor(ines)]).toEqual([null, 'question', 'question'])
  })
})

type What = 'first' | 'up' | 'down' | 'raise' | 'lower' | 'give' | 'undo' | 'wait'

function perform(room: RoomKit, facilitator: SeatId, seat: SeatId, what: What): void {
  room.pass(SECOND)
  if (what === 'wait') room.wait(9 * SECOND)
  else if (what === 'raise') room.do(seat, { type: 'queue.raise', kind: 'point' })
  else room.do(facilitator, overriding(room, seat, what))
}

function overriding(room: RoomKit, seat: SeatId, what: Exclude<What, 'raise' | 'wait'>): PersonCommand {
  switch (what) {
    case 'lower':
      return { type: 'queue.lower-for', seat }
    case 'give':
      return { type: 'floor.give', to: seat, seenHolder: room.holder }
    case 'undo':
      return { type: 'override.undo' }
    default:
      return { type: 'queue.move', seat, to: what, reason: null }
  }
}
