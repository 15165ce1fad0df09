import { moveStep, startAgenda, stretchStep } from './agenda.ts'
import { happens } from './events.ts'
import { freed } from './floor.ts'
import type { Obeying } from './obeying.ts'
import { addStep, resizeStep, shiftStep, skipStep, undoPlan } from './plan.ts'
import { answerPulse, askPulse } from './pulse.ts'

type AgendaAction =
  | `agenda.${'start' | 'next' | 'back' | 'stretch' | 'add' | 'skip' | 'resize' | 'shift' | 'undo'}`
  | `pulse.${'ask' | 'answer'}`
  | 'room.end'

/** The steps of the conversation, the plan of what is to come, and its end. */
export const OBEY_AGENDA: Obeying<AgendaAction> = {
  'agenda.start': (state, _, { now }) => startAgenda(state, now),
  'agenda.next': (state, { seenIndex }, { now }) => moveStep(state, 1, seenIndex, now),
  'agenda.back': (state, { seenIndex }, { now }) => moveStep(state, -1, seenIndex, now),
  'agenda.stretch': (state, { minutes }, { seat }) => stretchStep(state, minutes, seat),
  'agenda.add': (state, command, { seat }) => addStep(state, command, seat),
  'agenda.skip': (state, { key }, { seat }) => skipStep(state, key, seat),
  'agenda.resize': (state, command, { seat }) => resizeStep(state, command, seat),
  'agenda.shift': (state, command, { seat }) => shiftStep(state, command, seat),
  'agenda.undo': (state, _, { now }) => undoPlan(state, now),
  'pulse.ask': (state, _, { now }) => askPulse(state, now),
  'pulse.answer': (_, { answer }, { seat }) => answerPulse(seat, answer),
  // A turn that the end cuts off is a turn that was had.
  'room.end': (state, _, { now }) =>
    happens(...freed(state, 'new-step', now), { type: 'room.ended', why: 'facilitator' }),
}
