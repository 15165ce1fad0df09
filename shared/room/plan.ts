import type { SeatId } from '../ids.ts'
import { refuse } from '../refusals.ts'
import { ADDED_STEPS } from '../templates/added.ts'
import type { Mode } from '../templates/template.ts'
import { freeMs, giverOf, lengthOf, wholeOf } from './agenda.ts'
import { happens, type Outcome } from './events.ts'
import { UNDO_MS } from './queue.ts'
import { type AgendaState, type AgendaStep, currentStep, type RoomState } from './state.ts'

/** How a facilitator changes the steps still to come while the conversation goes on (rules ). */

const MINUTE_MS = 60_000
/** Twice the longest template: with more than this nobody keeps the plan in mind. */
export const MAX_STEPS = 24
/** Four hours in all. Longer than this is another day. Milliseconds. */
export const MAX_WHOLE_MS = 240 * MINUTE_MS

/**
 * Puts a step in, right after the running one; while people gather, after they have arrived. A read-back goes
 * before the close and a close to the end, because they stay last (rule A-11). `minutes` is 1 to 60.
 */
export function addStep(
  state: RoomState,
  { mode, minutes }: { mode: Mode; minutes: number },
  by: SeatId,
): Outcome {
  const { steps } = state.agenda
  if (steps.length >= MAX_STEPS) return refuse('agenda/too-many-steps')
  const plannedMs = minutes * MINUTE_MS
  const shortened = takeTime(state, plannedMs, null)
  const at = placeOfMode(state.agenda, mode)
  const added = newStep(state, mode, plannedMs)
  return replan([...shortened.slice(0, at), added, ...shortened.slice(at)], by)
}

/** Takes a step out. Its minutes are free for others, or the conversation ends earlier. The last close stays. */
export function skipStep(state: RoomState, key: string, by: SeatId): Outcome {
  const { steps } = state.agenda
  const index = toCome(state.agenda, key)
  const step = steps[index]
  if (step === undefined) return refuse('agenda/no-such-step')
  const isLastClose = step.mode === 'close' && steps.filter(({ mode }) => mode === 'close').length === 1
  if (isLastClose) return refuse('agenda/close-stays')
  return replan(steps.toSpliced(index, 1), by)
}

/** Gives a step another length, 1 to 60 minutes in all. What it gets comes from where `takeTime` says. */
export function resizeStep(
  state: RoomState,
  { key, minutes }: { key: string; minutes: number },
  by: SeatId,
): Outcome {
  const index = toCome(state.agenda, key)
  const step = state.agenda.steps[index]
  if (step === undefined) return refuse('agenda/no-such-step')
  const byMs = minutes * MINUTE_MS - lengthOf(step)
  if (byMs === 0) return happens()
  const others = byMs > 0 ? takeTime(state, byMs, key) : state.agenda.steps
  return replan(others.with(index, { ...step, addedMs: step.addedMs + byMs }), by)
}

/** One place later (1) or earlier (-1), among the steps still to come. */
export function shiftStep(
  state: RoomState,
  { key, by: way }: { key: string; by: 1 | -1 },
  by: SeatId,
): Outcome {
  const { steps } = state.agenda
  const index = toCome(state.agenda, key)
  const step = steps[index]
  if (step === undefined) return refuse('agenda/no-such-step')
  const other = steps[index + way]
  if (other === undefined || index + way < firstToCome(state.agenda)) return refuse('agenda/no-step')
  return replan(steps.with(index, other).with(index + way, step), by)
}

/** Takes the last change of plan back, within ten seconds of it (rule A-12). */
export function undoPlan({ agenda }: RoomState, now: number): Outcome {
  const isFresh = agenda.undo !== null && now - agenda.undo.at <= UNDO_MS
  return isFresh ? happens({ type: 'agenda.undone' }) : refuse('agenda/nothing-to-undo')
}

function replan(steps: readonly AgendaStep[], by: SeatId): Outcome {
  return wholeOf(steps) > MAX_WHOLE_MS
    ? refuse('agenda/too-many-steps')
    : happens({ type: 'agenda.planned', steps, by })
}

/**
 * The steps after somebody needs this much more time (rule A-8): what earlier changes left free is used first, the
 * rest comes from the longest step still to come that can spare it. Where none can, the conversation gets longer.
 */
function takeTime(state: RoomState, byMs: number, except: string | null) {
  const { agenda } = state
  const { steps } = agenda
  const neededMs = byMs - freeMs(state)
  if (neededMs <= 0) return steps
  const others = steps.slice(firstToCome(agenda)).filter(({ key }) => key !== except)
  const giver = giverOf(others, neededMs)
  return steps.map((step) => (step.key === giver ? { ...step, addedMs: step.addedMs - neededMs } : step))
}

function newStep(state: RoomState, mode: Mode, plannedMs: number): AgendaStep {
  const { name, prompt } = ADDED_STEPS[mode]
  // What is written in it belongs to the question that is being talked about.
  const board = currentStep(state)?.board
  return {
    key: newKey(state),
    name,
    mode,
    prompt,
    plannedMs,
    ...(board !== undefined && board !== 'private' && { board }),
    addedMs: 0,
    spentMs: 0,
    isAdded: true,
  }
}

/** Nobody counts as heard in a step because of one that had its key before. */
function newKey({ agenda, turns }: RoomState): string {
  const taken = new Set([...agenda.steps.map(({ key }) => key), ...turns.map(({ step }) => step)])
  for (let number = 1; ; number += 1) {
    const key = `added-${number}`
    if (!taken.has(key)) return key
  }
}

function placeOfMode(agenda: AgendaState, mode: Mode): number {
  const { steps } = agenda
  const first = firstToCome(agenda)
  if (mode === 'close') return steps.length
  if (mode === 'harvest') {
    const close = steps.findIndex((step, index) => index >= first && step.mode === 'close')
    return close < 0 ? steps.length : close
  }
  return agenda.phase.kind === 'gathering' && steps[0]?.mode === 'arrive' ? 1 : first
}

/** Index of the first step that has not begun. */
function firstToCome({ phase }: AgendaState): number {
  return phase.kind === 'running' ? phase.index + 1 : 0
}

/** Index of this step if it is still to come; else -1. */
function toCome(agenda: AgendaState, key: string): number {
  const index = agenda.steps.findIndex((step) => step.key === key)
  return index < firstToCome(agenda) ? -1 : index
}
