import { newRoom, replay } from '../../shared/room/apply.ts'
import type { RoomEvent } from '../../shared/room/events.ts'
import { hasEnded, type RoomState } from '../../shared/room/state.ts'
import type { StoredConversation } from '../storage/port.ts'

/** The room that these events made. One whose events were forgotten after the end is an ended room without people. */
export function storedState(conversation: StoredConversation, events: readonly RoomEvent[]): RoomState {
  const state = replay(newRoom(conversation), events)
  if (conversation.endedAt === null || hasEnded(state)) return state
  return replay(state, [{ type: 'room.ended', why: 'deserted', at: conversation.endedAt }])
}
