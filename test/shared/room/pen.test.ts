import { beforeEach, describe, expect, test } from 'vitest'
import type { SeatId } from '../../../shared/ids.ts'
import { PEN_ANSWER_MS, PEN_MISSED_MS } from '../../../shared/room/pen.ts'
import { CardKit } from '../../support/cardKit.ts'
import { MINUTE, RoomKit, SECOND } from '../../support/roomKit.ts'

let room: CardKit

beforeEach(() => {
  room = new CardKit()
})

const offer = (to: SeatId, by = room.tui) => room.try(by, { type: 'pen.offer', to })
const answer = (seat: SeatId, takes: boolean) => room.try(seat, { type: 'pen.answer', takes })
const take = (seat: SeatId) => room.try(seat, { type: 'pen.take' })
const layDown = (seat: SeatId) => room.try(seat, { type: 'pen.lay-down' })
const pen = (seat: SeatId) => room.see(seat).pen
const hand = (to: SeatId) => [offer(to), answer(to, true)]

describe('the pen', () => {
  test('B-6 the board keeps working when the note-taker drops out: anybody may be handed the pen', () => {
    const card = room.write(room.tui)
    hand(room.ana)
    room.cut(room.tui)
    expect(room.showBack(card, room.bo, room.ana)).toBe(true)
    expect(room.answer(room.bo, card, 'keep')).toBe(true)
    expect(room.facts(room.write(room.ana)).origin).toBe('note-taker')
  })

  test('PEN-1 with the pen comes taking notes, and not the words between those who look after the room', () => {
    const before = room.see(room.ana).may
    hand(room.ana)
    const gained = room.see(room.ana).may.filter((action) => !before.includes(action))
    expect(gained.sort()).toEqual(
      [
        'card.show-back',
        'card.say-again',
        'card.unsay-again',
        'theme.because',
        'column.name',
        'hint.twice',
        'pen.offer',
      ].sort(),
    )
    room.do(room.tui, { type: 'aside.say', text: 'Somebody is not well.' })
    expect(room.see(room.ana).words.asides).toEqual([])
    const card = room.write(room.bo)
    room.try(room.bo, { type: 'card.check-first', card, isOn: true })
    expect(room.try(room.ana, { type: 'card.check-first', card, isOn: false })).toBe(true)
    room.goTo(room.ines, 'harvest')
    room.make([card])
    expect(room.read('theme-number-one', room.ana)).toBe(true)
  })

  test('PEN-2 everybody sees who takes notes, and who was handed the pen lays it down', () => {
    hand(room.ana)
    for (const seat of room.others()) expect(pen(seat).holders).toEqual([room.tui, room.ana])
    expect([pen(room.tui).isMine, pen(room.ana).isMine, pen(room.ines).isMine]).toEqual([true, true, false])
    expect(layDown(room.tui)).toBe('pen/not-yours')
    expect(layDown(room.ana)).toBe(true)
    expect(pen(room.bo).holders).toEqual([room.tui])
    expect(room.showBack(room.write(room.tui), room.bo, room.ana)).toBe('role/not-allowed')
  })

  test('PEN-2 whoever leaves has it no more; a lost connection keeps it', () => {
    hand(room.ana)
    room.cut(room.ana)
    expect(pen(room.bo).holders).toContain(room.ana)
    room.serve({ type: 'seat.leave', seat: room.ana })
    expect(room.state.pen.holders).toEqual([])
  })

  test('PEN-3 only the two of them know of the question, and a yes is seen by all', () => {
    const others = room.others(room.tui, room.ana)
    const before = room.seenBy(others)
    offer(room.ana)
    expect([pen(room.tui).offeredTo, pen(room.ana).offeredBy]).toEqual([room.ana, room.tui])
    expect(room.seenBy(others)).toEqual(before)
    answer(room.ana, true)
    expect([pen(room.tui).offeredTo, pen(room.ana).offeredBy]).toEqual([null, null])
    expect(pen(room.bo).holders).toContain(room.ana)
  })

  test('PEN-3 N-5 a no looks like a silence to everybody else, and asking again does not tell', () => {
    const told = (says: boolean) => {
      room = new CardKit()
      const seen: unknown[] = []
      const look = () => seen.push(room.seenBy(room.others(room.ana)), room.state.noticedAt)
      offer(room.ana)
      room.wait(5 * SECOND)
      if (says) expect(answer(room.ana, false)).toBe(true)
      look()
      expect(pen(room.ana).offeredBy).toBe(says ? null : room.tui)
      expect(offer(room.ana)).toBe(true)
      look()
      room.wait(PEN_ANSWER_MS - 6 * SECOND)
      look()
      room.wait(SECOND)
      look()
      return seen
    }
    expect(told(true)).toEqual(told(false))
    expect(pen(room.tui).offeredTo).toBeNull()
    expect(answer(room.ana, true)).toBe('offer/gone')
  })

  test('PEN-3 who said no is asked again when that question is over, and nobody is asked twice at once', () => {
    offer(room.ana)
    answer(room.ana, false)
    expect(answer(room.ana, true)).toBe('offer/gone')
    room.wait(PEN_ANSWER_MS)
    offer(room.ana)
    expect(pen(room.ana).offeredBy).toBe(room.tui)
    offer(room.bo)
    expect([pen(room.ana).offeredBy, pen(room.bo).offeredBy]).toEqual([null, room.tui])
  })

  test('PEN-3 nobody is asked who is not here or takes notes already; a facilitator who takes it has it', () => {
    room.cut(room.ana)
    expect([offer(room.ana), offer(room.tui, room.ines)]).toEqual(['floor/not-here', 'presence/already'])
    expect(offer(room.bo, room.cleo)).toBe('role/not-allowed')
    expect(offer(room.ines, room.ines)).toBe(true)
    expect(pen(room.bo).holders).toEqual([room.ines, room.tui])
  })

  test('PEN-3 the question goes with either of the two', () => {
    offer(room.ana)
    room.serve({ type: 'seat.leave', seat: room.ana })
    expect(pen(room.tui).offeredTo).toBeNull()
    offer(room.bo)
    room.serve({ type: 'seat.leave', seat: room.tui })
    expect(answer(room.bo, true)).toBe('offer/gone')
  })
})

