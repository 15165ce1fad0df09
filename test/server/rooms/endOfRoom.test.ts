import { nanoid } from 'nanoid'
import { beforeEach, expect, test } from 'vitest'
import { cleanUp, ROOM_LIFE_AFTER_END_MS } from '../../../server/janitor.ts'
import type { LiveRoom } from '../../../server/rooms/liveRoom.ts'
import { RoomRegistry } from '../../../server/rooms/registry.ts'
import type { CommandId, SeatId } from '../../../shared/ids.ts'
import type { PersonCommand } from '../../../shared/room/commands.ts'
import { findSeat, type Role } from '../../../shared/room/state.ts'
import { MemoryStorage } from '../../support/memoryStorage.ts'
import { someConversation } from '../../support/storageContract.ts'
import { TestClock } from '../../support/testClock.ts'

const MINUTE_MS = 60_000

let conversation: ReturnType<typeof someConversation>
let storage: MemoryStorage
let clock: TestClock
let rooms: RoomRegistry
let room: LiveRoom
let ines: SeatId
let kofi: SeatId

beforeEach(async () => {
  storage = new MemoryStorage()
  clock = new TestClock()
  conversation = someConversation({ createdAt: clock.now() })
  await storage.createConversation(conversation, [])
  rooms = new RoomRegistry(storage, clock, {
    afterLoad: () => {},
    afterEvents: () => {},
    afterDrop: () => {},
    onDefect: (error) => {
      throw error
    },
  })
  const found = await rooms.find(conversation.id)
  if (found === undefined) throw new Error('the room is not there')
  room = found
  ines = await sit('Ines', 'facilitator')
  kofi = await sit('Kofi', 'participant')
  await sit('Dee', 'participant')
})

async function sit(name: string, role: Role): Promise<SeatId> {
  const sat = await room.sitDown({ type: 'seat.take', name, role }, (seat) => ({
    ...{ tokenHash: name, conversation: conversation.id, seat, role, expiresAt: 1e15 },
  }))
  if (!sat.ok) throw new Error(sat.code)
  await room.serve({ type: 'seat.connect', seat: sat.seat })
  return sat.seat
}

const ask = (seat: SeatId, command: PersonCommand) => room.command(seat, nanoid() as CommandId, command)
const settled = () => room.serve({ type: 'room.wake' })

async function talk(seat: SeatId, ms: number): Promise<void> {
  const startAt = clock.now()
  clock.advance(ms)
  await room.serve({ type: 'talk.count', seat, startAt, endAt: clock.now() })
}

test('T-32 with the end of a room what it came to is stored, and is all that remains', async () => {
  await ask(ines, { type: 'agenda.start' })
  await talk(kofi, MINUTE_MS)
  expect(await storage.readAggregates(conversation.id)).toBeUndefined()
  await ask(ines, { type: 'room.end' })
  await cleanUp(storage, rooms, clock.now() + ROOM_LIFE_AFTER_END_MS + 1)
  expect(await storage.readRoom(conversation.id)).toEqual({ events: [], handled: [] })
  expect(await storage.readAggregates(conversation.id)).toEqual({
    people: 2,
    gini: 1,
    evenness: 0,
    smallestRatio: 0,
    heard: [{ step: 'arrive', heard: 1 }],
    invitations: 0,
    closing: null,
  })
})

test('T-32 a room that everybody left says as much of itself', async () => {
  await ask(ines, { type: 'agenda.start' })
  await talk(kofi, MINUTE_MS)
  for (const { id } of room.state.seats) await room.serve({ type: 'seat.disconnect', seat: id })
  clock.advance(4 * 60 * MINUTE_MS)
  await settled()
  expect(await storage.readAggregates(conversation.id)).toMatchObject({ people: 2, gini: 1 })
})

test('G-17 writing on the board is noted in the room, and no more once it has ended', async () => {
  room.noteWriting(kofi)
  await settled()
  expect(findSeat(room.state, kofi)?.wroteAt).toBe(clock.now())
  await ask(ines, { type: 'room.end' })
  const { events } = await storage.readRoom(conversation.id)
  room.noteWriting(ines)
  await settled()
  expect((await storage.readRoom(conversation.id)).events).toEqual(events)
})
