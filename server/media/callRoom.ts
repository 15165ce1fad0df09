import { z } from 'zod'
import { type Branded, type ConversationId, conversationIdSchema, type SeatId } from '../../shared/ids.ts'
import { nameOfTable } from '../../shared/room/groups.ts'
import { hasEnded, type RoomState } from '../../shared/room/state.ts'

/** The call of one table; `<conversation>.<sitting>.<table>`. No id has a dot, so nobody can be named into one. */
export type TableRoom = Branded<'TableRoom'>
/** A room of the call: the circle of a conversation, which has its name, or one of its tables. */
export type CallRoom = ConversationId | TableRoom

/** Who belongs where in the call of one conversation. Whoever is not in it belongs nowhere. */
export type Whereabouts = ReadonlyMap<SeatId, CallRoom>

const TABLE = /^([A-Za-z0-9_-]{12,32})\.\d{1,6}\.\d{1,2}$/

export const callRoomSchema: z.ZodType<CallRoom> = z.union([
  conversationIdSchema,
  z
    .string()
    .regex(TABLE)
    .transform((name) => name as TableRoom),
])

export function isTableRoom(room: string): room is TableRoom {
  return TABLE.test(room)
}

export function conversationOf(room: CallRoom): ConversationId {
  return (TABLE.exec(room)?.[1] ?? room) as ConversationId
}

/**
 * Where everybody belongs now (rule GR-7): at their table while tables are on, else in the circle. No two sittings
 * have the same name, so that who is still in the call of an earlier one is not heard in the next. Nobody after the
 * end.
 */
export function whereEverybodyIs(state: RoomState): Whereabouts {
  if (hasEnded(state)) return new Map()
  return new Map(state.seats.map(({ id }) => [id, roomOf(state, id)]))
}

function roomOf(state: RoomState, seat: SeatId): CallRoom {
  const { id } = state.conversation
  const table = nameOfTable(state, seat)
  return table === null ? id : (`${id}.${table}` as TableRoom)
}
