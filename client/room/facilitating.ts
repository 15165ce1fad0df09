import type { SeatId } from '../../shared/ids.ts'
import type { PersonCommand } from '../../shared/room/commands.ts'
import type { MoveReason, QueueRule } from '../../shared/room/state/turns.ts'
import type { RoomView } from '../../shared/room/view.ts'
import { may } from './actions.ts'

/** What a facilitator can do, each in one place. Null where it makes no sense right now. */
export type Facilitating = {
  readonly start: PersonCommand | null
  readonly next: PersonCommand | null
  readonly back: PersonCommand | null
  readonly stretch: PersonCommand | null
  readonly ask: PersonCommand | null
  readonly give: PersonCommand | null
  readonly takeBack: PersonCommand | null
  readonly round: PersonCommand | null
  readonly stopRound: PersonCommand | null
  /** Past whoever has the go in a round and does not answer. */
  readonly skipGo: PersonCommand | null
  readonly pause: PersonCommand | null
  readonly endPause: PersonCommand | null
  readonly hold: PersonCommand | null
  readonly endHold: PersonCommand | null
  readonly end: PersonCommand | null
}

/** Long enough to land a thought, short enough to be said yes to. */
export const STRETCH_MINUTES = 2

/**
 * The commands as they stand for this view. Each says what its sender saw, so that two facilitators who press
 * at once move the room once.
 */
export function facilitating(view: RoomView): Facilitating {
  return {
    ...steering(view),
    ...giving(view),
    ...rounding(view),
    ...quieting(view),
    end: may(view, 'room.end') ? { type: 'room.end' } : null,
  }
}

type Part<Key extends keyof Facilitating> = Pick<Facilitating, Key>

function steering(view: RoomView): Part<'start' | 'next' | 'back' | 'stretch' | 'ask'> {
  const { index, steps } = view.agenda
  const isOn = index !== null
  const isAsked = view.pulse !== null && !view.pulse.isOver
  return {
    start: may(view, 'agenda.start') ? { type: 'agenda.start' } : null,
    next:
      may(view, 'agenda.next') && isOn && index < steps.length - 1
        ? { type: 'agenda.next', seenIndex: index }
        : null,
    back: may(view, 'agenda.back') && isOn && index > 0 ? { type: 'agenda.back', seenIndex: index } : null,
    stretch: may(view, 'agenda.stretch') ? { type: 'agenda.stretch', minutes: STRETCH_MINUTES } : null,
    ask: may(view, 'pulse.ask') && !isAsked ? { type: 'pulse.ask' } : null,
  }
}

function giving(view: RoomView): Part<'give' | 'takeBack'> {
  const { floor, queue } = view
  return {
    give:
      may(view, 'floor.give') && queue.next !== null
        ? { type: 'floor.give', to: 'next', seenHolder: floor.holder }
        : null,
    takeBack:
      may(view, 'floor.take-back') && floor.holder !== null
        ? { type: 'floor.take-back', seenHolder: floor.holder }
        : null,
  }
}

function rounding(view: RoomView): Part<'round' | 'stopRound' | 'skipGo'> {
  const { round, agenda } = view
  const isRunning = agenda.phase === 'running'
  return {
    round: may(view, 'round.start') && round === null && isRunning ? { type: 'round.start' } : null,
    stopRound: may(view, 'round.stop') && round !== null ? { type: 'round.stop' } : null,
    skipGo:
      may(view, 'round.skip') && round !== null && round.now !== null
        ? { type: 'round.skip', seen: round.now }
        : null,
  }
}

function quieting(view: RoomView): Part<'pause' | 'endPause' | 'hold' | 'endHold'> {
  const { pause, isHeld } = view.quiet
  return {
    pause: may(view, 'pause.ring') && pause === null ? { type: 'pause.ring' } : null,
    endPause: may(view, 'pause.end') && pause !== null ? { type: 'pause.end' } : null,
    hold: may(view, 'hold.begin') && !isHeld ? { type: 'hold.begin' } : null,
    endHold: may(view, 'hold.end') && isHeld ? { type: 'hold.end' } : null,
  }
}

/** To one person, in line or not; null for whoever has it already or is not here to take it. */
export function giveTo(view: RoomView, seat: SeatId): PersonCommand | null {
  const isHere = view.seats.some((other) => other.id === seat && other.presence === 'here')
  if (!may(view, 'floor.give') || !isHere || view.floor.holder === seat) return null
  return { type: 'floor.give', to: seat, seenHolder: view.floor.holder }
}

/** One's own hand comes down as anybody's; another's is the facilitator's to lower, and its owner is told. */
export function lowerHandOf(view: RoomView, seat: SeatId): PersonCommand | null {
  if (seat === view.me.seat) return { type: 'queue.lower' }
  return may(view, 'queue.lower-for') ? { type: 'queue.lower-for', seat } : null
}

/** Where a hand goes in the line. */
export type MoveTo = 'first' | 'up' | 'down'

/** Where this hand can go: one place up from the second place is the first, and said so. */
export function movesOf(view: RoomView, seat: SeatId): MoveTo[] {
  const { order } = view.queue
  const index = order.findIndex((hand) => hand.seat === seat)
  if (index < 0 || !may(view, 'queue.move')) return []
  const moves: MoveTo[] = []
  if (index > 0) moves.push('first')
  if (index > 1) moves.push('up')
  if (index < order.length - 1) moves.push('down')
  return moves
}

/** Moves a hand, which everybody sees, with a reason about the talk or none. */
export function moveHand(seat: SeatId, to: MoveTo, reason: MoveReason | null): PersonCommand {
  return { type: 'queue.move', seat, to, reason }
}

/** Rounds are started, never set: they begin with somebody. */
export const SET_RULES = ['new_voices', 'first_hand', 'picks', 'none'] as const satisfies QueueRule[]

export function setRule(view: RoomView, rule: Exclude<QueueRule, 'round'>): PersonCommand | null {
  return may(view, 'queue.set-rule') && view.queue.rule !== rule ? { type: 'queue.set-rule', rule } : null
}
