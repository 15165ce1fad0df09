import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { steersText } from '../../../shared/board/text.ts'
import type { SeatId } from '../../../shared/ids.ts'
import { MAX_QUIET_CARDS } from '../../../shared/room/writing.ts'
import { RoomKit } from '../../support/roomKit.ts'

let room: RoomKit
let ines: SeatId
let tui: SeatId
let kofi: SeatId
let dee: SeatId
let rosa: SeatId

function sitDown(): void {
  ines = room.join('Ines', 'facilitator')
  tui = room.join('Tui', 'note-taker')
  kofi = room.join('Kofi')
  dee = room.join('Dee')
  rosa = room.join('Rosa')
}

beforeEach(() => {
  room = new RoomKit()
  sitDown()
  room.goTo(ines, 'silent_writing')
})

const cardId = (name: string) => `card-${name.padEnd(12, '-')}`
const put = (seat: SeatId, id: string, text: string, column: 'aspirations' | 'trust' = 'aspirations') =>
  room.do(seat, { type: 'writing.put', id: cardId(id), text, column })
const takeDown = (seat: SeatId, id: string) => room.do(seat, { type: 'writing.take-down', id: cardId(id) })
const mine = (seat: SeatId) => room.see(seat).writing?.mine.map(({ text }) => text) ?? null
const turned = () => room.state.writing.turned.map(({ text }) => text)

function move(by: 1 | -1 = 1): void {
  const { phase } = room.state.agenda
  if (phase.kind !== 'running') throw new Error('the agenda does not run')
  room.do(ines, { type: by === 1 ? 'agenda.next' : 'agenda.back', seenIndex: phase.index })
}

/** A story swap stands at its notes for one's own eyes. */
function thinkAlone(): void {
  room = new RoomKit({ templateId: 'stories' })
  sitDown()
  room.goTo(ines, 'silent_writing')
}

describe('while it is quiet', () => {
  test('W-4 V-1 nobody but its writer sees a card, or who wrote', () => {
    put(kofi, 'one', 'a bench in the park')
    put(dee, 'two', 'somebody to call')
    expect(mine(kofi)).toEqual(['a bench in the park'])
    for (const seat of [ines, tui, rosa]) {
      expect(mine(seat)).toEqual([])
      expect(JSON.stringify(room.see(seat))).not.toMatch(/bench|somebody to call|card-/)
    }
    const views = [ines, tui, rosa].map((seat) => JSON.stringify(room.see(seat).writing))
    expect(new Set(views).size).toBe(1)
  })

  test('W-4 a card is its writer’s to change, to move and to take back', () => {
    put(kofi, 'one', 'a bench')
    put(kofi, 'one', 'two benches', 'trust')
    expect(room.see(kofi).writing?.mine).toEqual([
      { id: cardId('one'), text: 'two benches', column: 'trust', isPrivate: false },
    ])
    expect(put(kofi, 'one', 'two benches', 'trust')).toEqual({ ok: true, events: [] })
    for (const result of [put(dee, 'one', 'mine'), takeDown(dee, 'one'), takeDown(kofi, 'two')]) {
      expect(result).toEqual({ ok: false, code: 'writing/unknown' })
    }
    takeDown(kofi, 'one')
    expect(mine(kofi)).toEqual([])
    move()
    expect(room.state.writing.turned).toEqual([])
  })

  test('W-4 it is written in quiet steps only', () => {
    move()
    expect(put(kofi, 'one', 'late')).toEqual({ ok: false, code: 'room/not-now' })
  })

  test('W-9 a card has words, no more than a card may have, and an id that a board takes', () => {
    const refused = { ok: false, code: 'request/malformed' }
    expect(put(kofi, 'one', '\u200b \u202e')).toEqual(refused)
    expect(put(kofi, 'one', 'é'.repeat(501))).toEqual(refused)
    expect(room.do(kofi, { type: 'writing.put', id: 'short-id', text: 'a', column: 'trust' })).toEqual(
      refused,
    )
    expect(put(kofi, 'one', 'e\u0301'.repeat(500)).ok).toBe(true)
  })

  test('W-9 one person has forty, and everybody together half a board', () => {
    const fill = (seat: SeatId, count: number) =>
      Array.from({ length: count }, (_, index) => put(seat, `${seat.slice(-3)}-${index}`, `${index}`))
    const [last] = fill(kofi, MAX_QUIET_CARDS + 1).slice(-1)
    expect(last).toEqual({ ok: false, code: 'writing/enough' })
    expect(put(kofi, `${kofi.slice(-3)}-0`, 'changed').ok).toBe(true)
    for (const seat of [dee, rosa]) expect(fill(seat, MAX_QUIET_CARDS).every(({ ok }) => ok)).toBe(true)
    const rest = fill(tui, MAX_QUIET_CARDS)
    expect(rest.filter(({ ok }) => ok)).toHaveLength(150 - 3 * MAX_QUIET_CARDS)
  })

  test('W-4 how many write is a number only where it points at nobody', () => {
    const writers = () => room.see(ines).writing?.writers
    expect(writers()).toBe('some')
    put(kofi, 'one', 'a')
    put(kofi, 'two', 'b')
    expect(writers()).toBe('some')
    put(dee, 'three', 'c')
    expect(writers()).toBe(2)
    put(rosa, 'four', 'd')
    expect(writers()).toBe(3)
    put(tui, 'five', 'e')
    expect(writers()).toBe('most')
  })
})

