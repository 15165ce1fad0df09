import type { SeatId } from '../ids.ts'
import { refuse } from '../refusals.ts'
import { happens, type Outcome, type RoomEvent, type RoomFact } from './events.ts'
import type { QuietState } from './state/turns.ts'
import type { RoomState } from './state.ts'

/** A minute of quiet: long enough to breathe, short enough that nobody wonders whether it is over (SAFE-6). */
export const PAUSE_MS = 60_000
/** Whoever needs longer than this needs a break, or somebody to talk to. */
export const MAX_PAUSE_MS = 5 * 60_000

/** Do clocks, cues and invitations stand still (rule H-4)? */
export function isStill({ quiet }: Pick<RoomState, 'quiet'>): boolean {
  return quiet.stoppedAt !== null
}

export function beginHold({ quiet }: RoomState, by: SeatId): Outcome {
  return quiet.hold === null ? happens({ type: 'hold.began', by }) : happens()
}

export function endHold({ quiet }: RoomState): Outcome {
  return quiet.hold === null ? happens() : happens({ type: 'hold.ended' })
}

/** Anyone rings, and nobody asks why. */
export function ringPause({ quiet }: RoomState, by: SeatId, now: number): Outcome {
  if (quiet.pause !== null) return refuse('pause/already')
  return happens({ type: 'pause.began', by, endsAt: now + PAUSE_MS })
}

/** One more minute, for anyone who would like it. */
export function lengthenPause({ quiet }: RoomState): Outcome {
  if (quiet.pause === null) return refuse('pause/not-on')
  const endsAt = quiet.pause.endsAt + PAUSE_MS
  if (endsAt - quiet.pause.since > MAX_PAUSE_MS) return refuse('pause/long-enough')
  return happens({ type: 'pause.lengthened', endsAt })
}

export function endPause({ quiet }: RoomState): Outcome {
  return quiet.pause === null ? refuse('pause/not-on') : happens({ type: 'pause.ended' })
}

/** What ends with the step: a new question begins with clocks that run. */
export function endQuiet({ quiet }: RoomState): RoomFact[] {
  const facts: RoomFact[] = []
  if (quiet.hold !== null) facts.push({ type: 'hold.ended' })
  if (quiet.pause !== null) facts.push({ type: 'pause.ended' })
  return facts
}

/** What an event does to hold and pause. */
export function applyQuiet(quiet: QuietState, event: RoomEvent): QuietState {
  switch (event.type) {
    case 'hold.began':
      return still({ ...quiet, hold: { by: event.by, since: event.at } }, event.at)
    case 'hold.ended':
      return still({ ...quiet, hold: null }, event.at)
    case 'pause.began':
      return still({ ...quiet, pause: { by: event.by, since: event.at, endsAt: event.endsAt } }, event.at)
    case 'pause.lengthened':
      return quiet.pause === null ? quiet : { ...quiet, pause: { ...quiet.pause, endsAt: event.endsAt } }
    case 'pause.ended':
      return still({ ...quiet, pause: null }, event.at)
    case 'room.ended':
      return { hold: null, pause: null, stoppedAt: null }
    default:
      return quiet
  }
}

/**
 * How long a clock that runs since `since` stood still, when this event lets clocks run again; else nought
 * (rule H-4). Milliseconds.
 */
export function stoodStillMs(quiet: QuietState, event: RoomEvent, since: number): number {
  if (quiet.stoppedAt === null || applyQuiet(quiet, event).stoppedAt !== null) return 0
  return event.at - Math.max(quiet.stoppedAt, since)
}

function still(quiet: QuietState, at: number): QuietState {
  const isOn = quiet.hold !== null || quiet.pause !== null
  return { ...quiet, stoppedAt: isOn ? (quiet.stoppedAt ?? at) : null }
}
