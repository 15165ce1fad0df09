import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import type { SeatId } from '../../../shared/ids.ts'
import { CLOSING_ANSWERS } from '../../../shared/room/state/modes.ts'
import { sumUp, sumUpAtEnd } from '../../../shared/talk/aggregates.ts'
import { MINUTE, RoomKit, SECOND } from '../../support/roomKit.ts'

let room: RoomKit
let ines: SeatId
let people: SeatId[]

function sitDown(names: readonly string[]): void {
  room = new RoomKit()
  ines = room.join('Ines', 'facilitator')
  people = names.map((name) => room.join(name))
}

beforeEach(() => sitDown(['Kofi', 'Dee', 'Rosa', 'Sam']))

const at = (index: number) => people[index] as SeatId

/** The device of this person hears them for so long. */
function talk(seat: SeatId, ms: number): void {
  const startAt = room.now
  room.pass(ms)
  room.serve({ type: 'talk.count', seat, startAt, endAt: room.now })
  room.pass(SECOND)
}

test('T-30 everybody who took part is counted, silent ones too; facilitators and chosen listeners are not', () => {
  room.goTo(ines, 'open_floor')
  talk(ines, 10 * MINUTE)
  for (const index of [0, 1]) talk(at(index), MINUTE)
  expect(sumUp(room.state)).toMatchObject({ people: 4, gini: 0.67, evenness: 0.5, smallestRatio: 0 })
  for (const index of [2, 3]) room.do(at(index), { type: 'listening.choose', choice: 'listening' })
  expect(sumUp(room.state)).toMatchObject({ people: 2, gini: 0, evenness: 1, smallestRatio: 1 })
})

test('T-30 without talk there are no measures, which is not nought', () => {
  expect(sumUp(room.state)).toEqual({
    people: 4,
    gini: null,
    evenness: null,
    smallestRatio: null,
    heard: [],
    invitations: 0,
    closing: null,
  })
})

test('T-30 heard is told for each step that ran, also for one that is left or the last', () => {
  room.goTo(ines, 'open_floor')
  talk(at(0), 5 * SECOND)
  talk(at(1), 4 * SECOND)
  room.goTo(ines, 'harvest')
  talk(at(1), 5 * SECOND)
  talk(at(2), 5 * SECOND)
  const { heard } = sumUp(room.state)
  const first = room.state.agenda.steps.find(({ mode }) => mode === 'open_floor')?.key
  expect(heard.find(({ step }) => step === first)).toEqual({ step: first, heard: 1 })
  expect(heard.at(-1)).toEqual({ step: 'harvest', heard: 2 })
  expect(heard.some(({ step }) => step === 'close')).toBe(false)
})

test('T-30 O-1 the answers at the close are counts, and nothing below four', () => {
  room.goTo(ines, 'close')
  for (const index of [0, 1, 2]) room.do(at(index), { type: 'closing.answer', answer: 'yes' })
  expect(sumUp(room.state).closing).toBe(null)
  room.do(at(3), { type: 'closing.answer', answer: 'listened' })
  expect(sumUp(room.state).closing).toEqual({ yes: 3, mostly: 0, 'not-really': 0, listened: 1 })
})

test('T-32 what the room comes to is taken right before the end, which forgets it', () => {
  room.goTo(ines, 'open_floor')
  talk(at(0), MINUTE)
  const before = room.state
  const decision = room.do(ines, { type: 'room.end' })
  if (!decision.ok) throw new Error(decision.code)
  expect(room.state.turns).toEqual([])
  expect(sumUpAtEnd(before, decision.events)).toEqual(sumUp(before))
  expect(sumUpAtEnd(before, decision.events)?.heard.at(-1)?.heard).toBe(1)
  expect(sumUpAtEnd(before, [])).toBeUndefined()
})

test('T-31 nothing in it names a seat: it is the same whoever of them talked, answered and sat where', () => {
  const name = fc.constantFrom('Kofi', 'Dee', 'Rosa', 'Sam', 'Tui', 'Priya')
  const names = fc.uniqueArray(name, { minLength: 4, maxLength: 6 })
  const amounts = fc.array(fc.nat({ max: 4 * MINUTE }), { minLength: 6, maxLength: 6 })
  const answers = fc.array(fc.constantFrom(...CLOSING_ANSWERS), { minLength: 6, maxLength: 6 })
  fc.assert(
    fc.property(names, amounts, answers, fc.nat({ max: 5 }), (who, talkMs, said, turn) => {
      const sumFor = (shift: number) => {
        sitDown(who)
        const order = people.map((_, index) => at((index + shift) % people.length))
        room.goTo(ines, 'open_floor')
        for (const [index, seat] of order.entries()) talk(seat, talkMs[index] ?? 0)
        room.goTo(ines, 'close')
        for (const [index, seat] of order.entries()) {
          room.do(seat, { type: 'closing.answer', answer: said[index] ?? 'yes' })
        }
        return sumUp(room.state)
      }
      const sum = sumFor(0)
      expect(sumFor(turn)).toEqual(sum)
      const written = JSON.stringify(sum)
      for (const seat of room.state.seats) {
        expect(written).not.toContain(seat.id)
        expect(written).not.toContain(seat.name)
      }
    }),
    { numRuns: 40 },
  )
})