describe('a pen that is missed', () => {
  test('PEN-4 after fifteen seconds everybody who is here may take it, and the first has it', () => {
    room.cut(room.tui)
    room.do(room.dee, { type: 'presence.step-away' })
    room.wait(PEN_MISSED_MS - 1)
    expect([pen(room.ana).isWanted, take(room.ana)]).toEqual([false, 'room/not-now'])
    room.wait(1)
    for (const seat of [room.ines, room.ana, room.bo]) expect(pen(seat).isWanted).toBe(true)
    expect(pen(room.dee).isWanted).toBe(false)
    expect([take(room.ana), take(room.bo)]).toEqual([true, 'room/not-now'])
    for (const seat of room.others()) expect(pen(seat)).toMatchObject({ isWanted: false })
    // The note-taker is back, and both take notes.
    room.back(room.tui)
    expect(pen(room.bo).holders).toEqual([room.tui, room.ana])
  })

  test('PEN-4 a connection that blinks leaves no pen behind', () => {
    room.cut(room.tui)
    room.wait(PEN_MISSED_MS - 1)
    room.back(room.tui)
    room.wait(MINUTE)
    expect(pen(room.ana).isWanted).toBe(false)
  })

  test.each(['steps away', 'leaves', 'lays it down'])('PEN-4 also when its last holder %s', (how) => {
    hand(room.ana)
    room.serve({ type: 'seat.leave', seat: room.tui })
    if (how === 'steps away') room.do(room.ana, { type: 'presence.step-away' })
    if (how === 'leaves') room.serve({ type: 'seat.leave', seat: room.ana })
    if (how === 'lays it down') layDown(room.ana)
    room.wait(PEN_MISSED_MS)
    expect(pen(room.bo).isWanted).toBe(true)
    room.join('Mo', 'note-taker')
    expect(pen(room.bo).isWanted).toBe(false)
  })

  test('PEN-4 where nobody took notes nobody misses it, nor before the beginning', () => {
    const other = new RoomKit()
    const ines = other.join('Ines', 'facilitator')
    const ana = other.join('Ana')
    const tui = other.join('Tui', 'note-taker')
    other.cut(tui)
    other.wait(MINUTE)
    expect(other.see(ana).pen.isWanted).toBe(false)
    other.do(ines, { type: 'agenda.start' })
    expect(other.see(ana).pen.isWanted).toBe(true)
    const none = new RoomKit()
    none.join('Ines', 'facilitator')
    none.goTo(none.state.seats[0]?.id as SeatId, 'open_floor')
    none.wait(MINUTE)
    expect(none.state.pen.isWanted).toBe(false)
  })

  test('PEN-4 X-5 after a restart it is missed like after any cut', () => {
    room.state = room.replayed()
    room.serve({ type: 'room.recover' })
    for (const seat of room.others(room.tui)) room.back(seat)
    room.wait(PEN_MISSED_MS)
    expect(pen(room.ana).isWanted).toBe(true)
  })

  test('PEN-2 C-7 who took notes is known after the end, and no question is open', () => {
    hand(room.ana)
    offer(room.bo)
    room.do(room.ines, { type: 'room.end' })
    expect(room.state.pen).toEqual({ holders: [room.ana], offer: null, missingSince: null, isWanted: false })
  })
})
