import type { RoomEvent } from './events.ts'

/**
 * What changes nothing that other people see. If such an event moved the moment for which the order of the queue and
 * the shares are worked out, a hand that changes place for no visible reason would tell everybody that somebody was
 * just invited, or said no (rule N-5).
 */
const PRIVATE: ReadonlySet<RoomEvent['type']> = new Set([
  'nudge.sent',
  'nudge.answered',
  'nudge.contested',
  'cue.sent',
  'cue.closed',
  'offer.made',
  'offer.closed',
  'hint.given',
  'hint.closed',
  'board.written',
  'talk.reported',
  'talk.measured',
  'queue.kept',
  'floor.hand-kept',
  'keeping.offered',
  'keeping.declined',
  'pulse.answered',
  'aside.said',
  'line.written',
  'line.seen',
  'writing.put',
  'writing.taken-down',
  'writing.handed-over',
  'closing.answered',
  'card.added',
  'card.reworded',
  'card.taken-down',
  'card.put-back',
  'card.gone',
  'card.shown-back',
  'card.answered',
  'card.left-unanswered',
  'card.said-again',
  'card.unsaid-again',
  'card.spoke-to',
  'harvest.objected',
  'pen.offered',
  'pen.declined',
  'pen.offer-ended',
])

/** Does this event stay between the room and one person, or a few (method.md 4.7)? */
export function isPrivate({ type }: Pick<RoomEvent, 'type'>): boolean {
  return PRIVATE.has(type)
}
