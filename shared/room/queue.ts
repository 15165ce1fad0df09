import type { SeatId } from '../ids.ts'
import { refuse } from '../refusals.ts'
import { happens, type Outcome, type RoomEvent } from './events.ts'
import { orderQueue } from './order.ts'
import { ruleOfMode } from './queueRules.ts'
import type { Hand, HandKind, MoveReason, Override, Placement, QueueRule, QueueState } from './state/turns.ts'
import { type AgendaStep, currentStep, type RoomState } from './state.ts'

/** A slip of the facilitator's can be taken back this long (rule Q-12), like everything else here. */
export const UNDO_MS = 10_000

/** Puts a hand up. One that is up already keeps its place and is for something else from now on (rule Q-14). */
export function raiseHand(state: RoomState, seat: SeatId, kind: HandKind): Outcome {
  if (state.floor.kind === 'held' && state.floor.seat === seat) return refuse('queue/has-floor')
  const isUpForThis = state.queue.hands.some((hand) => hand.seat === seat && hand.kind === kind)
  if (isUpForThis) return refuse('queue/already-waiting')
  if (kind !== 'reply') return happens({ type: 'queue.raised', seat, kind, to: null })
  const to = whomToAnswer(state)
  if (to === null || to === seat) return refuse('queue/nothing-to-answer')
  return happens({ type: 'queue.raised', seat, kind, to })
}

/** A reply is to whoever speaks, or has just spoken and was not answered yet. */
function whomToAnswer({ floor }: RoomState): SeatId | null {
  return floor.kind === 'held' ? floor.seat : floor.answerable
}

export function lowerHand(state: RoomState, seat: SeatId): Outcome {
  if (!isWaiting(state, seat)) return refuse('queue/not-waiting')
  return happens({ type: 'queue.lowered', seat, why: 'self' })
}

/** A facilitator lowers a hand and never raises one for somebody. Undone within ten seconds. */
export function lowerHandFor(state: RoomState, by: SeatId, seat: SeatId): Outcome {
  if (!isWaiting(state, seat)) return refuse('queue/not-waiting')
  return happens({ type: 'queue.lowered', seat, why: 'facilitator', by })
}

/** Yes, my hand still holds for the new question (rule Q-11). */
export function keepHand(state: RoomState, seat: SeatId): Outcome {
  return isWaiting(state, seat) ? happens({ type: 'queue.kept', seat }) : refuse('queue/not-waiting')
}

type Move = {
  readonly seat: SeatId
  readonly to: 'first' | 'up' | 'down'
  readonly reason: MoveReason | null
}

/** A facilitator moves a hand in the line; everybody sees it, with the reason about the talk if one is given (rule Q-12). */
export function moveHand(state: RoomState, by: SeatId, { seat, to, reason }: Move): Outcome {
  const order = orderQueue(state).map((hand) => hand.seat)
  const index = order.indexOf(seat)
  if (index < 0) return refuse('queue/not-waiting')
  const neighbour = to === 'down' ? order[index + 1] : to === 'up' ? order[index - 1] : order[0]
  if (neighbour === undefined || neighbour === seat) return refuse('queue/already-there')
  const placement = to === 'down' ? { seat: neighbour, before: seat } : { seat, before: neighbour }
  const kept = state.queue.placements.filter((each) => each.seat !== placement.seat)
  return happens({ type: 'queue.moved', seat, by, placements: [...kept, placement], reason })
}

export function setRule(state: RoomState, rule: QueueRule): Outcome {
  return state.queue.rule === rule ? happens() : happens({ type: 'queue.rule-set', rule })
}

/** Takes back the facilitator's last step past the rule, while everybody still remembers how it was. */
export function undoOverride({ queue }: RoomState, now: number): Outcome {
  const isFresh = queue.override !== null && now - queue.override.at <= UNDO_MS
  return isFresh ? happens({ type: 'override.undone' }) : refuse('override/nothing-to-undo')
}

export function isWaiting(state: RoomState, seat: SeatId): boolean {
  return state.queue.hands.some((hand) => hand.seat === seat)
}

