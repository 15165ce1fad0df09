import { UNDO_MS } from '../board/limits.ts'
import type { CardId, SeatId } from '../ids.ts'
import { refuse } from '../refusals.ts'
import { findCardUp, isChecked, isOpenlyWritten, isVoiceOf } from './cardFacts.ts'
import type { CommandOf } from './commands.ts'
import type { Deadline } from './deadlines.ts'
import { happens, type Outcome } from './events.ts'
import { mayCurate } from './pen.ts'
import type { CardFacts } from './state/cards.ts'
import { findSeat, isHere, type RoomState } from './state.ts'

/** What people say of a card: that it is right, that it speaks to them, that it is better talked about first. */

/** Who speaks on has no time to answer: after this the question is gone, and nothing was said (rule C-4). */
export const SHOWN_BACK_MS = 60_000
/** Words that came this moment nobody has read: a yes that arrives with them is to the words before (rule C-3). */
export const REREAD_MS = 3_000
/** More pairs than a group reads back. */
export const MAX_DIFFERENCES = 40

/**
 * A note-taker asks somebody whether this card is their point, as they would put it (rule C-4). What somebody wrote
 * themselves is asked of them alone; and of a quiet card nobody may even find out whom to ask (rule C-2).
 */
export function showBack(state: RoomState, { card: id, to }: CommandOf<'card.show-back'>): Outcome {
  const card = findCardUp(state, id)
  if (card === undefined) return refuse('card/unknown')
  if (isWrittenByVoice(card) && (card.origin === 'quiet' || to !== card.voice)) {
    return refuse('card/own-words')
  }
  if (isChecked(card)) return refuse('card/checked')
  if (!isHere(findSeat(state, to))) return refuse('floor/not-here')
  return happens({ type: 'card.shown-back', card: id, to })
}

function isWrittenByVoice(card: CardFacts): boolean {
  return card.origin === 'quiet' || isOpenlyWritten(card)
}

/** "Is this right?" Asked, or when others have changed one's words. A no takes nothing down by itself: the page does. */
export function answerCard(
  state: RoomState,
  { card: id, answer }: CommandOf<'card.answer'>,
  seat: SeatId,
  now: number,
): Outcome {
  const card = findCardUp(state, id)
  if (card === undefined) {
    // Its own page takes it down first.
    return answer === 'down' ? happens() : refuse('card/unknown')
  }
  if (card.voice !== seat) return refuse('card/not-yours')
  if (answer === 'down') {
    return card.check === 'shown-back' ? happens({ type: 'card.answered', card: id, answer }) : happens()
  }
  if (isChecked(card)) return happens()
  const isFresh = card.rewordedAt !== null && now - card.rewordedAt < REREAD_MS
  if (isFresh) return refuse('card/changed')
  return happens({ type: 'card.answered', card: id, answer })
}

/**
 * Somebody said the same: one more voice, and no second card. Whether it was one of its voices already makes no
 * difference that anybody sees (rule C-2).
 */
export function sayAgain(
  state: RoomState,
  { card: id, by }: CommandOf<'card.say-again'>,
  toldBy: SeatId,
): Outcome {
  const card = findCardUp(state, id)
  if (card === undefined) return refuse('card/unknown')
  if (by !== null && findSeat(state, by) === undefined) return refuse('floor/not-here')
  return happens({ type: 'card.said-again', card: id, by, toldBy })
}

/** It was another card, or nobody said so: what came with the last time is taken back by whoever told it (rule C-8). */
export function unsayAgain(state: RoomState, id: CardId, seat: SeatId, now: number): Outcome {
  const card = findCardUp(state, id)
  if (card === undefined) return refuse('card/unknown')
  const { toldAgain } = card
  const isFresh = toldAgain !== null && now - toldAgain.at <= UNDO_MS
  if (!isFresh || toldAgain.toldBy !== seat) return refuse('override/nothing-to-undo')
  return happens({ type: 'card.unsaid-again', card: id })
}

/** It speaks to me, or no longer. Not one's own. */
export function letSpeak(
  state: RoomState,
  { card: id, isOn }: CommandOf<'card.speaks'>,
  seat: SeatId,
): Outcome {
  const card = findCardUp(state, id)
  if (card === undefined) return refuse('card/unknown')
  if (card.speaksTo.includes(seat) === isOn) return happens()
  if (isOn && isVoiceOf(seat, card)) return refuse('card/own')
  return happens({ type: 'card.spoke-to', card: id, seat, isOn })
}

export function tagCard(state: RoomState, { card: id, tag, isOn }: CommandOf<'card.tag'>): Outcome {
  const card = findCardUp(state, id)
  if (card === undefined) return refuse('card/unknown')
  return card.tags.includes(tag) === isOn ? happens() : happens({ type: 'card.tagged', card: id, tag, isOn })
}

/** Off the page until it was talked about. Anybody asks for it, and it is kept nowhere who (rule C-6). */
export function checkFirst(
  state: RoomState,
  { card: id, isOn }: CommandOf<'card.check-first'>,
  seat: SeatId,
): Outcome {
  const card = findCardUp(state, id)
  if (card === undefined) return refuse('card/unknown')
  if (card.isCheckFirst === isOn) return happens()
  if (!isOn && !mayCurate(state, seat)) return refuse('role/not-allowed')
  return happens({ type: 'card.checked-first', card: id, isOn })
}

/** Two cards that say different things. The pair keeps the order in which they came (rule TH-5). */
export function makeDifference(state: RoomState, { id, one, other }: CommandOf<'difference.make'>): Outcome {
  const { cards, differences } = state.cards
  if (findCardUp(state, one) === undefined || findCardUp(state, other) === undefined) {
    return refuse('card/unknown')
  }
  if (one === other) return refuse('request/malformed')
  if (differences.some((each) => each.cards.includes(one) && each.cards.includes(other))) return happens()
  if (differences.some((each) => each.id === id)) return refuse('request/malformed')
  if (differences.length >= MAX_DIFFERENCES) return refuse('theme/enough')
  const isInOrder = placeOf(cards, one) < placeOf(cards, other)
  return happens({ type: 'difference.made', id, cards: isInOrder ? [one, other] : [other, one] })
}

function placeOf(cards: readonly CardFacts[], id: CardId): number {
  return cards.findIndex((card) => card.id === id)
}

export function partDifference({ cards }: RoomState, id: string): Outcome {
  const isKnown = cards.differences.some((each) => each.id === id)
  return isKnown ? happens({ type: 'difference.parted', id }) : refuse('theme/unknown')
}

/** C-4: a question that nobody answered is none any more. It is never a yes. */
export const questionsLapse: Deadline = {
  due({ cards }, now) {
    return cards.cards
      .filter(({ shownAt }) => shownAt !== null && now - shownAt >= SHOWN_BACK_MS)
      .map(({ id }) => ({ type: 'card.left-unanswered', card: id }))
  },
  wakesAt({ cards }) {
    const asked = cards.cards.flatMap(({ shownAt }) => (shownAt === null ? [] : shownAt + SHOWN_BACK_MS))
    return asked.length === 0 ? null : Math.min(...asked)
  },
}
