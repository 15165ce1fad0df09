import type { SeatId } from '../ids.ts'
import { happens, type Outcome, type RoomFact } from './events.ts'
import type { ListeningChoice } from './state/talk.ts'
import { findSeat, type RoomState } from './state.ts'

/** How I would like to take part (rule L-1). Whoever chooses to listen can still speak, write and join rounds. */
export function chooseListening(state: RoomState, seat: SeatId, choice: ListeningChoice): Outcome {
  if (findSeat(state, seat)?.choice === choice) return happens()
  const chosen: RoomFact = { type: 'listening.chosen', seat, choice }
  // A mark that others were shown ends with the choice it spoke of.
  const isShown = choice !== 'listening' && findSeat(state, seat)?.showsListening === true
  return happens(chosen, ...(isShown ? [{ type: 'listening.shown', seat, isShown: false } as const] : []))
}

/** Lets others see that I listen by choice, or no longer (rule L-2). */
export function showListening(state: RoomState, seat: SeatId, isShown: boolean): Outcome {
  const me = findSeat(state, seat)
  if (me?.showsListening === isShown || (isShown && me?.choice !== 'listening')) return happens()
  return happens({ type: 'listening.shown', seat, isShown })
}

/** "Don't measure me", or measure me again (SAFE-4). */
export function measureTalk(state: RoomState, seat: SeatId, isMeasured: boolean): Outcome {
  if (findSeat(state, seat)?.isMeasured === isMeasured) return happens()
  return happens({ type: 'talk.measured', seat, isMeasured })
}

/** A piece of speech that the person's device noticed; nothing for somebody who is not measured. */
export function countTalk(
  state: RoomState,
  { seat, startAt, endAt }: { seat: SeatId; startAt: number; endAt: number },
): Outcome {
  const me = findSeat(state, seat)
  if (me === undefined || !me.isMeasured || endAt <= startAt) return happens()
  return happens({ type: 'talk.counted', seat, startAt, endAt })
}

/** A device begins or ceases to notice speech. */
export function reportTalk(state: RoomState, seat: SeatId, isReporting: boolean): Outcome {
  const me = findSeat(state, seat)
  const reports = isReporting && me?.isMeasured === true
  if (me === undefined || me.isReporting === reports) return happens()
  return happens({ type: 'talk.reported', seat, isReporting: reports })
}

/** How often a room needs to know that somebody still writes (method.md 4.4, condition 8). */
const WROTE_AGAIN_MS = 30_000

/** Somebody wrote on the board: that is taking part. */
export function noteWriting(state: RoomState, seat: SeatId, now: number): Outcome {
  const me = findSeat(state, seat)
  if (me === undefined || (me.wroteAt !== null && now - me.wroteAt < WROTE_AGAIN_MS)) return happens()
  return happens({ type: 'board.written', seat })
}
