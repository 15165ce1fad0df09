import { shareRatios, wasHeard } from '../talk/ledger.ts'
import { sharers } from './order.ts'
import { currentStep, type RoomState, type Seat } from './state.ts'

/** All that a facilitator is told of how much somebody talked (method.md 4.7): three words, no order, no seconds. */
export type Band = 'unheard' | 'little' | 'plenty'

/** *Plenty* is a fair share of the last quarter of an hour or more; *unheard* looks at this question alone. */
export function bandOf(state: RoomState, seat: Seat): Band {
  const step = currentStep(state)?.key ?? null
  if (!wasHeard(state.turns, seat.id, step)) return 'unheard'
  const people = sharers(state).map((each) => each.id)
  const ratioOf = shareRatios(state.turns, people, state.noticedAt)
  return ratioOf !== null && ratioOf(seat.id) >= 1 ? 'plenty' : 'little'
}
