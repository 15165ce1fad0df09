import type { ColumnKey } from '../../board/columns.ts'
import type { SeatId } from '../../ids.ts'

/** What some modes of a step hold beside the circle (method.md 5). */

/** Pairs and small groups. Tables have a call of their own; people come back by themselves. */
export type GroupsState = {
  /**
   * Who with whom; a person who is at no table stays in the circle. A table that broke up stays as an empty one, so
   * that the others keep their number.
   */
  readonly tables: readonly (readonly SeatId[])[]
  /** Counts the plans, so that mixing again gives another one, and no two sittings have the same name in the call. */
  readonly mixes: number
  /** Null while the facilitator still plans and nobody else is shown anything. */
  readonly startedAt: number | null
  readonly endsAt: number | null
  /** People who asked to stay in the circle, or came back early. */
  readonly staying: readonly SeatId[]
  /** The tables that people have sat at, in all steps so far: a later pairing differs from them as far as it can. */
  readonly past: readonly (readonly SeatId[])[]
}

/** Inside speaks, outside listens and writes. One open seat stays free for anyone. */
export type FishbowlState = {
  readonly inner: readonly SeatId[]
  /** The open seat is held for somebody who asked quietly. Facilitators and that person only. */
  readonly heldFor: SeatId | null
}

/** One sentence of how the group would like to be with each other. */
export type Agreement = {
  readonly id: string
  readonly text: string
  /** Who would like to talk about it. Others see only that somebody does. */
  readonly objections: readonly SeatId[]
}

export type AgreementsState = {
  readonly lines: readonly Agreement[]
  readonly wishes: Readonly<Record<SeatId, 'everyone' | 'new-voices' | 'flow'>>
  /** Set when the step ends: what nobody objected to is agreed. */
  readonly isSettled: boolean
}

/** "Did you get to say what you wanted to?" (rule O-1). */
export const CLOSING_ANSWERS = ['yes', 'mostly', 'not-really', 'listened'] as const
export type ClosingAnswer = (typeof CLOSING_ANSWERS)[number]

/** A card that others do not see yet: its writer's alone, or a table's, until all turn over at once. */
export type QuietCard = {
  readonly id: string
  /** Who began it. */
  readonly seat: SeatId
  /** Whose table has it in common, by the name of that table; null for a card of one's own. */
  readonly table: string | null
  readonly text: string
  readonly column: ColumnKey
  readonly at: number
  /** Written in a step for one's own eyes: it never turns over. */
  readonly isPrivate: boolean
}

export type WritingState = {
  readonly cards: readonly QuietCard[]
  /**
   * Cards that have turned over. The board has them, or is given them again after a crash, each once (rule W-7); of those
   * it has, the words are not kept here.
   */
  readonly turned: readonly QuietCard[]
}
