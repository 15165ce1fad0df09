import type { SeatId } from '../ids.ts'
import { refuse } from '../refusals.ts'
import type { Deadline } from './deadlines.ts'
import { happens, type Outcome, type RoomEvent, type RoomFact } from './events.ts'
import { FACILITATOR_GRACE_MS, hasFacilitator, isFacilitated } from './presence.ts'
import type { KeepingState } from './state/company.ts'
import { findSeat, hasEnded, isHere, type RoomState, type Seat } from './state.ts'

/** Nobody thinks longer about a yes. After this the next person is asked, and this one no more (rule H-2). */
export const KEEPING_ANSWER_MS = 30_000

export const NOBODY_KEEPS: KeepingState = { keeper: null, offeredTo: null, offeredAt: null, declined: [] }

/** Yes, I keep the turns until a facilitator is back (rule H-2). */
export function takeTurns(state: RoomState, seat: SeatId, now: number): Outcome {
  if (state.keeping.offeredTo !== seat) return refuse(whyNotAsked(state, now))
  // A hold is nothing that is lent, and whoever began it is gone: the clocks would stand still for good.
  const isOrphan = state.quiet.hold !== null && !isFacilitated(state, now)
  const ended: RoomFact[] = isOrphan ? [{ type: 'hold.ended' }] : []
  return happens({ type: 'keeping.taken', seat }, ...ended)
}

/** No, thanks. Nobody is told. */
export function declineTurns(state: RoomState, seat: SeatId, now: number): Outcome {
  if (state.keeping.offeredTo !== seat) return refuse(whyNotAsked(state, now))
  return happens({ type: 'keeping.declined', seat })
}

/**
 * A facilitator, or whoever keeps the turns, would like somebody to keep them, who is asked first. The answer is the
 * same whether that person was asked before and said no, so that nobody can find out by asking (rule K-4).
 */
export function lendTurns({ seats, keeping }: RoomState, to: SeatId): Outcome {
  const seat = seats.find(({ id }) => id === to)
  if (seat?.role === 'facilitator') return refuse('keeping/not-needed')
  if (!isHere(seat)) return refuse('floor/not-here')
  if (keeping.keeper === to) return refuse('presence/already')
  return keeping.offeredTo === to ? happens() : happens({ type: 'keeping.offered', to })
}

/** The keeper gives the turns back, or a facilitator takes them back, with a question that is still open (rule K-2). */
export function endKeeping({ seats, keeping }: RoomState, by: SeatId): Outcome {
  const isFacilitator = seats.some(({ id, role }) => id === by && role === 'facilitator')
  if (keeping.keeper !== by && !isFacilitator) return refuse('role/not-allowed')
  const isOn = keeping.keeper !== null || keeping.offeredTo !== null
  return isOn ? happens({ type: 'keeping.ended' }) : happens()
}

function whyNotAsked(state: RoomState, now: number) {
  return isFacilitated(state, now) ? 'keeping/not-needed' : 'keeping/not-asked'
}

/** H-2: without a facilitator the turns are offered on until somebody keeps them, or nobody is left to ask. */
export const keepingGoesOn: Deadline = {
  due(state, now) {
    const { keeper, offeredTo, offeredAt } = state.keeping
    if (keeper !== null && isGone(findSeat(state, keeper), now)) return [{ type: 'keeping.ended' }]
    // In a pause nobody is asked anything. A hold that its facilitator left behind is no reason to wait.
    if (state.quiet.pause !== null) return []
    if (offeredTo !== null) {
      const isLate = now - (offeredAt ?? now) >= KEEPING_ANSWER_MS
      return isLate ? [{ type: 'keeping.declined', seat: offeredTo }] : []
    }
    return isLeftAlone(state, now) ? askSomebody(state) : []
  },
  wakesAt(state, now) {
    const { keeper, offeredAt } = state.keeping
    const gone = state.seats.flatMap(({ id, role, presence }) => {
      const isAbout = role === 'facilitator' || id === keeper
      return isAbout && presence.kind === 'absent' ? [presence.since + FACILITATOR_GRACE_MS] : []
    })
    const moments = offeredAt === null ? gone : [...gone, offeredAt + KEEPING_ANSWER_MS]
    const later = moments.filter((moment) => moment > now)
    return later.length === 0 ? null : Math.min(...later)
  },
}

