import type { SeatId } from '../ids.ts'
import type { RoomEvent } from './events.ts'
import { isHere, type RoomState } from './state.ts'

/** How long an invitation, or another word to one person, stays before it fades without a trace (method.md 4.5). */
export const FADES_MS = 45_000
/** How often a room looks whether somebody would like to be invited. Milliseconds. */
const LOOKS_MS = 10_000

const ENDS_ALL: ReadonlySet<RoomEvent['type']> = new Set([
  'agenda.started',
  'agenda.moved',
  'round.started',
  'hold.began',
  'pause.began',
  'room.ended',
])

const ENDS_OWN: ReadonlySet<RoomEvent['type']> = new Set([
  'queue.raised',
  'floor.given',
  'seat.stepped-away',
  'seat.disconnected',
  'seat.given-up',
])

/** Does this event end a private word to this person at once: quiet for all (rule H-4), or no reason for it any more? */
export function endsWordTo(seat: SeatId, event: RoomEvent): boolean {
  if (ENDS_ALL.has(event.type)) return true
  if (!('seat' in event) || event.seat !== seat) return false
  return ENDS_OWN.has(event.type) || (event.type === 'listening.chosen' && event.choice === 'listening')
}

/** The next whole ten seconds after `now`, not before `earliest`. */
export function nextLookAt(now: number, earliest: number): number {
  return Math.max(Math.floor(now / LOOKS_MS) * LOOKS_MS + LOOKS_MS, Math.ceil(earliest / LOOKS_MS) * LOOKS_MS)
}

/** Is anybody here at all? An empty room sleeps. */
export function isPeopled({ seats }: RoomState): boolean {
  return seats.some((seat) => isHere(seat))
}
