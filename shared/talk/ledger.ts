import type { SeatId } from '../ids.ts'
import type { Mode } from '../templates/template.ts'

/** One stretch of speaking: noticed by the person's own device, or the time they held the floor where none was. */
export type Turn = {
  readonly seat: SeatId
  /** The step it was spoken in; null while people gather. */
  readonly step: string | null
  readonly mode: Mode | null
  readonly startAt: number
  readonly endAt: number
}

/** Shorter than this is a word in passing, not a turn (method.md 4.2). */
export const HEARD_MS = 5_000
/** Pieces of speech this close together are one turn: people breathe (rule T-5). */
export const MERGE_GAP_MS = 600
/** Shares look at the last quarter of an hour of open-floor talk: long enough to be fair, short enough to forgive. */
export const WINDOW_MS = 15 * 60_000
/** Below this much talk a share would be an accident of who began. */
export const WINDOW_MIN_TALK_MS = 180_000

/** Has this person had a turn of at least five seconds in this step (rule T-1)? */
export function wasHeard(turns: readonly Turn[], seat: SeatId, step: string | null): boolean {
  return turns.some(
    (turn) => turn.seat === seat && turn.step === step && turn.endAt - turn.startAt >= HEARD_MS,
  )
}

/** How many turns, however short, somebody has had in this step. */
export function countTurns(turns: readonly Turn[], seat: SeatId, step: string | null): number {
  return turns.filter((turn) => turn.seat === seat && turn.step === step).length
}

/** When somebody last spoke, in any step; null for somebody who has not. Epoch milliseconds. */
export function lastSpokeAt(turns: readonly Turn[], seat: SeatId): number | null {
  let latest: number | null = null
  for (const turn of turns) if (turn.seat === seat) latest = Math.max(latest ?? 0, turn.endAt)
  return latest
}

/** The median length of the turns of five seconds or more, in milliseconds; null while there is none. */
export function medianTurn(turns: readonly Turn[]): number | null {
  const lengths = turns
    .map((turn) => turn.endAt - turn.startAt)
    .filter((length) => length >= HEARD_MS)
    .sort((one, other) => one - other)
  const middle = lengths.length / 2
  const [low, high] = [lengths[Math.ceil(middle) - 1], lengths[Math.floor(middle)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

/**
 * The turns with one more piece of speech. A piece that follows the person's last one on the same step within
 * 600 ms makes that turn longer, so that people may breathe (rule T-5).
 */
export function withPiece(turns: readonly Turn[], piece: Turn): readonly Turn[] {
  const index = turns.findLastIndex((turn) => turn.seat === piece.seat)
  const last = turns[index]
  const continues =
    last !== undefined && last.step === piece.step && piece.startAt - last.endAt <= MERGE_GAP_MS
  if (!continues) return [...turns, piece]
  return turns.with(index, { ...last, endAt: Math.max(last.endAt, piece.endAt) })
}

/**
 * Share ratios r = share / fair share (method.md 2) over the window of open-floor talk that ends at `at`: 1 is
 * exactly a fair share, 0 is silence. A fair share is the talk of `people` divided by their number, silent ones
 * included; talk of others adds nothing to it, but is measured against it all the same. Null while the window
 * holds less than three minutes of their talk.
 */
export function shareRatios(
  turns: readonly Turn[],
  people: readonly SeatId[],
  at: number,
): ((seat: SeatId) => number) | null {
  const spokenBy = windowedTalk(turns, at)
  const total = people.reduce((sum, seat) => sum + spokenBy(seat), 0)
  if (total < WINDOW_MIN_TALK_MS) return null
  const fairShare = total / people.length
  return (seat) => spokenBy(seat) / fairShare
}

/** Open-floor talk of each person in the quarter of an hour before `at`, in milliseconds. */
export function windowedTalk(turns: readonly Turn[], at: number): (seat: SeatId) => number {
  const spoken = new Map<SeatId, number>()
  for (const turn of turns) {
    if (turn.mode !== 'open_floor') continue
    const inWindow = Math.max(0, Math.min(turn.endAt, at) - Math.max(turn.startAt, at - WINDOW_MS))
    spoken.set(turn.seat, (spoken.get(turn.seat) ?? 0) + inWindow)
  }
  return (seat) => spoken.get(seat) ?? 0
}
