import type { SeatId } from '../../ids.ts'

/** Whose turn it is to speak, and who is next: queue, floor, go-round, and what makes them wait. */

/**
 * How hands are served in a step (method.md 4.3). `round` is a step that goes round by itself when it begins; `picks`
 * shows the order and leaves the choice to the facilitator; `none` keeps hands until the next step.
 */
export const QUEUE_RULES = ['new_voices', 'first_hand', 'round', 'picks', 'none'] as const
export type QueueRule = (typeof QUEUE_RULES)[number]

export const HAND_KINDS = ['point', 'reply', 'question'] as const
export type HandKind = (typeof HAND_KINDS)[number]

export type Hand = {
  readonly seat: SeatId
  readonly kind: HandKind
  /** Whom a reply answers: the person who had the floor when it was raised. Null for the other kinds. */
  readonly to: SeatId | null
  readonly raisedAt: number
  /** The server's arrival number, which breaks ties. */
  readonly arrival: number
  /** How many later hands were served before this one. Never more than two (rule Q-2). */
  readonly overtaken: number
  /** The step it was raised on, or kept for when asked; null while people gather. */
  readonly step: string | null
}

/** Why a facilitator moved a hand: about the talk, never about a person. */
export const MOVE_REASONS = ['raised-before', 'stays-with', 'cut-short'] as const
export type MoveReason = (typeof MOVE_REASONS)[number]

/** A facilitator put this hand right before that one. Holds while both wait. */
export type Placement = { readonly seat: SeatId; readonly before: SeatId }

/** The facilitator's last step past the rule: said to everybody, and undone within ten seconds if it was a slip. */
export type Override = {
  readonly by: SeatId
  readonly at: number
  readonly seat: SeatId
  readonly reason: MoveReason | null
} & (
  | { readonly kind: 'moved'; readonly placements: readonly Placement[] }
  | { readonly kind: 'lowered'; readonly hand: Hand }
  /** `from` is who held the floor before; `hand` what the person had up. */
  | { readonly kind: 'brought-in'; readonly hand: Hand | null; readonly from: SeatId | null }
)

export type QueueState = {
  readonly rule: QueueRule
  /** In the order of arrival. The order of serving is worked out from them, never stored. */
  readonly hands: readonly Hand[]
  /** How many hands have been raised so far. */
  readonly arrivals: number
  readonly placements: readonly Placement[]
  readonly override: Override | null
  /** Who had the reply lane last: not the same person twice running (rule Q-6). */
  readonly lastReplier: SeatId | null
}

export type FloorState =
  /** `answerable` is who has just had a turn that nobody replied to yet. */
  { readonly kind: 'free'; readonly answerable: SeatId | null } | HeldFloor

export type HeldFloor = {
  readonly kind: 'held'
  readonly seat: SeatId
  readonly since: number
  readonly as: 'turn' | 'reply' | 'round'
  /** The hand this came from: it gets its place back when the turn is cut short (rule F-6). */
  readonly hand: Hand | null
  /** Put a new hand up when the turn is over. */
  readonly keepsHand: boolean
  /** The holder's device tells when they speak, so the ledger need not count the floor instead. */
  readonly isHeardByDevice: boolean
}

/** Everyone in turn, with pass and come-back-to-me (rules GO-1 to GO-4). */
export type RoundState = {
  /** A round that a facilitator started inside a step; it ends without ending the step. */
  readonly isQuick: boolean
  /** Everybody in the round, from whoever began it. */
  readonly order: readonly SeatId[]
  /** Whose go is still to come; the first has it now. */
  readonly pending: readonly SeatId[]
  readonly later: readonly SeatId[]
  readonly passed: readonly SeatId[]
  readonly spoken: readonly SeatId[]
  /** True when it comes back to those who asked for it, and offers a go again to those who passed. */
  readonly isSecondTime: boolean
}

export type QuietState = {
  /** A facilitator's: silences every cue while something hard is shared. Nobody else is shown it. */
  readonly hold: { readonly by: SeatId; readonly since: number } | null
  /** A minute of quiet that anyone may ask for. Who rang is for facilitators only (SAFE-6). */
  readonly pause: { readonly by: SeatId; readonly since: number; readonly endsAt: number } | null
  /** Since when clocks and cues have stood still; null while they run. */
  readonly stoppedAt: number | null
}
