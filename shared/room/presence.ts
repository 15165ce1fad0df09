import type { SeatId } from '../ids.ts'
import { looksAlike } from '../names.ts'
import { type RefusalCode, refuse } from '../refusals.ts'
import { happens, type Outcome, type RoomEvent, type RoomFact } from './events.ts'
import { findSeat, type Presence, type Role, type RoomState, type Seat } from './state.ts'

/** Groups of five talk, groups of ten take turns at talking (method.md 1): eight is the most that still is a conversation. */
export const MAX_PARTICIPANTS = 8
/** Participants, facilitators and note-takers together: what the call is tested for and the ring can draw. */
export const MAX_PEOPLE = 12
/** A hand and a seat are kept this long for somebody whose connection is gone (trust.md REL-5). */
export const SEAT_GRACE_MS = 10 * 60_000
/** A facilitator whose connection blinks has not left the room (method.md H-2). */
export const FACILITATOR_GRACE_MS = 15_000
/** Gone for less than this, a person has lost nothing of the talk and need not land again. */
export const LANDED_AGAIN_MS = 30_000
/** A room that everybody left without ending it ends by itself, so that what it holds is forgotten. */
export const DESERTED_MS = 3 * 60 * 60_000

/** Sits somebody down (rules S-1 to S-4), giving up a chair that nobody came back to where there is no other. */
export function takeSeat(
  state: RoomState,
  seat: SeatId,
  wish: { name: string; role: Role; isPretend: boolean },
  now: number,
): Outcome {
  const abandoned = longestAbsentFirst(state, now)
  const givenUp: Seat[] = abandoned.filter((other) => looksAlike(other.name, wish.name))
  const remaining = () => state.seats.filter((other) => !givenUp.includes(other))

  if (remaining().some((other) => looksAlike(other.name, wish.name))) return refuse('name/taken')
  for (;;) {
    const full = whatIsFull(remaining(), wish.role)
    if (full === null) break
    const next = abandoned.find((other) => !givenUp.includes(other) && freesFor(other, full))
    if (next === undefined) return refuse(full)
    givenUp.push(next)
  }
  const chair = lowestFreeChair(remaining())
  return happens(
    ...givenUp.map((other): RoomFact => ({ type: 'seat.given-up', seat: other.id, why: 'absent' })),
    { type: 'seat.taken', seat, chair, ...wish },
  )
}

function whatIsFull(seats: readonly Seat[], role: Role): RefusalCode | null {
  if (seats.length >= MAX_PEOPLE) return 'room/full'
  const participants = seats.filter((seat) => seat.role === 'participant').length
  return role === 'participant' && participants >= MAX_PARTICIPANTS ? 'room/participants-full' : null
}

function freesFor(seat: Seat, full: RefusalCode): boolean {
  return full === 'room/full' || seat.role === 'participant'
}

function longestAbsentFirst(state: RoomState, now: number): Seat[] {
  const since = (seat: Seat) => (seat.presence.kind === 'absent' ? seat.presence.since : now)
  return state.seats
    .filter((seat) => now - since(seat) >= SEAT_GRACE_MS)
    .sort((one, other) => since(one) - since(other))
}

function lowestFreeChair(seats: readonly Seat[]): number {
  const taken = new Set(seats.map((seat) => seat.chair))
  for (let chair = 1; ; chair += 1) if (!taken.has(chair)) return chair
}

/** Does somebody see to the turns (rule F-3): a facilitator, or whoever keeps the turns for them? */
export function hasFacilitator(state: RoomState, now: number): boolean {
  const { keeper } = state.keeping
  const keeps = keeper === null ? undefined : findSeat(state, keeper)
  return (keeps !== undefined && isInRoom(keeps, now)) || isFacilitated(state, now)
}

/** Is a facilitator in the room, away or gone so briefly that nobody would have noticed (rule H-2)? */
export function isFacilitated({ seats }: Pick<RoomState, 'seats'>, now: number): boolean {
  return seats.some((seat) => seat.role === 'facilitator' && isInRoom(seat, now))
}

function isInRoom({ presence }: Seat, now: number): boolean {
  return presence.kind !== 'absent' || now - presence.since < FACILITATOR_GRACE_MS
}

