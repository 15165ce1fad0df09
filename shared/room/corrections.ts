import type { SeatId } from '../ids.ts'
import { HEARD_MS } from '../talk/ledger.ts'
import type { Deadline } from './deadlines.ts'
import type { RoomEvent } from './events.ts'
import type { Correction, NudgeState } from './state/talk.ts'

/** N-7: what somebody said to have spoken joins the ledger with the next talk of anybody. */
export const correctionsJoin: Deadline = {
  due({ nudges }) {
    const ripe = nudges.corrections.find(({ isRipe }) => isRipe)
    return ripe === undefined ? [] : [{ type: 'talk.counted', ...pieceOf(ripe) }]
  },
  wakesAt: () => null,
}

/** The least that counts as being heard: how long it really was, nobody knows. */
function pieceOf({ seat, at }: Correction) {
  return { seat, startAt: at - HEARD_MS, endAt: at }
}

/** What an event does to corrections: noted at once, ripe with the next talk of anybody, gone with the question. */
export function applyCorrections(nudges: NudgeState, event: RoomEvent): NudgeState {
  const { corrections } = nudges
  if (event.type === 'nudge.contested' && event.why === 'spoken') return noted(nudges, event.seat, event.at)
  if (corrections.length === 0) return nudges
  switch (event.type) {
    case 'talk.counted':
      return { ...nudges, corrections: ripe(corrections.filter((each) => !isPieceOf(each, event))) }
    case 'floor.given':
    case 'floor.freed':
      return { ...nudges, corrections: ripe(corrections) }
    case 'seat.given-up':
      return { ...nudges, corrections: corrections.filter((each) => each.seat !== event.seat) }
    // The question it was about is over.
    case 'agenda.moved':
    case 'room.ended':
      return { ...nudges, corrections: [] }
    default:
      return nudges
  }
}

function noted(nudges: NudgeState, seat: SeatId, at: number): NudgeState {
  const others = nudges.corrections.filter((each) => each.seat !== seat)
  return { ...nudges, corrections: [...others, { seat, at, isRipe: false }] }
}

function isPieceOf(correction: Correction, event: Extract<RoomEvent, { type: 'talk.counted' }>): boolean {
  const piece = pieceOf(correction)
  return event.seat === piece.seat && event.startAt === piece.startAt && event.endAt === piece.endAt
}

function ripe(corrections: readonly Correction[]): readonly Correction[] {
  return corrections.map((each) => ({ ...each, isRipe: true }))
}
