import type { SeatId } from '../ids.ts'
import { refuse } from '../refusals.ts'
import { happens, type Outcome, type RoomEvent, type RoomFact } from './events.ts'
import { freed } from './floor.ts'
import type { RoundState } from './state/turns.ts'
import { findSeat, isHere, type RoomState } from './state.ts'

/** Whose go it is and who has no connection is waited for this long; then it comes back to them (rule GO-4). */
export const ROUND_GRACE_MS = 15_000

/** Whose go it is; null when no round is on. */
export function goOf({ round }: Pick<RoomState, 'round'>): SeatId | null {
  return round?.pending[0] ?? null
}

/** A quick round inside the step, for everybody who is here (rule GO-1). */
export function startRound(state: RoomState, now: number): Outcome {
  if (state.round !== null) return refuse('round/already')
  const order = roundOrder(state)
  if (order.length < 2) return refuse('round/too-few')
  return happens(...freed(state, 'moved-on', now), { type: 'round.started', order, isQuick: true })
}

/** The round a step begins with. Nothing where nobody is here. */
export function roundOfStep(state: RoomState): RoomFact[] {
  const order = roundOrder(state)
  return order.length === 0 ? [] : [{ type: 'round.started', order, isQuick: false }]
}

/** Everybody who is here, in the order of the chairs, one chair further on than the last round (rule GO-2). */
function roundOrder(state: RoomState): SeatId[] {
  const here = state.seats.filter((seat) => isHere(seat)).map((seat) => seat.id)
  const first = here.length === 0 ? 0 : state.rounds % here.length
  return [...here.slice(first), ...here.slice(0, first)]
}

/** My go: I speak (rule GO-3). */
export function speakInRound(state: RoomState, seat: SeatId): Outcome {
  if (goOf(state) !== seat) return refuse('round/not-your-go')
  if (state.floor.kind === 'held') return refuse('floor/already-moved')
  return happens({ type: 'floor.given', seat, how: 'round', overtook: [] })
}

/** My go: not now, or not at all. Both are as good as speaking (rule GO-3). */
export function passInRound(state: RoomState, seat: SeatId, how: 'pass' | 'later'): Outcome {
  if (goOf(state) !== seat || holds(state, seat)) return refuse('round/not-your-go')
  return happens({ type: 'round.passed', seat, how })
}

/** The facilitator goes on past somebody who does not answer; it comes back to them at the end. */
export function skipInRound(state: RoomState, seen: SeatId): Outcome {
  if (goOf(state) !== seen || holds(state, seen)) return refuse('floor/already-moved')
  return happens({ type: 'round.passed', seat: seen, how: 'skipped' })
}

export function stopRound(state: RoomState, now: number): Outcome {
  if (state.round === null) return refuse('round/not-on')
  const inRound = state.floor.kind === 'held' && state.floor.as === 'round'
  return happens(...(inRound ? freed(state, 'moved-on', now) : []), { type: 'round.ended', why: 'stopped' })
}

/** What ends with the step. */
export function endRound({ round }: RoomState): RoomFact[] {
  return round === null ? [] : [{ type: 'round.ended', why: 'new-step' }]
}

function holds({ floor }: RoomState, seat: SeatId): boolean {
  return floor.kind === 'held' && floor.seat === seat
}

/** What is due in a round by itself: it is over, or whose go it is has gone (rule GO-4). */
export function whatIsDueInRound(state: RoomState, now: number): RoomFact[] {
  if (state.round === null) return []
  const go = goOf(state)
  if (go === null) return [{ type: 'round.ended', why: 'done' }]
  if (holds(state, go)) return []
  const presence = findSeat(state, go)?.presence
  if (presence === undefined || presence.kind === 'here') return []
  const isWaitedFor = presence.kind === 'absent' && now - presence.since < ROUND_GRACE_MS
  return isWaitedFor ? [] : [{ type: 'round.passed', seat: go, how: 'skipped' }]
}

/** When to look again whether whose go it is has come back; null where nobody is waited for. */
export function roundWakesAt(state: RoomState): number | null {
  const go = goOf(state)
  const presence = go === null ? undefined : findSeat(state, go)?.presence
  return presence?.kind === 'absent' ? presence.since + ROUND_GRACE_MS : null
}

/** What an event does to the round. */
export function applyRound(round: RoundState | null, event: RoomEvent, before: RoomState): RoundState | null {
  if (event.type === 'round.started') return begun(event.order, event.isQuick)
  if (round === null) return null
  switch (event.type) {
    case 'round.passed':
      return again(passed(round, event.seat, event.how))
    case 'floor.freed': {
      const isOfRound = before.floor.kind === 'held' && before.floor.as === 'round'
      if (!isOfRound || round.pending[0] !== event.seat) return round
      return again({ ...withoutFirst(round), spoken: [...round.spoken, event.seat] })
    }
    case 'seat.connected':
      return round.order.includes(event.seat) ? round : joined(round, event.seat)
    case 'seat.given-up':
      return again(left(round, event.seat))
    case 'round.ended':
    case 'agenda.moved':
    case 'room.ended':
      return null
    default:
      return round
  }
}

function begun(order: readonly SeatId[], isQuick: boolean): RoundState {
  return { isQuick, order, pending: order, later: [], passed: [], spoken: [], isSecondTime: false }
}

function passed(round: RoundState, seat: SeatId, how: 'pass' | 'later' | 'skipped'): RoundState {
  const rest = withoutFirst(round)
  // Asked a second time, any answer but speaking is a pass, so that every round comes to its end.
  if (how === 'pass' || round.isSecondTime) {
    return { ...rest, passed: [...rest.passed.filter((each) => each !== seat), seat] }
  }
  return { ...rest, later: [...rest.later, seat] }
}

/** When everybody had a go, it comes back to those who asked for it, and is offered again to those who passed. */
function again(round: RoundState): RoundState {
  if (round.pending.length > 0 || round.isSecondTime) return round
  const pending = [...round.later, ...round.passed]
  return { ...round, pending, later: [], isSecondTime: true }
}

function withoutFirst(round: RoundState): RoundState {
  return { ...round, pending: round.pending.slice(1) }
}

function joined(round: RoundState, seat: SeatId): RoundState {
  return { ...round, order: [...round.order, seat], pending: [...round.pending, seat] }
}

function left(round: RoundState, seat: SeatId): RoundState {
  const others = (seats: readonly SeatId[]) => seats.filter((each) => each !== seat)
  return {
    ...round,
    order: others(round.order),
    pending: others(round.pending),
    later: others(round.later),
    passed: others(round.passed),
    spoken: others(round.spoken),
  }
}
