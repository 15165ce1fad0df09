import type { SeatId } from '../ids.ts'
import type { CardFacts, CardsState } from './state/cards.ts'
import type { RoomState } from './state.ts'

/** What the room knows of each card. */

export const NO_CARDS: CardsState = {
  cards: [],
  themes: [],
  dissolved: [],
  differences: [],
  reading: null,
  labels: {},
  locked: [],
}

export function findCard({ cards }: Pick<RoomState, 'cards'>, id: string): CardFacts | undefined {
  return cards.cards.find((card) => card.id === id)
}

/** A card that is there for everybody: known, and not taken down. */
export function findCardUp(state: Pick<RoomState, 'cards'>, id: string): CardFacts | undefined {
  const card = findCard(state, id)
  return card?.isDown === true ? undefined : card
}

/** Has its voice said that these words are right? */
export function isChecked({ check }: Pick<CardFacts, 'check'>): boolean {
  return check === 'confirmed' || check === 'amended'
}

/** Is it this person's point, or one that they made as well? */
export function isVoiceOf(seat: SeatId, { voice, alsoSaidBy }: CardFacts): boolean {
  return voice === seat || alsoSaidBy.includes(seat)
}

/**
 * Did everybody see who wrote it: live, for themselves? Of all others, whose they are is the room's secret (rules C-2
 * and TH-7).
 */
export function isOpenlyWritten({ origin, by }: CardFacts): boolean {
  return by !== null && (origin === 'participant' || origin === 'facilitator')
}

/** Was it written where nobody saw it, and turned over later? */
export function wasUnseen({ origin }: Pick<CardFacts, 'origin'>): boolean {
  return origin === 'quiet' || origin === 'pair'
}
