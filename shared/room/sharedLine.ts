import type { SeatId } from '../ids.ts'
import { wasHeard } from '../talk/ledger.ts'
import { isRoundOfTalk, isUneven, NUDGE_POLICY, type TalkRoom } from '../talk/nudgePolicy.ts'
import type { Deadline } from './deadlines.ts'
import { happens, type Outcome, type RoomEvent } from './events.ts'
import { nextOpenLookAt } from './invitations.ts'
import { isStill } from './quiet.ts'
import type { NudgeState, Wish } from './state/talk.ts'
import { currentStep, findSeat, type RoomState } from './state.ts'
import { isOpenFloor, talkRoomOf } from './talkRoom.ts'

/** A line that comes oftener is a banner. Milliseconds. */
const LINE_GAP_MS = 5 * 60_000
/** One person left would be named by any line about "most of us" (rule N-8). */
const FEWEST_UNHEARD = 2

/** The shared, unnamed line: when most have been heard, several have not, and the room is uneven (rule N-8). */
export const sharedLineIsSaid: Deadline = {
  due(state, now) {
    const { isOn, line } = state.nudges
    if (!isOn || isStill(state) || !isOpenFloor(state)) return []
    if (line !== null && now - line.at < LINE_GAP_MS) return []
    if (!mayBeSaid(talkRoomOf(state, now))) return []
    return [
      { type: 'line.said', kind: isWished(state) && line?.kind === 'most-heard' ? 'wish' : 'most-heard' },
    ]
  },
  wakesAt(state, now) {
    return state.nudges.isOn ? nextOpenLookAt(state, now) : null
  },
}

function mayBeSaid(room: TalkRoom): boolean {
  const { step, people, now } = room
  if (step === null || now - step.since < NUDGE_POLICY.stepRunsMs || step.endsAt <= now) return false
  const unheard = people.filter(({ isUnheard }) => isUnheard).length
  const haveMostBeenHeard = (people.length - unheard) * 2 > people.length
  return unheard >= FEWEST_UNHEARD && haveMostBeenHeard && isRoundOfTalk(room) && isUneven(room)
}

/** How I would like the floor to be shared, for the group to hear (rule N-14). */
export function sayWish({ agreements }: RoomState, seat: SeatId, wish: Wish): Outcome {
  return agreements.wishes[seat] === wish ? happens() : happens({ type: 'wish.said', seat, wish })
}

/** "You said you'd like room for everyone": more than half of those who said how they would like it. */
function isWished({ agreements }: RoomState): boolean {
  const wishes = Object.values(agreements.wishes)
  return wishes.filter((wish) => wish === 'everyone').length * 2 > wishes.length
}

/** What an event does to the shared line. */
export function applySharedLine(nudges: NudgeState, event: RoomEvent, before: RoomState): NudgeState {
  if (event.type === 'line.said') {
    return { ...nudges, line: { kind: event.kind, at: event.at, isOver: false } }
  }
  const { line } = nudges
  if (line === null || line.isOver || !endsLine(event, before)) return nudges
  return { ...nudges, line: { ...line, isOver: true } }
}

/**
 * It goes when anybody new is heard, whoever it is and however many are left, and when somebody leaves the circle, so
 * that it neither stands while one person is left nor tells by going that one is. A choice to listen is private and
 * ends nothing: it stands then until the next of these.
 */
function endsLine(event: RoomEvent, before: RoomState): boolean {
  switch (event.type) {
    case 'floor.given':
    case 'talk.counted': {
      const step = currentStep(before)?.key ?? null
      const isShared = findSeat(before, event.seat)?.role !== 'facilitator'
      return isShared && !wasHeard(before.turns, event.seat, step)
    }
    case 'seat.stepped-away':
    case 'seat.disconnected':
    case 'seat.given-up':
    case 'agenda.moved':
    case 'round.started':
    case 'hold.began':
    case 'pause.began':
    case 'room.ended':
      return true
    case 'nudges.switched':
      return !event.isOn
    default:
      return false
  }
}
