import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SeatId } from '../../../shared/ids.ts'
import { nameOfTable } from '../../../shared/room/groups.ts'
import { currentStep } from '../../../shared/room/state.ts'
import { view } from '../../../shared/room/view.ts'
import { MINUTE, RoomKit, SECOND } from '../../support/roomKit.ts'

const NAMES = ['Ana', 'Bo', 'Cleo', 'Dee', 'Eve', 'Finn']

/** What people would have on the table if cards were paper. */
type Paper = {
  readonly lying: Map<string, { table: string; text: string }>
  readonly shown: Map<string, string>
}
type Move = { deed: string; one: number; card: number }
type Play = { room: RoomKit; ines: SeatId; seat: SeatId; move: Move; paper: Paper }

const cardId = (card: number) => `card-number-${card}`
const seenIndex = (room: RoomKit, ines: SeatId) => room.see(ines).agenda.index ?? -1

const DEEDS: Record<string, (play: Play) => unknown> = {
  put({ room, seat, move, paper }) {
    const table = nameOfTable(room.state, seat)
    // Quiet writing between the tables is another matter.
    if (currentStep(room.state)?.mode === 'silent_writing') return
    const [id, text] = [cardId(move.card), `§${room.events.length}`]
    const wish = { type: 'writing.put', id, text, column: 'aspirations' } as const
    const { ok } = room.do(seat, table === null ? wish : { ...wish, table })
    const lies = paper.lying.get(id)
    const isTheirs = table !== null && (lies === undefined || lies.table === table) && !paper.shown.has(id)
    expect(ok).toBe(isTheirs)
    if (table !== null && ok) paper.lying.set(id, { table, text })
  },
  takeDown({ room, seat, move, paper }) {
    const id = cardId(move.card)
    const lies = paper.lying.get(id)
    const { ok } = room.do(seat, { type: 'writing.take-down', id })
    expect(ok).toBe(lies !== undefined && lies.table === nameOfTable(room.state, seat))
    if (ok) paper.lying.delete(id)
  },
  /** What was sent on a thin line long ago arrives. */
  late({ room, seat, move, paper }) {
    const table = `${1 + (move.card % 4)}.${move.one % 3}`
    if (table === nameOfTable(room.state, seat)) return
    const id = cardId(move.card)
    const wish = { type: 'writing.put', id, text: '§late', column: 'trust', table } as const
    expect(room.do(seat, wish)).toEqual({ ok: false, code: 'room/not-now' })
    expect(paper.lying.get(id)?.text).not.toBe('§late')
  },
  start: ({ room, ines }) => room.do(ines, { type: 'groups.start' }),
  end: ({ room, ines }) => room.do(ines, { type: 'groups.end' }),
  visit: ({ room, ines, move }) => room.do(ines, { type: 'groups.visit', table: move.card % 3 }),
  circle: ({ room, ines }) => room.do(ines, { type: 'groups.visit', table: null }),
  leaveTable: ({ room, seat }) => room.do(seat, { type: 'groups.leave' }),
  leave: ({ room, seat, ines }) => seat !== ines && room.serve({ type: 'seat.leave', seat }),
  come: ({ room }) =>
    room.serve({ type: 'seat.take', name: `Guest ${room.events.length}`, role: 'note-taker' }),
  cut: ({ room, seat }) => room.cut(seat),
  back: ({ room, seat }) => room.back(seat),
  wait: ({ room }) => room.wait(2 * MINUTE),
  next: ({ room, ines }) => room.do(ines, { type: 'agenda.next', seenIndex: seenIndex(room, ines) }),
  goBack: ({ room, ines }) => room.do(ines, { type: 'agenda.back', seenIndex: seenIndex(room, ines) }),
  restart({ room }) {
    room.state = room.replayed()
    room.serve({ type: 'room.recover' })
    for (const { id } of room.state.seats) room.back(id)
  },
}

/** Everybody is back: all that lay on the tables lies on the board from now on. */
function turnOver({ lying, shown }: Paper): void {
  for (const [id, { text }] of lying) shown.set(id, text)
  lying.clear()
}

function isAsOnPaper(room: RoomKit, { lying, shown }: Paper): void {
  const { cards, turned } = room.state.writing
  expect(new Map(cards.map(({ id, table, text }) => [id, { table, text }]))).toEqual(lying)
  expect(new Map(turned.map(({ id, text }) => [id, text]))).toEqual(shown)
  expect(turned).toHaveLength(shown.size)
}

/** Everybody at a table reads all of it; with all other tables empty everybody sees the same. */
function isSeenAtItsTableAlone(room: RoomKit, { lying }: Paper): void {
  const { state } = room
  for (const { id: seat } of state.seats) {
    const table = nameOfTable(state, seat)
    const isTheirs = (card: { table: string | null }) => table !== null && card.table === table
    const ours = [...lying].filter(([, card]) => isTheirs(card))
    const { writing } = room.see(seat)
    expect(writing?.atTable?.table ?? null).toBe(table)
    expect(new Map(writing?.atTable?.cards.map(({ id, text }) => [id, text]))).toEqual(
      new Map(ours.map(([id, { text }]) => [id, text])),
    )
    const cards = state.writing.cards.filter(isTheirs)
    expect(view({ ...state, writing: { ...state.writing, cards } }, seat)).toEqual(room.see(seat))
  }
}

test('GR-9 GR-10 GR-11 W-7 X-1 whatever people do, a card is at its table or on the board, once, with its last words', () => {
  const move: fc.Arbitrary<Move> = fc.record({
    deed: fc.constantFrom(...Object.keys(DEEDS), ...Array(8).fill('put'), 'start', 'start', 'takeDown'),
    one: fc.nat({ max: 20 }),
    card: fc.nat({ max: 9 }),
  })
  let shown = 0
  fc.assert(
    fc.property(fc.array(move, { minLength: 10, maxLength: 60 }), (moves) => {
      const room = new RoomKit({ templateId: 'cafe' })
      const ines = room.join('Ines', 'facilitator')
      for (const name of NAMES) room.join(name)
      room.goTo(ines, 'small_groups')
      const paper: Paper = { lying: new Map(), shown: new Map() }
      for (const each of moves) {
        const seats = room.state.seats.map(({ id }) => id)
        room.pass(SECOND)
        const ended = room.events.filter(({ type }) => type === 'groups.ended').length
        const play = { room, ines, seat: seats[each.one % seats.length] ?? ines, move: each, paper }
        DEEDS[each.deed]?.(play)
        if (room.events.filter(({ type }) => type === 'groups.ended').length > ended) turnOver(paper)
        isAsOnPaper(room, paper)
        isSeenAtItsTableAlone(room, paper)
      }
      shown += paper.shown.size
      expect(room.replayed()).toEqual(room.state)
    }),
    { numRuns: 100 },
  )
  expect(shown).toBeGreaterThan(10)
})
