import type { SeatId } from '../../ids.ts'
import { shareRatios, windowedTalk } from '../../talk/ledger.ts'
import { countedFrom } from '../longTurns.ts'
import { type Place, placeOf, sharers } from '../order.ts'
import type { PulseAnswer } from '../state/company.ts'
import type { ClosingAnswer } from '../state/modes.ts'
import type { ListeningChoice, NudgeReason, Wish } from '../state/talk.ts'
import type { HeldFloor } from '../state/turns.ts'
import type { Role, RoomState, Seat } from '../state.ts'

/** What only I am told (method.md 4.7). */
export type MyView = {
  readonly seat: SeatId
  readonly role: Role
  /** My place in the queue with its reason; null while my hand is down. Nobody else is told the reason. */
  readonly place: Place | null
  /**
   * My turn, while I have the floor, and whether my hand goes up again after it. `since` is what a long turn is
   * counted from: after a hold or a pause it counts anew (rule H-4).
   */
  readonly turn: MyTurn | null
  /** A turn ended that I could still answer in half a minute. */
  readonly canReply: boolean
  readonly choice: ListeningChoice
  readonly showsListening: boolean
  readonly isMeasured: boolean
  /** When I stepped away; null while I am here. */
  readonly awaySince: number | null
  readonly invitation: InvitationView | null
  /** The floor, offered to me by somebody who passes it on. */
  readonly offer: { readonly from: SeatId; readonly at: number } | null
  /** "You've given us a lot to work with": after a turn, at most twice. */
  readonly shareCue: boolean
  /** My share of the talk of the last quarter of an hour in twentieths, shown if I ask. Null while too little was said. */
  readonly share: number | null
  readonly wish: Wish | null
  readonly pulse: PulseAnswer | null
  readonly closing: ClosingAnswer | null
}

export type MyTurn = {
  readonly since: number
  readonly as: HeldFloor['as']
  readonly keepsHand: boolean
  /** Whom I answer, where it is a reply. */
  readonly to: SeatId | null
}

export type InvitationView = {
  readonly id: number
  readonly variant: number
  readonly at: number
  readonly reason: NudgeReason
}

export function viewMe(state: RoomState, me: Seat): MyView {
  const { floor, nudges, pulse } = state
  const live = nudges.live?.seat === me.id ? nudges.live : null
  const isMine = floor.kind === 'held' && floor.seat === me.id
  return {
    seat: me.id,
    role: me.role,
    place: placeOf(state, me.id),
    turn: isMine ? turnOf(state, floor) : null,
    canReply: canReply(state, me.id),
    choice: me.choice,
    showsListening: me.showsListening,
    isMeasured: me.isMeasured,
    awaySince: me.presence.kind === 'away' ? me.presence.since : null,
    invitation:
      live === null ? null : { id: live.id, variant: live.variant, at: live.at, reason: live.reason },
    offer: nudges.offer?.to === me.id ? { from: nudges.offer.from, at: nudges.offer.at } : null,
    shareCue: nudges.shareCue?.seat === me.id,
    share: shareOf(state, me),
    wish: state.agreements.wishes[me.id] ?? null,
    pulse: pulse?.answers[me.id] ?? null,
    closing: state.closing[me.id] ?? null,
  }
}

function turnOf(state: RoomState, floor: HeldFloor): MyTurn {
  const { as, keepsHand, hand } = floor
  return { since: countedFrom(state, floor), as, keepsHand, to: as === 'reply' ? (hand?.to ?? null) : null }
}

function canReply({ floor }: RoomState, seat: SeatId): boolean {
  const to = floor.kind === 'held' ? floor.seat : floor.answerable
  return to !== null && to !== seat
}

/** In twentieths, so that nobody counts seconds and few messages travel. */
const PARTS = 20

/** A facilitator's share is of all talk, theirs included; it is not part of what others share (method.md 4.2). */
function shareOf(state: RoomState, me: Seat): number | null {
  const people = sharers(state).map((seat) => seat.id)
  if (shareRatios(state.turns, people, state.noticedAt) === null) return null
  const spokenBy = windowedTalk(state.turns, state.noticedAt)
  const everybody = people.includes(me.id) ? people : [...people, me.id]
  const total = everybody.reduce((sum, seat) => sum + spokenBy(seat), 0)
  return Math.round((spokenBy(me.id) / total) * PARTS)
}
