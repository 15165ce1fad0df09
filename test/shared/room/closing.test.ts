import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import type { SeatId } from '../../../shared/ids.ts'
import { CLOSING_ANSWERS, type ClosingAnswer } from '../../../shared/room/state/modes.ts'
import { RoomKit } from '../../support/roomKit.ts'

let room: RoomKit
let people: SeatId[]

beforeEach(() => {
  room = new RoomKit()
  people = [
    room.join('Ines', 'facilitator'),
    ...['Kofi', 'Dee', 'Rosa', 'Sam'].map((name) => room.join(name)),
  ]
})

const answer = (index: number, said: ClosingAnswer) =>
  room.do(people[index] as SeatId, { type: 'closing.answer', answer: said })

test('O-1 it is asked in the close, of everybody, and may be changed', () => {
  expect(answer(1, 'yes')).toEqual({ ok: false, code: 'room/not-now' })
  room.goTo(people[0] as SeatId, 'close')
  answer(1, 'yes')
  expect(answer(1, 'yes')).toEqual({ ok: true, events: [] })
  answer(1, 'listened')
  expect(room.see(people[1] as SeatId).me.closing).toBe('listened')
  expect(answer(0, 'mostly').ok).toBe(true)
})

test('O-1 counts are shown from four answers up', () => {
  room.goTo(people[0] as SeatId, 'close')
  for (const index of [1, 2, 3]) answer(index, 'yes')
  answer(1, 'not-really')
  expect(room.see(people[0] as SeatId).closing).toEqual({ counts: null })
  answer(4, 'mostly')
  expect(room.see(people[2] as SeatId).closing).toEqual({
    counts: { yes: 2, mostly: 1, 'not-really': 1, listened: 0 },
  })
})

test('O-1 V-1 what others see does not depend on who gave which answer', () => {
  const said = fc.array(fc.constantFrom(...CLOSING_ANSWERS), { minLength: 1, maxLength: 4 })
  const order = (count: number) => fc.shuffledSubarray([1, 2, 3, 4], { minLength: count, maxLength: count })
  const given = said.chain((answers) => fc.tuple(fc.constant(answers), order(answers.length)))
  fc.assert(
    fc.property(given, ([answers, by]) => {
      const seenFor = (seats: readonly number[]) => {
        room = new RoomKit()
        people = ['Ines', 'Kofi', 'Dee', 'Rosa', 'Sam'].map((name, index) =>
          room.join(name, index === 0 ? 'facilitator' : 'participant'),
        )
        room.goTo(people[0] as SeatId, 'close')
        for (const [index, each] of answers.entries()) answer(seats[index] as number, each)
        return JSON.stringify(room.see(people[0] as SeatId))
      }
      expect(seenFor(by)).toBe(seenFor([1, 2, 3, 4].slice(0, answers.length)))
    }),
  )
})

test('T-32 with the room the answers end: no state says who gave which', () => {
  room.goTo(people[0] as SeatId, 'close')
  answer(1, 'yes')
  room.do(people[0] as SeatId, { type: 'room.end' })
  expect(room.state.closing).toEqual({})
})
