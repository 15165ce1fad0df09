import type { SeatId } from '../../ids.ts'

/** How somebody wants to take part (method.md 4.6). Private to the person and the facilitators. */
export const LISTENING_CHOICES = ['open', 'listening', 'early'] as const
export type ListeningChoice = (typeof LISTENING_CHOICES)[number]

/** What was said of an invitation that should not have come (rule N-7). */
export const CONTEST_REASONS = ['spoken', 'writing', 'listening', 'not-today'] as const
export type ContestReason = (typeof CONTEST_REASONS)[number]

/** Answers to an invitation. `faded` is none within 45 seconds, which nobody is told of. */
export const NUDGE_ANSWERS = ['queue', 'write', 'not-now', 'listening'] as const
export type NudgeAnswer = (typeof NUDGE_ANSWERS)[number]

/** What led to an invitation, in true values of the person's own (rule N-6). */
export type NudgeReason = {
  /** Whole minutes since they last spoke, or since they came. */
  readonly quietMinutes: number
  readonly isUnheard: boolean
  readonly waiting: number
}

export type LiveNudge = {
  /** Counts one person's invitations, so that it tells nothing of anybody else's. */
  readonly id: number
  readonly seat: SeatId
  readonly at: number
  /** Which of the wordings, so that it does not nag: 0 to 3. */
  readonly variant: number
  readonly reason: NudgeReason
}

/** What the room remembers of invitations to one person. */
export type NudgeMemory = {
  readonly total: number
  readonly lastAt: number | null
  /** The visits of steps in which an invitation was sent or contested: none again there. */
  readonly steps: readonly string[]
  readonly notNow: number
  readonly isStopped: boolean
  /** When they said that they had spoken, though nothing had been counted: from then on their counts are doubted. */
  readonly doubtedAt: number | null
  /** The visit of a step in which somebody passed them the floor: not asked again there. */
  readonly offeredOn: string | null
}

/**
 * Somebody has spoken on this question and was not counted (rule N-7). It joins the ledger together with the next talk of
 * anybody: a band that changed in the very moment of the contest would tell the facilitators who was invited (rule N-5).
 */
export type Correction = { readonly seat: SeatId; readonly at: number; readonly isRipe: boolean }

/** A private word to whoever has just taken much of the time, at most twice a conversation. */
export type ShareCue = { readonly seat: SeatId; readonly at: number }

/** The floor, offered privately to somebody who has no hand up. A no is invisible. */
export type FloorOffer = { readonly from: SeatId; readonly to: SeatId; readonly at: number }

export type NudgeState = {
  readonly isOn: boolean
  readonly live: LiveNudge | null
  readonly sent: number
  readonly lastAt: number | null
  readonly memory: Readonly<Record<SeatId, NudgeMemory>>
  readonly corrections: readonly Correction[]
  /** When clocks and cues began to run again after the last hold or pause. */
  readonly resumedAt: number | null
  /** Whose turn has just ended, and when; null as soon as anything else happened. */
  readonly lastTurn: { readonly seat: SeatId; readonly at: number } | null
  readonly shareCue: ShareCue | null
  readonly shareCues: Readonly<Record<SeatId, number>>
  readonly shareCuedAt: Readonly<Record<SeatId, number>>
  readonly offer: FloorOffer | null
  /** The shared, unnamed line, and when it was last said (at most every five minutes). */
  readonly line: SharedLine | null
  /** The facilitators' hint that shows now; one at a time (rule H-3). */
  readonly hint: FacilitatorHint | null
  /** A note-taker's last word to the facilitators: it waits while another hint shows. */
  readonly twice: Extract<FacilitatorHint, { kind: 'twice' }> | null
  /** When each kind was last put aside, acted on, or over by itself. */
  readonly hintsPutAside: Readonly<Partial<Record<FacilitatorHint['kind'], number>>>
}

/** `isOver`: somebody has come in, or the room moved on; the moment stays, because the next line waits for it. */
export type SharedLine = {
  readonly kind: 'most-heard' | 'wish'
  readonly at: number
  readonly isOver: boolean
}

export type FacilitatorHint =
  | { readonly kind: 'unheard'; readonly at: number }
  | { readonly kind: 'long-turn'; readonly at: number; readonly seat: SeatId }
  | { readonly kind: 'time-up'; readonly at: number }
  /** A note-taker saw something come up twice. `words` are the note-taker's own. */
  | { readonly kind: 'twice'; readonly at: number; readonly from: SeatId; readonly words: string }

/** How the group says at the start that it wants to share the floor. Shown as totals only. */
export const WISHES = ['everyone', 'new-voices', 'flow'] as const
export type Wish = (typeof WISHES)[number]
