import { replay } from '../room/apply.ts'
import type { RoomEvent } from '../room/events.ts'
import type { ClosingAnswer } from '../room/state/modes.ts'
import type { RoomState } from '../room/state.ts'
import { viewClosing } from '../room/view/modes.ts'
import { wasHeard } from './ledger.ts'
import { evenness, normalisedGini, smallestRatio } from './measures.ts'

/**
 * All that is left of how a conversation went once its names and turns are forgotten (method.md 4.7): of the room as a
 * whole, never of a person. Stored, so a field may be added with a default, never renamed or removed.
 */
export type Aggregates = {
  /** Who is counted: facilitators and people who listened by choice are not. */
  readonly people: number
  /** Over the talk of the whole conversation, in hundredths; null where it cannot be told (rules T-22 to T-24). */
  readonly gini: number | null
  readonly evenness: number | null
  readonly smallestRatio: number | null
  /** How many of them were heard in each step that ran, in its order. */
  readonly heard: readonly { readonly step: string; readonly heard: number }[]
  readonly invitations: number
  /** Null below four answers, as it was in the room (rule O-1). */
  readonly closing: Readonly<Record<ClosingAnswer, number>> | null
}

/**
 * The room in numbers where these events end it, as it was right before: at the end it forgets its turns (rule T-32).
 * Undefined where they do not.
 */
export function sumUpAtEnd(state: RoomState, events: readonly RoomEvent[]): Aggregates | undefined {
  const end = events.findIndex(({ type }) => type === 'room.ended')
  return end < 0 ? undefined : sumUp(replay(state, events.slice(0, end)))
}

/** The room in numbers (rules T-30 and T-31). */
export function sumUp(state: RoomState): Aggregates {
  const people = state.seats.filter(({ role, choice }) => role !== 'facilitator' && choice !== 'listening')
  const talkMs = people.map(({ id }) =>
    state.turns
      .filter((turn) => turn.seat === id)
      .reduce((sum, { startAt, endAt }) => sum + endAt - startAt, 0),
  )
  const isHeardOn = (step: string) => people.filter(({ id }) => wasHeard(state.turns, id, step)).length
  return {
    people: people.length,
    gini: inHundredths(normalisedGini(talkMs)),
    evenness: inHundredths(evenness(talkMs)),
    smallestRatio: inHundredths(smallestRatio(talkMs)),
    heard: stepsThatRan(state).map((step) => ({ step, heard: isHeardOn(step) })),
    invitations: state.nudges.sent,
    closing: viewClosing(state).counts,
  }
}

function stepsThatRan({ agenda }: RoomState): string[] {
  const { phase, steps } = agenda
  const running = phase.kind === 'running' ? phase.index : -1
  return steps.flatMap(({ key, spentMs }, index) => (spentMs > 0 || index === running ? [key] : []))
}

/** Finer would look more certain than it is, and be a fingerprint of the room. */
function inHundredths(number: number | null): number | null {
  return number === null ? null : Math.max(0, Math.round(number * 100) / 100)
}
