import { MAX_CARDS } from '../board/limits.ts'
import { cleanCardText, fitsCard } from '../board/text.ts'
import { cardIdSchema, type SeatId } from '../ids.ts'
import { refuse } from '../refusals.ts'
import type { CommandOf } from './commands.ts'
import { happens, type Outcome, type RoomEvent } from './events.ts'
import { nameOfTable } from './groups.ts'
import type { QuietCard, WritingState } from './state/modes.ts'
import { currentStep, type RoomState } from './state.ts'

/** Nobody has more to say in five minutes; keeps one page from filling the board when the cards turn over. */
export const MAX_QUIET_CARDS = 40
/** Of everybody together, so that the board still opens on a phone when they have turned over. */
const MAX_QUIET_CARDS_OF_ALL = MAX_CARDS / 2

export const NOTHING_WRITTEN: WritingState = { cards: [], turned: [] }

/**
 * A new card of my own or of my table, or another text or column for one (rules W-4 and GR-9). Cleaned as every text of
 * the board. A card says for which table it is meant: on a thin line it may come when its writer sits elsewhere.
 */
export function putCard(state: RoomState, seat: SeatId, wish: CommandOf<'writing.put'>): Outcome {
  const { id, column, table = null } = wish
  if (!isOpen(state, seat, table)) return refuse('room/not-now')
  const text = cleanCardText(wish.text)
  if (!cardIdSchema.safeParse(id).success || !/\S/u.test(text) || !fitsCard(text)) {
    return refuse('request/malformed')
  }
  const { cards, turned } = state.writing
  // What has turned over lies on the board, where it is everybody's to change.
  const known = [...cards, ...turned].find((card) => card.id === id)
  if (
    known !== undefined &&
    (known.table !== table || !isMine(state, seat, known) || turned.includes(known))
  ) {
    return refuse('writing/unknown')
  }
  if (known === undefined && isFull(cards, seat)) return refuse('writing/enough')
  if (known?.text === text && known.column === column) return happens()
  return happens({ type: 'writing.put', seat, id, text, column, ...(table !== null && { table }) })
}

function isOpen(state: RoomState, seat: SeatId, table: string | null): boolean {
  if (table !== null) return table === nameOfTable(state, seat)
  return currentStep(state)?.mode === 'silent_writing'
}

/** Mine to see, to change and to take back: my own, and those of the table where I sit (rules W-4 and GR-9). */
function isMine(state: RoomState, seat: SeatId, card: QuietCard): boolean {
  return card.table === null ? card.seat === seat : card.table === nameOfTable(state, seat)
}

function isFull(cards: readonly QuietCard[], seat: SeatId): boolean {
  if (cards.length >= MAX_QUIET_CARDS_OF_ALL) return true
  return cards.filter((card) => card.seat === seat).length >= MAX_QUIET_CARDS
}

/** I take a card of mine, or of my table, back before anybody else has seen it (rules W-4 and GR-9). */
export function takeDown(state: RoomState, seat: SeatId, id: string): Outcome {
  const card = state.writing.cards.find((each) => each.id === id)
  const mayTake = card !== undefined && isMine(state, seat, card)
  return mayTake ? happens({ type: 'writing.taken-down', seat, id }) : refuse('writing/unknown')
}

/** The board has these: what the room keeps of them is that they were there (rule G-20). */
export function handOver({ writing }: RoomState, cards: readonly string[]): Outcome {
  const known = writing.turned.filter(({ id, text }) => text !== '' && cards.includes(id)).map(({ id }) => id)
  return known.length === 0 ? happens() : happens({ type: 'writing.handed-over', cards: known })
}

/** What an event does to it. */
export function applyWriting(slice: WritingState, event: RoomEvent, before: RoomState): WritingState {
  switch (event.type) {
    case 'writing.put':
      return put(slice, event, currentStep(before)?.board === 'private')
    case 'writing.taken-down':
      return { ...slice, cards: slice.cards.filter((card) => card.id !== event.id) }
    case 'writing.turned-over':
      return {
        cards: slice.cards.filter((card) => card.isPrivate),
        turned: [...slice.turned, ...slice.cards.filter((card) => !card.isPrivate)],
      }
    case 'writing.handed-over':
      return {
        ...slice,
        turned: slice.turned.map((card) => (event.cards.includes(card.id) ? { ...card, text: '' } : card)),
      }
    // Nobody would be there to take it back (rule W-8). What a table has together stays with it (rule GR-10).
    case 'seat.given-up':
      return {
        ...slice,
        cards: slice.cards.filter(({ seat, table }) => seat !== event.seat || table !== null),
      }
    // What was not shown while people could take it back is not shown after them (rule W-8).
    case 'room.ended':
      return { ...slice, cards: [] }
    default:
      return slice
  }
}

type Put = Extract<RoomEvent, { type: 'writing.put' }>

/** A note for one's own eyes stays one when it is changed in a later step (rule W-6). */
function put(slice: WritingState, event: Put, isNote: boolean): WritingState {
  const { id, text, column, at, table = null } = event
  const known = slice.cards.find((card) => card.id === id)
  const seat = known?.seat ?? event.seat
  const isPrivate = known?.isPrivate ?? (isNote && table === null)
  const card: QuietCard = { id, seat, table, text, column, at, isPrivate }
  if (known === undefined) return { ...slice, cards: [...slice.cards, card] }
  return { ...slice, cards: slice.cards.map((each) => (each === known ? card : each)) }
}