describe('turning over', () => {
  test.each([
    ['goes on', 1],
    ['goes back', -1],
  ] as const)('W-5 when the step %s all cards turn over at once', (_, by) => {
    put(kofi, 'one', 'a')
    put(dee, 'two', 'b')
    move(by)
    expect(turned()).toEqual(['a', 'b'])
    expect(room.state.writing.cards).toEqual([])
    for (const seat of [kofi, dee]) expect(room.see(seat).writing).toBe(null)
  })

  test('W-5 a step in which nobody wrote turns nothing over', () => {
    move()
    expect(room.events.some(({ type }) => type === 'writing.turned-over')).toBe(false)
  })

  test('W-5 what has turned over is no quiet card any more', () => {
    put(kofi, 'one', 'a')
    move()
    move(-1)
    for (const result of [put(kofi, 'one', 'again'), takeDown(kofi, 'one')]) {
      expect(result).toEqual({ ok: false, code: 'writing/unknown' })
    }
    expect(mine(kofi)).toEqual([])
    put(kofi, 'two', 'b')
    move()
    expect(turned()).toEqual(['a', 'b'])
  })

  test('W-8 of somebody who left before, nothing turns over; nor where the room ends', () => {
    put(kofi, 'one', 'a')
    put(dee, 'two', 'b')
    room.serve({ type: 'seat.leave', seat: kofi })
    room.do(ines, { type: 'room.end' })
    expect(room.state.writing).toEqual({ cards: [], turned: [] })
    room = new RoomKit()
    sitDown()
    room.goTo(ines, 'silent_writing')
    put(kofi, 'one', 'a')
    put(dee, 'two', 'b')
    room.serve({ type: 'seat.leave', seat: kofi })
    move()
    expect(turned()).toEqual(['b'])
  })
})

describe('notes for one’s own eyes', () => {
  test('W-6 they never turn over, and their writer has them until the end', () => {
    thinkAlone()
    put(kofi, 'one', 'a moment')
    move()
    expect(room.events.some(({ type }) => type === 'writing.turned-over')).toBe(false)
    for (const mode of ['open_floor', 'harvest', 'close']) {
      room.goTo(ines, mode)
      expect(mine(kofi)).toEqual(['a moment'])
      for (const seat of [ines, tui, dee, rosa]) expect(room.see(seat).writing).toBe(null)
    }
    expect(turned()).toEqual([])
  })

  test('W-6 they can be taken down in any step', () => {
    thinkAlone()
    put(kofi, 'one', 'a moment')
    move()
    expect(takeDown(kofi, 'one').ok).toBe(true)
    expect(room.see(kofi).writing).toBe(null)
  })

  test('W-6 beside cards of a later quiet step they stay what they are, also when they are changed there', () => {
    thinkAlone()
    put(kofi, 'one', 'a moment')
    move()
    room.do(ines, { type: 'agenda.add', mode: 'silent_writing', minutes: 3 })
    move()
    put(dee, 'two', 'for all')
    put(kofi, 'one', 'another moment')
    expect(room.see(ines).writing?.writers).toBe('some')
    move()
    expect(turned()).toEqual(['for all'])
    expect(mine(kofi)).toEqual(['another moment'])
  })
})

describe('whatever is written and wherever the steps go', () => {
  const wish = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        by: fc.nat({ max: 4 }),
        card: fc.nat({ max: 9 }),
        text: fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
      }),
    },
    { weight: 1, arbitrary: fc.constantFrom(1 as const, -1 as const) },
  )
  let people: readonly SeatId[]

  function begin(templateId: string): void {
    room = new RoomKit({ templateId })
    sitDown()
    people = [ines, tui, kofi, dee, rosa]
    room.goTo(ines, 'silent_writing')
  }

  /** Every text begins with a sign that is nowhere else. */
  function expectOnlyMine(seat: SeatId): void {
    const seen = JSON.stringify(room.see(seat))
    const { cards } = room.state.writing
    const shown = cards.filter(({ id }) => seen.includes(id))
    expect(shown).toEqual(cards.filter((card) => card.seat === seat))
    expect(seen.split('§')).toHaveLength(1 + shown.length)
  }

  test('W-4 W-6 V-1 no view but its writer’s has a word of a card, and no private one turns over', () => {
    fc.assert(
      fc.property(fc.constantFrom('stories', 'one-two-all'), fc.array(wish), (templateId, wishes) => {
        begin(templateId)
        for (const each of wishes) {
          if (typeof each === 'number') move(each)
          else put(people[each.by] as SeatId, `${each.card}`, `§${each.text}`)
          for (const seat of people) expectOnlyMine(seat)
          const { cards, turned: shown } = room.state.writing
          expect(shown.filter(({ isPrivate }) => isPrivate)).toEqual([])
          expect(cards.filter(({ text }) => steersText(text))).toEqual([])
          expect(new Set([...cards, ...shown].map(({ id }) => id)).size).toBe(cards.length + shown.length)
        }
        expect(room.replayed()).toEqual(room.state)
      }),
    )
  })
})
