import type { RoomView } from '../../../shared/room/view.ts'

/** The other facilitators and note-takers, who read what is said between them. */
export function confidants({ seats, me }: Pick<RoomView, 'seats' | 'me'>): readonly string[] {
  return seats.filter((seat) => seat.role !== 'participant' && seat.id !== me.seat).map((seat) => seat.name)
}
