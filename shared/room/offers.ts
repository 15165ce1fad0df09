import type { SeatId } from '../ids.ts'
import { refuse } from '../refusals.ts'
import { longestSilent } from '../talk/nudgeConditions.ts'
import type { CommandOf } from './commands.ts'
import type { Deadline } from './deadlines.ts'
import { happens, type Outcome, type RoomEvent, type RoomFact } from './events.ts'
import { givenInLine, holderOf, passesByItself, passOn, upNext } from './floor.ts'
import { sharers } from './order.ts'
import { endsWordTo } from './privateWords.ts'
import { isWaiting } from './queue.ts'
import { isStill } from './quiet.ts'
import type { NudgeState } from './state/talk.ts'
import { findSeat, isHere, type RoomState } from './state.ts'
import { memoryOf, talkRoomOf, visitOf } from './talkRoom.ts'

/** Nobody thinks longer about a yes while the room waits (rule N-13). Milliseconds. */
export const OFFER_MS = 30_000

type PassOn = CommandOf<'floor.pass-on'>['to']

/**
 * Passes the floor on (rule N-13). My turn ends at once, and whoever waits is served by the rule of the step: nobody is
 * passed by this. Whoever has no hand up is asked privately first. Whether anybody was asked, and what they said, I am
 * not told: somebody who listens by choice looks like somebody who said nothing.
 */
export function passFloorOn(state: RoomState, seat: SeatId, to: PassOn, now: number): Outcome {
  const hasFloor = holderOf(state) === seat
  const hasCue = state.nudges.shareCue?.seat === seat
  if (!hasFloor && !hasCue) return refuse('floor/not-held')
  if (isSeat(to) && (to === seat || !isHere(findSeat(state, to)))) return refuse('floor/not-here')
  const closing: RoomFact[] = hasCue ? [{ type: 'cue.closed', seat }] : []
  if (hasFloor) {
    return happens(...passOn(state, 'done', now), ...closing, ...offerTo(state, seat, to, now))
  }
  if (to !== 'next') return happens(...closing, ...offerTo(state, seat, to, now))
  return passToNext(state, closing)
}

/** My turn is over already: it went on by itself, or the floor is free and somebody has put a hand up since. */
function passToNext(state: RoomState, closing: readonly RoomFact[]): Outcome {
  if (state.floor.kind === 'held') return happens(...closing)
  const next = passesByItself(state) ? upNext(state) : undefined
  return next === undefined ? refuse('floor/nobody-waiting') : happens(...closing, givenInLine(state, next))
}

function offerTo(state: RoomState, from: SeatId, to: PassOn, now: number): RoomFact[] {
  const asked = whomToAsk(state, from, to, now)
  if (asked === null) return []
  const earlier: RoomFact[] = state.nudges.offer === null ? [] : [{ type: 'offer.closed', why: 'faded' }]
  return [...earlier, { type: 'offer.made', from, to: asked }]
}

function whomToAsk(state: RoomState, from: SeatId, to: PassOn, now: number): SeatId | null {
  if (to === 'next' || isStill(state) || state.round !== null) return null
  if (isSeat(to)) return mayBeAsked(state, to) ? to : null
  const others = talkRoomOf(state, now).people.filter(
    ({ seat, isUnheard }) => isUnheard && seat !== from && mayBeAsked(state, seat),
  )
  return longestSilent(others)?.seat ?? null
}

/** Not whoever has a hand up already, listens by choice, was asked in this step, or would rather not be today. */
function mayBeAsked(state: RoomState, seat: SeatId): boolean {
  const { isStopped, offeredOn } = memoryOf(state, seat)
  const shares = sharers(state).some(({ id }) => id === seat)
  const isFacilitator = findSeat(state, seat)?.role === 'facilitator'
  const isFree = !isWaiting(state, seat) && holderOf(state) !== seat
  return (shares || isFacilitator) && isFree && !isStopped && offeredOn !== visitOf(state)
}

/** Taking it raises my hand, and gives me the floor where it is free and nobody waits. A no is invisible. */
export function answerOffer(state: RoomState, seat: SeatId, takes: boolean): Outcome {
  if (state.nudges.offer?.to !== seat) return refuse('offer/gone')
  if (!takes) return happens({ type: 'offer.closed', why: 'declined' })
  const raised: RoomFact = { type: 'queue.raised', seat, kind: 'point', to: null }
  const isMine = state.floor.kind === 'free' && passesByItself(state) && state.queue.hands.length === 0
  const given: RoomFact[] = isMine ? [{ type: 'floor.given', seat, how: 'in-line', overtook: [] }] : []
  return happens({ type: 'offer.closed', why: 'taken' }, raised, ...given)
}

/** N-13: an offer that nobody answers is a no. */
export const offerFades: Deadline = {
  due({ nudges }, now) {
    const isOver = nudges.offer !== null && now - nudges.offer.at >= OFFER_MS
    return isOver ? [{ type: 'offer.closed', why: 'faded' }] : []
  },
  wakesAt({ nudges }) {
    return nudges.offer === null ? null : nudges.offer.at + OFFER_MS
  },
}

/** What an event does to the offer, and to what is remembered of it. */
export function applyOffers(nudges: NudgeState, event: RoomEvent, before: RoomState): NudgeState {
  switch (event.type) {
    case 'offer.made': {
      const { from, to, at } = event
      const remembered = { ...memoryOf(before, to), offeredOn: visitOf(before) }
      return { ...nudges, offer: { from, to, at }, memory: { ...nudges.memory, [to]: remembered } }
    }
    case 'offer.closed':
      return { ...nudges, offer: null }
    default:
      return nudges.offer !== null && endsWordTo(nudges.offer.to, event) ? { ...nudges, offer: null } : nudges
  }
}

function isSeat(to: PassOn): to is SeatId {
  return to !== 'next' && to !== 'anyone-new'
}
