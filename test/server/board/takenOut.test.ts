import { afterEach, beforeEach, expect, test } from 'vitest'
import { StorageUnavailable } from '../../../server/storage/port.ts'
import { readCard, takeCardDown } from '../../../shared/board/document.ts'
import type { CardId, ConversationId } from '../../../shared/ids.ts'
import { ANA, KOFI, newCardId } from '../../support/boardKit.ts'
import { BoardServer } from '../../support/boardServer.ts'
import { MemoryStorage } from '../../support/memoryStorage.ts'
import { TestClock } from '../../support/testClock.ts'

let storage: MemoryStorage
let clock: TestClock
let server: BoardServer
let conversation: ConversationId
const before: BoardServer[] = []

beforeEach(async () => {
  storage = new MemoryStorage()
  clock = new TestClock()
  server = await BoardServer.start({ storage, clock })
  conversation = await server.newConversation()
})
afterEach(async () => {
  const all = [server, ...before.splice(0)]
  expect(all.flatMap(({ defects }) => defects)).toEqual([])
  await Promise.all(all.map((one) => one.stop()))
})

async function restart(how: 'stop' | 'crash'): Promise<void> {
  if (how === 'stop') await server.boards.stop()
  await server.crash()
  before.push(server)
  server = await BoardServer.start({ storage, clock })
}

async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 500) {
    clock.advance(Math.min(500, left))
    await new Promise((resolve) => setImmediate(resolve))
  }
}

async function storedBytes(): Promise<string> {
  const { snapshot, updates } = await storage.readBoard(conversation)
  return Buffer.concat([snapshot ?? new Uint8Array(), ...updates.map(({ update }) => update)]).toString(
    'latin1',
  )
}

const read = () => server.boards.read(conversation)

test('G-11 what is read of a board is what is on disk, everything taken before included', async () => {
  const page = await server.join(conversation, ANA)
  const [one, two] = [page.write('one', 'trust', 'a1'), page.write('two', 'actions', 'a2')]
  takeCardDown(page.doc, two)
  const release = storage.holdWrites()
  const saved = page.save()
  await page.echo()
  let isRead = false
  const words = read().finally(() => {
    isRead = true
  })
  await page.echo()
  expect(isRead).toBe(false)
  release()
  await saved
  expect(await words).toEqual([
    { id: one, text: 'one', column: 'trust', order: 'a1', isDown: false },
    { id: two, text: 'two', column: 'actions', order: 'a2', isDown: true },
  ])
})

test('G-11 a board that nobody is at is read too, and one that there never was is empty', async () => {
  const page = await server.join(conversation, ANA)
  const card = page.write('one')
  await page.save()
  await restart('stop')
  expect(await read()).toMatchObject([{ id: card, text: 'one' }])
  expect(await server.boards.read('conversation-nobody-had' as ConversationId)).toEqual([])
  const { readBoard } = storage
  await restart('stop')
  storage.readBoard = () => Promise.reject(new StorageUnavailable('the disk is full'))
  await expect(read()).rejects.toBeInstanceOf(StorageUnavailable)
  storage.readBoard = readBoard
  expect(await read()).toHaveLength(1)
})

test('G-14 B-2 a card that is withdrawn is off every page at once, and off the disk within a minute', async () => {
  const [ana, kofi] = [await server.join(conversation, ANA), await server.join(conversation, KOFI)]
  const card = ana.write('canary of a card')
  ana.textOf(card).insert(0, 'old-words ')
  ana.textOf(card).delete(0, 10)
  const kept = kofi.write('stays')
  await Promise.all([ana.save(), kofi.save()])
  expect(await storedBytes()).toMatch(/canary|old-words/)
  await server.boards.takeOut(conversation, card)
  await Promise.all([ana, kofi].map((page) => page.until(() => readCard(page.doc, card) === undefined)))
  expect(await read()).toMatchObject([{ id: kept }])
  await pass(20_000)
  expect(await storedBytes()).not.toMatch(/canary|old-words/)
  expect(storage.scrubs).toBeGreaterThan(0)
  // Again, or one that never was: no harm.
  await server.boards.takeOut(conversation, card)
  await server.boards.takeOut(conversation, newCardId())
  expect(await read()).toHaveLength(1)
})

test('G-14 a card is withdrawn also when nobody is at the board, and also when the server dies at once', async () => {
  const page = await server.join(conversation, ANA)
  const card = page.write('canary')
  await page.save()
  await restart('stop')
  await server.boards.takeOut(conversation, card)
  await restart('crash')
  server.boards.tidyUp(await storage.listUncutBoards())
  await pass(20_000)
  expect(await storedBytes()).not.toContain('canary')
  expect(await read()).toEqual([])
})

async function takenDown(): Promise<CardId> {
  const page = await server.join(conversation, ANA)
  const card = page.write('canary')
  await page.save()
  // Cut by something else, so that nothing but the card itself says that it is still to go.
  await server.boards.takeOut(conversation, newCardId())
  page.write('gone at once')
  await page.save()
  takeCardDown(page.doc, card)
  await page.save()
  return card
}

test('G-14 what was taken down when the server stopped in order goes when it is back, whoever comes', async () => {
  await takenDown()
  await restart('stop')
  expect(await storage.listUncutBoards()).toEqual([conversation])
  server.boards.tidyUp(await storage.listUncutBoards())
  await pass(60_000)
  expect(await storedBytes()).not.toContain('canary')
})

test('G-14 what was taken down when the log had just been cut is found at the next start as well', async () => {
  await takenDown()
  const { snapshot, updates } = await storage.readBoard(conversation)
  expect(updates.length).toBeGreaterThan(0)
  await restart('stop')
  server.boards.tidyUp(await storage.listUncutBoards())
  // Stopped once more before the ten seconds are over, with a log that was cut in between.
  await pass(6_000)
  await restart('stop')
  expect(await storage.listUncutBoards()).toEqual([conversation])
  server.boards.tidyUp(await storage.listUncutBoards())
  await pass(60_000)
  expect(await storedBytes()).not.toContain('canary')
  expect(snapshot).not.toEqual((await storage.readBoard(conversation)).snapshot)
})

test('G-14 when the room ends, what was taken down goes at once: nobody could put it back', async () => {
  await takenDown()
  server.boards.end(conversation)
  await pass(1_000)
  expect(await storedBytes()).not.toContain('canary')
  expect(await storage.listUncutBoards()).toEqual([])
  expect(storage.scrubs).toBeGreaterThan(0)
  expect(await read()).toMatchObject([{ text: 'gone at once' }])
})

test('G-14 words taken out of a card that stays leave the disk within a minute', async () => {
  const page = await server.join(conversation, ANA)
  const card = page.write('canary')
  await page.save()
  page.textOf(card).insert(6, ' and what I meant')
  await page.save()
  page.textOf(card).delete(0, 11)
  await page.save()
  expect(await storedBytes()).toContain('canary')
  const { scrubs } = storage
  await pass(50_000)
  expect(await storedBytes()).not.toContain('canary')
  expect(await storedBytes()).toContain('what I meant')
  expect(storage.scrubs).toBe(scrubs + 1)
})
