import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { SeatId } from '../../../shared/ids.ts'
import { RoomKit, SECOND } from '../../support/roomKit.ts'

describe('the reply lane', () => {
  let room: RoomKit
  let ines: SeatId
  let [ana, bo, cleo, dee]: SeatId[] = []

  const done = (seat: SeatId) => room.do(seat, { type: 'floor.done' })

  beforeEach(() => {
    room = new RoomKit()
    ines = room.join('Ines', 'facilitator')
    ana = room.join('Ana')
    bo = room.join('Bo')
    cleo = room.join('Cleo')
    dee = room.join('Dee')
    room.goTo(ines, 'open_floor')
    room.do(ines, { type: 'floor.give', to: ana as SeatId, seenHolder: null })
    room.pass(20 * SECOND)
  })

  test('Q-6 one reply goes before the next in line, and then the line goes on', () => {
    room.raise(cleo as SeatId)
    room.raiseAs(bo as SeatId, 'reply')
    room.raiseAs(dee as SeatId, 'reply')
    done(ana as SeatId)
    expect([room.holder, room.see(bo as SeatId).floor.as]).toEqual([bo, 'reply'])
    done(bo as SeatId)
    expect([room.holder, room.see(bo as SeatId).floor.as]).toEqual([cleo, 'turn'])
  })

  test('Q-6 a reply passes nobody, and a reply that was not served waits in line like any hand', () => {
    room.raise(cleo as SeatId)
    room.raiseAs(bo as SeatId, 'reply')
    room.raiseAs(dee as SeatId, 'reply')
    done(ana as SeatId)
    expect(room.state.queue.hands.map((hand) => hand.overtaken)).toEqual([0, 0])
    expect(room.queue).toEqual([cleo, dee])
  })

  test('Q-6 after half a minute it goes on by itself where somebody waits', () => {
    room.raise(cleo as SeatId)
    room.raiseAs(bo as SeatId, 'reply')
    done(ana as SeatId)
    room.wait(30 * SECOND - 1)
    expect(room.holder).toBe(bo)
    room.wait(1)
    expect(room.holder).toBe(cleo)
  })

  test('Q-6 nobody is cut off where nobody waits', () => {
    room.raiseAs(bo as SeatId, 'reply')
    done(ana as SeatId)
    room.wait(90 * SECOND)
    expect(room.holder).toBe(bo)
    room.raise(cleo as SeatId)
    room.wait(0)
    expect(room.holder).toBe(cleo)
  })

  test('Q-6 the same person does not reply twice running', () => {
    room.raiseAs(bo as SeatId, 'reply')
    done(ana as SeatId)
    room.raise(cleo as SeatId, dee as SeatId)
    done(bo as SeatId)
    expect(room.holder).toBe(cleo)
    room.raiseAs(bo as SeatId, 'reply')
    done(cleo as SeatId)
    expect(room.holder).toBe(dee)
    room.raiseAs(ana as SeatId, 'reply')
    done(dee as SeatId)
    expect(room.holder).toBe(ana)
  })

  test('Q-6 there is no reply to a reply, to nobody, or to oneself', () => {
    expect(room.raiseAs(ana as SeatId, 'reply')).toMatchObject({ code: 'queue/has-floor' })
    done(ana as SeatId)
    expect(room.raiseAs(ana as SeatId, 'reply')).toMatchObject({ code: 'queue/nothing-to-answer' })
    room.raiseAs(bo as SeatId, 'reply')
    room.do(ines, { type: 'floor.give', to: 'next', seenHolder: null })
    expect(room.see(bo as SeatId).floor.as).toBe('reply')
    done(bo as SeatId)
    expect(room.raiseAs(cleo as SeatId, 'reply')).toMatchObject({ code: 'queue/nothing-to-answer' })
  })

  test('Q-6 for any talk: after a turn at most one reply, and never the same person twice running', () => {
    const move = fc.record({
      who: fc.nat({ max: 3 }),
      what: fc.constantFrom(
        'point' as const,
        'reply' as const,
        'reply' as const,
        'done' as const,
        'wait' as const,
      ),
    })
    fc.assert(
      fc.property(fc.array(move, { minLength: 10, maxLength: 80 }), (moves) => {
        const own = talked(moves)
        const given = own.events.filter((event) => event.type === 'floor.given')
        const replies = given.filter((event) => event.how === 'reply')
        for (const [index, event] of given.entries())
          if (event.how === 'reply') expect(given[index - 1]?.how).not.toBe('reply')
        for (const [index, event] of replies.entries()) expect(replies[index - 1]?.seat).not.toBe(event.seat)
      }),
      { numRuns: 200 },
    )
  })
})

type What = 'point' | 'reply' | 'done' | 'wait'

function perform(room: RoomKit, seat: SeatId, what: What): void {
  if (what === 'wait') room.wait(11 * SECOND)
  else if (what === 'done') room.do(room.holder ?? seat, { type: 'floor.done' })
  else room.raiseAs(seat, what)
}

/** A room in which this happened, with a facilitator who gives a free floor on. */
function talked(moves: readonly { readonly who: number; readonly what: What }[]): RoomKit {
  const room = new RoomKit()
  const facilitator = room.join('Ines', 'facilitator')
  const people = ['Ana', 'Bo', 'Cleo', 'Dee'].map((name) => room.join(name))
  room.goTo(facilitator, 'open_floor')
  for (const { who, what } of moves) {
    perform(room, people[who] as SeatId, what)
    if (room.holder === null) room.do(facilitator, { type: 'floor.give', to: 'next', seenHolder: null })
  }
  return room
}