/** What an event does to the queue. */
export function applyQueue(queue: QueueState, event: RoomEvent, before: RoomState): QueueState {
  switch (event.type) {
    case 'queue.raised':
      return withNewHand(queue, event, currentStep(before)?.key ?? null)
    case 'queue.kept':
      return withHand(queue, event.seat, { step: currentStep(before)?.key ?? null })
    case 'queue.lowered':
      return lowered(queue, event)
    case 'seat.given-up':
      return { ...without(queue, event.seat), override: forget(queue.override, event.seat) }
    case 'queue.moved': {
      const { by, at, seat, reason, placements } = event
      const override: Override = { kind: 'moved', by, at, seat, reason, placements: queue.placements }
      return { ...queue, placements, override }
    }
    case 'queue.rule-set':
      return { ...queue, rule: event.rule }
    case 'round.ended':
      return queue.rule === 'round' ? { ...queue, rule: 'new_voices' } : queue
    case 'agenda.started':
      return atStep(queue, before.agenda.steps[0])
    case 'agenda.moved':
      return atStep(queue, before.agenda.steps[event.to])
    case 'floor.given':
      return served(queue, event)
    case 'floor.freed': {
      // Whoever was brought in has spoken: there is nothing left to take back, or to tell.
      const override =
        queue.override?.kind === 'brought-in' ? forget(queue.override, event.seat) : queue.override
      const hand = event.isCutShort && before.floor.kind === 'held' ? before.floor.hand : null
      return withBack({ ...queue, override }, hand)
    }
    case 'override.undone':
      return undone(queue)
    case 'room.ended':
      return { ...queue, hands: [], placements: [], override: null }
    default:
      return queue
  }
}

type EventOf<Type extends RoomEvent['type']> = Extract<RoomEvent, { type: Type }>

function withNewHand(queue: QueueState, event: EventOf<'queue.raised'>, step: string | null): QueueState {
  const { seat, kind, to, at } = event
  if (queue.hands.some((hand) => hand.seat === seat)) return withHand(queue, seat, { kind, to })
  const arrival = queue.arrivals + 1
  const hand: Hand = { seat, kind, to, raisedAt: at, arrival, overtaken: 0, step }
  return { ...queue, arrivals: arrival, hands: [...queue.hands, hand] }
}

function served(queue: QueueState, event: EventOf<'floor.given'>): QueueState {
  const { seat, how, overtook, by, from = null, at } = event
  const hand = queue.hands.find((each) => each.seat === seat) ?? null
  const override: Override | null =
    how === 'picked' && by !== undefined
      ? { kind: 'brought-in', by, at, seat, reason: null, hand, from }
      : forget(queue.override, seat)
  const rest = without(queue, seat)
  return {
    ...rest,
    hands: rest.hands.map((each) =>
      overtook.includes(each.seat) ? { ...each, overtaken: each.overtaken + 1 } : each,
    ),
    override,
    lastReplier: how === 'reply' ? seat : queue.lastReplier,
  }
}

function lowered(queue: QueueState, event: EventOf<'queue.lowered'>): QueueState {
  const { seat, by, at } = event
  const hand = queue.hands.find((each) => each.seat === seat)
  const override: Override | null =
    by === undefined || hand === undefined
      ? forget(queue.override, seat)
      : { kind: 'lowered', by, at, seat, reason: null, hand }
  return { ...without(queue, seat), override }
}

/** A new question begins with its own rule, and with nobody moved. */
function atStep(queue: QueueState, step: AgendaStep | undefined): QueueState {
  const rule = step === undefined ? queue.rule : ruleOfMode(step.mode)
  return { ...queue, rule, placements: [], override: null }
}

function undone(queue: QueueState): QueueState {
  const { override } = queue
  if (override === null) return queue
  const rest = { ...queue, override: null }
  if (override.kind === 'moved') return { ...rest, placements: stillWaiting(queue, override.placements) }
  const withHand = withBack(rest, override.hand)
  // Whoever has the floor again does not wait for it as well.
  if (override.kind !== 'brought-in' || override.from === null) return withHand
  return without(withHand, override.from)
}

/** A move is told until the person has had the floor, or lowered their hand. */
function forget(override: Override | null, seat: SeatId): Override | null {
  return override?.seat === seat ? null : override
}

function without(queue: QueueState, seat: SeatId): QueueState {
  const hands = queue.hands.filter((hand) => hand.seat !== seat)
  return { ...queue, hands, placements: stillWaiting({ ...queue, hands }, queue.placements) }
}

function stillWaiting({ hands }: QueueState, placements: readonly Placement[]): readonly Placement[] {
  const waits = (seat: SeatId) => hands.some((hand) => hand.seat === seat)
  return placements.filter(({ seat, before }) => waits(seat) && waits(before))
}

/** Puts a hand back where it was; in the order of arrival, as if it had never gone. */
function withBack(queue: QueueState, hand: Hand | null): QueueState {
  if (hand === null) return queue
  const others = queue.hands.filter((each) => each.seat !== hand.seat)
  return { ...queue, hands: [...others, hand].sort((one, other) => one.arrival - other.arrival) }
}

function withHand(queue: QueueState, seat: SeatId, change: Partial<Hand>): QueueState {
  return { ...queue, hands: queue.hands.map((hand) => (hand.seat === seat ? { ...hand, ...change } : hand)) }
}
