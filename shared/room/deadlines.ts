import { questionsLapse } from './cards.ts'
import { correctionsJoin } from './corrections.ts'
import type { RoomFact } from './events.ts'
import { innerSeatOfAbsent } from './fishbowl.ts'
import { FLOOR_GRACE_MS, givenInLine, holderOf, passOn, REPLY_MS, upNext } from './floor.ts'
import { tablesAreOver, tablesArePlanned } from './groups.ts'
import { hintsComeAndGo } from './hints.ts'
import { invitationsGoOut } from './invitations.ts'
import { keepingGoesOn } from './keeping.ts'
import { offerFades } from './offers.ts'
import { penGoesOn } from './pen.ts'
import { practiceEndsAt, whatIsDueInPractice } from './practice.ts'
import {
  DESERTED_MS,
  desertedSince,
  FACILITATOR_GRACE_MS,
  hasFacilitator,
  SEAT_GRACE_MS,
} from './presence.ts'
import { pulseIsOver } from './pulse.ts'
import { isStill } from './quiet.ts'
import { roundWakesAt, whatIsDueInRound } from './round.ts'
import { shareCueComes } from './shareCue.ts'
import { sharedLineIsSaid } from './sharedLine.ts'
import { findSeat, hasEnded, type RoomState } from './state.ts'

/**
 * What a room does by itself. `due` draws the consequence once; `wakesAt` is the earliest moment at which it
 * could have something to say, or null when only a command can change that.
 */
export type Deadline = {
  readonly due: (state: RoomState, now: number) => RoomFact[]
  readonly wakesAt: (state: RoomState, now: number) => number | null
}

/**
 * What is due in the room by itself: the first consequence that has not been drawn yet, or nothing. The
 * deadlines are data in the state, so a wake that comes late, twice or after a crash does the same (rule X-2).
 */
export function whatIsDue(state: RoomState, now: number): RoomFact[] {
  if (hasEnded(state)) return []
  for (const { due } of DEADLINES) {
    const facts = due(state, now)
    if (facts.length > 0) return facts
  }
  return []
}

/**
 * When to look again: the earliest moment after `now` at which `whatIsDue` could have something new to say.
 * Null when only a command can change the room. Whoever asks has drawn what is due at `now`.
 */
export function nextWakeAt(state: RoomState, now: number): number | null {
  if (hasEnded(state)) return null
  const moments = DEADLINES.map(({ wakesAt }) => wakesAt(state, now))
  const later = moments.filter((moment) => moment !== null).filter((moment) => moment > now)
  return later.length === 0 ? null : Math.min(...later)
}

/** F-2: a holder who is gone for two minutes lets the floor pass. A seat given up lets it pass at once. */
const floorOfAbsent: Deadline = {
  due(state, now) {
    const holder = holderOf(state)
    if (holder === null) return []
    if (findSeat(state, holder) === undefined) return passOn(state, 'left', now)
    return isDue(absentSince(state, holder), FLOOR_GRACE_MS, now) ? passOn(state, 'absent', now) : []
  },
  wakesAt(state) {
    const holder = holderOf(state)
    return holder === null ? null : plus(absentSince(state, holder), FLOOR_GRACE_MS)
  },
}

/** a hand outlives a cut of under ten minutes, not a longer one. */
const handOfAbsent: Deadline = {
  due(state, now) {
    const hand = state.queue.hands.find(({ seat }) => isDue(absentSince(state, seat), SEAT_GRACE_MS, now))
    return hand === undefined ? [] : [{ type: 'queue.lowered', seat: hand.seat, why: 'absent' }]
  },
  wakesAt(state, now) {
    return earliest(
      state.queue.hands.map(({ seat }) => plus(absentSince(state, seat), SEAT_GRACE_MS)),
      now,
    )
  },
}

/** a reply has had its half minute, and somebody waits. Nobody is cut off where nobody waits. */
const replyIsOver: Deadline = {
  due(state, now) {
    const { floor } = state
    if (floor.kind !== 'held' || floor.as !== 'reply' || isStill(state)) return []
    if (now - floor.since < REPLY_MS || upNext(state) === undefined) return []
    return passOn(state, 'time', now)
  },
  wakesAt({ floor }) {
    return floor.kind === 'held' && floor.as === 'reply' ? floor.since + REPLY_MS : null
  },
}

/** F-3: where no facilitator is in the room, the next in line gets a free floor by itself. */
const floorWithoutFacilitator: Deadline = {
  due(state, now) {
    if (state.floor.kind === 'held' || state.round !== null || isStill(state)) return []
    if (state.queue.rule === 'none' || hasFacilitator(state, now)) return []
    const next = upNext(state)
    return next === undefined ? [] : [givenInLine(state, next)]
  },
  wakesAt(state, now) {
    if (state.floor.kind === 'held' || state.queue.hands.length === 0) return null
    const facilitators = state.seats.filter((seat) => seat.role === 'facilitator')
    return earliest(
      facilitators.map((seat) => plus(absentSince(state, seat.id), FACILITATOR_GRACE_MS)),
      now,
    )
  },
}

/** SAFE-6: a pause ends by itself. */
const pauseIsOver: Deadline = {
  due({ quiet }, now) {
    return quiet.pause !== null && now >= quiet.pause.endsAt ? [{ type: 'pause.ended' }] : []
  },
  wakesAt({ quiet }) {
    return quiet.pause?.endsAt ?? null
  },
}

const roundGoesOn: Deadline = { due: whatIsDueInRound, wakesAt: roundWakesAt }

/** a conversation that everybody left ends by itself, and what it holds is forgotten. */
const desertedRoom: Deadline = {
  due(state, now) {
    return isDue(desertedSince(state), DESERTED_MS, now) ? [{ type: 'room.ended', why: 'deserted' }] : []
  },
  wakesAt(state) {
    return plus(desertedSince(state), DESERTED_MS)
  },
}

const practiceIsOver: Deadline = { due: whatIsDueInPractice, wakesAt: practiceEndsAt }

/** In the order in which they are drawn: the floor first, because others look at it. */
const DEADLINES: readonly Deadline[] = [
  floorOfAbsent,
  handOfAbsent,
  replyIsOver,
  roundGoesOn,
  pauseIsOver,
  pulseIsOver,
  tablesAreOver,
  tablesArePlanned,
  innerSeatOfAbsent,
  keepingGoesOn,
  penGoesOn,
  questionsLapse,
  floorWithoutFacilitator,
  shareCueComes,
  correctionsJoin,
  offerFades,
  invitationsGoOut,
  sharedLineIsSaid,
  hintsComeAndGo,
  desertedRoom,
  practiceIsOver,
]

function absentSince(state: RoomState, seat: Parameters<typeof findSeat>[1]): number | null {
  const presence = findSeat(state, seat)?.presence
  return presence?.kind === 'absent' ? presence.since : null
}

function isDue(since: number | null, grace: number, now: number): boolean {
  return since !== null && now - since >= grace
}

function plus(since: number | null, grace: number): number | null {
  return since === null ? null : since + grace
}

/** The earliest of these that is still to come. */
function earliest(moments: readonly (number | null)[], now: number): number | null {
  const later = moments.filter((moment) => moment !== null).filter((moment) => moment > now)
  return later.length === 0 ? null : Math.min(...later)
}
