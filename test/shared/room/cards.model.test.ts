import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAX_CARDS } from '../../../shared/board/limits.ts'
import type { CardId, SeatId } from '../../../shared/ids.ts'
import { apply } from '../../../shared/room/apply.ts'
import { isChecked } from '../../../shared/room/cardFacts.ts'
import { SHOWN_BACK_MS } from '../../../shared/room/cards.ts'
import type { RoomEvent } from '../../../shared/room/events.ts'
import { PEN_ANSWER_MS } from '../../../shared/room/pen.ts'
import type { CardFacts, CardsState } from '../../../shared/room/state/cards.ts'
import type { RoomState } from '../../../shared/room/state.ts'
import { viewCards, viewThemes } from '../../../shared/room/view/cards.ts'
import { view } from '../../../shared/room/view.ts'
import { RoomKit } from '../../support/roomKit.ts'
import { cardMove, play } from '../../support/roomMoves.ts'

const THEME = 'theme-number-one'

/** A room with a facilitator, a note-taker and some people, quiet cards and live ones, somewhere before or in the harvest. */
function boardRoom(step: 'go_round' | 'harvest' = 'go_round'): RoomKit {
  const room = new RoomKit()
  const ines = room.join('Ines', 'facilitator')
  const people = [room.join('Tui', 'note-taker'), room.join('Ana'), room.join('Bo'), room.join('Cleo')]
  room.goTo(ines, 'silent_writing')
  for (const [index, seat] of people.slice(1).entries()) {
    const id = `quiet-card-${index}`
    room.do(seat, { type: 'writing.put', id, text: 'a bench', column: 'aspirations' })
  }
  const { phase } = room.state.agenda
  room.do(ines, { type: 'agenda.next', seenIndex: phase.kind === 'running' ? phase.index : 0 })
  for (const [index, seat] of people.entries()) {
    room.change(seat, { added: [`board-card-${index + 3}` as CardId] })
  }
  if (step === 'harvest') {
    const cards = ['quiet-card-0', 'board-card-4'] as CardId[]
    room.do(ines, { type: 'theme.make', id: THEME, cards, sentence: 'Ask us.', column: 'trust' })
    room.goTo(ines, step)
    room.do(ines, { type: 'harvest.read', theme: THEME, seen: null })
  }
  return room
}

/** A second account of consent, kept from what happened alone: who said that which words are right. */
class Consent {
  readonly #words = new Map<CardId, number>()
  readonly #said = new Map<CardId, { by: SeatId | null; words: number }>()

  note(before: RoomState, event: RoomEvent): void {
    if (event.type === 'writing.turned-over') {
      for (const card of before.writing.cards) this.#begin(card.id as CardId, card.seat)
    }
    if (!('card' in event)) return
    const facts = before.cards.cards.find(({ id }) => id === event.card)
    const words = this.#words.get(event.card) ?? 0
    if (event.type === 'card.added') this.#begin(event.card, event.voice)
    if (event.type === 'card.answered' && event.answer !== 'down') {
      this.#said.set(event.card, { by: facts?.voice ?? null, words })
    }
    if (event.type === 'card.reworded') {
      this.#words.set(event.card, words + 1)
      const was = this.#said.get(event.card)
      // Whoever put their own words there said them.
      if (event.isOwn && was?.words === words) this.#said.set(event.card, { ...was, words: words + 1 })
    }
  }

  #begin(card: CardId, by: SeatId | null): void {
    this.#words.set(card, 0)
    this.#said.set(card, { by, words: 0 })
  }

  /** Has this person said that the words as they are now are right? */
  holds({ id, voice }: CardFacts): boolean {
    const said = this.#said.get(id)
    return said !== undefined && said.by === voice && said.words === (this.#words.get(id) ?? 0)
  }
}

function cardsHold({ state }: RoomKit): void {
  const { cards, themes, reading, differences, dissolved } = state.cards
  const ids = cards.map(({ id }) => id)
  const named = themes.map(({ id }) => id)
  expect(isEachOnce(ids) && ids.length <= MAX_CARDS).toBe(true)
  const wrong = cards.filter(
    ({ shownAt, check, theme, speaksTo }) =>
      // C-4, TH-2, C-5
      (shownAt !== null) !== (check === 'shown-back') ||
      (shownAt !== null && state.lastAt - shownAt >= SHOWN_BACK_MS) ||
      (theme !== null && !named.includes(theme)) ||
      !isEachOnce(speaksTo),
  )
  expect(wrong).toEqual([])
  expect(themes.filter(({ id }) => !cards.some(({ theme }) => theme === id))).toEqual([])
  expect(isEachOnce([...themes, ...dissolved].map(({ id }) => id))).toBe(true)
  expect([null, ...named]).toContain(reading)
  expect(differences.filter((pair) => !pair.cards.every((id) => ids.includes(id)))).toEqual([])
}

function isEachOnce(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length
}

function themesHold({ themes, reading }: CardsState): void {
  for (const { id, state, was, hasBeenRead, objections } of themes) {
    // What is read once more stands as it did until that is over.
    if (id === reading) continue
    // HV-1, HV-3: what stands was read, what was changed says what it was, what is open has somebody's objection.
    if (state === 'agreed') expect([hasBeenRead, was]).toEqual([true, null])
    if (state === 'changed') expect(was).not.toBeNull()
    if (state === 'left-open') expect(Object.keys(objections).length).toBeGreaterThan(0)
  }
}

function penHolds({ pen, seats, lastAt }: RoomState): void {
  const here = seats.map(({ id }) => id)
  for (const holder of pen.holders) expect(here).toContain(holder)
  expect(new Set(pen.holders).size).toBe(pen.holders.length)
  if (pen.offer !== null) expect(lastAt - pen.offer.at).toBeLessThan(PEN_ANSWER_MS)
  if (pen.isWanted) expect(pen.missingSince).not.toBeNull()
}

