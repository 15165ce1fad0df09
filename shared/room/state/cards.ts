import type { ColumnKey } from '../../board/columns.ts'
import type { CardId, SeatId } from '../../ids.ts'

/**
 * What the room decides about cards, and the board's document must not hold: whose voice a card is, whether they said
 * that it is right, who it speaks to, which theme it is in (method.md 6.2). A card's words are in the document alone, so
 * that taking them back means one place.
 */

/** Who wrote a card, by what they were then. `quiet`: turned over after quiet writing; `pair`: by a table. */
export const CARD_ORIGINS = ['participant', 'note-taker', 'facilitator', 'quiet', 'pair'] as const
export type CardOrigin = (typeof CARD_ORIGINS)[number]

/**
 * `confirmed`: the voice wrote it, or said that it is right. `amended`: the voice put it their way. Neither outlives
 * other words by somebody else. A draft is no card yet: it is what a note-taker types.
 */
export const CARD_CHECKS = ['not-checked', 'shown-back', 'confirmed', 'amended'] as const
export type CardCheck = (typeof CARD_CHECKS)[number]

export const CARD_ANSWERS = ['keep', 'tweak', 'down'] as const
export type CardAnswer = (typeof CARD_ANSWERS)[number]

export const CARD_TAGS = ['surprise', 'tension', 'felt-in-room', 'seed'] as const
export type CardTag = (typeof CARD_TAGS)[number]

/** Somebody who takes notes told that it was said again. They can take the last time back for a moment (rule C-8). */
export type ToldAgain = {
  readonly toldBy: SeatId
  readonly at: number
  /** The voice that came with it; null where none came, or it had been one before. */
  readonly voice: SeatId | null
  readonly wasFirst: boolean
}

export type CardFacts = {
  readonly id: CardId
  /** The agenda step in which it was written, if one was running. */
  readonly step: string | null
  readonly origin: CardOrigin
  /** Whose page wrote it. Null where a table did, or nobody can say. */
  readonly by: SeatId | null
  /** Whose point it is. Null when it was typed without a speaker. */
  readonly voice: SeatId | null
  /** Who said the same: each is a voice of the card as well. */
  readonly alsoSaidBy: readonly SeatId[]
  /** Somebody said the same, whoever it was. */
  readonly wasSaidAgain: boolean
  /** The last time that anybody told so, unless it was taken back. */
  readonly toldAgain: ToldAgain | null
  readonly check: CardCheck
  /** When it was shown back: a question nobody answers for a while is no question any more. */
  readonly shownAt: number | null
  /** Its words are no longer those it came with. */
  readonly wasReworded: boolean
  /** When somebody other than its voice last changed its words: what came this moment, nobody has read. */
  readonly rewordedAt: number | null
  readonly speaksTo: readonly SeatId[]
  readonly tags: readonly CardTag[]
  /** Somebody would like to talk about it before it is on any page. Who is written nowhere. */
  readonly isCheckFirst: boolean
  readonly theme: string | null
  /** Taken down; it may be put back for some seconds. */
  readonly isDown: boolean
  readonly at: number
}

export const THEME_STATES = ['candidate', 'agreed', 'changed', 'left-open'] as const
export type ThemeState = (typeof THEME_STATES)[number]

export const OBJECTIONS = ['differently', 'open'] as const
export type Objection = (typeof OBJECTIONS)[number]

/** One without cards that are up is not there for anybody; it comes back with a card that is put back. */
export type Theme = {
  readonly id: string
  /** A whole sentence in people's words. Empty where one card stands for itself. */
  readonly sentence: string
  readonly column: ColumnKey
  readonly state: ThemeState
  /** The sentence as it was before it was changed in the harvest. */
  readonly was: string | null
  /** Why it was left open, in a few words. */
  readonly because: string
  readonly objections: Readonly<Record<SeatId, Objection>>
  readonly hasBeenRead: boolean
  /**
   * Distinct voices of its cards, counted once, when it was read aloud; null before, where counting could point at
   * somebody, and as soon as its cards are others than those that were counted (rule TH-7).
   */
  readonly voices: number | null
  readonly at: number
}

/** Two cards that say different things; neither is first, both are kept. */
export type Difference = { readonly id: string; readonly cards: readonly [CardId, CardId] }

export type CardsState = {
  /** In the order in which they came. */
  readonly cards: readonly CardFacts[]
  readonly themes: readonly Theme[]
  /** The last themes that were taken apart: put together again they are what they were. */
  readonly dissolved: readonly Theme[]
  readonly differences: readonly Difference[]
  /** The theme that is being read aloud. */
  readonly reading: string | null
  readonly labels: Readonly<Partial<Record<ColumnKey, string>>>
  readonly locked: readonly ColumnKey[]
}

/** Who takes notes beside the note-takers by role: the pen can be handed to anyone (rule B-6). */
export type PenState = {
  readonly holders: readonly SeatId[]
  readonly offer: PenOffer | null
  /** Since when nobody who takes notes has been here; null while somebody is, and before anybody did. */
  readonly missingSince: number | null
  /** It is missed: whoever is here may take it. */
  readonly isWanted: boolean
}

export type PenOffer = {
  readonly from: SeatId
  readonly to: SeatId
  readonly at: number
  /** For whoever asked, a no ends like a silence: not before its time (rule PEN-3). */
  readonly isDeclined: boolean
}
