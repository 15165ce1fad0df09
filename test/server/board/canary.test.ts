import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Storage } from '../../../server/storage/port.ts'
import { openSqliteStorage } from '../../../server/storage/sqlite/sqliteStorage.ts'
import { readCard, takeCardDown } from '../../../shared/board/document.ts'
import { UNDO_MS } from '../../../shared/board/limits.ts'
import type { CardId, SeatId } from '../../../shared/ids.ts'
import { nameOfTable } from '../../../shared/room/groups.ts'
import { BoardRoom } from '../../support/boardRoom.ts'
import type { SocketPage } from '../../support/boardServer.ts'
import { TestClock } from '../../support/testClock.ts'

let folder: string
let storage: Storage
let one: BoardRoom
let ines: SeatId
let tui: SeatId
let kofi: SeatId
let dee: SeatId

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'goround-canary-'))
  storage = await openSqliteStorage(folder)
  one = await BoardRoom.start(storage, new TestClock())
  ines = await one.sit('Ines', 'facilitator')
  tui = await one.sit('Tui', 'note-taker')
  kofi = await one.sit('Kofi')
  dee = await one.sit('Dee')
  await one.ask(ines, { type: 'agenda.start' })
})
afterEach(async () => {
  expect(one.defects).toEqual([])
  await one.stop()
  await storage.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The canaries that are anywhere in the data folder: the file, its write-ahead log, and what lies beside them. */
function found(): string[] {
  const bytes = readdirSync(folder).map((file) => readFileSync(join(folder, file)).toString('latin1'))
  return [...new Set(bytes.flatMap((text) => text.match(/canary-[a-z-]+/g) ?? []))].sort()
}

/** Time passes, and whatever was asked of the disk in it is done. */
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 500) {
    one.clock.advance(Math.min(500, left))
    await storage.readConversation(one.id)
    await new Promise((resolve) => setImmediate(resolve))
  }
  await storage.readConversation(one.id)
}

async function writes(page: SocketPage, words: string): Promise<CardId> {
  const card = page.write(words)
  await page.save()
  await vi.waitFor(() => expect(one.facts(card)).toBeDefined())
  return card
}

async function rewords(page: SocketPage, card: CardId, words: string): Promise<void> {
  const text = page.textOf(card)
  text.delete(0, text.length)
  text.insert(0, words)
  await page.save()
}

async function takesDown(page: SocketPage, card: CardId): Promise<void> {
  await page.until(() => readCard(page.doc, card) !== undefined)
  takeCardDown(page.doc, card)
  await page.save()
}

const quietCard = async (seat: SeatId, name: string, text: string, table?: string) => {
  const id = `quiet-card-${name}` as CardId
  const put = { type: 'writing.put', id, text, column: 'trust', ...(table && { table }) } as const
  expect(await one.ask(seat, put)).toEqual({ ok: true })
  return id
}

test('G-14 a card, one that was typed and edited, and one that was shown back and put another way leave no word behind', async () => {
  const [mine, notes] = [await one.page(kofi), await one.page(tui)]
  const plain = await writes(mine, 'canary-plain')
  const edited = await writes(mine, 'canary-first-words')
  await rewords(mine, edited, 'canary-second-words')
  const shown = await writes(notes, 'canary-as-noted')
  await one.ask(tui, { type: 'card.show-back', card: shown, to: kofi })
  await mine.until(() => readCard(mine.doc, shown) !== undefined)
  await rewords(mine, shown, 'canary-as-said')
  await one.ask(kofi, { type: 'card.answer', card: shown, answer: 'tweak' })
  await writes(mine, 'canary-that-stays')
  expect(found()).toEqual([
    'canary-as-noted',
    'canary-as-said',
    'canary-first-words',
    'canary-plain',
    'canary-second-words',
    'canary-that-stays',
  ])
  for (const card of [plain, edited, shown]) await takesDown(mine, card)
  await pass(UNDO_MS + 1_000)
  await Promise.all([mine, notes].map((page) => page.until(() => readCard(page.doc, shown) === undefined)))
  await pass(49_000)
  expect(found()).toEqual(['canary-that-stays'])
})

