import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SeatId } from '../../../shared/ids.ts'
import { isOpenlyWritten } from '../../../shared/room/cardFacts.ts'
import { nameOfTable, tableOf } from '../../../shared/room/groups.ts'
import { takesNotes } from '../../../shared/room/pen.ts'
import type { CardFacts } from '../../../shared/room/state/cards.ts'
import type { RoomState, Seat } from '../../../shared/room/state.ts'
import { type RoomView, view } from '../../../shared/room/view.ts'
import { CardKit } from '../../support/cardKit.ts'
import { RoomKit } from '../../support/roomKit.ts'
import { move, play } from '../../support/roomMoves.ts'

/**
 * What is private, changed behind the back of the room: whoever is not meant to know must see exactly what they saw.
 * Unlike a list of fields, this finds what leaks by a detour.
 */

type Secret = {
  readonly name: string
  /** The room with another secret about this person. */
  change(state: RoomState, about: Seat): RoomState
  mayKnow(viewer: Seat, about: Seat, state: RoomState): boolean
  /** How a room begins in which there can be such a secret; else as rooms begin. */
  begin?(): RoomKit
}

const themselves = (viewer: Seat, about: Seat) => viewer.id === about.id
const facilitatorsToo = (viewer: Seat, about: Seat) =>
  themselves(viewer, about) || viewer.role === 'facilitator'

const atSameTable = (viewer: Seat, about: Seat, state: RoomState) =>
  tableOf(state, about.id) !== null && tableOf(state, viewer.id) === tableOf(state, about.id)

/** Pairs that sit at their tables, and write there as well as anything else. */
function seatedRoom(): RoomKit {
  const room = new RoomKit({ templateId: 'one-two-all' })
  const ines = room.join('Ines', 'facilitator')
  const people = [
    room.join('Tui', 'note-taker'),
    ...['Kim', 'Lou', 'Jo', 'Ivo'].map((name) => room.join(name)),
  ]
  room.goTo(ines, 'pairs')
  room.do(ines, { type: 'groups.start' })
  for (const [index, seat] of people.entries()) {
    const table = nameOfTable(room.state, seat)
    if (table === null) throw new Error('somebody has no table')
    const card = { id: `card-at-table-${index}`, text: 'Between us.', column: 'aspirations', table } as const
    room.do(seat, { type: 'writing.put', ...card })
  }
  return room
}

/** The cards of this person's table, as others than they are: other words, and more or fewer of them. */
function withOtherCards(state: RoomState, about: Seat): RoomState {
  const table = nameOfTable(state, about.id)
  if (table === null) return state
  const others = state.writing.cards.filter((card) => card.table !== table)
  const count = (state.writing.cards.length - others.length + 2) % 4
  const cards = Array.from({ length: count }, (_, index) => ({
    ...{ id: `other-card-${index}`, seat: about.id, table, text: 'other words', column: 'trust' as const },
    ...{ at: state.lastAt, isPrivate: false },
  }))
  return { ...state, writing: { ...state.writing, cards: [...others, ...cards] } }
}

/** Cards of all kinds, some in a theme, in a harvest. */
function cardRoom(): RoomKit {
  const room = new CardKit()
  const quiet = room.writeQuietly(room.ana, room.bo, room.cleo)
  const noted = [room.write(room.tui), room.write(room.tui)]
  room.make([...quiet, room.write(room.dee)])
  room.make(noted, { id: 'theme-number-two' })
  for (const card of noted) room.sayAgain(card, room.cleo)
  room.goTo(room.ines, 'harvest')
  room.read()
  room.object(room.dee)
  return room
}

function withCards(state: RoomState, change: (card: CardFacts) => CardFacts): RoomState {
  return { ...state, cards: { ...state.cards, cards: state.cards.cards.map(change) } }
}

