import type { SeatId } from '../ids.ts'
import { lastSpokeAt, shareRatios, wasHeard, windowedTalk } from '../talk/ledger.ts'
import type { TalkPerson, TalkRoom } from '../talk/nudgePolicy.ts'
import { medianOpenTurn } from '../talk/nudgeRhythm.ts'
import { stepEndsAt } from './agenda.ts'
import { holderOf } from './floor.ts'
import { sharers } from './order.ts'
import { isWaiting } from './queue.ts'
import { isStill } from './quiet.ts'
import type { NudgeMemory } from './state/talk.ts'
import { currentStep, type RoomState, type Seat } from './state.ts'

/** Nothing happened yet between the room and this person. */
const NO_MEMORY: NudgeMemory = {
  total: 0,
  lastAt: null,
  steps: [],
  notNow: 0,
  isStopped: false,
  doubtedAt: null,
  offeredOn: null,
}

/** What the room remembers of invitations to this person. */
export function memoryOf({ nudges }: Pick<RoomState, 'nudges'>, seat: SeatId): NudgeMemory {
  return nudges.memory[seat] ?? NO_MEMORY
}

/** Which stretch of talk on which question this is: coming back to a step is another one. */
export function visitOf({ agenda }: Pick<RoomState, 'agenda'>): string {
  return String(agenda.visits)
}

/** An open floor on which hands are served, and no round: where invitations have a place (rule N-1). */
export function isOpenFloor(state: RoomState): boolean {
  const isOpen = currentStep(state)?.mode === 'open_floor'
  return isOpen && state.round === null && state.queue.rule !== 'none'
}

/** What can be told of the room's talk at `now`, for whoever decides about invitations, lines and hints. */
export function talkRoomOf(state: RoomState, now: number): TalkRoom {
  const people = sharers(state)
  const ids = people.map(({ id }) => id)
  const ratioOf = shareRatios(state.turns, ids, now)
  const spokenBy = windowedTalk(state.turns, now)
  return {
    now,
    isOpenFloor: isOpenFloor(state),
    isStill: isStill(state),
    resumedAt: state.nudges.resumedAt,
    step: stepTimes(state),
    people: people.map((seat) => talkPerson(state, seat, { now, ratio: ratioOf?.(seat.id) ?? null })),
    queueLength: state.queue.hands.length,
    isInviting: state.nudges.live !== null,
    lastInvitedAt: state.nudges.lastAt,
    medianTurnMs: medianOpenTurn(state.turns),
    talkMs: ids.reduce((sum, id) => sum + spokenBy(id), 0),
  }
}

/** Since when the running step runs and when it has had its time, stillness left out; null while none runs. */
export function stepTimes({ agenda }: Pick<RoomState, 'agenda'>): TalkRoom['step'] {
  const endsAt = stepEndsAt(agenda)
  return agenda.phase.kind === 'running' && endsAt !== null ? { since: agenda.phase.since, endsAt } : null
}

function talkPerson(state: RoomState, seat: Seat, at: { now: number; ratio: number | null }): TalkPerson {
  const { id, settledAt, wroteAt } = seat
  const memory = memoryOf(state, id)
  const speaksNow = holderOf(state) === id
  const spokeAt = lastSpokeAt(state.turns, id)
  return {
    seat: id,
    settledAt,
    lastSpokeAt: speaksNow ? at.now : spokeAt,
    isKnown: isKnown(seat, memory, spokeAt),
    ratio: at.ratio,
    // Whoever speaks now is being heard, though the ledger will only know it later.
    isUnheard: !speaksNow && !wasHeard(state.turns, id, currentStep(state)?.key ?? null),
    isWaiting: speaksNow || isWaiting(state, id) || state.nudges.offer?.to === id,
    wroteAt,
    invitations: {
      total: memory.total,
      lastAt: memory.lastAt,
      isDoneHere: memory.steps.includes(visitOf(state)),
      notNow: memory.notNow,
      isStopped: memory.isStopped,
    },
  }
}

/**
 * Can it be told how much somebody talks? Not of people who are not measured, nor of those who said that it was told
 * wrong, until something of theirs is counted again. A device that does not report is no missing data: a muted
 * microphone is silent for certain, and without a device the floor is counted instead.
 */
function isKnown(seat: Seat, { doubtedAt }: NudgeMemory, spokeAt: number | null): boolean {
  if (!seat.isMeasured) return false
  return doubtedAt === null || (spokeAt !== null && spokeAt > doubtedAt)
}
