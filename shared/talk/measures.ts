import { HEARD_MS } from './ledger.ts'

/**
 * How evenly people talked (method.md 2). Every list has one number for each person who is counted: here, and
 * neither listening by choice nor away. Silent people are in it with nought, or they would vanish from what is
 * measured and flatter it (rule T-20). Null is "cannot be told", which is not the same as nought.
 */

/** Each person's share of all talk, 0 to 1, from their milliseconds (rule T-21). Null while nobody has talked. */
export function sharesOf(talkMs: readonly number[]): number[] | null {
  const total = sum(talkMs)
  return total === 0 ? null : talkMs.map((ms) => ms / total)
}

/** What each of `people` would have if all had the same: 1/n (rule T-21). Null where nobody is counted. */
export function fairShare(people: number): number | null {
  return people === 0 ? null : 1 / people
}

/** Each share beside the fair share: 1 is exactly fair, 0 is silence, n is talking alone (rule T-21). Null while nobody has talked. */
export function ratiosOf(talkMs: readonly number[]): number[] | null {
  const shares = sharesOf(talkMs)
  return shares === null ? null : shares.map((share) => share * talkMs.length)
}

/** The smallest share ratio, 0 to 1: how far the quietest is from fair (rule T-24). Null while nobody has talked. */
export function smallestRatio(talkMs: readonly number[]): number | null {
  const ratios = ratiosOf(talkMs)
  return ratios === null ? null : Math.min(...ratios)
}

/** The Gini coefficient, 0 to (n-1)/n (rule T-22). Null for fewer than two people, or while nobody has talked. */
export function gini(talkMs: readonly number[]): number | null {
  const people = talkMs.length
  const total = sum(talkMs)
  if (people < 2 || total === 0) return null
  const weighted = [...talkMs]
    .sort((one, other) => one - other)
    .map((ms, index) => (2 * (index + 1) - people - 1) * ms)
  return sum(weighted) / (people * total)
}

/**
 * The Gini coefficient divided by its maximum for so many people, so that rooms of different sizes compare: 0 is
 * even, 1 is one person alone (rule T-22). Null for fewer than two people, or while nobody has talked.
 */
export function normalisedGini(talkMs: readonly number[]): number | null {
  const raw = gini(talkMs)
  return raw === null ? null : (raw * talkMs.length) / (talkMs.length - 1)
}

/** Evenness, 0 to 1: the entropy of the shares beside that of equal ones (rule T-23). Null as for Gini. */
export function evenness(talkMs: readonly number[]): number | null {
  const shares = sharesOf(talkMs)
  if (shares === null || shares.length < 2) return null
  const entropy = -sum(shares.map((share) => (share === 0 ? 0 : share * Math.log(share))))
  return entropy / Math.log(shares.length)
}

/** How many were heard: had a turn of five seconds or more (rule T-24). Takes each person's longest turn in milliseconds. */
export function countHeard(longestTurnMs: readonly number[]): number {
  return longestTurnMs.filter((ms) => ms >= HEARD_MS).length
}

/** What a facilitator sees of somebody's talk, and nothing finer (method.md 4.7). */
export const TALK_BANDS = ['not_yet', 'a_little', 'plenty'] as const
export type TalkBand = (typeof TALK_BANDS)[number]

/**
 * Which of the three bands (rule T-25): not yet heard on this step; heard, with less than a fair share; heard, with
 * a fair share or more. `ratio` is the share ratio in the window; null, while that holds too little, is a little.
 */
export function talkBand({ isHeard, ratio }: { isHeard: boolean; ratio: number | null }): TalkBand {
  if (!isHeard) return 'not_yet'
  return ratio !== null && ratio >= 1 ? 'plenty' : 'a_little'
}

/** From `startAt` up to `endAt`, epoch milliseconds. */
export type Span = { readonly startAt: number; readonly endAt: number }

/** One person's turns, and when they were here and neither listening nor away. The spans of each do not overlap. */
export type Attendance = { readonly talk: readonly Span[]; readonly present: readonly Span[] }

/**
 * Share ratios in one window over person-minutes present (rule T-26): share of talk divided by share of presence, so
 * that whoever came late or stepped away is measured by the time they were there. Everybody present throughout: the
 * same as `ratiosOf`. Null for a person who was not there in the window; null for all while nobody there has talked.
 */
export function ratiosInWindow(people: readonly Attendance[], window: Span): (number | null)[] {
  const counted = people.map(({ talk, present }) => {
    const presentMs = overlapMs(present, window)
    return { presentMs, talkMs: presentMs === 0 ? 0 : overlapMs(talk, window) }
  })
  const talkMs = sum(counted.map((each) => each.talkMs))
  const presentMs = sum(counted.map((each) => each.presentMs))
  return counted.map((each) => {
    if (each.presentMs === 0 || talkMs === 0) return null
    return each.talkMs / talkMs / (each.presentMs / presentMs)
  })
}

/** How much of the spans lies in the window, in milliseconds. */
function overlapMs(spans: readonly Span[], window: Span): number {
  return sum(
    spans.map(({ startAt, endAt }) =>
      Math.max(0, Math.min(endAt, window.endAt) - Math.max(startAt, window.startAt)),
    ),
  )
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
