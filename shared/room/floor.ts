import type { SeatId } from '../ids.ts'
import { refuse } from '../refusals.ts'
import type { Turn } from '../talk/ledger.ts'
import { happens, type Outcome, type RoomEvent, type RoomFact } from './events.ts'
import { nextInLine, overtakenBy, replyTo } from './order.ts'
import { isStill } from './quiet.ts'
import type { FloorState, Hand, HeldFloor } from './state/turns.ts'
import { currentStep, findSeat, isHere, type RoomState } from './state.ts'

/** Somebody who holds the floor and is gone this long has lost the connection, not the thread (rule F-2). */
export const FLOOR_GRACE_MS = 120_000
/** A reply is half a minute, to one speaker, before the next in line (rule Q-6). */
export const REPLY_MS = 30_000
/** Interrupted this soon, nobody has had a turn yet: the hand keeps its place (rule F-6). */
export const CUT_SHORT_MS = 10_000
/** Three seconds of speech with the floor lower a hand for good, where a device can tell (rule F-6). */
export const BEGUN_MS = 3_000

type WhyFreed = Extract<RoomFact, { type: 'floor.freed' }>['why']

type Giving = { readonly to: 'next' | SeatId; readonly seenHolder: SeatId | null; readonly by: SeatId }

/** The facilitator gives the floor to the next in line or to a person (rule F-3), over whoever holds it now. */
export function giveFloor(state: RoomState, { to, seenHolder, by }: Giving, now: number): Outcome {
  if (holderOf(state) !== seenHolder) return refuse('floor/already-moved')
  const next = upNext(state)
  const seat = to === 'next' ? next?.hand.seat : to
  if (seat === undefined) return refuse('floor/nobody-waiting')
  if (!isHere(findSeat(state, seat))) return refuse('floor/not-here')
  if (seat === seenHolder) return refuse('queue/has-floor')
  const moved = freed(state, 'moved-on', now)
  if (next !== undefined && next.hand.seat === seat) return happens(...moved, givenInLine(state, next))
  return happens(...moved, { type: 'floor.given', seat, how: 'picked', overtook: [], by, from: seenHolder })
}

/** The holder is done; who waits next has the floor by itself (rule F-2). */
export function finishTurn(state: RoomState, seat: SeatId, now: number): Outcome {
  if (holderOf(state) !== seat) return refuse('floor/not-held')
  return happens(...passOn(state, 'done', now))
}

/** The facilitator takes the floor back, and it stays free (rule F-4). */
export function takeFloorBack(state: RoomState, seenHolder: SeatId, now: number): Outcome {
  if (holderOf(state) !== seenHolder) return refuse('floor/already-moved')
  return happens(...freed(state, 'taken-back', now))
}

/** "Keep my hand up": a new one goes up when the turn is over. */
export function keepHandUp(state: RoomState, seat: SeatId, isKept: boolean): Outcome {
  if (holderOf(state) !== seat) return refuse('floor/not-held')
  return happens({ type: 'floor.hand-kept', seat, isKept })
}

/** Frees the floor and gives it to the next in line, if anybody is and the rule does so by itself. */
export function passOn(state: RoomState, why: WhyFreed, now: number): RoomFact[] {
  const { floor } = state
  if (floor.kind === 'free') return []
  const again: RoomFact[] =
    floor.keepsHand && why === 'done'
      ? [{ type: 'queue.raised', seat: floor.seat, kind: 'point', to: null }]
      : []
  const next = passesByItself(state) ? upNext(state) : undefined
  return [...freed(state, why, now), ...(next === undefined ? [] : [givenInLine(state, next)]), ...again]
}

/** Does a floor that frees go on to the next in line without a facilitator's hand (rule F-2)? */
export function passesByItself(state: RoomState): boolean {
  const isByOrder = state.queue.rule === 'new_voices' || state.queue.rule === 'first_hand'
  return isByOrder && state.round === null && !isStill(state)
}

/** Frees the floor and leaves it free. Nothing where it is free already. */
export function freed(state: RoomState, why: WhyFreed, now: number): RoomFact[] {
  const { floor } = state
  if (floor.kind === 'free') return []
  // A reply that had its half minute was not cut short, however little was said in it.
  const isOver = why === 'done' || why === 'left' || why === 'time'
  const isCutShort = !isOver && hasHardlyBegun(state, floor, now)
  return [{ type: 'floor.freed', seat: floor.seat, why, isCutShort }]
}

