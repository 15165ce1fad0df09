import type { AgendaView, RoomView, StepView } from '../../../shared/room/view.ts'

/** One step as the run sheet shows it. */
export type RunRow = {
  readonly step: StepView
  readonly at: 'done' | 'now' | 'coming'
  readonly minutes: number
  /** What it was planned with, where that is another number now. */
  readonly was: number | null
  readonly canGoEarlier: boolean
  readonly canGoLater: boolean
  readonly canSkip: boolean
}

/** How long a step may be, in minutes (`commands.ts`). */
export const STEP_MINUTES = { least: 1, most: 60 } as const

const MINUTE_MS = 60_000

/** In whole minutes, at least one: a try-out has steps of half a minute. */
export function minutesOf(ms: number): number {
  return Math.max(1, Math.round(ms / MINUTE_MS))
}

export function placeOf(
  index: number,
  { index: now, phase }: Pick<AgendaView, 'index' | 'phase'>,
): RunRow['at'] {
  if (phase === 'ended' || index < (now ?? -1)) return 'done'
  return index === now ? 'now' : 'coming'
}

/** Every step with what can still be changed about it. */
export function readRunSheet(agenda: AgendaView): RunRow[] {
  const { steps } = agenda
  const closes = steps.filter(({ mode }) => mode === 'close').length
  return steps.map((step, index) => {
    const at = placeOf(index, agenda)
    const isComing = at === 'coming'
    const planned = minutesOf(step.plannedMs)
    const minutes = minutesOf(step.lengthMs)
    return {
      step,
      at,
      minutes,
      was: step.isAdded || planned === minutes ? null : planned,
      canGoEarlier: isComing && index > (agenda.index ?? -1) + 1,
      canGoLater: isComing && index < steps.length - 1,
      // A conversation needs a close (rule A-11).
      canSkip: isComing && !(step.mode === 'close' && closes === 1),
    }
  })
}

/** When the conversation will end if nothing else changes, and how that compares with its planned length. */
export type PlanEnd =
  | { readonly kind: 'takes'; readonly minutes: number }
  /** `lateMinutes` is negative where it ends early, and nought within two minutes of the plan. */
  | { readonly kind: 'ends'; readonly at: number; readonly lateMinutes: number }

/** Fewer minutes than this either way are as planned: nobody's evening turns on them. */
const AS_PLANNED_MINUTES = 2

/** `now` is on the server's clock. A step over its time counts until now; a clock that stands still goes on now. */
export function readPlanEnd({ agenda }: Pick<RoomView, 'agenda'>, now: number): PlanEnd {
  const { clock, index, steps, plannedEndsAt } = agenda
  if (clock === null || index === null) {
    return { kind: 'takes', minutes: minutesOf(sum(steps)) }
  }
  const stoodStillMs = clock.stoppedAt === null ? 0 : Math.max(0, now - clock.stoppedAt)
  const at = Math.max(now, clock.endsAt + stoodStillMs) + sum(steps.slice(index + 1))
  const late = Math.round((at - stoodStillMs - (plannedEndsAt ?? at)) / MINUTE_MS)
  return { kind: 'ends', at, lateMinutes: Math.abs(late) < AS_PLANNED_MINUTES ? 0 : late }
}

function sum(steps: readonly StepView[]): number {
  return steps.reduce((total, { lengthMs }) => total + lengthMs, 0)
}
