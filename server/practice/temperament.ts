import type { ListeningChoice, NudgeAnswer } from '../../shared/room/state/talk.ts'
import type { VoiceKind } from './voice.ts'

type Span = readonly [least: number, most: number]

/**
 * How a pretend person is, as data. All times are milliseconds of the practice room's own time; rates are per
 * minute of a moment in which they could.
 */
export type Temperament = {
  /** Hands raised per minute of open talk. Nought: never raises one. */
  readonly handsPerMinute: number
  /** Replies per minute in which there is something to answer. */
  readonly repliesPerMinute: number
  /** How long they speak: in a turn of their own, in a reply, in a go-round. */
  readonly speaksMs: Readonly<Record<'turn' | 'reply' | 'round', Span>>
  /** At a table of a few, where everybody talks without a queue: how often they begin in a gap, and for how long. */
  readonly atTable: { readonly beginsPerMinute: number; readonly speaksMs: Span }
  /** Where an inner circle speaks: how they come to sit in it, and for how long. Null: they stay outside. */
  readonly inside: Inside | null
  /** A hand that nobody calls for this long is lowered again. */
  readonly patienceMs: number
  readonly cardsPerMinute: { readonly talking: number; readonly writing: number }
  /** What they say when a go-round comes to them, by weight. */
  readonly inRound: Readonly<Record<'speak' | 'pass' | 'later', number>>
  /** What they answer to an invitation, by weight; `fade` is no answer. */
  readonly toInvitation: Readonly<Record<NudgeAnswer | 'fade', number>>
  readonly choice: ListeningChoice
  /** Loses the connection now and then: how often, and for how long. Null: never. */
  readonly drops: { readonly everyMs: Span; readonly forMs: number } | null
}

export type Inside = {
  /** How often they sit down by themselves while more than the open seat is free. */
  readonly sitsPerMinute: number
  /** The same once they have said yes to an invitation. Then the open seat will do as well. */
  readonly sitsWhenInvitedPerMinute: number
  readonly staysMs: Span
  /** Having had their say, do they rise when all seats are taken, so that one is open again? */
  readonly makesRoom: boolean
}

export type Character = {
  readonly name: string
  readonly temperament: Temperament
  readonly voice: VoiceKind
}

const MINUTE_MS = 60_000
const SECOND_MS = 1_000

/** Nothing stands out. The others are told by what is different from this. */
const balanced: Temperament = {
  handsPerMinute: 1.2,
  repliesPerMinute: 0.3,
  speaksMs: {
    turn: [20 * SECOND_MS, 50 * SECOND_MS],
    reply: [6 * SECOND_MS, 15 * SECOND_MS],
    round: [10 * SECOND_MS, 25 * SECOND_MS],
  },
  atTable: { beginsPerMinute: 4, speaksMs: [6 * SECOND_MS, 20 * SECOND_MS] },
  inside: {
    sitsPerMinute: 0.6,
    sitsWhenInvitedPerMinute: 2,
    staysMs: [3 * MINUTE_MS, 6 * MINUTE_MS],
    makesRoom: true,
  },
  patienceMs: 5 * MINUTE_MS,
  cardsPerMinute: { talking: 0.1, writing: 0.8 },
  inRound: { speak: 9, pass: 0.5, later: 0.5 },
  toInvitation: { queue: 6, write: 2, 'not-now': 2, listening: 0, fade: 0 },
  choice: 'open',
  drops: null,
}

