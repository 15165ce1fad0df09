import type { CardId, SeatId } from '../ids.ts'
import { findCard, isChecked } from './cardFacts.ts'
import type { ServerCommand } from './commands.ts'
import { happens, type Outcome, type RoomFact } from './events.ts'
import { takesNotes } from './pen.ts'
import type { CardCheck, CardFacts } from './state/cards.ts'
import { findSeat, type RoomState } from './state.ts'

type BoardChange = Extract<ServerCommand, { type: 'board.change' }>

/**
 * What a committed update did to the board, as far as it changes what the room knows (rule C-1). Told again, or in
 * part, it leads to the same: cards that are known are not added, and what is as it was is no event.
 */
export function changeBoard(state: RoomState, change: BoardChange): Outcome {
  const known = (ids: readonly CardId[]) => [...new Set(ids)].flatMap((id) => findCard(state, id) ?? [])
  const added = [...new Set(change.added)].filter((id) => findCard(state, id) === undefined)
  // In one message a card may be new and taken down at once.
  const isNew = (id: CardId) => added.includes(id)
  const moved = (ids: readonly CardId[], isDown: boolean) =>
    [...new Set(ids)].filter((id) => (findCard(state, id)?.isDown ?? (isNew(id) ? false : isDown)) !== isDown)
  return happens(
    ...added.map((id) => addedBy(state, id, change.seat)),
    ...known(change.reworded).flatMap((card) => reworded(card, change.seat)),
    ...moved(change.down, true).map((card): RoomFact => ({ type: 'card.taken-down', card })),
    ...moved(change.back, false).map((card): RoomFact => ({ type: 'card.put-back', card })),
    ...[...new Set(change.gone)]
      .filter((id) => isNew(id) || findCard(state, id) !== undefined)
      .map((card): RoomFact => ({ type: 'card.gone', card })),
  )
}

/** Whose point it is follows from what its writer does in the room: who takes notes writes down what others say. */
function addedBy(state: RoomState, card: CardId, by: SeatId | null): RoomFact {
  const seat = by === null ? undefined : findSeat(state, by)
  if (seat !== undefined && takesNotes(state, seat)) {
    return { type: 'card.added', card, origin: 'note-taker', by, voice: null, check: 'not-checked' }
  }
  const origin = seat?.role === 'facilitator' ? 'facilitator' : 'participant'
  // Of somebody who has left in the meantime nobody knows any more whether they took notes: it stays to be checked.
  const check: CardCheck = seat === undefined ? 'not-checked' : 'confirmed'
  return { type: 'card.added', card, origin, by, voice: by, check }
}

function reworded(card: CardFacts, by: SeatId | null): RoomFact[] {
  const isOwn = by !== null && card.voice === by
  const check = checkAfter(card, isOwn)
  const isHeeded = check !== card.check || !card.wasReworded || (!isOwn && isAskable(card))
  return isHeeded ? [{ type: 'card.reworded', card: card.id, check, isOwn }] : []
}

/** Consent never outlives words (rule C-3). */
function checkAfter(card: CardFacts, isOwn: boolean): CardCheck {
  if (!isChecked(card)) return card.check
  return isOwn ? 'amended' : 'not-checked'
}

function isAskable({ voice, check }: CardFacts): boolean {
  return voice !== null && (check === 'shown-back' || check === 'not-checked')
}

/** Would the room take note of it if this person changed the words of this card? Spares an event for each keystroke. */
export function heedsRewording(state: RoomState, card: CardId, by: SeatId | null): boolean {
  const known = findCard(state, card)
  return known !== undefined && reworded(known, by).length > 0
}

/** Would what its voice said of the words hold no longer? */
export function lapsesBy(state: RoomState, card: CardId, by: SeatId | null): boolean {
  const known = findCard(state, card)
  return known !== undefined && isChecked(known) && (by === null || known.voice !== by)
}
