import { objectTo, removeAgreement, setAgreement } from './agreements.ts'
import { answerClosing } from './closing.ts'
import { holdSeat, riseFromInside, sitInside } from './fishbowl.ts'
import { endTables, leaveTable, mixTables, startTables, swapPlaces, visitTable } from './groups.ts'
import type { Obeying } from './obeying.ts'
import { putCard, takeDown } from './writing.ts'

type ModeAction =
  | `groups.${'mix' | 'swap' | 'start' | 'end' | 'leave' | 'visit'}`
  | `fishbowl.${'sit' | 'rise' | 'hold'}`
  | `agreements.${'set' | 'remove' | 'object'}`
  | `writing.${'put' | 'take-down'}`
  | 'closing.answer'

/** What people do in the modes of a step: tables, inner circle, agreements, quiet writing, closing. */
export const OBEY_MODES: Obeying<ModeAction> = {
  'groups.mix': (state) => mixTables(state),
  'groups.swap': (state, command) => swapPlaces(state, command),
  'groups.start': (state, _, { now }) => startTables(state, now),
  'groups.end': (state) => endTables(state),
  'groups.leave': (state, _, { seat }) => leaveTable(state, seat),
  'groups.visit': (state, { table }, { seat }) => visitTable(state, table, seat),
  'fishbowl.sit': (state, _, { seat }) => sitInside(state, seat),
  'fishbowl.rise': (state, _, { seat }) => riseFromInside(state, seat),
  'fishbowl.hold': (state, command) => holdSeat(state, command.for),
  'agreements.set': (state, command, { seat }) => setAgreement(state, command, seat),
  'agreements.remove': (state, { id }, { seat }) => removeAgreement(state, id, seat),
  'agreements.object': (state, command, { seat }) => objectTo(state, command, seat),
  'writing.put': (state, card, { seat }) => putCard(state, seat, card),
  'writing.take-down': (state, { id }, { seat }) => takeDown(state, seat, id),
  'closing.answer': (state, { answer }, { seat }) => answerClosing(state, seat, answer),
}
