import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, describe, expect, test } from 'vitest'
import { type Storage, StorageUnavailable } from '../../../server/storage/port.ts'
import { openSqliteStorage } from '../../../server/storage/sqlite/sqliteStorage.ts'
import type { ConversationId, SeatId } from '../../../shared/ids.ts'
import type { RoomEvent } from '../../../shared/room/events.ts'
import { outcomeContract } from '../../support/outcomeContract.ts'
import { someConversation, storageContract } from '../../support/storageContract.ts'

const folders: string[] = []
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'goround-sqlite-'))
  folders.push(folder)
  return folder
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

storageContract('sqlite', () => openSqliteStorage(newFolder()))
outcomeContract('sqlite', () => openSqliteStorage(newFolder()))

describe('sqlite', () => {
  test('what was promised is there after closing and opening again', async () => {
    const folder = newFolder()
    const conversation = someConversation()
    const first = await openSqliteStorage(folder)
    await first.createConversation(conversation, [])
    await first.appendUpdate(conversation.id, new Uint8Array([7]))
    await first.close()
    const second = await openSqliteStorage(folder)
    expect(await second.readConversation(conversation.id)).toMatchObject({ question: conversation.question })
    expect((await second.readBoard(conversation.id)).updates).toHaveLength(1)
    await second.close()
  })

  test('REL-1 a commit waits for the disk, and deleted bytes are overwritten', async () => {
    const folder = newFolder()
    const storage = await openSqliteStorage(folder)
    const conversation = someConversation()
    const canary = new TextEncoder().encode('canary-of-a-card-that-was-taken-back')
    await storage.createConversation(conversation, [])
    await storage.appendUpdate(conversation.id, canary)
    expect(holds(folder, canary)).toBe(true)
    await storage.compactBoard(conversation.id, new Uint8Array([0]), 1)
    await storage.scrub()
    expect(holds(folder, canary)).toBe(false)
    await storage.close()
  })

  test('REL-1 among thousands of rows that come and go no copy of words that went is left', async () => {
    const folder = newFolder()
    const storage = await openSqliteStorage(folder)
    const rooms = Array.from({ length: 3 }, () => someConversation())
    for (const room of rooms) await storage.createConversation(room, [])
    for (let round = 0; round < 40; round += 1) {
      await Promise.all(rooms.map((room, index) => comeAndGo(storage, room.id, { round, index })))
    }
    expect(holds(folder, CANARY)).toBe(true)
    for (const { id } of rooms) await storage.compactBoard(id, new Uint8Array([0]), 1e6)
    await storage.scrub()
    expect(holds(folder, CANARY)).toBe(false)
    await storage.close()
  })

  test('a file that somebody else locks is not now, and later it is saved', async () => {
    const folder = newFolder()
    const storage = await openSqliteStorage(folder)
    const other = new DatabaseSync(join(folder, 'goround.sqlite'))
    other.exec('BEGIN IMMEDIATE')
    const conversation = someConversation()
    await expect(storage.createConversation(conversation, [])).rejects.toBeInstanceOf(StorageUnavailable)
    other.exec('COMMIT')
    other.close()
    await storage.createConversation(conversation, [])
    expect(await storage.readConversation(conversation.id)).toBeDefined()
    await storage.close()
  })

  test('a second server for the same folder is told so', { timeout: 20_000 }, async () => {
    const folder = newFolder()
    const storage = await openSqliteStorage(folder)
    await expect(openSqliteStorage(folder)).rejects.toThrow(/another Goround is using/)
    await storage.close()
    await (await openSqliteStorage(folder)).close()
  })

  test('the folder is for the account that runs the server alone', async () => {
    const folder = join(newFolder(), 'data')
    const storage = await openSqliteStorage(folder)
    expect(statSync(folder).mode & 0o077).toBe(0)
    await storage.close()
  })
})

const CANARY = new TextEncoder().encode('canary')

/** A round of a busy room: things happen, people write, and what they wrote is put another way or goes. */
async function comeAndGo(
  storage: Storage,
  room: ConversationId,
  { round, index }: { round: number; index: number },
): Promise<void> {
  // Uneven lengths, the same in every run.
  const words = (each: number) => `canary ${round} ${'x'.repeat((each * 37 + round * 11 + index * 5) % 300)}`
  const seat = 'seat-of-somebody' as SeatId
  const events = Array.from({ length: 40 }, (_, each): RoomEvent => {
    const at = round * 100 + each
    return each % 5 < 2
      ? { type: 'writing.put', seat, id: `card-${round}-${each}`, text: words(each), column: 'trust', at }
      : { type: 'queue.kept', seat, at }
  })
  await storage.appendEvents({ room, expectedSeq: round * 40, events })
  const numbers = await Promise.all(
    events.map((_, each) => storage.appendUpdate(room, new TextEncoder().encode(words(each)))),
  )
  const snapshot = new TextEncoder().encode(words(round).repeat(1 + (round % 9)))
  if (round % 3 === index) await storage.compactBoard(room, snapshot, numbers[25] ?? 0)
  await storage.blankWords(
    room,
    events.flatMap((event, each) => (event.type === 'writing.put' ? [round * 40 + each + 1] : [])),
  )
}

function holds(folder: string, bytes: Uint8Array): boolean {
  return readdirSync(folder).some((file) => readFileSync(join(folder, file)).includes(Buffer.from(bytes)))
}
