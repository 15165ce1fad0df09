import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { MAX_LOG_ROWS } from '../../../server/board/limits.ts'
import { createBoardDocument, putCardBack, readCard, takeCardDown } from '../../../shared/board/document.ts'
import { UNDO_MS } from '../../../shared/board/limits.ts'
import { PRESENCE_INTERVAL_MS, PRESENCE_TTL_MS } from '../../../shared/board/presence.ts'
import { CLOSE, writePresence } from '../../../shared/board/wire.ts'
import type { CardId, ConversationId, SeatId } from '../../../shared/ids.ts'
import { ANA, HonestPage, KOFI, newCardId, readBoard } from '../../support/boardKit.ts'
import { BoardServer, type SocketPage } from '../../support/boardServer.ts'
import { MemoryStorage } from '../../support/memoryStorage.ts'
import { TestClock } from '../../support/testClock.ts'

const DEE = 'seat-of-dee-1' as SeatId

let storage: MemoryStorage
let clock: TestClock
let server: BoardServer
let conversation: ConversationId
const extra: BoardServer[] = []

beforeEach(async () => {
  storage = new MemoryStorage()
  clock = new TestClock()
  server = await BoardServer.start({ storage, clock })
  conversation = await server.newConversation()
})
afterEach(async () => {
  await Promise.all([server, ...extra.splice(0)].map((one) => one.stop()))
})

const join = (seat: SeatId) => server.join(conversation, seat)

/** A server that comes up on the same storage, as after a crash: nothing of the old one is asked. */
async function restart(): Promise<void> {
  extra.push(server)
  server = await BoardServer.start({ storage, clock })
}

