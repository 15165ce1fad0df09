import type { SeatId } from '../ids.ts'
import { countGraphemes, stripSteering } from '../names.ts'
import { refuse } from '../refusals.ts'
import { happens, type Outcome, type RoomEvent } from './events.ts'
import type { Agreement, AgreementsState } from './state/modes.ts'
import { findSeat, type RoomState } from './state.ts'

/** How the group would like to be with each other, written together and agreed by no objection (AG rules). */

/** What people can keep in mind; more is a set of rules that nobody reads. */
export const MAX_AGREEMENTS = 12
/** Two lines of the list. In graphemes. */
export const MAX_AGREEMENT_GRAPHEMES = 160

const line = (id: string, text: string): Agreement => ({ id, text, objections: [] })

/** What a group begins with: suggestions, each of which anybody may change or take out (method.md 3.2). */
export const FIRST_AGREEMENTS: AgreementsState = {
  lines: [
    line('first-your-way', 'Take part in the way that suits you. Listening is taking part.'),
    line('first-stays-here', 'What is told here stays here.'),
    line('first-no-names', 'Leave out names and places of others.'),
    line('first-pause', 'Anyone may ask for a pause, and nobody asks why.'),
    line('first-own-life', 'Speak from your own life.'),
  ],
  wishes: {},
  isSettled: false,
}

/**
 * A new sentence, or other words for one. Until the step has ended everybody writes; afterwards a facilitator may
 * add one for all to see, and what was agreed keeps its words (rule AG-3).
 */
export function setAgreement(
  state: RoomState,
  { id, text }: { id: string; text: string },
  by: SeatId,
): Outcome {
  const { lines, isSettled } = state.agreements
  const clean = stripSteering(text).replace(/\s+/gu, ' ').trim()
  if (clean === '' || countGraphemes(clean) > MAX_AGREEMENT_GRAPHEMES) return refuse('request/malformed')
  const known = lines.find((each) => each.id === id)
  if (known?.text === clean) return happens()
  if (isSettled && !isFacilitator(state, by)) return refuse('role/not-allowed')
  if (isSettled && known !== undefined) return refuse('agreements/settled')
  if (known === undefined && lines.length >= MAX_AGREEMENTS) return refuse('agreements/enough')
  return happens({ type: 'agreements.set', id, text: clean, by })
}

/** Takes a sentence out. After the step a facilitator may take out only what stayed open (rule AG-3). */
export function removeAgreement(state: RoomState, id: string, by: SeatId): Outcome {
  const { lines, isSettled } = state.agreements
  const known = lines.find((each) => each.id === id)
  if (known === undefined) return refuse('agreements/unknown')
  if (isSettled && !isFacilitator(state, by)) return refuse('role/not-allowed')
  if (isSettled && known.objections.length === 0) return refuse('agreements/settled')
  return happens({ type: 'agreements.removed', id })
}

/** I would like to talk about this sentence, or no longer. Others see only that somebody would (rule AG-2). */
export function objectTo(
  { agreements }: RoomState,
  { id, objects }: { id: string; objects: boolean },
  seat: SeatId,
): Outcome {
  const known = agreements.lines.find((each) => each.id === id)
  if (known === undefined) return refuse('agreements/unknown')
  if (known.objections.includes(seat) === objects) return happens()
  return happens({ type: 'agreements.objected', seat, id, objects })
}

function isFacilitator(state: RoomState, seat: SeatId): boolean {
  return findSeat(state, seat)?.role === 'facilitator'
}

/** What an event does to the agreements. */
export function applyAgreements(
  agreements: AgreementsState,
  event: RoomEvent,
  before: RoomState,
): AgreementsState {
  const { lines, wishes } = agreements
  switch (event.type) {
    case 'agreements.set':
      return { ...agreements, lines: withText(lines, event) }
    case 'agreements.removed':
      return { ...agreements, lines: lines.filter((each) => each.id !== event.id) }
    case 'agreements.objected': {
      const { seat, objects } = event
      return {
        ...agreements,
        lines: lines.map((each) => (each.id === event.id ? objected(each, seat, objects) : each)),
      }
    }
    case 'agreements.settled':
      return { ...agreements, isSettled: true }
    case 'agenda.moved': {
      // Whoever goes back to the step opens it again.
      const opens = before.agenda.steps[event.to]?.mode === 'agreements'
      return opens ? { ...agreements, isSettled: false } : agreements
    }
    case 'wish.said':
      return { ...agreements, wishes: { ...wishes, [event.seat]: event.wish } }
    case 'seat.given-up':
      return without(agreements, event.seat)
    case 'room.ended':
      // What was agreed stays; who would have liked to talk about it is nobody's business any more (SAFE-11).
      return { ...agreements, wishes: {}, lines: lines.map((each) => ({ ...each, objections: [] })) }
    default:
      return agreements
  }
}

/** Consent is to the words: with other words it is asked for anew. */
function withText(
  lines: readonly Agreement[],
  { id, text }: { id: string; text: string },
): readonly Agreement[] {
  const isKnown = lines.some((each) => each.id === id)
  if (!isKnown) return [...lines, line(id, text)]
  return lines.map((each) => (each.id === id ? line(id, text) : each))
}

function objected(agreement: Agreement, seat: SeatId, objects: boolean): Agreement {
  const others = agreement.objections.filter((each) => each !== seat)
  return { ...agreement, objections: objects ? [...others, seat] : others }
}

function without(agreements: AgreementsState, seat: SeatId): AgreementsState {
  const { [seat]: _, ...wishes } = agreements.wishes
  return { ...agreements, wishes, lines: agreements.lines.map((each) => objected(each, seat, false)) }
}