/** Rule F-6: within ten seconds, or before three seconds of speech where a device could tell. */
function hasHardlyBegun({ turns }: RoomState, floor: HeldFloor, now: number): boolean {
  if (floor.hand === null) return false
  if (now - floor.since < CUT_SHORT_MS) return true
  if (!floor.isHeardByDevice) return false
  const spoken = turns
    .filter((turn) => turn.seat === floor.seat && turn.endAt > floor.since)
    .reduce((sum, turn) => sum + turn.endAt - Math.max(turn.startAt, floor.since), 0)
  return spoken < BEGUN_MS
}

type UpNext = { readonly hand: Hand; readonly how: 'in-line' | 'reply' }

/** Who has the floor next: one short reply to whoever spoke, else the next in line (rule Q-6). */
export function upNext(state: RoomState): UpNext | undefined {
  const { floor } = state
  const speaker = floor.kind === 'free' ? floor.answerable : floor.as === 'reply' ? null : floor.seat
  const reply = speaker === null || state.round !== null ? undefined : replyTo(state, speaker)
  if (reply !== undefined) return { hand: reply, how: 'reply' }
  const hand = nextInLine(state)
  return hand === undefined ? undefined : { hand, how: 'in-line' }
}

/** A free floor goes where it goes by the rule. A reply passes nobody: it is short, and there is only one. */
export function givenInLine(state: RoomState, { hand, how }: UpNext): RoomFact {
  const overtook = how === 'reply' ? [] : overtakenBy(state, hand)
  return { type: 'floor.given', seat: hand.seat, how, overtook }
}

export function holderOf(state: RoomState): SeatId | null {
  return state.floor.kind === 'held' ? state.floor.seat : null
}

/** What an event does to the floor. */
export function applyFloor(floor: FloorState, event: RoomEvent, before: RoomState): FloorState {
  switch (event.type) {
    case 'floor.given':
      return held(before, event)
    case 'floor.freed': {
      const wasTurn = floor.kind === 'held' && floor.as !== 'reply'
      return { kind: 'free', answerable: wasTurn && !event.isCutShort ? event.seat : null }
    }
    case 'floor.hand-kept':
      return floor.kind === 'held' ? { ...floor, keepsHand: event.isKept } : floor
    case 'talk.reported':
      return isHolder(floor, event.seat) && event.isReporting ? { ...floor, isHeardByDevice: true } : floor
    case 'override.undone':
      return givenBack(floor, event.at, before)
    case 'agenda.moved':
    case 'room.ended':
      return { kind: 'free', answerable: null }
    default:
      return floor
  }
}

function isHolder(floor: FloorState, seat: SeatId): floor is HeldFloor {
  return floor.kind === 'held' && floor.seat === seat
}

function held(before: RoomState, event: Extract<RoomEvent, { type: 'floor.given' }>): HeldFloor {
  const { seat, how, at } = event
  return {
    kind: 'held',
    seat,
    since: at,
    as: how === 'reply' || how === 'round' ? how : 'turn',
    hand: before.queue.hands.find((hand) => hand.seat === seat) ?? null,
    keepsHand: false,
    isHeardByDevice: findSeat(before, seat)?.isReporting ?? false,
  }
}

/** A slip taken back: whoever had the floor before has it again, if they are still here. */
function givenBack(floor: FloorState, at: number, before: RoomState): FloorState {
  const { override } = before.queue
  if (override?.kind !== 'brought-in' || !isHolder(floor, override.seat)) return floor
  const { from } = override
  if (from === null || !isHere(findSeat(before, from))) return { kind: 'free', answerable: null }
  const isHeardByDevice = findSeat(before, from)?.isReporting ?? false
  return { kind: 'held', seat: from, since: at, as: 'turn', hand: null, keepsHand: false, isHeardByDevice }
}

/** The turn that ends with this event, for the ledger, unless a device counted it. `state` is the room before. */
export function endedTurn(state: RoomState, event: RoomEvent): Turn | null {
  const { floor } = state
  if (floor.kind !== 'held' || floor.isHeardByDevice) return null
  const isOver = event.type === 'override.undone' || (event.type === 'floor.freed' && !event.isCutShort)
  if (!isOver) return null
  const step = currentStep(state)
  return {
    seat: floor.seat,
    step: step?.key ?? null,
    mode: step?.mode ?? null,
    startAt: floor.since,
    endAt: event.at,
  }
}
