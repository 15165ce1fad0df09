import type { SeatId } from '../ids.ts'
import { refuse } from '../refusals.ts'
import { chooseInvited, reasonFor, variantOf } from '../talk/nudgeConditions.ts'
import { NUDGE_POLICY } from '../talk/nudgePolicy.ts'
import type { CommandOf } from './commands.ts'
import type { Deadline } from './deadlines.ts'
import { happens, type Outcome, type RoomEvent, type RoomFact } from './events.ts'
import { BEGUN_MS } from './floor.ts'
import { chooseListening } from './listening.ts'
import { endsWordTo, FADES_MS, isPeopled, nextLookAt } from './privateWords.ts'
import { raiseHand } from './queue.ts'
import { isStill } from './quiet.ts'
import type { LiveNudge, NudgeMemory, NudgeState } from './state/talk.ts'
import type { RoomState } from './state.ts'
import { isOpenFloor, memoryOf, stepTimes, talkRoomOf, visitOf } from './talkRoom.ts'

/** Whoever reads why an invitation came may still say that it is wrong when it has faded meanwhile. Milliseconds. */
const CONTEST_MS = 2 * 60_000

type NudgeAnswered = Omit<CommandOf<'nudge.answer'>, 'type'>
type NudgeContested = Omit<CommandOf<'nudge.contest'>, 'type'>

/** An answer is a hand, a choice, or nothing at all; others see the hand or the choice, never what led to it (rule N-5). */
export function answerNudge(state: RoomState, seat: SeatId, { id, answer }: NudgeAnswered): Outcome {
  if (!isLive(state.nudges.live, seat, id)) return refuse('nudge/gone')
  return happens({ type: 'nudge.answered', seat, id, answer }, ...whatFollows(state, seat, answer))
}

function whatFollows(state: RoomState, seat: SeatId, answer: NudgeAnswered['answer']): readonly RoomFact[] {
  if (answer === 'queue') return factsOf(raiseHand(state, seat, 'point'))
  return answer === 'listening' ? factsOf(chooseListening(state, seat, 'listening')) : []
}

/** "That's not right": the record is put right at once, and nothing more comes in this step (rule N-7). */
export function contestNudge(
  state: RoomState,
  seat: SeatId,
  { id, why }: NudgeContested,
  now: number,
): Outcome {
  const { total, lastAt } = memoryOf(state, seat)
  const isFresh = total === id && lastAt !== null && now - lastAt <= CONTEST_MS
  if (!isFresh) return refuse('nudge/gone')
  const contested: RoomFact = { type: 'nudge.contested', seat, id, why }
  if (why === 'listening') return happens(contested, ...factsOf(chooseListening(state, seat, 'listening')))
  return why === 'writing' ? happens(contested, { type: 'board.written', seat }) : happens(contested)
}

function factsOf(outcome: Outcome): readonly RoomFact[] {
  return outcome.ok ? outcome.facts : []
}

function isLive(live: LiveNudge | null, seat: SeatId, id: number): boolean {
  return live !== null && live.seat === seat && live.id === id
}

/** Invites whoever the policy names, if it names anybody (rules N-1 to N-4, N-9). Unanswered, it fades. */
export const invitationsGoOut: Deadline = {
  due(state, now) {
    const { live, isOn } = state.nudges
    if (live !== null) return now - live.at >= FADES_MS ? [faded(live)] : []
    if (!isOn || isStill(state) || !isOpenFloor(state)) return []
    const room = talkRoomOf(state, now)
    const person = chooseInvited(room)
    if (person === null) return []
    const { seat, invitations } = person
    const reason = reasonFor(room, person)
    return [{ type: 'nudge.sent', seat, id: invitations.total + 1, variant: variantOf(person), reason }]
  },
  wakesAt(state, now) {
    const { live, isOn } = state.nudges
    if (live !== null) return live.at + FADES_MS
    return isOn ? nextOpenLookAt(state, now) : null
  },
}

/** When to look at an open floor again: every ten seconds while there is time to use an answer; null while nothing could come of it. */
export function nextOpenLookAt(state: RoomState, now: number): number | null {
  if (isStill(state) || !isOpenFloor(state) || !isPeopled(state)) return null
  const step = stepTimes(state)
  if (step === null) return null
  const at = nextLookAt(now, step.since + NUDGE_POLICY.stepRunsMs)
  return at <= step.endsAt ? at : null
}

function faded({ seat, id }: LiveNudge): RoomFact {
  return { type: 'nudge.answered', seat, id, answer: 'faded' }
}

/** What an event does to invitations, and to what is remembered of them. */
export function applyInvitations(nudges: NudgeState, event: RoomEvent, before: RoomState): NudgeState {
  switch (event.type) {
    case 'nudge.sent': {
      const { seat, id, at, variant, reason } = event
      const { total, steps } = memoryOf(before, seat)
      const sent = { total: total + 1, lastAt: at, steps: [...steps, visitOf(before)] }
      const live = { seat, id, at, variant, reason }
      return remember({ ...nudges, live, sent: nudges.sent + 1, lastAt: at }, before, seat, sent)
    }
    case 'nudge.answered': {
      const rest = { ...nudges, live: null }
      return event.answer === 'not-now' ? withNotNow(rest, before, event.seat) : rest
    }
    case 'nudge.contested':
      return contested(nudges, event, before)
    default:
      return { ...nudges, live: stillLive(nudges.live, event) }
  }
}

/** The second one is for good, and remembered as such (rule N-4). */
function withNotNow(nudges: NudgeState, before: RoomState, seat: SeatId): NudgeState {
  const memory = memoryOf(before, seat)
  const notNow = memory.notNow + 1
  return remember(nudges, before, seat, {
    notNow,
    isStopped: memory.isStopped || notNow >= NUDGE_POLICY.notNows,
  })
}

function contested(
  nudges: NudgeState,
  event: Extract<RoomEvent, { type: 'nudge.contested' }>,
  before: RoomState,
): NudgeState {
  const { seat, why, at } = event
  const { steps, isStopped, doubtedAt } = memoryOf(before, seat)
  const hasSpoken = why === 'spoken'
  const live = nudges.live?.seat === seat ? null : nudges.live
  return remember({ ...nudges, live }, before, seat, {
    steps: [...steps, visitOf(before)],
    isStopped: isStopped || why === 'not-today',
    doubtedAt: hasSpoken ? at : doubtedAt,
  })
}

function remember(
  nudges: NudgeState,
  before: RoomState,
  seat: SeatId,
  change: Partial<NudgeMemory>,
): NudgeState {
  return { ...nudges, memory: { ...nudges.memory, [seat]: { ...memoryOf(before, seat), ...change } } }
}

/** It ends at once when its person takes part in any way, or may not be reached any more. */
function stillLive(live: LiveNudge | null, event: RoomEvent): LiveNudge | null {
  if (live === null || endsWordTo(live.seat, event)) return null
  if (event.type === 'nudges.switched') return event.isOn ? live : null
  // A person who passes the floor goes before a room that invites.
  if (event.type === 'offer.made') return event.to === live.seat ? null : live
  const isOwn = 'seat' in event && event.seat === live.seat
  return isOwn && takesPart(event) ? null : live
}

function takesPart(event: RoomEvent): boolean {
  switch (event.type) {
    case 'board.written':
    case 'writing.put':
      return true
    case 'talk.measured':
      return !event.isMeasured
    // A cough is no turn.
    case 'talk.counted':
      return event.endAt - event.startAt >= BEGUN_MS
    default:
      return false
  }
}
