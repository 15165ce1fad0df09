import type { SeatId } from '../../ids.ts'

/** What happens between few people of a room: lending the turns, quiet words, a show of the room's mind. */

/** Somebody keeps the turns until a facilitator is back (rule H-2, trust.md SEC-10). */
export type KeepingState = {
  readonly keeper: SeatId | null
  readonly offeredTo: SeatId | null
  readonly offeredAt: number | null
  /** Who said no, or nothing, since the facilitators went: asked no second time. Nobody sees a no. */
  readonly declined: readonly SeatId[]
}

export const PULSE_ANSWERS = ['stay', 'either', 'move'] as const
export type PulseAnswer = (typeof PULSE_ANSWERS)[number]

/** "Stay with this a little longer?" Anonymous; shown from four answers up. */
export type PulseState = {
  readonly askedAt: number
  readonly endsAt: number
  readonly answers: Readonly<Record<SeatId, PulseAnswer>>
  readonly isOver: boolean
}

/** Between facilitators and note-takers. */
export type Aside = { readonly id: number; readonly from: SeatId; readonly text: string; readonly at: number }

/** A private word to the facilitators, and their answer (SAFE-8). */
export const LINE_KINDS = ['not-ok', 'felt-off', 'words'] as const
export type LineKind = (typeof LINE_KINDS)[number]
export type PrivateLine = {
  readonly id: number
  /** The person whose line to the facilitators this is, whoever wrote it. */
  readonly with: SeatId
  readonly from: SeatId
  readonly kind: LineKind
  readonly text: string
  readonly at: number
  readonly isSeen: boolean
}

export type WordsState = { readonly asides: readonly Aside[]; readonly lines: readonly PrivateLine[] }
