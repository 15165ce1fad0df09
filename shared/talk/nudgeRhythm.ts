import { medianTurn, type Turn } from './ledger.ts'

/** A device hears every breath; somebody who thinks for less than this is still having the same turn. Milliseconds. */
const SAME_TURN_GAP_MS = 10_000

/**
 * How long a turn usually takes in this conversation: the median of the turns on open floors, in milliseconds; null
 * while there is none. Pieces of one person that only breaths lie between are one turn here, or a room whose
 * devices listen closely would seem to take turns of seconds (condition 6).
 */
export function medianOpenTurn(turns: readonly Turn[]): number | null {
  const open = turns
    .filter((turn) => turn.mode === 'open_floor')
    .toSorted((one, other) => one.startAt - other.startAt)
  return medianTurn(joined(open))
}

function joined(turns: readonly Turn[]): Turn[] {
  const whole: Turn[] = []
  for (const turn of turns) {
    const index = whole.findLastIndex(({ seat }) => seat === turn.seat)
    const last = whole[index]
    if (last === undefined || !continues(last, turn)) whole.push(turn)
    else whole[index] = { ...last, endAt: Math.max(last.endAt, turn.endAt) }
  }
  return whole
}

function continues(last: Turn, next: Turn): boolean {
  return last.step === next.step && next.startAt - last.endAt <= SAME_TURN_GAP_MS
}
