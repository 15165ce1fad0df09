import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, describe, expect, test } from 'vitest'
import { type Storage, StorageUnavailable } from '../../../server/storage/port.ts'
import { openSqliteStorage } from '../../../server/storage/sqlite/sqliteStorage.ts'
import type { SeatId } from '../../../shared/ids.ts'
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
    const rooms = Array.from({ length: 3 }, () => new BusyRoom(storage, someConversation()))
    for (const room of rooms) await room.begin()
    for (let round = 0; round < 150; round += 1) {
      await Promise.all(rooms.map((room, index) => room.comeAndGo(round * 3 + index)))
    }
    expect(holds(folder, CANARY)).toBe(true)
    for (const room of rooms) await room.forgetWords()
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

/** A room in which people write, and what they wrote is put another way or goes a while later. */
class BusyRoom {
  readonly #storage: Storage
  readonly #facts: ReturnType<typeof someConversation>
  #seq = 0
  #puts: number[] = []

  constructor(storage: Storage, facts: ReturnType<typeof someConversation>) {
    this.#storage = storage
    this.#facts = facts
  }

  begin(): Promise<void> {
    return this.#storage.createConversation(this.#facts, [])
  }

  /** A few events and updates of uneven lengths, the same in every run. */
  async comeAndGo(chance: number): Promise<void> {
    const { id } = this.#facts
    const words = (each: number) => `canary ${'x'.repeat((chance * 131 + each * 37) % 300)}`
    const seat = 'seat-of-somebody' as SeatId
    const events = Array.from({ length: 1 + (chance % 7) }, (_, each): RoomEvent => {
      const isPut = (chance + each) % 5 < 2
      const put = { type: 'writing.put', seat, id: `card-${chance}-${each}`, text: words(each) } as const
      return isPut ? { ...put, column: 'trust', at: chance } : { type: 'queue.kept', seat, at: chance }
    })
    await this.#storage.appendEvents({ room: id, expectedSeq: this.#seq, events })
    for (const [each, event] of events.entries()) {
      if (event.type === 'writing.put') this.#puts.push(this.#seq + each + 1)
    }
    this.#seq += events.length
    await Promise.all(
      events.map((_, each) => this.#storage.appendUpdate(id, new TextEncoder().encode(words(each)))),
    )
    if (chance % 17 === 0) await this.forgetWords((_, index) => (index * 7 + chance) % 3 === 0)
  }

  async forgetWords(isMeant: (seq: number, index: number) => boolean = () => true): Promise<void> {
    const meant = this.#puts.filter(isMeant)
    this.#puts = this.#puts.filter((seq) => !meant.includes(seq))
    await this.#storage.blankWords(this.#facts.id, meant)
    const { updates } = await this.#storage.readBoard(this.#facts.id)
    const through = updates.at(meant.length === 0 ? 0 : -1)?.number ?? 0
    await this.#storage.compactBoard(this.#facts.id, new Uint8Array(1 + (meant.length % 900)), through)
  }
}

function holds(folder: string, bytes: Uint8Array): boolean {
  return readdirSync(folder).some((file) => readFileSync(join(folder, file)).includes(Buffer.from(bytes)))
}
