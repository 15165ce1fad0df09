import type { Mode } from '../../templates/template.ts'
import { lengthOf, stepEndsAt } from '../agenda.ts'
import { ruleOfMode } from '../queueRules.ts'
import type { QueueRule } from '../state/turns.ts'
import type { AgendaStep, RoomState, Seat } from '../state.ts'

export type AgendaView = {
  readonly phase: 'gathering' | 'running' | 'ended'
  readonly steps: readonly StepView[]
  /** Index of the running step; null while people gather and after the end. */
  readonly index: number | null
  /**
   * The running step's time on the server's clock; null when no step runs. While `stoppedAt` is set the clock
   * stands still there.
   */
  readonly clock: {
    readonly endsAt: number
    readonly lengthMs: number
    readonly stoppedAt: number | null
  } | null
  /**
   * When the whole conversation should end by its planned length, on the server's clock; null unless it runs.
   * Time that stood still does not count.
   */
  readonly plannedEndsAt: number | null
  /** When the plan was last changed: for ten seconds facilitators may take it back. Facilitators only. */
  readonly changedAt: number | null
  /** Counts visits of steps, so that a step that is come back to is told from one that goes on. */
  readonly visit: number
}

export type StepView = {
  readonly key: string
  readonly name: string
  readonly mode: Mode
  readonly prompt: string
  readonly lengthMs: number
  /** What the template gave it, where a facilitator changed that. */
  readonly plannedMs: number
  readonly isAdded: boolean
  readonly board: string | null
  /** How hands are served when it begins. */
  readonly rule: QueueRule
}

export function viewAgenda({ agenda, quiet, conversation }: RoomState, me: Seat): AgendaView {
  const { phase, steps } = agenda
  const index = phase.kind === 'running' ? phase.index : null
  const running = index === null ? undefined : steps[index]
  const endsAt = stepEndsAt(agenda)
  const stoppedAt =
    phase.kind === 'running' && quiet.stoppedAt !== null ? Math.max(quiet.stoppedAt, phase.since) : null
  return {
    phase: phase.kind,
    steps: steps.map(viewStep),
    index,
    // A hold is the facilitators' own: the others' clock simply stands still.
    clock:
      running === undefined || endsAt === null ? null : { endsAt, lengthMs: lengthOf(running), stoppedAt },
    plannedEndsAt: plannedEnd(agenda, conversation.lengthMinutes),
    changedAt: me.role === 'facilitator' ? (agenda.undo?.at ?? null) : null,
    visit: agenda.visits,
  }
}

const MINUTE_MS = 60_000

function plannedEnd({ phase, steps }: RoomState['agenda'], lengthMinutes: number): number | null {
  if (phase.kind !== 'running') return null
  const spentMs = steps.reduce((sum, step) => sum + step.spentMs, 0)
  return phase.since - spentMs + lengthMinutes * MINUTE_MS
}

function viewStep(step: AgendaStep): StepView {
  const { key, name, mode, prompt, plannedMs, isAdded } = step
  return {
    key,
    name,
    mode,
    prompt,
    lengthMs: lengthOf(step),
    plannedMs,
    isAdded,
    board: step.board ?? null,
    rule: ruleOfMode(mode),
  }
}
