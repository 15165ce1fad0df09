import type { SeatId } from '../../ids.ts'
import { holderOf } from '../floor.ts'
import { nextInLine, orderQueue } from '../order.ts'
import { goOf } from '../round.ts'
import type { HandKind, HeldFloor, MoveReason, QueueRule } from '../state/turns.ts'
import type { RoomState, Seat } from '../state.ts'

export type QueueView = {
  /** The rule that holds now: *round* while one is on, whatever the step's own rule is. */
  readonly rule: QueueRule
  /** In the order of serving. Name and place are all that others see of a hand; its kind is for facilitators. */
  readonly order: readonly { readonly seat: SeatId; readonly kind: HandKind | null }[]
  /** Who would get the floor now: the first in the order whose person is here. */
  readonly next: SeatId | null
  /** The facilitator's last step past the rule, told to all until the person has spoken. */
  readonly override: OverrideView | null
}

export type OverrideView = {
  readonly kind: 'moved' | 'brought-in' | 'lowered'
  readonly by: SeatId
  readonly seat: SeatId
  readonly reason: MoveReason | null
  /** When it happened: for ten seconds facilitators may take it back. */
  readonly at: number
}

export type FloorView = {
  readonly holder: SeatId | null
  readonly as: HeldFloor['as'] | null
}

export type RoundView = {
  readonly isQuick: boolean
  readonly isSecondTime: boolean
  /** Whose go it is; null in the moment between the last go and the end. */
  readonly now: SeatId | null
  /** Still to come after whose go it is, in order; then those it will come back to. */
  readonly coming: readonly SeatId[]
  readonly later: readonly SeatId[]
  readonly spoken: readonly SeatId[]
  readonly passed: readonly SeatId[]
}

export type QuietView = {
  /** `by` is known to facilitators alone (SAFE-6). */
  readonly pause: { readonly endsAt: number; readonly by: SeatId | null } | null
  /** Facilitators only; nobody else need know that something hard is being shared. */
  readonly isHeld: boolean
}

export function viewQueue(state: RoomState, me: Seat): QueueView {
  const { override, rule } = state.queue
  const isFacilitator = me.role === 'facilitator'
  return {
    rule: state.round === null ? rule : 'round',
    order: orderQueue(state).map(({ seat, kind }) => ({
      seat,
      kind: isFacilitator || seat === me.id ? kind : null,
    })),
    next: nextInLine(state)?.seat ?? null,
    override:
      override === null
        ? null
        : {
            kind: override.kind,
            by: override.by,
            seat: override.seat,
            reason: override.reason,
            at: override.at,
          },
  }
}

export function viewFloor(state: RoomState): FloorView {
  return { holder: holderOf(state), as: state.floor.kind === 'held' ? state.floor.as : null }
}

export function viewRound(state: RoomState): RoundView | null {
  const { round } = state
  if (round === null) return null
  const { isQuick, isSecondTime, pending, later, spoken, passed } = round
  return { isQuick, isSecondTime, now: goOf(state), coming: pending.slice(1), later, spoken, passed }
}

export function viewQuiet({ quiet }: RoomState, me: Seat): QuietView {
  const isFacilitator = me.role === 'facilitator'
  const { pause, hold } = quiet
  return {
    pause: pause === null ? null : { endsAt: pause.endsAt, by: isFacilitator ? pause.by : null },
    isHeld: isFacilitator && hold !== null,
  }
}
