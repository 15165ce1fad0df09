import { finishTurn, giveFloor, keepHandUp, takeFloorBack } from './floor.ts'
import type { Obeying } from './obeying.ts'
import { keepHand, lowerHand, lowerHandFor, moveHand, raiseHand, setRule, undoOverride } from './queue.ts'
import { beginHold, endHold, endPause, lengthenPause, ringPause } from './quiet.ts'
import { passInRound, skipInRound, speakInRound, startRound, stopRound } from './round.ts'

type TurnAction =
  | `queue.${'raise' | 'lower' | 'keep' | 'lower-for' | 'move' | 'set-rule'}`
  | 'override.undo'
  | `floor.${'give' | 'take-back' | 'done' | 'keep-hand'}`
  | `round.${'start' | 'stop' | 'speak' | 'pass' | 'skip'}`
  | `hold.${'begin' | 'end'}`
  | `pause.${'ring' | 'lengthen' | 'end'}`

/** Queue, floor, go-round, hold and pause. */
export const OBEY_TURNS: Obeying<TurnAction> = {
  'queue.raise': (state, { kind }, { seat }) => raiseHand(state, seat, kind),
  'queue.lower': (state, _, { seat }) => lowerHand(state, seat),
  'queue.keep': (state, _, { seat }) => keepHand(state, seat),
  'queue.lower-for': (state, command, { seat }) => lowerHandFor(state, seat, command.seat),
  'queue.move': (state, command, { seat }) => moveHand(state, seat, command),
  'queue.set-rule': (state, { rule }) => setRule(state, rule),
  'override.undo': (state, _, { now }) => undoOverride(state, now),
  'floor.give': (state, command, { seat, now }) => giveFloor(state, { ...command, by: seat }, now),
  'floor.take-back': (state, { seenHolder }, { now }) => takeFloorBack(state, seenHolder, now),
  'floor.done': (state, _, { seat, now }) => finishTurn(state, seat, now),
  'floor.keep-hand': (state, { keeps }, { seat }) => keepHandUp(state, seat, keeps),
  'round.start': (state, _, { now }) => startRound(state, now),
  'round.stop': (state, _, { now }) => stopRound(state, now),
  'round.speak': (state, _, { seat }) => speakInRound(state, seat),
  'round.pass': (state, { how }, { seat }) => passInRound(state, seat, how),
  'round.skip': (state, { seen }) => skipInRound(state, seen),
  'hold.begin': (state, _, { seat }) => beginHold(state, seat),
  'hold.end': (state) => endHold(state),
  'pause.ring': (state, _, { seat, now }) => ringPause(state, seat, now),
  'pause.lengthen': (state) => lengthenPause(state),
  'pause.end': (state) => endPause(state),
}
