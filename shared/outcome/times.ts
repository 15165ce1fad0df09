import type { Outcome } from './state.ts'

/** Deadlines of an outcome. All of them are data: a clock only wakes it. Milliseconds. */

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Whoever takes their words out may call it off for this long, and so may whoever takes the page back. */
export const OUTCOME_UNDO_MS = 10_000
/** Cooling time before anything is public (method.md 6.4). */
export const COOLING_MS = 72 * HOUR_MS
/** A try-out is over in ten minutes, and so is its cooling time; the page says so. */
export const TRY_OUT_COOLING_MS = 10 * MINUTE_MS
/** Time to read what became of one's wish, before the page may go on. */
export const READING_MS = DAY_MS
export const TRY_OUT_READING_MS = MINUTE_MS
/** Words that nobody said yes to go after this (SAFE-11). */
export const UNANSWERED_LIFE_MS = 14 * DAY_MS
/** A page that was never published goes whole after this. */
export const DRAFT_LIFE_MS = 90 * DAY_MS
/** A date further off than the draft lives is no date. */
export const LATEST_DATE_MS = 60 * DAY_MS

export function isTryOut({ lengthMinutes }: Pick<Outcome, 'lengthMinutes'>): boolean {
  return lengthMinutes === 10
}

/** Before this nothing is public, whoever wants it. */
export function earliestPublicAt(outcome: Pick<Outcome, 'lengthMinutes' | 'endedAt'>): number {
  return outcome.endedAt + (isTryOut(outcome) ? TRY_OUT_COOLING_MS : COOLING_MS)
}

export function readingMs(outcome: Pick<Outcome, 'lengthMinutes'>): number {
  return isTryOut(outcome) ? TRY_OUT_READING_MS : READING_MS
}

const days = new Intl.DateTimeFormat('en', {
  timeZone: 'UTC',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The day of a moment, as in `2026-11-17`. Nothing on a page is finer (SEC-18). */
export function dayOf(at: number): string {
  const parts = Object.fromEntries(days.formatToParts(at).map(({ type, value }) => [type, value]))
  return `${parts.year}-${parts.month}-${parts.day}`
}

/** The month of a moment, as in `2026-11`. */
export function monthOf(at: number): string {
  return dayOf(at).slice(0, 7)
}
