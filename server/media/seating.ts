import type { ConversationId } from '../../shared/ids.ts'
import type { Whereabouts } from './callRoom.ts'
import type { RoomService } from './roomService.ts'

/**
 * Makes the call of a conversation what it should be (rule GR-7): a room for every table before anybody comes, none
 * that is over, and nobody in a room that is not theirs. Browsers move by themselves; this is for those that do not.
 */
export async function seatEverybody(
  rooms: RoomService,
  conversation: ConversationId,
  whereabouts: Whereabouts,
): Promise<void> {
  const wanted = new Set([conversation, ...whereabouts.values()])
  for (const room of wanted) await rooms.openRoom(room)
  for (const room of await rooms.listRoomsOf(conversation)) {
    if (!wanted.has(room)) {
      await rooms.closeRoom(room)
      continue
    }
    const people = await rooms.listPeople(room)
    const strangers = people.filter((seat) => whereabouts.get(seat) !== room)
    await Promise.all(strangers.map((seat) => rooms.removePerson(room, seat)))
  }
}
