import { MAX_CARDS } from '../board/limits.ts'
import type { CardId, SeatId } from '../ids.ts'
import type { RoomEvent } from './events.ts'
import { applyHarvest } from './harvest.ts'
import { CARD_TAGS, type CardFacts, type CardOrigin, type CardsState, type CardTag } from './state/cards.ts'
import { currentStep, type RoomState } from './state.ts'
import { applyThemes, uncounted } from './themes.ts'

/** What an event does to cards, themes and differences. `before` is the room before it. */
export function applyCards(slice: CardsState, event: RoomEvent, before: RoomState): CardsState {
  return applyHarvest(applyThemes(applyFacts(slice, event, before), event), event)
}

function applyFacts(slice: CardsState, event: RoomEvent, before: RoomState): CardsState {
  switch (event.type) {
    case 'card.added':
      return withNew(slice, [{ ...newFacts(event.card, event.origin, event.at, before), ...whose(event) }])
    case 'writing.turned-over':
      return withNew(slice, turnedOver(before, event.at))
    case 'card.gone':
      return withoutCard(slice, event.card)
    case 'seat.given-up':
    case 'room.ended': {
      // Whom it was asked is not there to answer. Everything else stays: it is what the conversation leaves behind.
      const isAsked = ({ voice, check }: CardFacts) =>
        check === 'shown-back' && (event.type === 'room.ended' || voice === event.seat)
      return slice.cards.some(isAsked)
        ? { ...slice, cards: slice.cards.map((card) => (isAsked(card) ? unasked(card) : card)) }
        : slice
    }
    default: {
      const change = changeOf(event)
      if (change === null || !('card' in event)) return slice
      return { ...slice, cards: slice.cards.map((card) => (card.id === event.card ? change(card) : card)) }
    }
  }
}

type Change = (card: CardFacts) => CardFacts

/** What an event about one card makes of it; null where the event is about something else. */
function changeOf(event: RoomEvent): Change | null {
  switch (event.type) {
    case 'card.reworded':
      return (card) => ({
        ...card,
        check: event.check,
        shownAt: event.check === 'shown-back' ? card.shownAt : null,
        wasReworded: true,
        rewordedAt: event.isOwn ? card.rewordedAt : event.at,
      })
    case 'card.taken-down':
    case 'card.put-back':
      return (card) => ({ ...card, isDown: event.type === 'card.taken-down' })
    case 'card.shown-back':
      return (card) => ({ ...card, voice: event.to, check: 'shown-back', shownAt: event.at })
    case 'card.answered':
      return (card) => {
        if (event.answer === 'down') return unasked(card)
        return { ...card, check: event.answer === 'keep' ? 'confirmed' : 'amended', shownAt: null }
      }
    case 'card.left-unanswered':
      return unasked
    case 'card.said-again':
      return (card) => saidAgain(card, event)
    case 'card.unsaid-again':
      return unsaid
    case 'card.spoke-to':
      return (card) => ({ ...card, speaksTo: withOne(card.speaksTo, event.seat, event.isOn) })
    case 'card.tagged':
      return (card) => ({ ...card, tags: withTag(card.tags, event.tag, event.isOn) })
    case 'card.checked-first':
      return (card) => ({ ...card, isCheckFirst: event.isOn })
    default:
      return null
  }
}

function unasked(card: CardFacts): CardFacts {
  return { ...card, check: 'not-checked', shownAt: null }
}

type SaidAgain = Extract<RoomEvent, { type: 'card.said-again' }>

function saidAgain(card: CardFacts, { by, toldBy, at }: SaidAgain): CardFacts {
  const voice = by === null || card.alsoSaidBy.includes(by) ? null : by
  return {
    ...card,
    wasSaidAgain: true,
    alsoSaidBy: voice === null ? card.alsoSaidBy : withOne(card.alsoSaidBy, voice, true),
    toldAgain: { toldBy, at, voice, wasFirst: !card.wasSaidAgain },
  }
}

/** As it was before the last time. */
function unsaid(card: CardFacts): CardFacts {
  if (card.toldAgain === null) return card
  const { voice, wasFirst } = card.toldAgain
  return {
    ...card,
    wasSaidAgain: !wasFirst,
    alsoSaidBy: voice === null ? card.alsoSaidBy : withOne(card.alsoSaidBy, voice, false),
    toldAgain: null,
  }
}

function withOne(seats: readonly SeatId[], seat: SeatId, isIn: boolean): readonly SeatId[] {
  const others = seats.filter((each) => each !== seat)
  return isIn ? [...others, seat] : others
}

/** In an order of its own, so that nobody reads from it which came first. */
function withTag(tags: readonly CardTag[], tag: CardTag, isOn: boolean): readonly CardTag[] {
  return CARD_TAGS.filter((each) => (each === tag ? isOn : tags.includes(each)))
}

/** The board lets no more cards in than these; what came twice is known already. */
function withNew(slice: CardsState, cards: readonly CardFacts[]): CardsState {
  const known = new Set(slice.cards.map(({ id }) => id))
  const added = cards.filter(({ id }) => !known.has(id)).slice(0, Math.max(0, MAX_CARDS - known.size))
  return added.length === 0 ? slice : { ...slice, cards: [...slice.cards, ...added] }
}

function newFacts(id: CardId, origin: CardOrigin, at: number, before: RoomState): CardFacts {
  return {
    id,
    step: currentStep(before)?.key ?? null,
    origin,
    by: null,
    voice: null,
    alsoSaidBy: [],
    wasSaidAgain: false,
    toldAgain: null,
    check: 'not-checked',
    shownAt: null,
    wasReworded: false,
    rewordedAt: null,
    speaksTo: [],
    tags: [],
    isCheckFirst: false,
    theme: null,
    isDown: false,
    at,
  }
}

function whose({ by, voice, check }: Pick<CardFacts, 'by' | 'voice' | 'check'>) {
  return { by, voice, check }
}

/**
 * Facts of the cards that turn over. Ids are random, so by id is neither by who wrote nor by when, and no view can tell
 * from the order which came from one hand or from one table (rules W-5 and GR-11).
 */
function turnedOver(before: RoomState, at: number): CardFacts[] {
  return before.writing.cards
    .filter(({ isPrivate }) => !isPrivate)
    .map(({ id, seat, table }): CardFacts => {
      const isTables = table !== null
      const facts = newFacts(id as CardId, isTables ? 'pair' : 'quiet', at, before)
      return isTables ? facts : { ...facts, by: seat, voice: seat, check: 'confirmed' }
    })
    .sort((one, other) => (one.id < other.id ? -1 : 1))
}

/** With a card that is deleted for good go the pairs it was in. Themes without cards go as well. */
function withoutCard(slice: CardsState, id: CardId): CardsState {
  const theme = slice.cards.find((card) => card.id === id)?.theme
  return {
    ...slice,
    cards: slice.cards.filter((card) => card.id !== id),
    themes: slice.themes.map((each) => (each.id === theme ? uncounted(each) : each)),
    differences: slice.differences.filter(({ cards }) => !cards.includes(id)),
  }
}