const SECRETS: readonly Secret[] = [
  {
    name: 'N-5 that somebody is invited, and why',
    change: (state, { id: seat }) => {
      const reason = { quietMinutes: 8, isUnheard: true, waiting: 0 }
      return {
        ...state,
        nudges: { ...state.nudges, live: { id: 7, seat, at: state.lastAt, variant: 1, reason } },
      }
    },
    mayKnow: (viewer, about) => themselves(viewer, about),
  },
  {
    name: 'N-5 what the room remembers of invitations and their answers',
    change: (state) => ({
      ...state,
      nudges: { ...state.nudges, memory: {}, sent: 99, lastAt: null, corrections: [] },
    }),
    mayKnow: () => false,
  },
  {
    name: 'N-11 that somebody is told how much they gave',
    change: (state, { id: seat }) => ({
      ...state,
      nudges: { ...state.nudges, shareCue: { seat, at: state.lastAt }, shareCues: { [seat]: 2 } },
    }),
    mayKnow: themselves,
  },
  {
    name: 'N-12 to whom the floor is offered',
    change: (state, { id: to }) => ({
      ...state,
      nudges: { ...state.nudges, offer: { from: to, to, at: state.lastAt } },
    }),
    mayKnow: themselves,
  },
  {
    name: 'SAFE-6 who rang for a pause',
    change: ({ quiet, ...state }, { id: by }) => ({
      ...state,
      quiet: { ...quiet, pause: quiet.pause === null ? null : { ...quiet.pause, by } },
    }),
    mayKnow: facilitatorsToo,
  },
  {
    name: 'SAFE-8 what somebody writes to the facilitators',
    change: (state, { id }) => {
      const line = {
        id: 1,
        with: id,
        from: id,
        kind: 'not-ok',
        text: '',
        at: state.lastAt,
        isSeen: false,
      } as const
      return { ...state, words: { ...state.words, lines: [...state.words.lines, line] } }
    },
    mayKnow: facilitatorsToo,
  },
  {
    name: 'W-4 what somebody writes quietly',
    change: (state) => ({
      ...state,
      writing: {
        ...state.writing,
        cards: state.writing.cards.map((card) =>
          card.table === null ? { ...card, text: 'other words' } : card,
        ),
      },
    }),
    // Only whoever wrote may know of their own; so nobody who wrote nothing sees a difference.
    mayKnow: () => false,
  },
  {
    name: 'GR-9 what a table writes, and how many cards it has',
    begin: seatedRoom,
    change: withOtherCards,
    mayKnow: atSameTable,
  },
  {
    name: 'GR-9 who at a table wrote what',
    begin: seatedRoom,
    change: (state, { id: seat }) => {
      const cards = state.writing.cards.map((card) => (card.table === null ? card : { ...card, seat }))
      return { ...state, writing: { ...state.writing, cards } }
    },
    mayKnow: () => false,
  },
  {
    name: 'C-2 whose voice a card is, unless it was counted aloud',
    begin: cardRoom,
    change: (state, { id: voice }) =>
      withCards(state, (card) => (isOpenlyWritten(card) ? card : { ...card, voice })),
    // A note-taker sees whom they ask; whoever gained or lost a card sees that.
    mayKnow: (viewer, about, state) =>
      themselves(viewer, about) ||
      takesNotes(state, viewer) ||
      state.cards.cards.some((card) => card.voice === viewer.id && !isOpenlyWritten(card)),
  },
  {
    name: 'C-2 who said the same',
    begin: cardRoom,
    change: (state, { id }) =>
      withCards(state, (card) =>
        card.wasSaidAgain ? { ...card, alsoSaidBy: [...card.alsoSaidBy, id] } : card,
      ),
    mayKnow: themselves,
  },
  {
    name: 'C-8 who told that a card was said again, and of whom',
    begin: cardRoom,
    change: (state, { id }) =>
      withCards(state, (card) =>
        card.wasSaidAgain
          ? { ...card, toldAgain: { toldBy: id, at: state.lastAt, voice: id, wasFirst: true } }
          : card,
      ),
    mayKnow: () => false,
  },
  {
    name: 'C-5 to whom a card speaks, and that it speaks to one',
    begin: cardRoom,
    change: (state, { id }) =>
      withCards(state, (card) => (card.speaksTo.length === 0 ? { ...card, speaksTo: [id] } : card)),
    mayKnow: themselves,
  },
  {
    name: 'HV-2 who objects to a theme, and how, where somebody does',
    begin: cardRoom,
    change: (state, { id }) => {
      const themes = state.cards.themes.map((theme) =>
        Object.keys(theme.objections).length === 0
          ? theme
          : { ...theme, objections: { ...theme.objections, [id]: 'differently' as const } },
      )
      return { ...state, cards: { ...state.cards, themes } }
    },
    mayKnow: themselves,
  },
  {
    name: 'C-4 that somebody is asked whether a card is right',
    begin: cardRoom,
    change: (state, { id: voice }) =>
      withCards(state, (card) =>
        card.check === 'not-checked' && card.voice === null
          ? { ...card, voice, check: 'shown-back', shownAt: state.lastAt }
          : card,
      ),
    mayKnow: (viewer, about, state) => themselves(viewer, about) || takesNotes(state, viewer),
  },
  {
    name: 'PEN-3 who is asked to take the pen, and that they said no',
    begin: cardRoom,
    change: (state, { id: to }) => {
      if (state.pen.offer !== null) return state
      const offer = { from: to, to, at: state.lastAt, isDeclined: true }
      return { ...state, pen: { ...state.pen, offer } }
    },
    mayKnow: themselves,
  },
  {
    name: 'O-1 who answered what at the close, and any of it below four answers',
    change: (state, { id }) => {
      if (Object.keys(state.closing).length > 2) return state
      return { ...state, closing: { ...state.closing, [id]: 'not-really' as const } }
    },
    mayKnow: themselves,
  },
  {
    name: 'A-9 what anybody answers while the room is asked',
    change: (state, { id }) => {
      if (state.pulse === null || state.pulse.isOver) return state
      return {
        ...state,
        pulse: { ...state.pulse, answers: { ...state.pulse.answers, [id]: 'move' as const } },
      }
    },
    mayKnow: themselves,
  },
  {
    name: 'K-4 who would not keep the turns',
    change: (state, { id }) => ({ ...state, keeping: { ...state.keeping, declined: [id] } }),
    mayKnow: themselves,
  },
  {
    name: 'L-1 that somebody asks to be brought in early, or listens without showing it',
    change: (state, about) => ({
      ...state,
      seats: state.seats.map((seat) =>
        seat.id === about.id ? { ...seat, choice: 'early' as const, showsListening: false } : seat,
      ),
    }),
    mayKnow: (viewer, about) => facilitatorsToo(viewer, about) || about.showsListening,
  },
]

