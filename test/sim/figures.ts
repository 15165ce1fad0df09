import { gini, sharesOf } from '../../shared/talk/measures.ts'
import { MINUTE } from '../support/roomKit.ts'
import type { Model, Rule } from './model.ts'
import { type RoomRecord, SimulatedRoom } from './simulatedRoom.ts'

/** Means over many rooms. The Gini is the plain one, as in the method's table: all rooms are of the same size. */
export type Figures = {
  readonly gini: number
  readonly largestShare: number
  readonly longestWaitMinutes: number
  readonly mostOvertakes: number
  readonly heardPerStep: number
  /** Per conversation, and how many of them to somebody not heard on the step yet. */
  readonly invitations: number
  readonly invitationsUnheard: number
}

export type Wish = {
  readonly model: Model
  readonly rule: Rule
  readonly invitations: 'on' | 'off'
  readonly rooms: number
  /** Each room has a seed of its own, which follows from this. */
  readonly seed: number
}

export function simulateRooms({ rooms, seed, ...room }: Wish): RoomRecord[] {
  return Array.from({ length: rooms }, (_, index) => new SimulatedRoom({ ...room, seed: seed + index }).run())
}

export function figuresOf(records: readonly RoomRecord[]): Figures {
  return {
    gini: mean(records.map(({ talkMs }) => gini(talkMs) ?? 0)),
    largestShare: mean(records.map(({ talkMs }) => Math.max(...(sharesOf(talkMs) ?? [0])))),
    longestWaitMinutes: mean(records.map(({ longestWaitMs }) => longestWaitMs / MINUTE)),
    mostOvertakes: mean(records.map(({ mostOvertakes }) => mostOvertakes)),
    heardPerStep: mean(records.flatMap(({ heard }) => heard)),
    invitations: mean(records.map(({ invitations }) => invitations.length)),
    invitationsUnheard: mean(
      records.map(({ invitations }) => invitations.filter(({ reason }) => reason.isUnheard).length),
    ),
  }
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}
