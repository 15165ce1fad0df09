import { MINUTE, SECOND } from '../support/roomKit.ts'
import type { Dice } from './dice.ts'

/** How people in a simulated room behave (method.md 4.9). An estimate: nobody has measured a real room like this. */
export type Model = {
  readonly people: number
  readonly steps: number
  readonly stepMs: number
  /** Turns are log-normal around the median; this is the deviation of their logarithm. */
  readonly turnSpread: number
  /** How often an invitation leads to a hand. Assumed. */
  readonly acceptance: number
  /** From the end of a person's turn to their next hand; the liveliest person has rank 0. Milliseconds. */
  gapMs(rank: number, dice: Dice): number
  /** From the beginning to a person's first hand. Milliseconds. */
  firstGapMs(rank: number, dice: Dice): number
}

export const MEDIAN_TURN_MS = 50 * SECOND
/** Makes the mean turn a minute, as in the rooms the method looked at. */
export const TURN_SPREAD = 0.6
/** A turn that ends sooner counts as cut short in the engine, and nobody cuts in here. One in 250 would. */
export const SHORTEST_TURN_MS = 10 * SECOND
/** Somebody who takes an invitation reads it first. */
export const READING_MS = 10 * SECOND

const PEOPLE = 7
/** How much people would say beside what fits in: a lively room. */
export const DEMAND = 1.8
const ACCEPTANCE = 0.3

/** Hands at random, each person as often as the one before times `fallsBy`: 0.62 is a steep ladder, 1 is none. */
export function livelyRoom(fallsBy: number): Model {
  const rates = raisingRates(fallsBy)
  const gapMs = (rank: number, dice: Dice) => dice.waitFor(rates[rank] ?? 0)
  return {
    people: PEOPLE,
    steps: 5,
    stepMs: 15 * MINUTE,
    turnSpread: TURN_SPREAD,
    acceptance: ACCEPTANCE,
    gapMs,
    firstGapMs: gapMs,
  }
}

/** Hands raised per millisecond by each person who neither waits nor speaks. */
export function raisingRates(fallsBy: number): number[] {
  const weights = Array.from({ length: PEOPLE }, (_, rank) => fallsBy ** rank)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => (DEMAND / meanTurnMs(TURN_SPREAD)) * (weight / total))
}

/** Turns of much the same length: with more spread, chance makes a quarter of an hour uneven now and then. */
const EVEN_SPREAD = 0.1

/**
 * A room that is even without help, for an hour: everybody says about as much, raises a hand again after some six
 * minutes, and finds nobody or hardly anybody in the queue. Of all that an invitation asks for, only the unevenness is
 * missing. The rhythm matters: at a gap of seven minutes and more the window holds one turn of some and two of others, and
 * a room that is even over the hour is sent one or two invitations.
 */
export const BALANCED_ROOM: Model = {
  people: PEOPLE,
  steps: 4,
  stepMs: 15 * MINUTE,
  turnSpread: EVEN_SPREAD,
  acceptance: ACCEPTANCE,
  gapMs: (_, dice) => (5.9 + 0.2 * dice.roll()) * MINUTE,
  // Whoever is last in the first round has a hand up before five minutes of silence are over.
  firstGapMs: (rank) => 0.6 * rank * meanTurnMs(EVEN_SPREAD),
}

export function meanTurnMs(spread: number): number {
  return MEDIAN_TURN_MS * Math.exp(spread ** 2 / 2)
}

/** Rules of the engine; the last is no rule of ours, but the comparison: whoever has talked least, whatever the wait. */
export const RULES = ['first_hand', 'new_voices', 'strict_least_heard'] as const
export type Rule = (typeof RULES)[number]
