import type { SeatId } from '../ids.ts'
import { isRoundOfTalk } from '../talk/nudgePolicy.ts'
import type { Deadline } from './deadlines.ts'
import { happens, type Outcome, type RoomEvent } from './events.ts'
import { endsWordTo, FADES_MS } from './privateWords.ts'
import { isStill } from './quiet.ts'
import type { NudgeState } from './state/talk.ts'
import type { RoomState } from './state.ts'
import { isOpenFloor, talkRoomOf } from './talkRoom.ts'

/** Twice a fair share of the last quarter of an hour is a lot to work with (method.md 4.5). */
const MUCH_RATIO = 2
/** Said oftener than this in a conversation, it is a reproach. */
const MOST_CUES = 2
/** Nor twice about the same stretch of talk. Milliseconds. */
const CUE_GAP_MS = 10 * 60_000

/** "You've given us a lot to work with": to whoever has just ended a turn and has had twice a fair share (rule N-11). */
export const shareCueComes: Deadline = {
  due(state, now) {
    const { shareCue, lastTurn, isOn } = state.nudges
    if (shareCue !== null) {
      const isOver = now - shareCue.at >= FADES_MS
      return isOver ? [{ type: 'cue.closed', seat: shareCue.seat }] : []
    }
    // Right after the turn or not at all: later it would be about nothing.
    if (!isOn || lastTurn?.at !== now || isStill(state) || !isOpenFloor(state)) return []
    return mayBeTold(state, lastTurn.seat, now) ? [{ type: 'cue.sent', seat: lastTurn.seat }] : []
  },
  wakesAt({ nudges }) {
    return nudges.shareCue === null ? null : nudges.shareCue.at + FADES_MS
  },
}

function mayBeTold(state: RoomState, seat: SeatId, now: number): boolean {
  const { shareCues, shareCuedAt } = state.nudges
  if ((shareCues[seat] ?? 0) >= MOST_CUES) return false
  const cuedAt = shareCuedAt[seat]
  if (cuedAt !== undefined && now - cuedAt < CUE_GAP_MS) return false
  const room = talkRoomOf(state, now)
  const person = room.people.find((each) => each.seat === seat)
  if (person?.isKnown !== true || person.ratio === null) return false
  return person.ratio > MUCH_RATIO && isRoundOfTalk(room)
}

/** "Not now." Nobody is told, and nothing else changes. */
export function closeCue({ nudges }: RoomState, seat: SeatId): Outcome {
  return nudges.shareCue?.seat === seat ? happens({ type: 'cue.closed', seat }) : happens()
}

/** What an event does to the share cue, and to what is remembered of it. */
export function applyShareCue(slice: NudgeState, event: RoomEvent, before: RoomState): NudgeState {
  const nudges = { ...slice, lastTurn: lastTurnOf(slice, event, before) }
  switch (event.type) {
    case 'cue.sent': {
      const { seat, at } = event
      const shareCues = { ...nudges.shareCues, [seat]: (nudges.shareCues[seat] ?? 0) + 1 }
      const shareCuedAt = { ...nudges.shareCuedAt, [seat]: at }
      return { ...nudges, shareCue: { seat, at }, shareCues, shareCuedAt }
    }
    case 'cue.closed':
      return { ...nudges, shareCue: null }
    case 'nudges.switched':
      return event.isOn ? nudges : { ...nudges, shareCue: null }
    default:
      return isOver(nudges, event) ? { ...nudges, shareCue: null } : nudges
  }
}

function isOver({ shareCue }: NudgeState, event: RoomEvent): boolean {
  return shareCue !== null && endsWordTo(shareCue.seat, event)
}

/** The turn that has just ended, until anything else happens. */
function lastTurnOf({ lastTurn }: NudgeState, event: RoomEvent, { floor }: RoomState) {
  switch (event.type) {
    case 'floor.freed': {
      // One that was taken away needs no word about passing.
      const endedWell = event.why === 'done' || event.why === 'moved-on'
      const wasTurn = floor.kind === 'held' && floor.as === 'turn' && !event.isCutShort
      return wasTurn && endedWell ? { seat: event.seat, at: event.at } : null
    }
    // What comes with it: the next one's turn, and the hand that is kept up.
    case 'floor.given':
    case 'queue.raised':
      return lastTurn
    default:
      return null
  }
}
