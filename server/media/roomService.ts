import { RoomServiceClient, ServerError } from 'livekit-server-sdk'
import type { ConversationId, SeatId } from '../../shared/ids.ts'
import { type CallRoom, conversationOf } from './callRoom.ts'
import { ROOM_EMPTY_SECONDS, ROOM_PEOPLE } from './own/childConfig.ts'
import type { Upstream } from './upstream.ts'

/** On loopback an answer takes 2 ms; an external server may be on the other side of the world. */
const ANSWER_WITHIN_S = 5

/** `foreign`: somebody answers, but not with our keys. `refused`: nobody listens there. */
export type Proof = 'ours' | 'foreign' | 'refused' | 'silent'

/** The administrative side of a call server: what we ask of it about rooms. Each call may reject. */
export type RoomService = {
  /** Does a call server with our keys answer? A list of rooms signed by us proves both. Never rejects. */
  prove(): Promise<Proof>
  openRoom(room: CallRoom): Promise<void>
  closeRoom(room: CallRoom): Promise<void>
  removePerson(room: CallRoom, seat: SeatId): Promise<void>
  /** The circle of this conversation and its tables, as far as they are there. */
  listRoomsOf(id: ConversationId): Promise<CallRoom[]>
  listPeople(room: CallRoom): Promise<SeatId[]>
  /** People in any room, counted one by one: the count that comes with a list of rooms lags behind. */
  countPeople(): Promise<number>
  closeAllRooms(): Promise<void>
}

export function createRoomService({ url, keys }: Upstream): RoomService {
  const client = new RoomServiceClient(url, keys.apiKey, keys.apiSecret, {
    requestTimeout: ANSWER_WITHIN_S,
    // That is a feature of their cloud: it would look for other regions of our own machine.
    failover: false,
  })
  return {
    prove: () => client.listRooms().then(() => 'ours', readProof),
    async openRoom(room) {
      const times = { emptyTimeout: ROOM_EMPTY_SECONDS, departureTimeout: ROOM_EMPTY_SECONDS }
      await client.createRoom({ name: room, ...times, maxParticipants: ROOM_PEOPLE })
    },
    closeRoom: (room) => client.deleteRoom(room).catch(ignoreMissing),
    removePerson: (room, seat) => client.removeParticipant(room, seat).catch(ignoreMissing),
    async listRoomsOf(id) {
      const rooms = await client.listRooms()
      return rooms.map((room) => room.name as CallRoom).filter((room) => conversationOf(room) === id)
    },
    async listPeople(room) {
      const people = await client.listParticipants(room)
      return people.map((person) => person.identity as SeatId)
    },
    async countPeople() {
      const rooms = await client.listRooms()
      const people = await Promise.all(rooms.map((room) => client.listParticipants(room.name)))
      return people.flat().length
    },
    async closeAllRooms() {
      const rooms = await client.listRooms()
      await Promise.all(rooms.map((room) => client.deleteRoom(room.name).catch(ignoreMissing)))
    },
  }
}

function readProof(error: unknown): Proof {
  if (error instanceof ServerError) return error.status === 401 || error.status === 403 ? 'foreign' : 'silent'
  const cause = error instanceof Error ? (error.cause as NodeJS.ErrnoException | undefined) : undefined
  return cause?.code === 'ECONNREFUSED' ? 'refused' : 'silent'
}

/** What is to be gone and is gone already is no failure. */
function ignoreMissing(error: unknown): void {
  if (!(error instanceof ServerError && error.status === 404)) throw error
}
