import type { SeatId } from '../ids.ts'
import { refuse } from '../refusals.ts'
import type { Deadline } from './deadlines.ts'
import { happens, type Outcome, type RoomEvent } from './events.ts'
import { applyPresence } from './presence.ts'
import type { PenState } from './state/cards.ts'
import { findSeat, isHere, type RoomState, type Seat } from './state.ts'

/** Who takes notes: note-takers by role, and whoever was handed the pen (rule B-6). */

/** Nobody thinks longer about a yes. Milliseconds. */
export const PEN_ANSWER_MS = 30_000
/** A connection that blinks leaves no pen behind. Milliseconds. */
export const PEN_MISSED_MS = 15_000

export const NO_PEN: PenState = { holders: [], offer: null, missingSince: null, isWanted: false }

type WithPen = Pick<RoomState, 'pen'>

/** Was the pen handed to this person? */
export function holdsPenByHand({ pen }: WithPen, seat: SeatId): boolean {
  return pen.holders.includes(seat)
}

export function takesNotes(state: WithPen, { id, role }: Pick<Seat, 'id' | 'role'>): boolean {
  return role === 'note-taker' || holdsPenByHand(state, id)
}

/** May this person keep the board in order for all: whoever facilitates or takes notes? */
export function mayCurate(state: RoomState, id: SeatId): boolean {
  const seat = findSeat(state, id)
  return seat !== undefined && (seat.role === 'facilitator' || takesNotes(state, seat))
}

/**
 * Asks somebody to take the pen; a facilitator who means themselves has it. The answer to this is the same whether that
 * person was asked before and said no (rule PEN-3).
 */
export function offerPen(state: RoomState, from: SeatId, to: SeatId): Outcome {
  const seat = findSeat(state, to)
  if (seat === undefined || !isHere(seat)) return refuse('floor/not-here')
  if (takesNotes(state, seat)) return refuse('presence/already')
  if (from === to) return happens({ type: 'pen.taken', seat: to })
  const { offer } = state.pen
  const isAsked = offer?.to === to && offer.from === from
  return isAsked ? happens() : happens({ type: 'pen.offered', from, to })
}

export function answerPen({ pen }: RoomState, seat: SeatId, takes: boolean): Outcome {
  if (pen.offer?.to !== seat || pen.offer.isDeclined) return refuse('offer/gone')
  return happens({ type: takes ? 'pen.taken' : 'pen.declined', seat })
}

/** "I'll take it", while it is missed. Of two people at once one has it. */
export function takePen({ pen }: RoomState, seat: SeatId): Outcome {
  return pen.isWanted ? happens({ type: 'pen.taken', seat }) : refuse('pen/not-free')
}

export function layPenDown(state: RoomState, seat: SeatId): Outcome {
  return holdsPenByHand(state, seat) ? happens({ type: 'pen.laid-down', seat }) : refuse('pen/not-yours')
}

/** A question about the pen ends by itself, and a pen that nobody holds is offered to all (rules PEN-3 and PEN-4). */
export const penGoesOn: Deadline = {
  due({ pen, agenda }, now) {
    if (pen.offer !== null && now - pen.offer.at >= PEN_ANSWER_MS) return [{ type: 'pen.offer-ended' }]
    const isMissed = pen.missingSince !== null && now - pen.missingSince >= PEN_MISSED_MS
    const isTime = agenda.phase.kind === 'running' && isMissed && !pen.isWanted
    return isTime ? [{ type: 'pen.missed' }] : []
  },
  wakesAt({ pen }, now) {
    const { offer, missingSince } = pen
    const moments = [
      ...(offer === null ? [] : [offer.at + PEN_ANSWER_MS]),
      ...(missingSince === null ? [] : [missingSince + PEN_MISSED_MS]),
    ].filter((moment) => moment > now)
    return moments.length === 0 ? null : Math.min(...moments)
  },
}

/** What an event does to it. */
export function applyPen(slice: PenState, event: RoomEvent, before: RoomState): PenState {
  return missed(withHolders(slice, event), event, before)
}

function withHolders(slice: PenState, event: RoomEvent): PenState {
  switch (event.type) {
    case 'pen.offered':
      return { ...slice, offer: { from: event.from, to: event.to, at: event.at, isDeclined: false } }
    case 'pen.declined':
      return slice.offer === null ? slice : { ...slice, offer: { ...slice.offer, isDeclined: true } }
    case 'pen.offer-ended':
      return { ...slice, offer: null }
    case 'pen.taken':
      return {
        ...slice,
        holders: [...slice.holders.filter((seat) => seat !== event.seat), event.seat],
        offer: slice.offer?.to === event.seat ? null : slice.offer,
      }
    case 'pen.laid-down':
      return { ...slice, holders: slice.holders.filter((seat) => seat !== event.seat) }
    case 'seat.given-up':
      return without(slice, event.seat)
    case 'pen.missed':
      return { ...slice, isWanted: true }
    case 'room.ended':
      // Who took notes says who may put the page right afterwards.
      return { ...NO_PEN, holders: slice.holders }
    default:
      return slice
  }
}

function without(slice: PenState, seat: SeatId): PenState {
  const { holders, offer } = slice
  const isAbout = offer !== null && (offer.from === seat || offer.to === seat)
  if (!isAbout && !holders.includes(seat)) return slice
  return { ...slice, holders: holders.filter((each) => each !== seat), offer: isAbout ? null : offer }
}

/** Since when nobody who takes notes is here. A room in which nobody ever did misses nothing. */
function missed(slice: PenState, event: RoomEvent, before: RoomState): PenState {
  if (event.type === 'room.ended') return slice
  const seats = applyPresence(before.seats, event)
  if (seats === before.seats && slice.holders === before.pen.holders) return slice
  if (isHeld(seats, slice)) {
    const isAsBefore = slice.missingSince === null && !slice.isWanted
    return isAsBefore ? slice : { ...slice, missingSince: null, isWanted: false }
  }
  return isHeld(before.seats, before.pen) ? { ...slice, missingSince: event.at } : slice
}

function isHeld(seats: readonly Seat[], pen: PenState): boolean {
  return seats.some((seat) => isHere(seat) && takesNotes({ pen }, seat))
}
