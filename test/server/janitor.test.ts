import { describe, expect, test } from 'vitest'
import { CONVERSATION_LIFE_MS, cleanUp, ROOM_LIFE_AFTER_END_MS } from '../../server/janitor.ts'
import { RoomRegistry } from '../../server/rooms/registry.ts'
import { MemoryStorage } from '../support/memoryStorage.ts'
import { someConversation } from '../support/storageContract.ts'
import { TestClock } from '../support/testClock.ts'

async function house() {
  const clock = new TestClock()
  const storage = new MemoryStorage()
  const dropped: string[] = []
  const rooms = new RoomRegistry(storage, clock, {
    afterLoad: () => {},
    afterEvents: () => {},
    afterDrop: (id) => dropped.push(id),
    onDefect: (error) => {
      throw error
    },
  })
  const conversation = someConversation({ createdAt: clock.now() })
  await storage.createConversation(conversation, [])
  const room = await rooms.find(conversation.id)
  if (room === undefined) throw new Error('the room is not there')
  const opens = (seat: never) => ({
    tokenHash: 't',
    conversation: conversation.id,
    seat,
    role: 'participant' as const,
    expiresAt: 1e15,
  })
  await room.sitDown({ type: 'seat.take', name: 'Dee', role: 'participant' }, opens as never)
  return { clock, storage, rooms, conversation, room, dropped }
}

describe('the janitor', () => {
  test('SAFE-11 names and turns are gone a quarter of an hour after the end, in memory and on disk, with no person asking', async () => {
    const { clock, storage, rooms, conversation, room, dropped } = await house()
    await room.serve({ type: 'seat.connect', seat: room.state.seats[0]?.id as never })
    clock.advance(1_000)
    await room.command(room.state.seats[0]?.id as never, 'command-number-1' as never, {
      type: 'presence.step-away',
    })
    // The last one leaves without ending it: the room ends by itself three hours later.
    await room.serve({ type: 'seat.disconnect', seat: room.state.seats[0]?.id as never })
    clock.advance(3 * 60 * 60_000)
    await room.serve({ type: 'room.wake' })
    expect(room.state.agenda.phase.kind).toBe('ended')
    await cleanUp(storage, rooms, clock.now() + ROOM_LIFE_AFTER_END_MS)
    expect(JSON.stringify(await storage.readRoom(conversation.id))).toContain('Dee')
    await cleanUp(storage, rooms, clock.now() + ROOM_LIFE_AFTER_END_MS + 1)
    expect(await storage.readRoom(conversation.id)).toEqual({ events: [], handled: [] })
    expect(await storage.readSession('t')).toBeUndefined()
    expect(dropped).toEqual([conversation.id])
    expect(storage.scrubs).toBeGreaterThan(0)
    const again = await rooms.find(conversation.id)
    expect(again?.state).toMatchObject({ seats: [], agenda: { phase: { kind: 'ended' } } })
  })

  test('SAFE-11 a conversation that goes on is left alone; one of a month ago goes whole', async () => {
    const { clock, storage, rooms, conversation } = await house()
    await cleanUp(storage, rooms, clock.now() + 60 * 60_000)
    expect((await storage.readRoom(conversation.id)).events.length).toBeGreaterThan(0)
    await cleanUp(storage, rooms, clock.now() + CONVERSATION_LIFE_MS + 1)
    expect(await storage.readConversation(conversation.id)).toBeUndefined()
  })
})
