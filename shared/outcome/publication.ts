import { type Decision, happens, type OutcomeEvent } from './events.ts'
import { type DraftAnswer, keepsDesk, type Outcome, phaseOf, type Yes } from './state.ts'
import { DRAFT_LIFE_MS, earliestPublicAt, OUTCOME_UNDO_MS, readingMs, UNANSWERED_LIFE_MS } from './times.ts'

/** When a page becomes public, and everything else that happens by the clock alone (OUT rules). */

/** How many different people say yes to the very words that go public. */
export const YESES = 2

/** What a draft still waits for, the nearest first. */
export type Wait = 'cooling' | 'wishes' | 'reading' | 'yes' | 'date'

export function waitsFor(outcome: Outcome, now: number): Wait[] {
  if (phaseOf(outcome) !== 'draft') return []
  const waits: Wait[] = []
  if (now < earliestPublicAt(outcome)) waits.push('cooling')
  if (openWishes(outcome).length > 0) waits.push('wishes')
  if (now < readBy(outcome)) waits.push('reading')
  if (!hasYeses(outcome)) waits.push('yes')
  if (outcome.notBefore !== null && now < outcome.notBefore) waits.push('date')
  return waits
}

/** The moment at which it goes public by itself, or null while somebody has to do something first. */
export function publishesAt(outcome: Outcome): number | null {
  if (phaseOf(outcome) !== 'draft' || openWishes(outcome).length > 0 || !hasYeses(outcome)) return null
  return Math.max(earliestPublicAt(outcome), outcome.notBefore ?? 0, readBy(outcome))
}

export function openWishes({ answers }: Outcome): DraftAnswer[] {
  return answers.filter(({ state }) => state === 'open')
}

/** Whoever asked for a change reads what became of it, or has had the time to. */
function readBy(outcome: Outcome): number {
  const unread = outcome.answers.filter(({ settledAt, isRightNow }) => settledAt !== null && !isRightNow)
  return Math.max(0, ...unread.map(({ settledAt }) => (settledAt ?? 0) + readingMs(outcome)))
}

/** Yeses to the words as they are. */
export function yesesNow({ yeses, revision }: Outcome): Yes[] {
  return yeses.filter((yes) => yes.revision === revision)
}

/**
 * Two different people, one of whom keeps the desk. Whoever came by the facilitator's link without having been there may
 * be a facilitator: beside one of theirs, that yes counts for nothing.
 */
export function hasYeses(outcome: Outcome): boolean {
  return countYeses(outcome) >= YESES
}

export function countYeses(outcome: Outcome): number {
  const roles = yesesNow(outcome).flatMap(({ by }) => outcome.voices[by] ?? [])
  if (!roles.some(keepsDesk)) return Math.min(roles.length, YESES - 1)
  const isDoubtful = roles.includes('organiser') && roles.includes('facilitator')
  return roles.length - (isDoubtful ? 1 : 0)
}

/** A page that was never published, and whose time is over: it goes whole, with everything that leads to it. */
export function isForgotten(outcome: Outcome, now: number): boolean {
  return phaseOf(outcome) === 'draft' && now >= outcome.endedAt + DRAFT_LIFE_MS
}

/** What the clock alone does. However late or often it is asked, each thing happens once. */
export function wake(outcome: Outcome, now: number): Decision {
  const events: OutcomeEvent[] = dueCards(outcome, now).map(({ id }) => ({ type: 'word.gone', card: id }))
  const { withdrawnAt, isErased } = outcome
  if (withdrawnAt !== null && !isErased && now >= withdrawnAt + OUTCOME_UNDO_MS)
    events.push({ type: 'page.erased' })
  if (hasUnanswered(outcome) && now >= outcome.endedAt + UNANSWERED_LIFE_MS)
    events.push({ type: 'words.lapsed' })
  for (const { id } of dueAnswers(outcome, now)) events.push({ type: 'answer.lapsed', id })
  const publicAt = publishesAt(outcome)
  if (publicAt !== null && now >= publicAt) events.push({ type: 'page.published', at: now })
  return happens(...events)
}

/** When to wake it next, or null. A card that may still lie on the board cannot wait. */
export function nextWakeAt(outcome: Outcome): number | null {
  const { cards, withdrawnAt, isErased, endedAt, toTakeOut } = outcome
  if (toTakeOut.length > 0) return 0
  const times = [
    ...cards.flatMap(({ outUntil }) => outUntil ?? []),
    ...(withdrawnAt !== null && !isErased ? [withdrawnAt + OUTCOME_UNDO_MS] : []),
    ...(hasUnanswered(outcome) ? [endedAt + UNANSWERED_LIFE_MS] : []),
    ...outcome.answers.flatMap((answer) => lapsesAt(answer) ?? []),
    ...(phaseOf(outcome) === 'draft' ? [endedAt + DRAFT_LIFE_MS] : []),
  ]
  const publicAt = publishesAt(outcome)
  if (publicAt !== null) times.push(publicAt)
  return times.length === 0 ? null : Math.min(...times)
}

function dueCards({ cards }: Outcome, now: number) {
  return cards.filter(({ outUntil }) => outUntil !== null && now >= outUntil)
}

function hasUnanswered({ cards }: Outcome): boolean {
  return cards.some(({ words, choice }) => words !== null && (choice === null || choice === 'later'))
}

function dueAnswers({ answers }: Outcome, now: number): DraftAnswer[] {
  return answers.filter((answer) => now >= (lapsesAt(answer) ?? Number.POSITIVE_INFINITY))
}

/** What somebody wished for is read by the desk, and kept no longer than it takes. */
function lapsesAt({ settledAt, words }: DraftAnswer): number | null {
  return settledAt === null || words === '' ? null : settledAt + UNANSWERED_LIFE_MS
}
