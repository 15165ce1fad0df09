import type { ColumnKey } from '../board/columns.ts'

/** What people do in a step (method.md 5). The room behaves differently in each; the agenda only names it. */
export const MODES = [
  'arrive',
  'agreements',
  'open_floor',
  'go_round',
  'pairs',
  'small_groups',
  'silent_writing',
  'fishbowl',
  'story_round',
  'harvest',
  'break',
  'close',
] as const
export type Mode = (typeof MODES)[number]

export type StepTemplate = {
  /** Unique within its template. */
  key: string
  /** What the step is called in the band and in the run sheet. */
  name: string
  mode: Mode
  /** The question on the table while the step runs. */
  prompt: string
  /** Planned minutes when the whole takes 90 and when it takes 120. Nought leaves the step out. */
  minutes: readonly [at90: number, at120: number]
  /** The column that opens with the step. `private`: what is written is for its writer alone. None: no column opens. */
  board?: ColumnKey | 'private'
}

export type Template = {
  id: string
  name: string
  /** What it is, in one short sentence, for whoever chooses. */
  about: string
  /** Whose practice this comes from, for the credits. */
  lineage: string
  /** How many people it is made for, facilitators left out. */
  people: readonly [fewest: number, most: number]
  /** What a facilitator should know before it begins. */
  note?: string
  /** What to do with fewer people than it is made for. */
  fallback?: string
  steps: readonly StepTemplate[]
}

/** Minutes a conversation may take. Ten is the try-out: every step of the 90-minute form, at a ninth of its time. */
export const LENGTHS = [90, 120, 10] as const
export type LengthMinutes = (typeof LENGTHS)[number]

export type PlannedStep = Omit<StepTemplate, 'minutes'> & { plannedMs: number }

const MINUTE_MS = 60_000

/** The steps of a template at one length, without those that this length leaves out. Their times add up to the length. */
export function planSteps(template: Template, lengthMinutes: LengthMinutes): PlannedStep[] {
  const scale = lengthMinutes === 10 ? 10 / 90 : 1
  // A ninth of a minute is no whole number of milliseconds: beginnings are rounded, so that the sum stays exact.
  const at = (minutes: number) => Math.round(minutes * scale * MINUTE_MS)
  let before = 0
  return template.steps.flatMap(({ minutes, ...step }) => {
    const planned = lengthMinutes === 120 ? minutes[1] : minutes[0]
    const plannedMs = at(before + planned) - at(before)
    before += planned
    return planned === 0 ? [] : [{ ...step, plannedMs }]
  })
}