function isGone(seat: Seat | undefined, now: number): boolean {
  if (seat === undefined) return true
  return seat.presence.kind === 'absent' && now - seat.presence.since >= FACILITATOR_GRACE_MS
}

/** Nobody moves the steps or gives the floor. Who gathers before a facilitator came at all waits for them instead. */
function isLeftAlone(state: RoomState, now: number): boolean {
  const isExpected =
    state.agenda.phase.kind === 'running' || state.seats.some((seat) => seat.role === 'facilitator')
  return isExpected && !hasEnded(state) && !hasFacilitator(state, now)
}

function askSomebody(state: RoomState): RoomFact[] {
  const next = whomToAsk(state)
  if (next !== undefined) return [{ type: 'keeping.offered', to: next.id }]
  // With nobody to end it the hold would silence the room for good.
  const isStuck = state.quiet.hold !== null && state.seats.some((seat) => isHere(seat))
  return isStuck ? [{ type: 'hold.ended' }] : []
}

/** The longest-present willing person; note-takers last, because their hands are full. Alone there are no turns to keep. */
function whomToAsk({ seats, keeping }: RoomState): Seat | undefined {
  const here = seats.filter((seat) => isHere(seat))
  if (here.length < 2) return undefined
  return here
    .filter((seat) => isWilling(seat) && !keeping.declined.includes(seat.id))
    .sort((one, other) => noteTakersLast(one, other) || one.settledAt - other.settledAt)[0]
}

function isWilling({ role, choice, isPretend }: Seat): boolean {
  return role !== 'facilitator' && choice !== 'listening' && !isPretend
}

function noteTakersLast(one: Seat, other: Seat): number {
  return Number(one.role === 'note-taker') - Number(other.role === 'note-taker')
}

/** What an event does to it. */
export function applyKeeping(slice: KeepingState, event: RoomEvent, before: RoomState): KeepingState {
  switch (event.type) {
    case 'keeping.offered':
      return { ...slice, offeredTo: event.to, offeredAt: event.at }
    case 'keeping.taken':
      return { ...withoutOffer(slice), keeper: event.seat }
    case 'keeping.declined':
      return { ...withoutOffer(slice), declined: [...slice.declined, event.seat] }
    case 'keeping.ended':
      return ended(slice, event.at, before)
    case 'seat.given-up':
    case 'seat.stepped-away':
      return without(slice, event.seat)
    case 'listening.chosen':
      return event.choice === 'listening' && slice.offeredTo === event.seat ? withoutOffer(slice) : slice
    case 'seat.taken':
      return event.role === 'facilitator' ? facilitated(slice, event.at, before) : slice
    case 'seat.connected':
      return findSeat(before, event.seat)?.role === 'facilitator'
        ? facilitated(slice, event.at, before)
        : slice
    case 'pause.ended':
      return afterPause(slice, event.at, before)
    case 'room.ended':
      return NOBODY_KEEPS
    default:
      return slice
  }
}

function withoutOffer(slice: KeepingState): KeepingState {
  return { ...slice, offeredTo: null, offeredAt: null }
}

/** Gone for good, or away by choice: neither keeps the turns nor is asked. */
function without(slice: KeepingState, seat: SeatId): KeepingState {
  const rest = slice.offeredTo === seat ? withoutOffer(slice) : slice
  return rest.keeper === seat ? { ...rest, keeper: null } : rest
}

/** Whoever gave the turns back is not asked again; of whom they were taken back from, or who dropped, that says nothing. */
function ended(slice: KeepingState, at: number, before: RoomState): KeepingState {
  const { keeper, declined } = slice
  const gaveBack = keeper !== null && isHere(findSeat(before, keeper)) && !isFacilitated(before, at)
  return { ...NOBODY_KEEPS, declined: gaveBack ? [...declined, keeper] : declined }
}

/** A facilitator is here again: nobody need be asked. Whoever keeps the turns goes on until somebody ends it. */
function facilitated(slice: KeepingState, at: number, before: RoomState): KeepingState {
  return isFacilitated(before, at) ? slice : { ...withoutOffer(slice), declined: [] }
}

/** The time to answer stood still (rule H-4). */
function afterPause(slice: KeepingState, at: number, { quiet }: RoomState): KeepingState {
  if (slice.offeredAt === null || quiet.pause === null) return slice
  return { ...slice, offeredAt: slice.offeredAt + at - Math.max(quiet.pause.since, slice.offeredAt) }
}
