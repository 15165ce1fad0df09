import {
  isLow,
  isUneven,
  NUDGE_POLICY,
  silenceMs,
  silentSince,
  type TalkPerson,
  type TalkRoom,
} from './nudgePolicy.ts'

/**
 * Who is invited to speak, and when (method.md 4.4). A private invitation goes to one person, and only if thirteen
 * conditions hold at once: it is better to miss somebody than to bother somebody.
 */

export type NudgeCondition = {
  /** As in the method's table. */
  readonly number: number
  readonly name: string
  /** Why it is asked for. */
  readonly reason: string
  readonly holds: (room: TalkRoom, person: TalkPerson) => boolean
}

/** Rules N-1 to N-4: the thirteen, in the order of the method's table. */
export const NUDGE_CONDITIONS: readonly NudgeCondition[] = [
  {
    number: 1,
    name: 'open floor, and nothing stands still',
    reason: 'In rounds a turn is sure already; in quiet nobody is asked anything.',
    holds: (room) =>
      room.isOpenFloor && !room.isStill && passed(room, room.resumedAt, NUDGE_POLICY.afterStillnessMs),
  },
  {
    number: 2,
    name: 'the step has run for a while',
    reason: 'People need time to think.',
    holds: ({ step, now }) => step !== null && now - step.since >= NUDGE_POLICY.stepRunsMs,
  },
  {
    number: 3,
    name: 'there is time left in the step',
    reason: 'No invitation without room to use it.',
    holds: ({ step, now }) => step !== null && step.endsAt - now >= NUDGE_POLICY.stepLeftMs,
  },
  {
    number: 4,
    name: 'the room is really uneven',
    reason: 'Prompts help only groups that do not work well already.',
    holds: (room) => isUneven(room),
  },
  {
    number: 5,
    name: 'they have landed',
    reason: 'Whoever has just come, or come back, looks around first.',
    holds: (room, person) => passed(room, person.settledAt, NUDGE_POLICY.settledMs),
  },
  {
    number: 6,
    name: 'they have been silent for a round of turns',
    reason: 'Earlier is not quiet, it is waiting.',
    holds: (room, person) => room.now - silentSince(person) >= silenceMs(room),
  },
  {
    number: 7,
    name: 'they have had less than half a fair share, and that can be told',
    reason: 'Where nothing is measured, nothing is guessed: a facilitator looks instead.',
    holds: (_, { isKnown, ratio }) => isKnown && isLow(ratio),
  },
  {
    number: 8,
    name: 'they neither wait nor write',
    reason: 'Writing is taking part.',
    holds: (room, { isWaiting, wroteAt }) => !isWaiting && passed(room, wroteAt, NUDGE_POLICY.sinceWritingMs),
  },
  {
    number: 9,
    name: 'the queue is short',
    reason: 'An invitation into a long queue is hollow.',
    holds: ({ queueLength }) => queueLength <= NUDGE_POLICY.longestQueue,
  },
  {
    number: 10,
    name: 'nobody else is being invited, nor was a moment ago',
    reason: 'One at a time.',
    holds: (room) => !room.isInviting && passed(room, room.lastInvitedAt, NUDGE_POLICY.roomGapMs),
  },
  {
    number: 11,
    name: 'they have not been invited here, nor often, nor lately',
    reason: 'An invitation is rare, or it is a nag.',
    holds: (room, { invitations: { isDoneHere, total, lastAt } }) =>
      !isDoneHere && total < NUDGE_POLICY.perConversation && passed(room, lastAt, NUDGE_POLICY.ownGapMs),
  },
  {
    number: 12,
    name: 'they have not said "not now" twice',
    reason: 'Then stop, and remember it.',
    holds: (_, { invitations }) => invitations.notNow < NUDGE_POLICY.notNows,
  },
  {
    number: 13,
    name: 'they have not said that an invitation here was wrong, nor "not today"',
    reason: 'Being wrong once is enough.',
    holds: (_, { invitations }) => !invitations.isDoneHere && !invitations.isStopped,
  },
]

/** Numbers of the conditions that do not hold for this person now. None: they may be invited. */
export function whatIsMissing(room: TalkRoom, person: TalkPerson): number[] {
  return NUDGE_CONDITIONS.filter(({ holds }) => !holds(room, person)).map(({ number }) => number)
}

/** Whom to invite: of those for whom all holds, the one silent longest; then whoever was invited least. Null is nobody. */
export function chooseInvited(room: TalkRoom): TalkPerson | null {
  const may = room.people.filter((person) => NUDGE_CONDITIONS.every(({ holds }) => holds(room, person)))
  return longestSilent(may)
}

/** The one silent longest; then whoever was invited least; then the lowest chair. Null for nobody. */
export function longestSilent(people: readonly TalkPerson[]): TalkPerson | null {
  const inOrder = people.toSorted(
    (one, other) => silentSince(one) - silentSince(other) || one.invitations.total - other.invitations.total,
  )
  return inOrder[0] ?? null
}

/** What the invitation tells if it is asked why (rule N-6): true values, the person's own. Whole minutes, begun ones left out. */
export function reasonFor(room: TalkRoom, person: TalkPerson) {
  const quietMinutes = Math.floor((room.now - silentSince(person)) / 60_000)
  return { quietMinutes, isUnheard: person.isUnheard, waiting: room.queueLength }
}

/** Wordings of an invitation, which take turns so that it does not nag. */
export const NUDGE_VARIANTS = 4

/** Which wording a person's next invitation has, 0 to 3. By their own count, which tells nothing of others. */
export function variantOf({ invitations }: Pick<TalkPerson, 'invitations'>): number {
  return invitations.total % NUDGE_VARIANTS
}

/** Is it so long since then? Of what never was, yes. */
function passed({ now }: TalkRoom, since: number | null, ms: number): boolean {
  return since === null || now - since >= ms
}
