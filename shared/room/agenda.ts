import type { SeatId } from '../ids.ts'
import { refuse } from '../refusals.ts'
import { happens, type Outcome, type RoomEvent, type RoomFact } from './events.ts'
import { freed } from './floor.ts'
import { leaveMode } from './modes.ts'
import { ruleOfMode } from './queueRules.ts'
import { applyQuiet, endQuiet } from './quiet.ts'
import { endRound, roundOfStep } from './round.ts'
import type { AgendaPhase, AgendaState, AgendaStep, RoomState } from './state.ts'

const MINUTE_MS = 60_000
/** A step that was stretched by half an hour is no longer the conversation that people were invited to. */
export const MAX_ADDED_MS = 30 * MINUTE_MS

export function startAgenda(state: RoomState, now: number): Outcome {
  if (state.agenda.phase.kind !== 'gathering') return refuse('agenda/already-started')
  return happens(...turnTo(state, 0, now))
}

/** Goes on or back by one step. A new question begins with a free floor; hands stay up (rule A-2). */
export function moveStep(state: RoomState, by: 1 | -1, seenIndex: number, now: number): Outcome {
  const { phase, steps } = state.agenda
  if (phase.kind !== 'running') return refuse('agenda/not-running')
  if (phase.index !== seenIndex) return refuse('agenda/already-moved')
  if (steps[phase.index + by] === undefined) return refuse('agenda/no-step')
  return happens(...turnTo(state, phase.index + by, now))
}

/** Everything that a new step ends, the step itself, and the round it may begin with. */
function turnTo(state: RoomState, to: number, now: number): RoomFact[] {
  const isFirst = state.agenda.phase.kind === 'gathering'
  const round = ruleOfMode(state.agenda.steps[to]?.mode ?? 'arrive') === 'round' ? roundOfStep(state) : []
  return [
    ...freed(state, 'new-step', now),
    ...endRound(state),
    ...endQuiet(state),
    ...leaveMode(state),
    isFirst ? { type: 'agenda.started' } : { type: 'agenda.moved', to },
    ...round,
  ]
}

/** "2 more minutes" for the step that runs (rule A-3): free ones first, then those of a later step (rule A-8). */
export function stretchStep(state: RoomState, minutes: number, by: SeatId): Outcome {
  const { phase, steps } = state.agenda
  const step = phase.kind === 'running' ? steps[phase.index] : undefined
  if (step === undefined || phase.kind !== 'running') return refuse('agenda/not-running')
  const byMs = minutes * MINUTE_MS
  if (step.addedMs + byMs > MAX_ADDED_MS) return refuse('agenda/stretched-enough')
  const takenMs = Math.max(0, byMs - freeMs(state))
  const from = takenMs === 0 ? null : giverOf(steps.slice(phase.index + 1), takenMs)
  return happens({ type: 'agenda.stretched', byMs, from, takenMs, by })
}

/** What earlier changes of the plan left free of the conversation's time, in milliseconds (rule A-8). */
export function freeMs({ agenda, conversation }: RoomState): number {
  return Math.max(0, conversation.lengthMinutes * MINUTE_MS - wholeOf(agenda.steps))
}

/** How long all steps take together, in milliseconds. */
export function wholeOf(steps: readonly AgendaStep[]): number {
  return steps.reduce((sum, step) => sum + lengthOf(step), 0)
}

/** A step that is left with less than this is no step any more. */
const MIN_LEFT_MS = 3 * MINUTE_MS

/** The step still to come that gives the minutes: the longest one, if it can spare them (rule A-8). */
export function giverOf(later: readonly AgendaStep[], byMs: number): string | null {
  const able = later.filter((step) => step.mode !== 'close' && lengthOf(step) - byMs >= MIN_LEFT_MS)
  const longest = able.toSorted((one, other) => lengthOf(other) - lengthOf(one))[0]
  return longest?.key ?? null
}

/**
 * When the running step has had its time, on the server's clock. The clock is a guide: nothing happens by
 * itself then. Null unless a step runs.
 */
export function stepEndsAt(agenda: AgendaState): number | null {
  if (agenda.phase.kind !== 'running') return null
  const step = agenda.steps[agenda.phase.index]
  return step === undefined ? null : agenda.phase.since + lengthOf(step) - step.spentMs
}

/** How long a step may take in all, with what was added. */
export function lengthOf(step: AgendaStep): number {
  return step.plannedMs + step.addedMs
}

/** What an event does to the agenda. `before` is the room before it. */
export function applyAgenda(agenda: AgendaState, event: RoomEvent, before: RoomState): AgendaState {
  const { phase } = agenda
  switch (event.type) {
    case 'agenda.started':
      return { ...agenda, visits: 1, phase: { kind: 'running', index: 0, since: event.at }, undo: null }
    case 'agenda.moved': {
      if (phase.kind !== 'running') return agenda
      const spent = event.at - phase.since
      const steps = withStep(agenda.steps, phase.index, (step) => ({
        ...step,
        spentMs: step.spentMs + spent,
      }))
      const moved: AgendaPhase = { kind: 'running', index: event.to, since: event.at }
      return { ...agenda, steps, visits: agenda.visits + 1, phase: moved, undo: null }
    }
    case 'agenda.stretched':
      return phase.kind === 'running' ? stretched(agenda, phase.index, event) : agenda
    case 'agenda.planned':
      return planned(agenda, event.steps, event.at, event.by)
    case 'agenda.undone':
      return agenda.undo === null ? agenda : { ...agenda, steps: agenda.undo.steps, undo: null }
    case 'hold.ended':
    case 'pause.ended':
      return withoutStillness(agenda, event, before)
    case 'room.ended':
      return { ...agenda, phase: { kind: 'ended', at: event.at }, undo: null }
    default:
      return agenda
  }
}

function planned(agenda: AgendaState, steps: readonly AgendaStep[], at: number, by: SeatId): AgendaState {
  return { ...agenda, steps, undo: { steps: agenda.steps, at, by } }
}

type Stretched = Extract<RoomEvent, { type: 'agenda.stretched' }>

function stretched(agenda: AgendaState, index: number, event: Stretched): AgendaState {
  const { byMs, from, at, by } = event
  const takenMs = event.takenMs ?? byMs
  const steps = agenda.steps.map((step, place) => {
    if (place === index) return { ...step, addedMs: step.addedMs + byMs }
    return step.key === from ? { ...step, addedMs: step.addedMs - takenMs } : step
  })
  return { ...agenda, steps, undo: { steps: agenda.steps, at, by: by ?? null } }
}

/** Time that stood still is not spent (rule H-4): the step began that much later. */
function withoutStillness(agenda: AgendaState, event: RoomEvent, { quiet }: RoomState): AgendaState {
  const { phase } = agenda
  const runsAgain = quiet.stoppedAt !== null && applyQuiet(quiet, event).stoppedAt === null
  if (phase.kind !== 'running' || quiet.stoppedAt === null || !runsAgain) return agenda
  const stillMs = event.at - Math.max(quiet.stoppedAt, phase.since)
  return { ...agenda, phase: { ...phase, since: phase.since + stillMs } }
}

function withStep(steps: readonly AgendaStep[], index: number, change: (step: AgendaStep) => AgendaStep) {
  return steps.map((step, at) => (at === index ? change(step) : step))
}
