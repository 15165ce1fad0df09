import type { SeatId } from '../ids.ts'
import { happens, type Outcome, type RoomEvent } from './events.ts'
import type { ClosingAnswer } from './state/modes.ts'
import type { RoomState } from './state.ts'

type Closing = Readonly<Record<SeatId, ClosingAnswer>>

/** "Did you get to say what you wanted to?" May be changed while it is asked (rule O-1). */
export function answerClosing({ closing }: RoomState, seat: SeatId, answer: ClosingAnswer): Outcome {
  return closing[seat] === answer ? happens() : happens({ type: 'closing.answered', seat, answer })
}

/** What an event does to the answers to the closing question. */
export function applyClosing(closing: Closing, event: RoomEvent): Closing {
  if (event.type === 'closing.answered') return { ...closing, [event.seat]: event.answer }
  // Counts are kept with the conversation; who said what is not (rule T-32).
  return event.type === 'room.ended' ? {} : closing
}