test('G-14 G-20 a quiet card, a table’s, and one that was taken back unseen leave no word behind, nor those they had before', async () => {
  await one.ask(ines, { type: 'agenda.add', mode: 'pairs', minutes: 5 })
  await one.goOn(ines)
  await one.ask(ines, { type: 'groups.start' })
  const table = nameOfTable(one.room.state, kofi) ?? undefined
  const atTable = await quietCard(kofi, 'table', 'canary-of-a-table', table)
  await one.ask(ines, { type: 'groups.end' })
  await one.writeQuietly(ines)
  const quiet = await quietCard(kofi, 'quiet', 'canary-quiet-first')
  await quietCard(kofi, 'quiet', 'canary-quiet-second')
  const kept = await quietCard(dee, 'kept', 'canary-that-stays')
  const unseen = await quietCard(dee, 'unseen', 'canary-never-seen')
  await one.ask(dee, { type: 'writing.take-down', id: unseen })
  await one.goOn(ines)
  const page = await one.page(kofi)
  await page.until(() => [atTable, quiet, kept].every((card) => readCard(page.doc, card) !== undefined))
  // Before anybody takes anything down: one place for each, and none for what was taken back or written over.
  await pass(60_000)
  expect(JSON.stringify((await storage.readRoom(one.id)).events)).not.toContain('canary')
  expect(found()).toEqual(['canary-of-a-table', 'canary-quiet-second', 'canary-that-stays'])
  for (const card of [atTable, quiet]) await takesDown(page, card)
  await pass(UNDO_MS + 50_000)
  expect(found()).toEqual(['canary-that-stays'])
})

test('G-20 killed before the words of a quiet card were taken out of the room: they go when it is back', async () => {
  await one.writeQuietly(ines)
  await quietCard(kofi, 'quiet', 'canary-quiet-first')
  const quiet = await quietCard(kofi, 'quiet', 'canary-quiet-second')
  await one.goOn(ines)
  const page = await one.page(kofi)
  await takesDown(page, quiet)
  const state = one.room.state
  await one.restart()
  await pass(60_000)
  expect(found()).toEqual([])
  expect((await storage.readRoom(one.id)).events.map(({ type }) => type)).toContain('writing.handed-over')
  const { writing } = one.room.state
  expect(writing.turned.map(({ id, seat, column }) => ({ id, seat, column }))).toEqual(
    state.writing.turned.map(({ id, seat, column }) => ({ id, seat, column })),
  )
})

test('G-20 X-1 the room that blanked events make is the room as it is', async () => {
  await one.writeQuietly(ines)
  for (const words of ['one', 'two', 'three']) await quietCard(kofi, 'quiet', words)
  await quietCard(dee, 'unseen', 'four')
  await one.ask(dee, { type: 'writing.take-down', id: 'quiet-card-unseen' })
  await one.goOn(ines)
  await vi.waitFor(async () =>
    expect((await storage.readRoom(one.id)).events.at(-1)?.type).toBe('writing.handed-over'),
  )
  await pass(30_000)
  const stored = (await storage.readRoom(one.id)).events
  expect(stored.filter((event) => event.type === 'writing.put').every((event) => event.text === '')).toBe(
    true,
  )
  const live = one.room.state
  const { writing, cards } = await readBack()
  expect({ writing, cards }).toEqual({ writing: live.writing, cards: live.cards })
})

/** What another server would make of the stored events, before it notices that nobody is connected. */
async function readBack() {
  const { replay, newRoom } = await import('../../../shared/room/apply.ts')
  const conversation = await storage.readConversation(one.id)
  if (conversation === undefined) throw new Error('the conversation is gone')
  return replay(newRoom(conversation), (await storage.readRoom(one.id)).events)
}
