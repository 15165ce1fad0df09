import type { SeatId } from '../ids.ts'
import { stripSteering } from '../names.ts'
import { refuse } from '../refusals.ts'
import { NUDGE_POLICY } from '../talk/nudgePolicy.ts'
import type { Deadline } from './deadlines.ts'
import { happens, type Outcome, type RoomEvent } from './events.ts'
import { nextOpenLookAt } from './invitations.ts'
import { longTurnAt } from './longTurns.ts'
import { isStill } from './quiet.ts'
import type { FacilitatorHint, NudgeState } from './state/talk.ts'
import { currentStep, isHere, type RoomState } from './state.ts'
import { isOpenFloor, stepTimes, talkRoomOf } from './talkRoom.ts'

type Kind = FacilitatorHint['kind']
type Twice = Extract<FacilitatorHint, { kind: 'twice' }>

/** What was put aside, or has just gone by itself, is not said again sooner. Milliseconds. */
const UNHEARD_GAP_MS = 5 * 60_000
/** What came up twice a while ago is no longer what the talk is about. Milliseconds. */
const TWICE_MS = 2 * 60_000

/** One hint at a time, and the first whose reason holds (rule H-3): what cannot wait, then the clock, a person, the room. */
const PRIORITY: readonly Kind[] = ['long-turn', 'time-up', 'twice', 'unheard']

const REASONS: { readonly [K in Kind]: (state: RoomState, now: number) => FacilitatorHint | null } = {
  'long-turn': longTurn,
  'time-up': timeUp,
  twice: cameUpTwice,
  unheard: someUnheard,
}

/** The facilitators' hint: given, changed for a more urgent one, and over when its reason is. */
export const hintsComeAndGo: Deadline = {
  due(state, now) {
    if (isStill(state) || !isRead(state)) return []
    const { hint } = state.nudges
    const wanted = firstOf(state, now)
    if (wanted === null) return hint === null ? [] : [{ type: 'hint.closed' }]
    return hint !== null && isSame(hint, wanted) ? [] : [{ type: 'hint.given', hint: wanted }]
  },
  wakesAt(state, now) {
    if (isStill(state) || !isRead(state)) return null
    const byItself = [stepTimes(state)?.endsAt, longTurnAt(state)?.at, nextOpenLookAt(state, now)]
    const moments = [twiceEndsAt(state), ...(speaksByItself(state) ? byItself : [])]
    const later = moments.filter((moment) => typeof moment === 'number').filter((moment) => moment > now)
    return later.length === 0 ? null : Math.min(...later)
  },
}

/** Is a facilitator here to read it? */
function isRead({ seats }: RoomState): boolean {
  return seats.some((seat) => seat.role === 'facilitator' && isHere(seat))
}

function firstOf(state: RoomState, now: number): FacilitatorHint | null {
  for (const kind of PRIORITY) {
    // A note-taker's word is a person's: it goes through where the room itself says nothing.
    if (kind !== 'twice' && !speaksByItself(state)) continue
    const hint = REASONS[kind](state, now)
    if (hint !== null) return hint
  }
  return null
}

function speaksByItself(state: RoomState): boolean {
  return state.nudges.isOn && currentStep(state)?.mode !== 'break'
}

/** The same hint, whenever it was given. */
function isSame(one: FacilitatorHint, other: FacilitatorHint): boolean {
  if (one.kind === 'long-turn') return other.kind === 'long-turn' && one.seat === other.seat
  return one.kind === other.kind && (one.kind !== 'twice' || one.at === other.at)
}

function longTurn(state: RoomState, now: number): FacilitatorHint | null {
  const long = longTurnAt(state)
  if (long === null || now < long.at) return null
  // Put aside once is put aside for the turn.
  const putAsideAt = state.nudges.hintsPutAside['long-turn']
  if (putAsideAt !== undefined && putAsideAt > long.since) return null
  return { kind: 'long-turn', at: now, seat: long.seat }
}

