import type { SeatId } from '../ids.ts'
import { refuse } from '../refusals.ts'
import type { Deadline } from './deadlines.ts'
import { happens, type Outcome, type RoomEvent } from './events.ts'
import type { FishbowlState } from './state/modes.ts'
import { findSeat, type RoomState, type Seat } from './state.ts'

/**
 * Three people can talk to one another without waiting for long, and a fourth chair beside them is the open seat
 * (rule FB-1). When it is taken, somebody who has had their say may rise.
 */
export const INNER_SEATS = 4
/** Whoever sits inside and has had no connection for this long has made their seat free. Milliseconds. */
export const INNER_GRACE_MS = 120_000

const EMPTY: FishbowlState = { inner: [], heldFor: null }

/** May this person sit down inside now? The last seat may be held for somebody else. */
export function isSeatFreeFor({ inner, heldFor }: FishbowlState, seat: SeatId): boolean {
  const held = heldFor !== null && heldFor !== seat ? 1 : 0
  return inner.length + held < INNER_SEATS
}

/** May this person speak to all in this step? Facilitators always may, wherever they sit (rule FB-2). */
export function maySpeakHere({ fishbowl }: Pick<RoomState, 'fishbowl'>, seat: Seat): boolean {
  return fishbowl === null || seat.role === 'facilitator' || fishbowl.inner.includes(seat.id)
}

/** I take a seat inside. Everybody chooses for themselves, and nobody is told why (rule FB-1). */
export function sitInside({ fishbowl }: RoomState, seat: SeatId): Outcome {
  const circle = fishbowl ?? EMPTY
  if (circle.inner.includes(seat)) return refuse('fishbowl/already')
  if (!isSeatFreeFor(circle, seat)) return refuse('fishbowl/no-seat')
  return happens({ type: 'fishbowl.sat', seat })
}

/** I go back outside. Whoever has the floor finishes from there. */
export function riseFromInside({ fishbowl }: RoomState, seat: SeatId): Outcome {
  if (fishbowl?.inner.includes(seat) !== true) return refuse('fishbowl/already')
  return happens({ type: 'fishbowl.rose', seat })
}

/** A facilitator holds the open seat for somebody who asked quietly, or no longer (rule FB-3). */
export function holdSeat(state: RoomState, seat: SeatId | null): Outcome {
  const { inner, heldFor } = state.fishbowl ?? EMPTY
  if (heldFor === seat) return happens()
  if (seat !== null && findSeat(state, seat) === undefined) return refuse('seat/unknown')
  if (seat !== null && inner.includes(seat)) return refuse('fishbowl/already')
  return happens({ type: 'fishbowl.held', for: seat })
}

/** FB-4: a seat inside whose person lost the connection for two minutes is free again. */
export const innerSeatOfAbsent: Deadline = {
  due(state, now) {
    const gone = state.fishbowl?.inner.find((seat) => now >= freeAt(state, seat))
    return gone === undefined ? [] : [{ type: 'fishbowl.rose', seat: gone }]
  },
  wakesAt(state, now) {
    const moments = (state.fishbowl?.inner ?? []).map((seat) => freeAt(state, seat))
    const later = moments.filter((moment) => moment > now && Number.isFinite(moment))
    return later.length === 0 ? null : Math.min(...later)
  },
}

function freeAt(state: RoomState, seat: SeatId): number {
  const presence = findSeat(state, seat)?.presence
  return presence?.kind === 'absent' ? presence.since + INNER_GRACE_MS : Number.POSITIVE_INFINITY
}

/** What an event does to the inner circle. Each step begins with an empty one: people choose anew. */
export function applyFishbowl(
  fishbowl: FishbowlState | null,
  event: RoomEvent,
  before: RoomState,
): FishbowlState | null {
  switch (event.type) {
    case 'agenda.started':
    case 'agenda.moved': {
      const index = event.type === 'agenda.moved' ? event.to : 0
      return before.agenda.steps[index]?.mode === 'fishbowl' ? EMPTY : null
    }
    case 'room.ended':
      return null
    default:
      return fishbowl === null ? null : inCircle(fishbowl, event)
  }
}

function inCircle(fishbowl: FishbowlState, event: RoomEvent): FishbowlState {
  const { inner, heldFor } = fishbowl
  switch (event.type) {
    case 'fishbowl.sat':
      return { inner: [...inner, event.seat], heldFor: heldFor === event.seat ? null : heldFor }
    case 'fishbowl.rose':
    case 'seat.stepped-away':
      return { ...fishbowl, inner: inner.filter((seat) => seat !== event.seat) }
    case 'seat.given-up':
      return {
        inner: inner.filter((seat) => seat !== event.seat),
        heldFor: heldFor === event.seat ? null : heldFor,
      }
    case 'fishbowl.held':
      return { ...fishbowl, heldFor: event.for }
    default:
      return fishbowl
  }
}
