import type { SeatId } from '../ids.ts'

/**
 * What decides about invitations to speak (method.md 4.4): thresholds, what is looked at, and what it is compared with.
 * Nothing here knows who anybody is.
 */

const MINUTE_MS = 60_000

/** The defaults. Gentle guesses, to be tested with peers; times in milliseconds, ratios beside a fair share. */
export const NUDGE_POLICY = {
  /** Something hard may just have been shared: the time after a hold or a pause belongs to whoever shared it. */
  afterStillnessMs: 2 * MINUTE_MS,
  stepRunsMs: 3 * MINUTE_MS,
  stepLeftMs: 2 * MINUTE_MS,
  lowRatio: 0.5,
  highRatio: 1.5,
  unheardPeople: 2,
  settledMs: 3 * MINUTE_MS,
  /** So many times the median turn as there are people, within these bounds; the last while nobody had a turn. */
  silence: { leastMs: 5 * MINUTE_MS, mostMs: 10 * MINUTE_MS, withoutMedianMs: 8 * MINUTE_MS },
  sinceWritingMs: 4 * MINUTE_MS,
  longestQueue: 1,
  roomGapMs: 2 * MINUTE_MS,
  perConversation: 3,
  ownGapMs: 10 * MINUTE_MS,
  /** So many times "not now", and nobody asks again. */
  notNows: 2,
} as const

/** What is known of one person who shares the talk: here, no facilitator, and not listening by choice. */
export type TalkPerson = {
  readonly seat: SeatId
  /** When they came, or came back: epoch milliseconds, like all moments here. */
  readonly settledAt: number
  /** The end of their last words, `now` while they have the floor; null for somebody who has not spoken. */
  readonly lastSpokeAt: number | null
  /** How much they talk can be told: they let themselves be measured, and have not said that it is wrong. */
  readonly isKnown: boolean
  /** 1 is a fair share of the window; null while the window holds too little. */
  readonly ratio: number | null
  /** No turn of five seconds on this question yet. */
  readonly isUnheard: boolean
  /** In the queue, has the floor, or is being offered it. */
  readonly isWaiting: boolean
  readonly wroteAt: number | null
  readonly invitations: {
    readonly total: number
    readonly lastAt: number | null
    /** Sent, or said to be wrong, in this visit of the step. */
    readonly isDoneHere: boolean
    readonly notNow: number
    readonly isStopped: boolean
  }
}

/** What is known of the room's talk at `now`. `people` are those who share it, in the order of their chairs. */
export type TalkRoom = {
  readonly now: number
  /** An open floor on which hands are served, and no round. */
  readonly isOpenFloor: boolean
  readonly isStill: boolean
  /** When the last hold or pause ended. */
  readonly resumedAt: number | null
  readonly step: { readonly since: number; readonly endsAt: number } | null
  readonly people: readonly TalkPerson[]
  readonly queueLength: number
  readonly isInviting: boolean
  readonly lastInvitedAt: number | null
  /** The median turn on open floors so far, in milliseconds. */
  readonly medianTurnMs: number | null
  /** What these people have said in the window, in milliseconds. */
  readonly talkMs: number
}

/** Condition 4: somebody has had very little, and somebody else very much, or two were not heard at all. */
export function isUneven({ people }: Pick<TalkRoom, 'people'>): boolean {
  // Who cannot be told counts for neither side: they may have said more than anybody counted.
  const known = people.filter(({ isKnown }) => isKnown)
  const unheard = known.filter(({ isUnheard }) => isUnheard).length
  const isSomeoneHigh = people.some(({ ratio }) => ratio !== null && ratio > NUDGE_POLICY.highRatio)
  const isSomeoneLow = known.some(({ ratio }) => isLow(ratio))
  return isSomeoneLow && (isSomeoneHigh || unheard >= NUDGE_POLICY.unheardPeople)
}

/** Silence counts only while a person is here: since their last words, or since they came back. */
export function silentSince({ lastSpokeAt, settledAt }: TalkPerson): number {
  return Math.max(lastSpokeAt ?? settledAt, settledAt)
}

/** How long somebody is silent before it is more than waiting for a turn (condition 6): 5 to 10 minutes, in milliseconds. */
export function silenceMs({ medianTurnMs, people }: Pick<TalkRoom, 'medianTurnMs' | 'people'>): number {
  const { leastMs, mostMs, withoutMedianMs } = NUDGE_POLICY.silence
  if (medianTurnMs === null) return withoutMedianMs
  return Math.min(mostMs, Math.max(leastMs, people.length * medianTurnMs))
}

/**
 * Has there been time for a turn of everybody? Before that some have had much and others nothing only because somebody has to
 * begin, and neither a share cue nor the shared line would be about anything.
 */
export function isRoundOfTalk(room: Pick<TalkRoom, 'medianTurnMs' | 'people' | 'talkMs'>): boolean {
  return room.talkMs >= silenceMs(room)
}

/** Less than half a fair share, where that can be told. */
export function isLow(ratio: number | null): boolean {
  return ratio !== null && ratio < NUDGE_POLICY.lowRatio
}
