import { nanoid } from 'nanoid'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Storage } from '../../server/storage/port.ts'
import type { ConversationId, SeatId } from '../../shared/ids.ts'
import type { RoomEvent } from '../../shared/room/events.ts'
import type { ConversationFacts } from '../../shared/room/state.ts'

const HOUR_MS = 3_600_000

export function someConversation(changes: Partial<ConversationFacts> = {}): ConversationFacts {
  return {
    id: nanoid(16) as ConversationId,
    question: 'What would help?',
    templateId: 'community-conversation',
    lengthMinutes: 90,
    createdAt: 1_000,
    isPractice: false,
    ...changes,
  }
}

const seat = () => nanoid(16) as SeatId
const raised = (by: SeatId, at: number): RoomEvent => ({
  type: 'queue.raised',
  seat: by,
  kind: 'point',
  to: null,
  at,
})

/** What every storage must keep, whatever it is made of. `open` answers an empty one. */
export function storageContract(name: string, open: () => Promise<Storage>): void {
  describe(`storage contract: ${name}`, () => {
    let storage: Storage
    let room: ConversationFacts

    beforeEach(async () => {
      storage = await open()
      room = someConversation()
      await storage.createConversation(room, [
        { role: 'participant', secretHash: 'hash-p' },
        { role: 'facilitator', secretHash: 'hash-f' },
      ])
    })
    afterEach(() => storage.close())

    test('a conversation and its links are found by what they are, and by nothing else', async () => {
      expect(await storage.readConversation(room.id)).toEqual({ ...room, endedAt: null })
      expect(await storage.readLink(room.id, 'hash-f')).toEqual({ role: 'facilitator', secretHash: 'hash-f' })
      expect(await storage.readLink(room.id, 'hash-x')).toBeUndefined()
      expect(await storage.readLink(someConversation().id, 'hash-f')).toBeUndefined()
      expect(await storage.readConversation(someConversation().id)).toBeUndefined()
    })

    test('events come back in order, with the answers that belong to them', async () => {
      const [one, two] = [seat(), seat()]
      const handled = { key: 'one/first', answer: { ok: true }, at: 2_000 } as const
      expect(
        await storage.appendEvents({ room: room.id, expectedSeq: 0, events: [raised(one, 2_000)], handled }),
      ).toBe(true)
      expect(
        await storage.appendEvents({
          room: room.id,
          expectedSeq: 1,
          events: [raised(two, 3_000), raised(one, 3_000)],
        }),
      ).toBe(true)
      expect(await storage.readRoom(room.id)).toEqual({
        events: [raised(one, 2_000), raised(two, 3_000), raised(one, 3_000)],
        handled: [handled],
      })
    })

    test('G-20 words can be taken out of events that stay, and out of no others', async () => {
      const put = (id: string, text: string): RoomEvent => ({
        ...{ type: 'writing.put', seat: seat(), id, text, column: 'trust', at: 2_000 },
      })
      const events = [raised(seat(), 1_000), put('card-one', 'a "word"'), put('card-two', 'stays')]
      await storage.appendEvents({ room: room.id, expectedSeq: 0, events })
      await storage.blankWords(room.id, [1, 2, 99])
      const blanked = [events[0], { ...events[1], text: '' }, events[2]]
      expect((await storage.readRoom(room.id)).events).toEqual(blanked)
      expect(
        await storage.appendEvents({ room: room.id, expectedSeq: 3, events: [put('card-two', '')] }),
      ).toBe(true)
    })

    test('open rooms are those in which something happened and that have not ended', async () => {
      expect(await storage.listOpenRooms()).toEqual([])
      await storage.appendEvents({ room: room.id, expectedSeq: 0, events: [raised(seat(), 2_000)] })
      expect(await storage.listOpenRooms()).toEqual([room.id])
      const ended: RoomEvent = { type: 'room.ended', why: 'deserted', at: 3_000 }
      await storage.appendEvents({ room: room.id, expectedSeq: 1, events: [ended] })
      expect(await storage.listOpenRooms()).toEqual([])
    })

    test('X-3 of two writers that expect the same number one wins and the other changes nothing', async () => {
      const append = (by: SeatId) =>
        storage.appendEvents({
          room: room.id,
          expectedSeq: 0,
          events: [raised(by, 2_000)],
          opens: { tokenHash: by, conversation: room.id, seat: by, role: 'participant', expiresAt: 9 },
        })
      const writers = [seat(), seat(), seat()]
      const results = await Promise.all(writers.map(append))
      expect(results.filter(Boolean)).toHaveLength(1)
      expect((await storage.readRoom(room.id)).events).toHaveLength(1)
      const sessions = await Promise.all(writers.map((writer) => storage.readSession(writer)))
      expect(sessions.filter(Boolean)).toHaveLength(1)
    })

    test('a write that fails takes no other write with it', async () => {
      const orphan = storage.appendUpdate(someConversation().id, new Uint8Array([1]))
      const mine = storage.appendUpdate(room.id, new Uint8Array([2]))
      await expect(orphan).rejects.toThrow()
      await expect(mine).resolves.toBe(1)
      expect((await storage.readBoard(room.id)).updates).toHaveLength(1)
    })

    test('a session opens with the events that sat its person down, and closes', async () => {
      const who = seat()
      const opens = {
        tokenHash: 'token-hash',
        conversation: room.id,
        seat: who,
        role: 'participant',
        expiresAt: 5_000,
      } as const
      const taken: RoomEvent = {
        type: 'seat.taken',
        seat: who,
        chair: 1,
        name: 'Dee',
        role: 'participant',
        isPretend: false,
        at: 2_000,
      }
      await storage.appendEvents({ room: room.id, expectedSeq: 0, events: [taken], opens })
      expect(await storage.readSession('token-hash')).toEqual(opens)
      await storage.closeSession('token-hash')
      expect(await storage.readSession('token-hash')).toBeUndefined()
    })

    test('another session for a seat that is taken opens it as well', async () => {
      const session = { conversation: room.id, seat: seat(), role: 'participant', expiresAt: 5_000 } as const
      for (const tokenHash of ['first-hash', 'another-hash'])
        await storage.openSession({ ...session, tokenHash })
      for (const tokenHash of ['first-hash', 'another-hash'])
        expect(await storage.readSession(tokenHash)).toEqual({ ...session, tokenHash })
    })

    test('a board client id belongs to one seat of one board', async () => {
      const [one, two] = [seat(), seat()]
      expect(
        await storage.addBoardClient({ conversation: room.id, clientId: 4_294_967_295, seat: one }),
      ).toBe(true)
      expect(
        await storage.addBoardClient({ conversation: room.id, clientId: 4_294_967_295, seat: two }),
      ).toBe(false)
      expect(await storage.readBoardClients(room.id)).toEqual([
        { conversation: room.id, clientId: 4_294_967_295, seat: one },
      ])
    })

    test('a board is its snapshot and the updates after it; numbers go on after compaction', async () => {
      expect(await storage.readBoard(room.id)).toEqual({ snapshot: undefined, updates: [] })
      const numbers = await Promise.all(
        [1, 2, 3].map((byte) => storage.appendUpdate(room.id, new Uint8Array([byte]))),
      )
      expect(numbers).toEqual([1, 2, 3])
      await storage.compactBoard(room.id, new Uint8Array([12]), 2)
      const board = await storage.readBoard(room.id)
      expect([...(board.snapshot ?? [])]).toEqual([12])
      expect(board.updates.map(({ number, update }) => [number, [...update]])).toEqual([[3, [3]]])
      await storage.compactBoard(room.id, new Uint8Array([123]), 3)
      expect(await storage.appendUpdate(room.id, new Uint8Array([4]))).toBe(4)
    })

    test('G-14 a board that was not cut is known until it is', async () => {
      expect(await storage.listUncutBoards()).toEqual([])
      await storage.appendUpdate(room.id, new Uint8Array([1]))
      await storage.appendUpdate(room.id, new Uint8Array([2]))
      expect(await storage.listUncutBoards()).toEqual([room.id])
      await storage.compactBoard(room.id, new Uint8Array([12]), 2)
      expect(await storage.listUncutBoards()).toEqual([])
    })

    test('SAFE-11 names and turns of an ended room go when their time has come; its board stays', async () => {
      const who = seat()
      const taken: RoomEvent = {
        type: 'seat.taken',
        seat: who,
        chair: 1,
        name: 'Dee',
        role: 'participant',
        isPretend: false,
        at: 2_000,
      }
      const ended: RoomEvent = { type: 'room.ended', why: 'facilitator', at: HOUR_MS }
      await storage.appendEvents({
        room: room.id,
        expectedSeq: 0,
        events: [taken, ended],
        handled: { key: 'k', answer: { ok: true }, at: HOUR_MS },
        opens: {
          tokenHash: 't',
          conversation: room.id,
          seat: who,
          role: 'participant',
          expiresAt: 99 * HOUR_MS,
        },
      })
      await storage.appendUpdate(room.id, new Uint8Array([1]))
      const before = { roomsEndedBefore: HOUR_MS, createdBefore: 0, now: HOUR_MS }
      await storage.forget(before)
      expect((await storage.readRoom(room.id)).events).toHaveLength(2)
      expect(await storage.forget({ ...before, roomsEndedBefore: HOUR_MS + 1 })).toBeGreaterThan(0)
      expect(await storage.readRoom(room.id)).toEqual({ events: [], handled: [] })
      expect(await storage.readSession('t')).toBeUndefined()
      expect((await storage.readBoard(room.id)).updates).toHaveLength(1)
      expect((await storage.readConversation(room.id))?.endedAt).toBe(HOUR_MS)
    })

    test('T-32 what a conversation came to is stored with its end, and outlives its events', async () => {
      expect(await storage.readAggregates(room.id)).toBeUndefined()
      const aggregates = {
        people: 7,
        gini: 0.21,
        evenness: 0.9,
        smallestRatio: null,
        heard: [{ step: 'aspire', heard: 6 }],
        invitations: 2,
        closing: null,
      }
      const ended: RoomEvent = { type: 'room.ended', why: 'facilitator', at: HOUR_MS }
      const append = { room: room.id, events: [ended], aggregates }
      expect(await storage.appendEvents({ ...append, expectedSeq: 9 })).toBe(false)
      expect(await storage.readAggregates(room.id)).toBeUndefined()
      expect(await storage.appendEvents({ ...append, expectedSeq: 0 })).toBe(true)
      await storage.forget({ roomsEndedBefore: HOUR_MS + 1, createdBefore: 0, now: HOUR_MS })
      expect((await storage.readRoom(room.id)).events).toEqual([])
      expect(await storage.readAggregates(room.id)).toEqual(aggregates)
      await storage.forget({ roomsEndedBefore: 0, createdBefore: room.createdAt + 1, now: 0 })
      expect(await storage.readAggregates(room.id)).toBeUndefined()
    })

    test.each([
      ['goes with a room that was for practice', true],
      ['stays where people met', false],
    ])('P-4 a board %s', async (_, isPractice) => {
      const other = someConversation({ isPractice })
      await storage.createConversation(other, [])
      expect((await storage.readConversation(other.id))?.isPractice).toBe(isPractice)
      const ended: RoomEvent = { type: 'room.ended', why: 'facilitator', at: HOUR_MS }
      await storage.appendEvents({ room: other.id, expectedSeq: 0, events: [ended] })
      await storage.appendUpdate(other.id, new Uint8Array([1]))
      await storage.forget({ roomsEndedBefore: HOUR_MS, createdBefore: 0, now: HOUR_MS })
      expect((await storage.readBoard(other.id)).updates).toHaveLength(1)
      await storage.forget({ roomsEndedBefore: HOUR_MS + 1, createdBefore: 0, now: HOUR_MS })
      expect((await storage.readBoard(other.id)).updates).toHaveLength(isPractice ? 0 : 1)
      expect((await storage.readConversation(other.id)) === undefined).toBe(isPractice)
    })

    test('SAFE-11 an old conversation goes whole, with its board', async () => {
      await storage.appendUpdate(room.id, new Uint8Array([1]))
      await storage.forget({ roomsEndedBefore: 0, createdBefore: room.createdAt + 1, now: 0 })
      expect(await storage.readConversation(room.id)).toBeUndefined()
      expect(await storage.readBoard(room.id)).toEqual({ snapshot: undefined, updates: [] })
      expect(await storage.readLink(room.id, 'hash-f')).toBeUndefined()
    })
  })
}