/** Once for a visit of a step, and again when it had been made longer. */
function timeUp(state: RoomState, now: number): FacilitatorHint | null {
  const step = stepTimes(state)
  if (step === null || now < step.endsAt) return null
  const putAsideAt = state.nudges.hintsPutAside['time-up']
  const isPutAside = putAsideAt !== undefined && putAsideAt >= Math.max(step.endsAt, step.since)
  return isPutAside ? null : { kind: 'time-up', at: now }
}

function cameUpTwice(state: RoomState, now: number): FacilitatorHint | null {
  const endsAt = twiceEndsAt(state)
  return endsAt === null || now >= endsAt ? null : state.nudges.twice
}

function twiceEndsAt({ nudges }: RoomState): number | null {
  const { twice, resumedAt } = nudges
  return twice === null ? null : Math.max(twice.at, resumedAt ?? 0) + TWICE_MS
}

/** Several have not come in, and there is time and room for them. Names nobody; whoever asks for names sees bands. */
function someUnheard(state: RoomState, now: number): FacilitatorHint | null {
  if (!isOpenFloor(state)) return null
  const { step, people, queueLength, resumedAt } = talkRoomOf(state, now)
  if (step === null || queueLength > NUDGE_POLICY.longestQueue) return null
  const { stepRunsMs, stepLeftMs, afterStillnessMs, unheardPeople } = NUDGE_POLICY
  const isTime = now - step.since >= stepRunsMs && step.endsAt - now >= stepLeftMs
  if (!isTime || (resumedAt !== null && now - resumedAt < afterStillnessMs)) return null
  const putAsideAt = state.nudges.hintsPutAside.unheard
  if (putAsideAt !== undefined && now - putAsideAt < UNHEARD_GAP_MS) return null
  const unheard = people.filter(({ isUnheard }) => isUnheard).length
  return unheard >= unheardPeople ? { kind: 'unheard', at: now } : null
}

/** A facilitator puts the hint aside, or has acted on it. */
export function closeHint({ nudges }: RoomState): Outcome {
  return nudges.hint === null ? happens() : happens({ type: 'hint.closed' })
}

/** A note-taker's quiet word to the facilitators. The newest wins; it waits while another hint shows. */
export function hintTwice(from: SeatId, words: string, now: number): Outcome {
  const clean = stripSteering(words).replace(/\s+/gu, ' ').trim()
  if (clean === '') return refuse('request/malformed')
  return happens({ type: 'hint.given', hint: { kind: 'twice', at: now, from, words: clean } })
}

/** What an event does to the facilitators' hint. */
export function applyHints(nudges: NudgeState, event: RoomEvent, before: RoomState): NudgeState {
  switch (event.type) {
    case 'hint.given':
      return event.hint.kind === 'twice' ? withTwice(nudges, event.hint, before) : shown(nudges, event.hint)
    case 'hint.closed':
      return putAside(nudges, event.at)
    case 'nudges.switched':
      return event.isOn || nudges.hint?.kind === 'twice' ? nudges : shown(nudges, null)
    case 'hold.began':
    case 'pause.began':
      return shown(nudges, null)
    case 'room.ended':
      return { ...shown(nudges, null), twice: null }
    default:
      return nudges
  }
}

function shown(nudges: NudgeState, hint: FacilitatorHint | null): NudgeState {
  return { ...nudges, hint }
}

/** A new word waits behind a more urgent hint; one that waited is shown now. */
function withTwice(nudges: NudgeState, twice: Twice, before: RoomState): NudgeState {
  if (nudges.twice?.at === twice.at) return { ...nudges, twice, hint: twice }
  const isFree = nudges.hint === null || PRIORITY.indexOf(nudges.hint.kind) >= PRIORITY.indexOf('twice')
  return { ...nudges, twice, hint: isFree && !isStill(before) ? twice : nudges.hint }
}

function putAside(nudges: NudgeState, at: number): NudgeState {
  const { hint, hintsPutAside } = nudges
  if (hint === null) return nudges
  const twice = hint.kind === 'twice' ? null : nudges.twice
  return { ...nudges, hint: null, twice, hintsPutAside: { ...hintsPutAside, [hint.kind]: at } }
}
