import type { RoomFact } from './events.ts'
import { currentStep, type RoomState } from './state.ts'

/** What ends with a step: people come back from their tables, cards turn over, agreements stand. */
export function leaveMode(state: RoomState): RoomFact[] {
  const facts: RoomFact[] = []
  if (state.groups?.startedAt != null) facts.push({ type: 'groups.ended' })
  if (state.writing.cards.some((card) => !card.isPrivate)) facts.push({ type: 'writing.turned-over' })
  if (currentStep(state)?.mode === 'agreements') facts.push({ type: 'agreements.settled' })
  return facts
}