/** Since when nobody at all has had a browser here; null while somebody has, or before anybody came. */
export function desertedSince(state: RoomState): number | null {
  if (state.seats.length === 0) return null
  let latest = 0
  for (const { presence } of state.seats) {
    if (presence.kind !== 'absent') return null
    latest = Math.max(latest, presence.since)
  }
  return latest
}

/** What an event does to the seats. */
export function applyPresence(seats: readonly Seat[], event: RoomEvent): readonly Seat[] {
  switch (event.type) {
    case 'seat.taken': {
      return [...seats, newSeat(event)].sort((one, other) => one.chair - other.chair)
    }
    case 'seat.given-up':
      return seats.filter((seat) => seat.id !== event.seat)
    case 'seat.connected':
    case 'seat.disconnected':
    case 'seat.stepped-away':
    case 'seat.came-back':
      return withSeat(seats, event.seat, (seat) => moved(seat, event))
    case 'listening.chosen':
      return withSeat(seats, event.seat, (seat) => ({ ...seat, choice: event.choice }))
    case 'listening.shown':
      return withSeat(seats, event.seat, (seat) => ({ ...seat, showsListening: event.isShown }))
    case 'talk.measured': {
      const { isMeasured } = event
      return withSeat(seats, event.seat, (seat) => ({ ...seat, isMeasured, isReporting: false }))
    }
    case 'talk.reported':
      return withSeat(seats, event.seat, (seat) => ({ ...seat, isReporting: event.isReporting }))
    case 'board.written':
    case 'writing.put':
      return withSeat(seats, event.seat, (seat) => ({ ...seat, wroteAt: event.at }))
    default:
      return seats
  }
}

function newSeat(event: Extract<RoomEvent, { type: 'seat.taken' }>): Seat {
  const { seat: id, chair, name, role, isPretend, at } = event
  return {
    id,
    chair,
    name,
    role,
    // Rooms from before there were practice rooms say nothing of it.
    isPretend: isPretend ?? false,
    presence: { kind: 'absent', since: at, steppedAway: false },
    settledAt: at,
    choice: 'open',
    showsListening: false,
    isMeasured: true,
    isReporting: false,
    wroteAt: null,
  }
}

function withSeat(seats: readonly Seat[], id: SeatId, change: (seat: Seat) => Seat): readonly Seat[] {
  return seats.map((seat) => (seat.id === id ? change(seat) : seat))
}

/** Somebody who was gone for a while lands anew; a connection that blinked is nobody's arrival. */
function moved(seat: Seat, event: PresenceEvent): Seat {
  const presence = nextPresence(seat.presence, event)
  const wasGone =
    seat.presence.kind === 'away' ||
    (seat.presence.kind === 'absent' && event.at - seat.presence.since >= LANDED_AGAIN_MS)
  const lands = presence.kind === 'here' && (wasGone || event.type === 'seat.came-back')
  const isReporting = event.type !== 'seat.disconnected' && seat.isReporting
  return { ...seat, presence, isReporting, settledAt: lands ? event.at : seat.settledAt }
}

type PresenceEvent = RoomEvent & {
  type: 'seat.connected' | 'seat.disconnected' | 'seat.stepped-away' | 'seat.came-back'
}

function nextPresence(presence: Presence, event: PresenceEvent): Presence {
  const steppedAway = presence.kind === 'away' || (presence.kind === 'absent' && presence.steppedAway)
  switch (event.type) {
    case 'seat.connected':
      return steppedAway ? { kind: 'away', since: event.at } : { kind: 'here' }
    case 'seat.disconnected':
      return presence.kind === 'absent' ? presence : { kind: 'absent', since: event.at, steppedAway }
    case 'seat.stepped-away':
      return { kind: 'away', since: event.at }
    case 'seat.came-back':
      return { kind: 'here' }
  }
}

/** Steps away or comes back; a wire that comes or goes is the server's to say. */
export function decidePresence(state: RoomState, seat: SeatId, wish: 'step-away' | 'come-back'): Outcome {
  const kind = findSeat(state, seat)?.presence.kind
  if (wish === 'step-away')
    return kind === 'here' ? happens({ type: 'seat.stepped-away', seat }) : refuse('presence/already')
  return kind === 'away' ? happens({ type: 'seat.came-back', seat }) : refuse('presence/already')
}