/** The six people of a practice room. What a facilitator can practise lies in how different they are. */
export const CHARACTERS: readonly Character[] = [
  {
    name: 'Otto',
    voice: { pitchHz: 108, pace: 1.05, vowels: 1 },
    // Goes on until the facilitator finds a kind way in, or for five minutes.
    temperament: {
      ...balanced,
      handsPerMinute: 4,
      repliesPerMinute: 0,
      speaksMs: {
        ...balanced.speaksMs,
        turn: [4 * MINUTE_MS, 5 * MINUTE_MS],
        round: [50 * SECOND_MS, 90 * SECOND_MS],
      },
      atTable: { beginsPerMinute: 12, speaksMs: [40 * SECOND_MS, 90 * SECOND_MS] },
      inside: {
        sitsPerMinute: 4,
        sitsWhenInvitedPerMinute: 4,
        staysMs: [9 * MINUTE_MS, 12 * MINUTE_MS],
        makesRoom: false,
      },
      cardsPerMinute: { talking: 0, writing: 0.3 },
      inRound: { speak: 1, pass: 0, later: 0 },
    },
  },
  {
    name: 'Bo',
    voice: { pitchHz: 132, pace: 0.85, vowels: 1.04 },
    // Never raises a hand. Says yes to an invitation rather more often than no.
    temperament: {
      ...balanced,
      handsPerMinute: 0,
      repliesPerMinute: 0,
      speaksMs: { ...balanced.speaksMs, turn: [12 * SECOND_MS, 25 * SECOND_MS] },
      // Among two or three he talks like anybody.
      atTable: { beginsPerMinute: 3, speaksMs: [8 * SECOND_MS, 20 * SECOND_MS] },
      // The open seat is there for him, if somebody asks him in.
      inside: {
        sitsPerMinute: 0,
        sitsWhenInvitedPerMinute: 2,
        staysMs: [2 * MINUTE_MS, 4 * MINUTE_MS],
        makesRoom: true,
      },
      cardsPerMinute: { talking: 0, writing: 0.4 },
      inRound: { speak: 3, pass: 1, later: 2 },
      toInvitation: { queue: 6, write: 1, 'not-now': 2, listening: 0, fade: 1 },
    },
  },
  {
    name: 'Amal',
    voice: { pitchHz: 205, pace: 1, vowels: 1.12 },
    // Would rather write.
    temperament: {
      ...balanced,
      handsPerMinute: 0.15,
      repliesPerMinute: 0,
      speaksMs: { ...balanced.speaksMs, turn: [10 * SECOND_MS, 25 * SECOND_MS] },
      // Outside one can write.
      inside: {
        sitsPerMinute: 0.1,
        sitsWhenInvitedPerMinute: 1,
        staysMs: [90 * SECOND_MS, 3 * MINUTE_MS],
        makesRoom: true,
      },
      cardsPerMinute: { talking: 1, writing: 2 },
      inRound: { speak: 6, pass: 3, later: 1 },
      toInvitation: { queue: 1, write: 8, 'not-now': 1, listening: 0, fade: 0 },
    },
  },
  {
    name: 'Grace',
    voice: { pitchHz: 188, pace: 0.9, vowels: 1.08 },
    // Listens by choice, and that is taking part.
    temperament: {
      ...balanced,
      handsPerMinute: 0,
      repliesPerMinute: 0,
      speaksMs: { ...balanced.speaksMs, turn: [8 * SECOND_MS, 15 * SECOND_MS] },
      atTable: { beginsPerMinute: 0.7, speaksMs: [3 * SECOND_MS, 8 * SECOND_MS] },
      inside: null,
      cardsPerMinute: { talking: 0.1, writing: 0.5 },
      inRound: { speak: 1, pass: 4, later: 0 },
      toInvitation: { queue: 0, write: 0, 'not-now': 0, listening: 1, fade: 0 },
      choice: 'listening',
    },
  },
  {
    name: 'Jun',
    voice: { pitchHz: 150, pace: 1.1, vowels: 1.05 },
    // On a train: gone for forty seconds every few minutes.
    temperament: {
      ...balanced,
      handsPerMinute: 0.8,
      drops: { everyMs: [2 * MINUTE_MS, 4 * MINUTE_MS], forMs: 40 * SECOND_MS },
    },
  },
  { name: 'Lena', voice: { pitchHz: 222, pace: 1, vowels: 1.15 }, temperament: balanced },
]
