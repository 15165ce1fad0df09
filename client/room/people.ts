import type { SeatId } from '../../shared/ids.ts'
import type { RoomView } from '../../shared/room/view.ts'

/** The name of whoever sits there; empty for a chair that has been given up meanwhile. */
export function nameOf({ seats }: Pick<RoomView, 'seats'>, seat: SeatId | null): string {
  return seats.find((each) => each.id === seat)?.name ?? ''
}

/** The names of the facilitators other than me, for "Write to Ines quietly". */
export function facilitatorNames({ seats, me }: Pick<RoomView, 'seats' | 'me'>): {
  readonly count: number
  readonly names: readonly string[]
} {
  const names = seats
    .filter((seat) => seat.role === 'facilitator' && seat.id !== me.seat)
    .map((seat) => seat.name)
  return { count: names.length, names }
}