/** Everybody sees every card that is up, and of each no more than there is to see. */
function viewsHold({ state }: RoomKit): void {
  const up = state.cards.cards.flatMap(({ id, isDown }) => (isDown ? [] : id))
  for (const seat of state.seats) {
    const cards = viewCards(state, seat)
    const { themes, differences } = viewThemes(state, seat)
    const shown = [undefined, ...themes.map(({ id }) => id)]
    expect(Object.keys(cards)).toEqual(up)
    const told = Object.values(cards)
    expect(told.filter(({ theme, speaks = 2 }) => !shown.includes(theme) || speaks < 2)).toEqual([])
    expect(themes.filter(({ voices }) => voices !== null && voices < 3)).toEqual([])
    expect(differences.filter((pair) => !pair.cards.every((id) => up.includes(id)))).toEqual([])
  }
}

/** Where the machine has much else to do. */
const SLOW_MS = 240_000

const moves = fc.array(cardMove, { minLength: 80, maxLength: 120, size: 'max' })
const begun = fc.constantFrom('go_round' as const, 'harvest' as const)

/** Plays random rooms, and looks at each after every move; at the events that were new, and the room before them. */
function inRandomRooms(numRuns: number, look: () => (room: RoomKit, events: readonly RoomEvent[]) => void) {
  fc.assert(
    fc.property(begun, moves, (step, all) => {
      const room = boardRoom(step)
      const after = look()
      after(room, room.events)
      for (const each of all) {
        const from = room.events.length
        play(room, each)
        after(room, room.events.slice(from))
      }
    }),
    { numRuns },
  )
}

describe('cards under random moves', () => {
  test(
    'C-1 C-4 C-5 TH-2 TH-5 HV-1 HV-3 PEN-2 PEN-3 V-1 what must always hold, holds after every move',
    () => {
      const happened = new Map<string, number>()
      inRandomRooms(60, () => (room, events) => {
        cardsHold(room)
        if (room.state.agenda.phase.kind !== 'ended') themesHold(room.state.cards)
        penHolds(room.state)
        viewsHold(room)
        for (const { type } of events) happened.set(type, (happened.get(type) ?? 0) + 1)
      })
      // The rules were put to the test: all that can happen has happened.
      for (const type of [
        ...['card.reworded', 'card.shown-back', 'card.answered', 'card.left-unanswered', 'card.said-again'],
        'card.unsaid-again',
        ...[
          'theme.made',
          'theme.dissolved',
          'theme.named',
          'theme.moved',
          'harvest.read',
          'harvest.objected',
          'difference.made',
        ],
        ...['pen.offered', 'pen.taken', 'pen.declined', 'pen.offer-ended', 'pen.missed', 'pen.laid-down'],
      ]) {
        expect([type, happened.has(type)]).toEqual([type, true])
      }
    },
    SLOW_MS,
  )

  test(
    'C-3 a card is checked only while its voice has said that these very words are right',
    () => {
      let [checked, lapsed] = [0, 0]
      inRandomRooms(60, () => {
        const consent = new Consent()
        let before = new RoomKit().state
        return ({ state }, events) => {
          for (const event of events) {
            consent.note(before, event)
            before = apply(before, event)
          }
          for (const card of state.cards.cards) {
            if (isChecked(card) && !consent.holds(card)) expect.fail(`nobody said so: ${card.id}`)
            checked += Number(isChecked(card))
            lapsed += Number(!isChecked(card) && card.wasReworded)
          }
        }
      })
      expect(Math.min(checked, lapsed)).toBeGreaterThan(100)
    },
    SLOW_MS,
  )

  test(
    'C-7 nothing but the board takes a card away, and nothing at all the voice of whoever wrote it themselves',
    () => {
      inRandomRooms(60, () => {
        let known = new Map<CardId, CardFacts>()
        return ({ state }, events) => {
          const gone = new Set(events.flatMap((event) => (event.type === 'card.gone' ? event.card : [])))
          const now = new Map(state.cards.cards.map((card) => [card.id, card]))
          for (const [id, { origin, voice }] of known) {
            if (gone.has(id)) continue
            expect(now.has(id)).toBe(true)
            if (origin !== 'note-taker' && voice !== null) expect(now.get(id)?.voice).toBe(voice)
          }
          known = now
        }
      })
    },
    SLOW_MS,
  )

  test(
    'X-1 X-5 replaying what was stored gives the same cards, at every moment',
    () => {
      let looks = 0
      inRandomRooms(60, () => (room) => {
        looks += 1
        if (looks % 10 === 0) expect(room.replayed()).toEqual(room.state)
      })
    },
    SLOW_MS,
  )

  test(
    'B-5 V-1 whom cards speak to changes no order that anybody sees',
    () => {
      fc.assert(
        fc.property(begun, moves, fc.infiniteStream(fc.nat({ max: 3 })), (step, all, chance) => {
          const room = boardRoom(step)
          for (const each of all) play(room, each)
          const seats = room.state.seats.map(({ id }) => id)
          const cards = room.state.cards.cards.map((card) => ({
            ...card,
            speaksTo: seats.filter(() => chance.next().value === 0),
          }))
          const other = { ...room.state, cards: { ...room.state.cards, cards } }
          for (const seat of seats) expect(orders(other, seat)).toEqual(orders(room.state, seat))
        }),
        { numRuns: 50 },
      )
    },
    SLOW_MS,
  )
})

function orders(state: RoomState, seat: SeatId) {
  const seen = view(state, seat)
  const { themes, differences } = seen?.themes ?? {}
  return [Object.keys(seen?.cards ?? {}), themes?.map(({ id }) => id), differences, seen?.queue.order]
}
