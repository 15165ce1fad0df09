import type { Mode } from '../templates/template.ts'

/** When a turn becomes long, in milliseconds since it began; stillness does not count (rule N-12). */
export type LongTurn = {
  /** A slow line goes round the speaker's own chair. Nobody else sees it. */
  readonly ringMs: number
  /** "Thank you. Finish when you are ready." To the speaker alone. */
  readonly landMs: number
  /** The facilitators are told, and nobody else. */
  readonly hintMs: number
}

const MINUTE_MS = 60_000

/** A turn in a conversation takes about a minute: twice that is long (method.md 4.5). */
const TURN: LongTurn = { ringMs: 1.5 * MINUTE_MS, landMs: 2 * MINUTE_MS, hintMs: 3 * MINUTE_MS }
/** A story needs its middle and its end. */
const STORY: LongTurn = { ringMs: 3 * MINUTE_MS, landMs: 4 * MINUTE_MS, hintMs: 5 * MINUTE_MS }

/** The thresholds of a step's mode: three moments, each milder than being interrupted (rule N-12). */
export const LONG_TURN_MS: { readonly [M in Mode]: LongTurn } = {
  arrive: TURN,
  agreements: TURN,
  open_floor: TURN,
  go_round: TURN,
  pairs: TURN,
  small_groups: TURN,
  silent_writing: TURN,
  fishbowl: TURN,
  story_round: STORY,
  harvest: TURN,
  break: TURN,
  close: TURN,
}