/** What the order of the line and shares of talk follow from; they change with a choice, and say nothing of whose. */
function withoutOrder({ queue, me, ...rest }: RoomView) {
  return { ...rest, rule: queue.rule, override: queue.override, me: { ...me, place: null, share: null } }
}

function seen(state: RoomState, viewer: SeatId, secret: Secret) {
  const all = view(state, viewer)
  if (all === null) throw new Error('this seat sees nothing')
  return secret.name.startsWith('L-1') ? withoutOrder(all) : all
}

function hasWritten(state: RoomState, { id }: Seat): boolean {
  return state.writing.cards.some((card) => card.seat === id && card.table === null)
}

describe('whoever is not meant to know sees no difference', () => {
  test.each(SECRETS)('V-1 $name', (secret) => {
    // A room that begins with its secret soon has another one, or none.
    const lengths = secret.begin ? { maxLength: 20 } : { minLength: 30, maxLength: 120 }
    fc.assert(
      fc.property(fc.array(move, lengths), fc.nat(), (moves, chance) => {
        const room = secret.begin?.() ?? new RoomKit()
        for (const each of moves) play(room, each)
        const { state } = room
        const about = state.seats[chance % Math.max(1, state.seats.length)]
        if (about === undefined) return
        const changed = secret.change(state, about)
        for (const viewer of state.seats) {
          if (secret.mayKnow(viewer, about, state) || hasWritten(state, viewer)) continue
          expect(seen(changed, viewer.id, secret)).toEqual(seen(state, viewer.id, secret))
        }
      }),
      { numRuns: 150 },
    )
  })
})