/** Lets time pass in steps, with turns of the event loop between them in which pages can answer. */
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 500) {
    clock.advance(Math.min(500, left))
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** Lets time pass, a tenth of a second each turn of the event loop, until something has happened. */
async function inTime(happens: Promise<unknown>): Promise<void> {
  let isOver = false
  void happens.finally(() => {
    isOver = true
  })
  while (!isOver) {
    clock.advance(100)
    await new Promise((resolve) => setImmediate(resolve))
  }
}

const textOn = (page: HonestPage, card: CardId) => readCard(page.doc, card)?.text.toString()

describe('saving', () => {
  test('G-11 an update is on disk before anybody else sees it and before it is acknowledged', async () => {
    const [ana, kofi] = [await join(ANA), await join(KOFI)]
    const client = await server.boards.issueClient(conversation, DEE)
    const release = storage.holdWrites()
    const card = ana.write('not yet')
    const saved = ana.save()
    await ana.echo()
    await kofi.echo()
    const late = await server.join(conversation, DEE, client)
    expect([textOn(kofi, card), textOn(late, card), ana.committed]).toEqual([undefined, undefined, 1])
    expect((await storage.readBoard(conversation)).updates).toEqual([])
    release()
    await saved
    expect(ana.committed).toBe(2)
    await Promise.all([kofi, late].map((page) => page.until(() => textOn(page, card) === 'not yet')))
    expect((await storage.readBoard(conversation)).updates).toHaveLength(1)
  })

  test('G-11 what several pages write at once is told to each in the order in which it is on disk', async () => {
    const [ana, kofi, dee] = [await join(ANA), await join(KOFI), await join(DEE)]
    const card = ana.write('')
    await ana.save()
    await kofi.until(() => textOn(kofi, card) !== undefined)
    const heard: string[] = []
    dee.doc.on('update', (update) => heard.push(String(update)))
    for (const page of [ana, kofi]) for (const letter of 'abcdefgh') page.textOf(card).insert(0, letter)
    await Promise.all([ana.save(), kofi.save()])
    await dee.until(() => textOn(dee, card)?.length === 16)
    const stored = (await storage.readBoard(conversation)).updates
      .slice(1)
      .map(({ update }) => String(update))
    expect(heard).toEqual(stored)
    expect(textOn(ana, card)).toBe(textOn(dee, card))
  })

  test('G-11 on a full disk nothing is told or acknowledged, and when there is room nothing is missing', async () => {
    const [ana, kofi] = [await join(ANA), await join(KOFI)]
    const client = await server.boards.issueClient(conversation, DEE)
    storage.isFull = true
    const cards = [ana.write('one'), ana.write('two')]
    const saved = ana.save()
    await ana.echo()
    const late = await server.join(conversation, DEE, client)
    expect(readBoard(late.doc)).toEqual({})
    expect(readBoard(kofi.doc)).toEqual({})
    expect(ana.committed).toBe(1)
    storage.isFull = false
    await inTime(saved)
    await kofi.until(() => cards.every((card) => textOn(kofi, card) !== undefined))
    await restart()
    const again = await join(DEE)
    expect(readBoard(again.doc)).toEqual(readBoard(ana.doc))
  })

  test('G-12 after a crash everything acknowledged is there once, and what was not is sent again', async () => {
    const ana = await join(ANA)
    const card = ana.write('kept')
    await ana.save()
    storage.isFull = true
    ana.textOf(card).insert(4, ' and more')
    for (const update of ana.outbox.splice(0)) ana.sendUpdate(update)
    await restart()
    storage.isFull = false
    const back = server.connect(conversation, ANA, ana.client, Y.encodeStateAsUpdate(ana.doc))
    await back.until(() => back.isSynced && back.committed === 1)
    const late = await join(KOFI)
    expect(textOn(late, card)).toBe('kept and more')
    expect(Object.keys(readBoard(late.doc))).toEqual([card])
  })

  test('G-12 an update whose predecessor never reached the disk is dropped, not half kept', async () => {
    const page = new HonestPage(ANA, await server.boards.issueClient(conversation, ANA))
    const [first, second] = [page.write('first'), page.write('second')]
    await storage.appendUpdate(conversation, page.outbox[1] as Uint8Array)
    const late = await join(KOFI)
    expect(readBoard(late.doc)).toEqual({})
    expect(Y.encodeStateAsUpdate(late.doc)).toEqual(Uint8Array.of(0, 0))
    const back = server.connect(conversation, ANA, page.client, Y.encodeStateAsUpdate(page.doc))
    await back.until(() => back.committed === 1)
    await late.until(() => [first, second].every((card) => textOn(late, card) !== undefined))
  })

  test('G-1 a board whose storage breaks is given up and opened anew; others do not notice', async () => {
    const other = await server.newConversation()
    const neighbour = await server.join(other, KOFI)
    const ana = await join(ANA)
    await storage.forget({ roomsEndedBefore: 0, createdBefore: 0, now: 0 })
    const { appendUpdate } = storage
    storage.appendUpdate = () => Promise.reject(new Error('the table is gone'))
    ana.write('lost?')
    await ana.save()
    await ana.until(() => !ana.isOpen)
    expect(ana.closeCode).toBe(CLOSE.defect)
    expect(server.defects).toHaveLength(1)
    storage.appendUpdate = appendUpdate
    neighbour.write('still here')
    await neighbour.save()
    expect(neighbour.isOpen).toBe(true)
    const again = await join(ANA)
    expect(readBoard(again.doc)).toEqual({})
  })
})

describe('the provider that browsers use', () => {
  test('G-7 two plain y-websocket providers write together, also before they were asked', async () => {
    const open = async (seat: SeatId) => {
      const page = new HonestPage(seat, await server.boards.issueClient(conversation, seat))
      const provider = new WebsocketProvider(server.url, conversation, page.doc, {
        disableBc: true,
        params: { seat },
        connect: false,
      })
      return { page, provider, synced: new Promise((resolve) => provider.once('sync', resolve)) }
    }
    // It says so on the console when a message is not its own; ours are not.
    const complaints = vi.spyOn(console, 'error').mockImplementation(() => {})
    const [ana, kofi] = [await open(ANA), await open(KOFI)]
    // Written without a connection, and once more in the moment between opening and being asked.
    const early = ana.page.write('early')
    ana.provider.on('status', ({ status }: { status: string }) => {
      if (status === 'connected') ana.page.textOf(early).insert(5, ' bird')
    })
    ana.provider.connect()
    await ana.synced
    kofi.provider.connect()
    await kofi.synced
    const seen = new Promise<void>((resolve) => {
      const look = () => textOn(ana.page, early) === 'early bird!' && resolve()
      ana.page.doc.on('update', look)
    })
    const arrived = new Promise<void>((resolve) => {
      const look = () => {
        if (textOn(kofi.page, early) === 'early bird') resolve()
      }
      kofi.page.doc.on('update', look)
      look()
    })
    await arrived
    kofi.page.textOf(early).insert(10, '!')
    await seen
    for (const { provider } of [ana, kofi]) provider.destroy()
    expect(new Set(complaints.mock.calls.flat())).toEqual(new Set(['Unable to compute message']))
    complaints.mockRestore()
  })

  test('G-13 a sign of life comes every ten seconds, and a line that is dead is cut after the second', async () => {
    const [ana, frozen] = [await join(ANA), await join(KOFI)]
    await ana.until(() => ana.committed === 1)
    let signs = 0
    const alive = ana.until(() => {
      signs += 1
      return signs > 1
    })
    await pass(10_000)
    await alive
    frozen.freeze()
    await pass(20_000)
    frozen.thaw()
    await frozen.until(() => !frozen.isOpen)
    expect(ana.isOpen).toBe(true)
  })
})

describe('taking back', () => {
  const encoder = new TextEncoder()

  async function storedBytes(): Promise<string> {
    const { snapshot, updates } = await storage.readBoard(conversation)
    return Buffer.concat([snapshot ?? new Uint8Array(), ...updates.map(({ update }) => update)]).toString(
      'latin1',
    )
  }

  test('G-14 a card that was taken down can be undone for ten seconds', async () => {
    const [ana, kofi] = [await join(ANA), await join(KOFI)]
    const card = ana.write('second thoughts')
    takeCardDown(ana.doc, card)
    await ana.save()
    await kofi.until(() => readCard(kofi.doc, card)?.isDown === true)
    await pass(UNDO_MS)
    putCardBack(ana.doc, card)
    await ana.save()
    await pass(UNDO_MS * 3)
    const late = await join(DEE)
    for (const page of [ana, kofi, late]) {
      expect(readCard(page.doc, card)?.isDown).toBe(false)
      expect(textOn(page, card)).toBe('second thoughts')
    }
  })

  test('G-14 after that it is gone from everybody’s board, from the log, the snapshot and the file', async () => {
    const [ana, kofi] = [await join(ANA), await join(KOFI)]
    const kept = ana.write('stays')
    const card = ana.write('canary of a card')
    await ana.save()
    ana.textOf(card).insert(0, 'and typed-over: ')
    ana.textOf(card).delete(0, 16)
    takeCardDown(ana.doc, card)
    await ana.save()
    expect(await storedBytes()).toContain('canary')
    await pass(UNDO_MS + 1_000)
    await Promise.all([ana, kofi].map((page) => page.until(() => readCard(page.doc, card) === undefined)))
    const scrubs = storage.scrubs
    await pass(10_000)
    await ana.echo()
    expect(storage.scrubs).toBe(scrubs + 1)
    expect(await storedBytes()).not.toMatch(/canary|typed-over/)
    expect(await storedBytes()).toContain('stays')
    const late = await join(DEE)
    expect(Object.keys(readBoard(late.doc))).toEqual([kept])
    const fresh = Buffer.from(Y.encodeStateAsUpdate(late.doc)).toString('latin1')
    expect(fresh).not.toContain('canary')
  })

  test('G-14 with a disk that is full at that moment it is gone as soon as there is room', async () => {
    const ana = await join(ANA)
    const card = ana.write('canary')
    takeCardDown(ana.doc, card)
    await ana.save()
    await pass(UNDO_MS + 1_000)
    await ana.until(() => readCard(ana.doc, card) === undefined)
    storage.isFull = true
    await pass(5_000)
    await ana.echo()
    expect(await storedBytes()).toContain('canary')
    storage.isFull = false
    await pass(10_000)
    await ana.echo()
    expect(await storedBytes()).not.toContain('canary')
  })

  test('G-14 a crash gives a card that was down its ten seconds again, and then it goes', async () => {
    const ana = await join(ANA)
    const card = ana.write('canary')
    takeCardDown(ana.doc, card)
    await ana.save()
    await restart()
    const kofi = await join(KOFI)
    await pass(UNDO_MS - 1)
    expect(readCard(kofi.doc, card)?.isDown).toBe(true)
    await pass(1_001)
    await kofi.until(() => readCard(kofi.doc, card) === undefined)
    await pass(60_000)
    await kofi.echo()
    expect(await storedBytes()).not.toContain('canary')
  })

  test('G-14 after a crash it goes also when nobody comes back to the board', async () => {
    const ana = await join(ANA)
    const card = ana.write('canary')
    takeCardDown(ana.doc, card)
    await ana.save()
    await restart()
    server.boards.tidyUp(await storage.listUncutBoards())
    await pass(UNDO_MS + 61_000)
    await expect.poll(storedBytes).not.toContain('canary')
    await expect.poll(() => server.boards.size).toBe(0)
  })

  test('G-14 somebody else’s hand on top brings a card back for seconds, not to stay', async () => {
    const [ana, kofi] = [await join(ANA), await join(KOFI)]
    const card = ana.write('mine')
    await ana.save()
    await kofi.until(() => textOn(kofi, card) !== undefined)
    takeCardDown(ana.doc, card)
    await ana.save()
    takeCardDown(kofi.doc, card)
    await kofi.save()
    putCardBack(kofi.doc, card)
    await kofi.save()
    expect(kofi.rejected).toBeNull()
    await pass(UNDO_MS + 1_000)
    await ana.until(() => readCard(ana.doc, card) === undefined)
  })

  test('the document keeps no words that were deleted', () => {
    const doc = createBoardDocument({ gc: true })
    doc.clientID = 7
    const page = new HonestPage(ANA, 8)
    const card = page.write('canary')
    for (const update of page.outbox) Y.applyUpdate(doc, update)
    page.outbox.length = 0
    page.textOf(card).delete(0, 6)
    for (const update of page.outbox) Y.applyUpdate(doc, update)
    expect(Buffer.from(Y.encodeStateAsUpdate(doc)).includes(Buffer.from(encoder.encode('canary')))).toBe(
      false,
    )
    expect(Buffer.from(Y.encodeStateAsUpdate(page.doc)).includes(Buffer.from(encoder.encode('canary')))).toBe(
      true,
    )
  })
})

describe('the log', () => {
  test('G-12 a long log is cut, and what is written meanwhile is not', async () => {
    const ana = await join(ANA)
    const card = ana.write('kept')
    await ana.save()
    for (let written = 0; written <= MAX_LOG_ROWS; written += 60) {
      for (let index = 0; index < 30; index += 1) {
        ana.textOf(card).insert(0, 'x')
        ana.textOf(card).delete(0, 1)
      }
      await inTime(ana.save())
    }
    expect(ana.rejected).toBeNull()
    const { snapshot, updates } = await storage.readBoard(conversation)
    expect(snapshot).toBeDefined()
    expect(updates.length).toBeLessThan(MAX_LOG_ROWS)
    await restart()
    const late = await join(KOFI)
    expect(textOn(late, card)).toBe('kept')
  })

  test('G-12 the next to come finds the board cut, and nothing of it in memory before', async () => {
    const ana = await join(ANA)
    const card = ana.write('kept')
    await ana.save()
    await ana.close()
    expect(server.boards.size).toBe(1)
    await pass(59_000)
    const kofi = await join(KOFI)
    await kofi.close()
    await pass(59_000)
    expect(server.boards.size).toBe(1)
    await pass(2_000)
    await server.boards.issueClient(conversation, DEE)
    expect(server.boards.size).toBe(0)
    expect(await storage.readBoard(conversation)).toMatchObject({ updates: [], snapshot: expect.anything() })
    expect(clock.waiting).toBe(1)
    const late = await join(DEE)
    expect(textOn(late, card)).toBe('kept')
  })

  test('G-12 with words that wait for the disk a board is not forgotten, whoever leaves', async () => {
    const ana = await join(ANA)
    storage.isFull = true
    ana.write('waiting')
    for (const update of ana.outbox.splice(0)) ana.sendUpdate(update)
    await ana.echo()
    await ana.close()
    await pass(61_000)
    await server.boards.issueClient(conversation, ANA).catch(() => {})
    expect(server.boards.size).toBe(1)
    storage.isFull = false
    await pass(61_000)
    const late = await join(KOFI)
    await late.until(() => Object.keys(readBoard(late.doc)).length === 1)
  })
})

describe('ids of pages', () => {
  test('G-2 every page has an id of its own, and it stays valid after a restart', async () => {
    const ids = await Promise.all(
      Array.from({ length: 20 }, () => server.boards.issueClient(conversation, ANA)),
    )
    expect(new Set(ids).size).toBe(20)
    expect(ids.every((id) => Number.isSafeInteger(id) && id > 0 && id < 2 ** 32)).toBe(true)
    await restart()
    const page = server.connect(conversation, ANA, ids[0] ?? 0)
    page.write('after')
    await page.until(() => page.committed === 1)
    expect(page.rejected).toBeNull()
  })

  test('G-2 the twenty-fifth page of a seat gets the id that was unused for longest', async () => {
    const ids: number[] = []
    for (let index = 0; index < 24; index += 1) ids.push(await server.boards.issueClient(conversation, ANA))
    const page = server.connect(conversation, ANA, ids[0] ?? 0)
    await page.until(() => page.isSynced)
    page.write('in use')
    await page.save()
    expect(await server.boards.issueClient(conversation, ANA)).toBe(ids[1])
    expect(await server.boards.issueClient(conversation, ANA)).toBe(ids[2])
    expect(await server.boards.issueClient(conversation, KOFI)).not.toBe(ids[3])
  })

  test('G-2 two pages under one id: one writes, the other is refused and starts anew', async () => {
    const client = await server.boards.issueClient(conversation, ANA)
    const open = () => server.connect(conversation, ANA, client)
    const [one, other] = [open(), open()]
    await Promise.all([one, other].map((page) => page.until(() => page.isSynced)))
    const card = one.write('first')
    other.write('second')
    await one.save()
    await other.save()
    const late = await join(KOFI)
    expect(Object.keys(readBoard(late.doc))).toEqual([card])
  })
})

describe('presence', () => {
  const tell = (page: SocketPage, wish: object) => page.sendFrame(writePresence(wish))
  const heard = (page: SocketPage) => page.presence.flatMap((news) => JSON.parse(news) as unknown[])

  test('G-10 the server says whose page it is; changes of a tenth of a second go out together', async () => {
    const [ana, kofi] = [await join(ANA), await join(KOFI)]
    const [one, two] = [newCardId(), newCardId()]
    tell(kofi, { editing: one })
    tell(kofi, { editing: two, caret: { anchor: [kofi.client, 3], head: null } })
    await kofi.echo()
    expect(ana.presence).toEqual([])
    clock.advance(PRESENCE_INTERVAL_MS)
    await ana.until(() => ana.presence.length > 0)
    const news = {
      page: expect.any(Number),
      seat: KOFI,
      editing: two,
      caret: { anchor: [kofi.client, 3], head: null },
    }
    expect(heard(ana)).toEqual([news])
    expect(kofi.presence).toEqual([])
    const dee = await join(DEE)
    await dee.until(() => dee.presence.length > 0)
    expect(heard(dee)).toEqual([news])
  })

  test('G-10 a page that is no longer heard of, or is gone, edits no more', async () => {
    const [ana, kofi, dee] = [await join(ANA), await join(KOFI), await join(DEE)]
    const card = newCardId()
    for (const page of [kofi, dee]) {
      tell(page, { editing: card })
      await page.echo()
    }
    clock.advance(PRESENCE_INTERVAL_MS)
    await ana.until(() => heard(ana).length === 2)
    await dee.close()
    // Her end of the line closes by itself; the server's may do so later.
    await expect.poll(() => server.unsent.sockets).toBe(2)
    await ana.echo()
    clock.advance(PRESENCE_INTERVAL_MS)
    await ana.until(() => heard(ana).length === 3)
    expect(heard(ana)[2]).toEqual({ page: expect.any(Number), seat: DEE })
    await pass(PRESENCE_TTL_MS)
    clock.advance(PRESENCE_INTERVAL_MS)
    await ana.until(() => heard(ana).length === 4)
    expect(heard(ana)[3]).toEqual({ page: expect.any(Number), seat: KOFI })
  })
})

describe('who is slow, who is too fast, who is gone', () => {
  test('G-15 a page over its budget is read more slowly, and nothing of it is lost', async () => {
    const ana = await join(ANA)
    const card = ana.write('')
    for (let index = 0; index < 200; index += 1) ana.textOf(card).insert(0, 'x')
    const startedAt = clock.now()
    await inTime(ana.save())
    expect(ana.rejected).toBeNull()
    expect(clock.now() - startedAt).toBeGreaterThan(5_000)
    const late = await join(KOFI)
    expect(textOn(late, card)).toBe('x'.repeat(200))
  })

  test('G-15 a page that floods for half a minute is closed; others write on', async () => {
    const [ana, kofi] = [await join(ANA), await join(KOFI)]
    const flood = () => {
      if (!ana.isOpen) return
      for (let index = 0; index < 20; index += 1) ana.ask()
      clock.advance(1_000)
      setImmediate(flood)
    }
    flood()
    await ana.until(() => !ana.isOpen)
    expect(ana.closeCode).toBe(CLOSE.flood)
    kofi.write('calm')
    await kofi.save()
    expect(kofi.rejected).toBeNull()
  })

  test('G-15 a page that stops reading is cut off at a megabyte; others write on', async () => {
    const [ana, frozen] = [await join(ANA), await join(KOFI)]
    const words = '👩🏽‍🌾'.repeat(500)
    for (let index = 0; index < 10; index += 1) ana.write(words)
    await inTime(ana.save())
    await frozen.until(() => Object.keys(readBoard(frozen.doc)).length === 10)
    frozen.freeze()
    let most = 0
    while (server.unsent.sockets === 2) {
      // Everything is asked for again and again, and nothing is read.
      frozen.ask(Uint8Array.of(0))
      most = Math.max(most, server.unsent.most)
      await inTime(ana.echo())
      clock.advance(250)
    }
    expect(most).toBeGreaterThan(512 * 1024)
    expect(most).toBeLessThan(1.2 * 1024 * 1024)
    ana.write('still here')
    await inTime(ana.save())
    expect(ana.rejected).toBeNull()
  })

  test('G-15 a seat that is used elsewhere loses its sockets, and only its own', async () => {
    const [ana, also, kofi] = [await join(ANA), await join(ANA), await join(KOFI)]
    server.boards.closeSeat({ conversation, seat: ANA }, CLOSE.elsewhere)
    await Promise.all([ana, also].map((page) => page.until(() => !page.isOpen)))
    expect([ana.closeCode, also.closeCode, kofi.isOpen]).toEqual([4409, 4409, true])
  })

  test('G-12 an orderly stop waits for the disk and sends everybody away to come again', async () => {
    const ana = await join(ANA)
    const release = storage.holdWrites()
    ana.write('last words')
    for (const update of ana.outbox.splice(0)) ana.sendUpdate(update)
    await ana.echo()
    const stopped = server.boards.stop()
    release()
    await stopped
    await ana.until(() => !ana.isOpen)
    expect(ana.closeCode).toBe(CLOSE.restart)
    await restart()
    const late = await join(KOFI)
    expect(Object.keys(readBoard(late.doc))).toHaveLength(1)
  })
})
