import type { SeatId } from '../ids.ts'
import { countTurns, shareRatios, wasHeard } from '../talk/ledger.ts'
import { maySpeakHere } from './fishbowl.ts'
import type { Hand, Placement, QueueRule } from './state/turns.ts'
import { currentStep, findSeat, isHere, type RoomState, type Seat } from './state.ts'

/** In which order hands are served, and why (method.md 4.3). */

/** Nobody waits behind more than two later hands (method.md 4.3): most of the fairness for little of the wait. */
export const MAX_OVERTAKEN = 2

/**
 * Whom the rule "new voices first" looks for. A: not yet heard on this question, or asked to be brought in early.
 * B: heard, with less than a fair share in the window. C: everyone else.
 */
type Band = 'A' | 'B' | 'C'

type Waiting = { readonly hand: Hand; readonly band: Band; readonly turns: number }

/**
 * The hands in the order in which they will be served, if nothing else happens (rule Q-1). A pure function of
 * the state, worked out for the moment of its last event.
 */
export function orderQueue(state: RoomState): readonly Hand[] {
  const waiting = rankHands(state)
  const order: Hand[] = []
  while (waiting.length > 0) {
    const next = pickNext(waiting, state.queue.rule)
    waiting.splice(waiting.indexOf(next), 1)
    order.push(next.hand)
    for (const [index, other] of waiting.entries()) {
      if (!isEarlier(other.hand, next.hand)) continue
      waiting[index] = { ...other, hand: { ...other.hand, overtaken: other.hand.overtaken + 1 } }
    }
  }
  const bySeat = new Map(state.queue.hands.map((hand) => [hand.seat, hand]))
  return place(
    order.map((hand) => bySeat.get(hand.seat) ?? hand),
    state.queue.placements,
  )
}

/** A facilitator's moves, in the order in which they were made. One whose neighbour is gone has no effect. */
function place(order: readonly Hand[], placements: readonly Placement[]): readonly Hand[] {
  let placed = order
  for (const { seat, before } of placements) {
    const moved = placed.find((hand) => hand.seat === seat)
    const rest = placed.filter((hand) => hand.seat !== seat)
    const index = rest.findIndex((hand) => hand.seat === before)
    if (moved === undefined || index < 0) continue
    placed = [...rest.slice(0, index), moved, ...rest.slice(index)]
  }
  return placed
}

/** Who is served when the floor frees: the first in the order who may take it now. */
export function nextInLine(state: RoomState): Hand | undefined {
  return orderQueue(state).find((hand) => mayBeServed(state, hand.seat))
}

/** Here, and where an inner circle speaks, inside it. */
export function mayBeServed(state: RoomState, seat: SeatId): boolean {
  const person = findSeat(state, seat)
  return person !== undefined && isHere(person) && maySpeakHere(state, person)
}

/**
 * Whose hands are passed when this one is served in line (rule Q-2): earlier hands of people who could have been
 * served. A person who is away is not passed, only not there. A hand that a facilitator moved passes nobody: that
 * was seen by all, and a person answers for it.
 */
export function overtakenBy(state: RoomState, served: Hand): SeatId[] {
  if (state.queue.placements.some(({ seat }) => seat === served.seat)) return []
  return state.queue.hands
    .filter((hand) => hand.seat !== served.seat && isEarlier(hand, served) && mayBeServed(state, hand.seat))
    .map((hand) => hand.seat)
}

/**
 * Who may answer the turn that has just ended, before the next in line (rule Q-6): the earliest reply to that
 * speaker, and not by whoever used the lane last.
 */
export function replyTo(state: RoomState, speaker: SeatId): Hand | undefined {
  return state.queue.hands.find(
    (hand) =>
      hand.kind === 'reply' &&
      hand.to === speaker &&
      hand.seat !== state.queue.lastReplier &&
      mayBeServed(state, hand.seat),
  )
}

/** Everybody whose talk is shared out: here, no facilitator, and not listening by choice (method.md 2, 4.6). */
export function sharers(state: RoomState): Seat[] {
  return state.seats.filter(
    (seat) => isHere(seat) && seat.role !== 'facilitator' && seat.choice !== 'listening',
  )
}

function rankHands(state: RoomState): Waiting[] {
  const step = currentStep(state)?.key ?? null
  // A facilitator's own talk is left out of what a fair share is (method.md 4.2), and measured like anybody's.
  const ratioOf =
    shareRatios(
      state.turns,
      sharers(state).map((seat) => seat.id),
      state.noticedAt,
    ) ?? (() => 1)
  const bandOf = ({ seat }: Hand): Band => {
    if (!wasHeard(state.turns, seat, step)) return 'A'
    const asksEarly = findSeat(state, seat)?.choice === 'early'
    if (asksEarly && countTurns(state.turns, seat, step) === 0) return 'A'
    return ratioOf(seat) < 1 ? 'B' : 'C'
  }
  return state.queue.hands.map((hand) => ({
    hand,
    band: bandOf(hand),
    turns: countTurns(state.turns, hand.seat, step),
  }))
}

function pickNext(waiting: readonly Waiting[], rule: QueueRule): Waiting {
  const [first, ...others] = waiting
  if (first === undefined) throw new Error('nobody waits')
  const goesFirst = rule === 'new_voices' || rule === 'round' ? byNewVoices : byArrival
  return others.reduce((best, other) => (goesFirst(other, best) < 0 ? other : best), first)
}

function byNewVoices(one: Waiting, other: Waiting): number {
  const protectedFirst = Number(isProtected(other.hand)) - Number(isProtected(one.hand))
  if (protectedFirst !== 0) return protectedFirst
  if (!isProtected(one.hand) && one.band !== other.band) return one.band < other.band ? -1 : 1
  return byArrival(one, other)
}

/** Earlier hand first; at the same millisecond fewer turns in this step, then the server's arrival number. */
function byArrival(one: Waiting, other: Waiting): number {
  return (
    one.hand.raisedAt - other.hand.raisedAt ||
    one.turns - other.turns ||
    one.hand.arrival - other.hand.arrival
  )
}

function isProtected(hand: Hand): boolean {
  return hand.overtaken >= MAX_OVERTAKEN
}

/** Did this hand wait longer? Hands of the same millisecond do not overtake one another. */
function isEarlier(one: Hand, other: Hand): boolean {
  return one.raisedAt < other.raisedAt
}

export type Place = {
  /** 1 is next. */
  readonly position: number
  /** People before me who have not spoken on this question, when I have: the reason for my place. */
  readonly newVoicesAhead: number
  /** How many later hands went before mine so far: 0, 1 or 2. */
  readonly overtaken: number
  readonly kind: Hand['kind']
  /** It was raised on an earlier question: does it still hold? No answer keeps it. */
  readonly isFromBefore: boolean
}

/** Where one person's hand is and why. For that person alone (method.md 4.7). */
export function placeOf(state: RoomState, seat: SeatId): Place | null {
  const order = orderQueue(state)
  const index = order.findIndex((hand) => hand.seat === seat)
  const mine = order[index]
  if (mine === undefined) return null
  const step = currentStep(state)?.key ?? null
  const isNew = (hand: Hand) => !wasHeard(state.turns, hand.seat, step)
  const ahead = order.slice(0, index)
  const moved = state.queue.rule === 'new_voices' && !isNew(mine)
  return {
    position: index + 1,
    newVoicesAhead: moved ? ahead.filter((hand) => isNew(hand)).length : 0,
    overtaken: mine.overtaken,
    kind: mine.kind,
    isFromBefore: mine.step !== step,
  }
}
