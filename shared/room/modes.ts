import type { RoomFact } from './events.ts'
import { currentStep, type RoomState } from './state.ts'

/** What ends with a step: people come back from their tables, cards turn over, agreements stand. */
export function leaveMode(state: RoomState): RoomFact[] {
  const facts = state.groups?.startedAt != null ? comeBack(state) : turnOver(state)
  if (currentStep(state)?.mode === 'agreements') facts.push({ type: 'agreements.settled' })
  return facts
}

/** Everybody leaves their table, and what was written there comes along (rule GR-11). */
export function comeBack(state: RoomState): RoomFact[] {
  return [{ type: 'groups.ended' }, ...turnOver(state)]
}

function turnOver({ writing }: RoomState): RoomFact[] {
  return writing.cards.some((card) => !card.isPrivate) ? [{ type: 'writing.turned-over' }] : []
}
