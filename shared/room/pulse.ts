import type { SeatId } from '../ids.ts'
import { refuse } from '../refusals.ts'
import type { Deadline } from './deadlines.ts'
import { happens, type Outcome, type RoomEvent } from './events.ts'
import { isStill, stoodStillMs } from './quiet.ts'
import type { PulseAnswer, PulseState } from './state/company.ts'
import { isHere, type RoomState } from './state.ts'

/** Half a minute to feel what one wants; longer and the talk has moved on. Milliseconds. */
export const PULSE_MS = 30_000
/** The answer stands this long, so that whoever looked away can read it. Milliseconds. */
export const PULSE_SHOWN_MS = 60_000

/** "Stay with this a little longer?" One question at a time (rule A-9). */
export function askPulse({ pulse }: RoomState, now: number): Outcome {
  if (pulse !== null && !pulse.isOver) return refuse('pulse/already')
  return happens({ type: 'pulse.asked', endsAt: now + PULSE_MS })
}

/** My answer; it can be changed while the question is open. */
export function answerPulse(seat: SeatId, answer: PulseAnswer): Outcome {
  return happens({ type: 'pulse.answered', seat, answer })
}

/** the question closes after half a minute or when everybody answered, and its answer goes a minute later. */
export const pulseIsOver: Deadline = {
  due(state, now) {
    const { pulse } = state
    if (pulse === null) return []
    if (pulse.isOver) return now - pulse.endsAt >= PULSE_SHOWN_MS ? [{ type: 'pulse.cleared' }] : []
    if (isStill(state)) return []
    return now >= pulse.endsAt || hasEverybodyAnswered(state, pulse) ? [{ type: 'pulse.ended' }] : []
  },
  wakesAt({ pulse }) {
    if (pulse === null) return null
    return pulse.isOver ? pulse.endsAt + PULSE_SHOWN_MS : pulse.endsAt
  },
}

/** Everybody who is here, but for facilitators: they asked. */
function hasEverybodyAnswered({ seats }: RoomState, { answers }: PulseState): boolean {
  const asked = seats.filter((seat) => isHere(seat) && seat.role !== 'facilitator')
  return asked.length > 0 && asked.every((seat) => answers[seat.id] !== undefined)
}

/** What an event does to the question to the room. */
export function applyPulse(
  pulse: PulseState | null,
  event: RoomEvent,
  { quiet }: RoomState,
): PulseState | null {
  if (event.type === 'pulse.asked') {
    return { askedAt: event.at, endsAt: event.endsAt, answers: {}, isOver: false }
  }
  if (pulse === null) return null
  switch (event.type) {
    case 'pulse.answered':
      return { ...pulse, answers: { ...pulse.answers, [event.seat]: event.answer } }
    case 'pulse.ended':
      return { ...pulse, isOver: true, endsAt: event.at }
    case 'seat.given-up': {
      // A result that changed with somebody's going would tell what they had said.
      if (pulse.isOver) return pulse
      const { [event.seat]: _, ...answers } = pulse.answers
      return { ...pulse, answers }
    }
    case 'hold.ended':
    case 'pause.ended': {
      const stillMs = pulse.isOver ? 0 : stoodStillMs(quiet, event, pulse.askedAt)
      return { ...pulse, endsAt: pulse.endsAt + stillMs }
    }
    case 'pulse.cleared':
    case 'agenda.moved':
    case 'room.ended':
      return null
    default:
      return pulse
  }
}
