import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Storage } from '../../server/storage/port.ts'
import type { ConversationId, SeatId } from '../../shared/ids.ts'
import type { VoiceToken } from '../../shared/outcome/state.ts'
import type { RoomEvent } from '../../shared/room/events.ts'
import { anOutcome } from './outcomes.ts'
import { someConversation } from './storageContract.ts'

const HOUR_MS = 3_600_000

/** What every storage promises about outcomes. */
export function outcomeContract(name: string, open: () => Promise<Storage>): void {
  describe(`outcomes in ${name}`, () => {
    let storage: Storage
    let room: ConversationId
    const dee = 'seat-of-dee-0001' as SeatId
    const voice = (letters: string) => `voice-${letters}` as VoiceToken

    beforeEach(async () => {
      storage = await open()
      const facts = someConversation()
      room = facts.id
      await storage.createConversation(facts, [])
    })
    afterEach(() => storage.close())

    const end = (id = room): Promise<boolean> => {
      const ended: RoomEvent = { type: 'room.ended', why: 'facilitator', at: HOUR_MS }
      return storage.appendEvents({ room: id, expectedSeq: 0, events: [ended] })
    }
    const forget = (changes = {}) =>
      storage.forget({ roomsEndedBefore: HOUR_MS + 1, createdBefore: 0, now: HOUR_MS, ...changes })

    test('OUT-1 a seat keeps the token that it was given first, until names go', async () => {
      const seat = { conversation: room, seat: dee, role: 'participant' } as const
      expect(await storage.addVoice({ ...seat, voice: voice('a') })).toBe(voice('a'))
      expect(await storage.addVoice({ ...seat, voice: voice('b') })).toBe(voice('a'))
      expect(await storage.readVoices(room)).toEqual([{ ...seat, voice: voice('a') }])
      await end()
      await forget()
      expect(await storage.readVoices(room)).toEqual([])
    })

    test('OUT-2 a voice has only so many links, and each leads to it', async () => {
      const key = (secretHash: string) => ({ secretHash, conversation: room, voice: voice('a') })
      expect(await storage.addReviewKey(key('one'), 2)).toBe(true)
      expect(await storage.addReviewKey(key('two'), 2)).toBe(true)
      expect(await storage.addReviewKey(key('three'), 2)).toBe(false)
      expect(await storage.readReviewKey('two')).toEqual(key('two'))
      expect(await storage.readReviewKey('three')).toBeUndefined()
    })

    test('OUT-3 an outcome is made once, and one writer at a time replaces it', async () => {
      const outcome = anOutcome({ conversation: room, slug: 'slug-of-the-room' })
      expect(await storage.createOutcome(outcome, 5)).toBe(true)
      expect(await storage.createOutcome({ ...outcome, slug: 'another-slug-000' }, 6)).toBe(false)
      expect(await storage.readOutcome(room)).toEqual({ seq: 1, outcome })
      const changed = { ...outcome, revision: 1 }
      expect(await storage.writeOutcome(2, changed, null)).toBe(false)
      expect(await storage.writeOutcome(1, changed, 7)).toBe(true)
      expect(await storage.writeOutcome(1, outcome, 8)).toBe(false)
      expect(await storage.readOutcomeAt('slug-of-the-room')).toEqual({ seq: 2, outcome: changed })
      expect(await storage.readOutcomeAt('another-slug-000')).toBeUndefined()
      expect(await storage.listOutcomeWakes()).toEqual([{ conversation: room, wakeAt: 7 }])
    })

    test('OUT-4 a room that ended without an outcome is known until it has one; a practice room is not', async () => {
      const practice = someConversation({ isPractice: true })
      await storage.createConversation(practice, [])
      expect(await storage.listEndedRooms()).toEqual([])
      await end()
      await end(practice.id)
      expect(await storage.listEndedRooms()).toEqual([room])
      await storage.createOutcome(anOutcome({ conversation: room }), null)
      expect(await storage.listEndedRooms()).toEqual([])
    })

    test('OUT-16 an outcome outlives its conversation, and so do the links to it; others go', async () => {
      const other = someConversation({ createdAt: 1 })
      await storage.createConversation(other, [])
      for (const conversation of [room, other.id])
        await storage.addReviewKey({ secretHash: conversation, conversation, voice: voice(conversation) }, 9)
      await storage.createOutcome(anOutcome({ conversation: room }), null)
      await forget({ createdBefore: 1e15 })
      expect(await storage.readConversation(room)).toBeUndefined()
      expect(await storage.readOutcome(room)).toBeDefined()
      expect(await storage.readReviewKey(room)).toBeDefined()
      expect(await storage.readReviewKey(other.id)).toBeUndefined()
      await storage.forgetOutcome(room)
      expect(await storage.readOutcome(room)).toBeUndefined()
      expect(await storage.readReviewKey(room)).toBeUndefined()
    })
  })
}
