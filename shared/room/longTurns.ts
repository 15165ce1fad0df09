import type { SeatId } from '../ids.ts'
import { LONG_TURN_MS } from '../talk/longTurn.ts'
import type { HeldFloor } from './state/turns.ts'
import { currentStep, findSeat, isHere, type RoomState } from './state.ts'

/** The moment from which the length of a turn counts: its beginning, or the end of a hold or a pause since (rule H-4). */
export function countedFrom({ nudges }: Pick<RoomState, 'nudges'>, { since }: HeldFloor): number {
  return Math.max(since, nudges.resumedAt ?? since)
}

/**
 * When the turn that goes on now becomes long, for the facilitators. Null where nobody speaks whom a hint may name: it
 * names nobody who listens by choice or is away (rule H-3), and a facilitator needs none about themselves.
 */
export function longTurnAt(state: RoomState): { seat: SeatId; since: number; at: number } | null {
  const { floor } = state
  const mode = currentStep(state)?.mode
  if (floor.kind === 'free' || mode === undefined) return null
  const holder = findSeat(state, floor.seat)
  if (!isHere(holder) || holder?.role === 'facilitator' || holder?.choice === 'listening') return null
  const since = countedFrom(state, floor)
  return { seat: floor.seat, since, at: since + LONG_TURN_MS[mode].hintMs }
}
