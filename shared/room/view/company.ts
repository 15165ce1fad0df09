import type { SeatId } from '../../ids.ts'
import type { Aside, PrivateLine } from '../state/company.ts'
import type { FacilitatorHint } from '../state/talk.ts'
import type { RoomState, Seat } from '../state.ts'
import { SHOWN_FROM } from './modes.ts'

export type PulseView = {
  readonly endsAt: number
  /** Null while it is asked, and for good where fewer than four answered. */
  readonly result: 'stay' | 'move' | 'mixed' | null
  readonly isOver: boolean
}

export type KeepingView = {
  readonly keeper: SeatId | null
  /** I am asked to keep the turns. Nobody else sees that, nor a no. */
  readonly isOfferedToMe: boolean
}

export type NudgesView = {
  /** The room's switch, for all to see. */
  readonly isOn: boolean
  /** The shared, unnamed line under the queue. */
  readonly line: { readonly kind: 'most-heard' | 'wish'; readonly at: number } | null
  /** Facilitators only. */
  readonly hint: FacilitatorHint | null
}

export type WordsView = {
  /** Between facilitators and note-takers; empty for others. */
  readonly asides: readonly Aside[]
  /** Mine with the facilitators; a facilitator sees everybody's. */
  readonly lines: readonly PrivateLine[]
}

export function viewPulse({ pulse }: RoomState): PulseView | null {
  if (pulse === null) return null
  const answers = Object.values(pulse.answers)
  const { endsAt, isOver } = pulse
  if (!isOver || answers.length < SHOWN_FROM) return { endsAt, isOver, result: null }
  const count = (wanted: string) => answers.filter((answer) => answer === wanted).length
  const [stay, move] = [count('stay'), count('move')]
  const result = stay * 2 > answers.length ? 'stay' : move * 2 > answers.length ? 'move' : 'mixed'
  return { endsAt, isOver, result }
}

export function viewKeeping({ keeping }: RoomState, me: Seat): KeepingView {
  return { keeper: keeping.keeper, isOfferedToMe: keeping.offeredTo === me.id }
}

export function viewNudges({ nudges }: RoomState, me: Seat): NudgesView {
  const { isOn, line, hint } = nudges
  return {
    isOn,
    line: line === null || line.isOver ? null : { kind: line.kind, at: line.at },
    hint: me.role === 'facilitator' ? hint : null,
  }
}

export function viewWords({ words }: RoomState, me: Seat): WordsView {
  const isFacilitator = me.role === 'facilitator'
  return {
    asides: me.role === 'participant' ? [] : words.asides,
    lines: isFacilitator ? words.lines : words.lines.filter((line) => line.with === me.id),
  }
}
