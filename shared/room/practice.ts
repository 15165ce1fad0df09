import type { RoomEvent, RoomFact } from './events.ts'
import { applyPresence } from './presence.ts'
import type { ConversationFacts, RoomState, Seat } from './state.ts'

/** Somebody who asks for a practice room still has the lobby and its devices before them. Milliseconds. */
export const PRACTICE_LOBBY_MS = 10 * 60_000
/** How long a practice room waits for somebody real who left it or lost the connection. Milliseconds. */
export const PRACTICE_ALONE_MS = 2 * 60_000
/** Long enough for a whole try-out and some talk about it; pretend people cost real work. Milliseconds. */
export const PRACTICE_MS = 45 * 60_000

/** Until when a new room waits for its first real person: a moment on the server's clock, null in ordinary rooms. */
export function firstUnattendedUntil({ isPractice, createdAt }: ConversationFacts): number | null {
  return isPractice ? createdAt + PRACTICE_LOBBY_MS : null
}

/** The same after an event: null while somebody real is here, and in every room that is not for practice. */
export function applyUnattended(state: RoomState, event: RoomEvent): number | null {
  if (!state.conversation.isPractice) return null
  if (applyPresence(state.seats, event).some(isRealAndHere)) return null
  return state.seats.some(isRealAndHere) ? event.at + PRACTICE_ALONE_MS : state.unattendedUntil
}

/** P-2: a practice room ends by itself when nobody real is there for it, and when it has had its time. */
export function whatIsDueInPractice(state: RoomState, now: number): RoomFact[] {
  const endsAt = practiceEndsAt(state)
  return endsAt !== null && now >= endsAt ? [{ type: 'room.ended', why: 'practice' }] : []
}

/** When a practice room ends if nothing else happens: a moment on the server's clock, null in ordinary rooms. */
export function practiceEndsAt({ conversation, unattendedUntil }: RoomState): number | null {
  if (!conversation.isPractice) return null
  return Math.min(unattendedUntil ?? Number.POSITIVE_INFINITY, conversation.createdAt + PRACTICE_MS)
}

function isRealAndHere(seat: Seat): boolean {
  return !seat.isPretend && seat.presence.kind !== 'absent'
}
