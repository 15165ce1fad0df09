import type { GroupsView } from '../../../shared/room/view/modes.ts'
import type { RoomView, SeatView } from '../../../shared/room/view.ts'

/**
 * Who sits round which rug: my table, or the circle for whoever stayed in it; the other tables; and who is in the
 * circle meanwhile. Always in the order of the chairs, so that a table looks the same to everybody at it.
 */
export function seatsAtTables({ seats }: Pick<RoomView, 'seats'>, { tables, mine }: GroupsView) {
  const at = (table: readonly string[]) => seats.filter((seat) => table.includes(seat.id))
  const between = seats.filter((seat) => !tables.some((table) => table.includes(seat.id)))
  const others: SeatView[][] = tables
    .filter((table, index) => index !== mine && table.length > 0)
    .map(at)
    .filter((table) => table.length > 0)
  return { mine: mine === null ? between : at(tables[mine] ?? []), others, between }
}
