import type { SeatId } from '../../shared/ids.ts'
import type { Place } from '../../shared/room/order.ts'
import type { OverrideView, RoundView } from '../../shared/room/view/turns.ts'
import type { RoomView } from '../../shared/room/view.ts'

/** Why my hand is where it is (method.md 4.3): one reason, the one that explains most. */
export type PlaceReason =
  | { readonly kind: 'new-voices'; readonly count: number }
  | { readonly kind: 'waited'; readonly count: number }
  | null

export function reasonFor({
  newVoicesAhead,
  overtaken,
}: Pick<Place, 'newVoicesAhead' | 'overtaken'>): PlaceReason {
  // Passed twice: from here on nobody else may pass, and that is what there is to say.
  if (overtaken >= 2) return { kind: 'waited', count: overtaken }
  if (newVoicesAhead > 0) return { kind: 'new-voices', count: newVoicesAhead }
  return overtaken > 0 ? { kind: 'waited', count: overtaken } : null
}

/** The shared line, and what needs no turn to be over, are said this long. */
export const SAID_MS = 60_000

/** What the line under the queue begins with, and what follows. There is one line, so that no chair moves. */
export type QueueLine = {
  readonly lead:
    | { readonly kind: 'paused' }
    | { readonly kind: 'override'; readonly override: OverrideView }
    | { readonly kind: 'shared'; readonly line: 'most-heard' | 'wish' }
    | { readonly kind: 'keeper'; readonly keeper: SeatId }
    | null
  readonly tail: 'place' | 'place-alone' | 'round' | 'rule' | null
}

/** `now` on the server's clock. */
export function readQueueLine(view: RoomView, now: number): QueueLine {
  const { quiet, queue, nudges, round, keeping, me } = view
  if (quiet.pause !== null) return { lead: { kind: 'paused' }, tail: null }
  if (queue.override !== null && isStillSaid(queue.override, now)) {
    const tail = me.place === null ? null : 'place-alone'
    return { lead: { kind: 'override', override: queue.override }, tail }
  }
  if (nudges.line !== null && now < nudges.line.at + SAID_MS)
    return { lead: { kind: 'shared', line: nudges.line.kind }, tail: null }
  if (round !== null) return { lead: null, tail: 'round' }
  const tail = me.place === null ? 'rule' : 'place'
  return { lead: keeping.keeper === null ? null : { kind: 'keeper', keeper: keeping.keeper }, tail }
}

/** When that line may be another by itself, on the server's clock. */
export function queueLineMoments({ queue, nudges }: RoomView): readonly number[] {
  return [queue.override, nudges.line].flatMap((said) => (said === null ? [] : [said.at + SAID_MS]))
}

/** A move is told until the person has spoken, and the room takes it away then. The rest is over at once. */
function isStillSaid({ kind, at }: OverrideView, now: number): boolean {
  return kind === 'moved' || now < at + SAID_MS
}

/** Who is still to come in a round, in order; those it comes back to at the end. */
export function roundChips(
  round: RoundView,
): readonly { readonly seat: SeatId; readonly isLater: boolean }[] {
  const now = round.now === null ? [] : [round.now]
  return [
    ...[...now, ...round.coming].map((seat) => ({ seat, isLater: false })),
    ...round.later.map((seat) => ({ seat, isLater: true })),
  ]
}

/** More names than this are a count: the line is short. */
const FEW_NAMES = 3

/** Who has spoken in a round; null where there is nothing to say. */
export function roundSpoken(
  { round, seats, me }: Pick<RoomView, 'round' | 'seats' | 'me'>,
  you: string,
): { readonly names: readonly string[] } | { readonly count: number } | null {
  const spoken = round?.spoken ?? []
  if (spoken.length > FEW_NAMES) return { count: spoken.length }
  const names = seats
    .filter((seat) => spoken.includes(seat.id) && seat.id !== me.seat)
    .map((seat) => seat.name)
  if (names.length === 0) return null
  return { names: spoken.includes(me.seat) ? [...names, you] : names }
}
