import type { ConversationId } from '../../shared/ids.ts'
import { type CallRoom, conversationOf, isTableRoom } from './callRoom.ts'
import { createRoomService, type RoomService } from './roomService.ts'
import type { Upstream } from './upstream.ts'

/** What stands behind the call: a server of our own, one somewhere else, or none. */
export type Backend = {
  /** The call server of this moment; null while there is none that has all its rooms. */
  readonly upstream: () => Upstream | null
  stop(wish: StopWish): Promise<StopResult>
}

/** What is to happen to a call in which people are: `keep` leaves it running for the next start to take over. */
export type StopWish = { readonly inUse: 'keep' | 'end' }
export type StopResult = 'ended' | 'kept'

/** The rooms of the call that people can be in now: circles and tables. */
export type LiveRooms = () => Promise<readonly CallRoom[]>

/**
 * Makes the rooms of all conversations again, and no others. A call server that was started anew has forgotten them, and one
 * that does not know a room sends people away; so this comes before anybody hears that the call is on.
 */
export async function reopenRooms(upstream: Upstream, liveRooms: LiveRooms): Promise<void> {
  const rooms = createRoomService(upstream)
  const live = new Set(await liveRooms())
  for (const room of live) await rooms.openRoom(room)
  for (const id of new Set([...live].map(conversationOf))) await closeOldTables(rooms, id, live)
}

/** A call server that went on without us may still have people at tables that are over. */
async function closeOldTables(
  rooms: RoomService,
  id: ConversationId,
  live: ReadonlySet<CallRoom>,
): Promise<void> {
  for (const room of await rooms.listRoomsOf(id))
    if (isTableRoom(room) && !live.has(room)) await rooms.closeRoom(room)
}
