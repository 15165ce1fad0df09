import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { QuietCard } from '../../../server/board/quietCards.ts'
import type { ColumnKey } from '../../../shared/board/columns.ts'
import { NOBODY_IN_PARTICULAR, readCard, readCards, takeCardDown } from '../../../shared/board/document.ts'
import { UNDO_MS } from '../../../shared/board/limits.ts'
import { byOrder } from '../../../shared/board/order.ts'
import type { CardId, ConversationId, SeatId } from '../../../shared/ids.ts'
import { ANA, type HonestPage, KOFI, readBoard } from '../../support/boardKit.ts'
import { BoardServer, type SocketPage } from '../../support/boardServer.ts'
import { MemoryStorage } from '../../support/memoryStorage.ts'
import { TestClock } from '../../support/testClock.ts'

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
  expect([server, ...extra].flatMap(({ defects }) => defects)).toEqual([])
  await Promise.all([server, ...extra.splice(0)].map((one) => one.stop()))
})

const join = (seat: SeatId) => server.join(conversation, seat)
const lay = (...cards: QuietCard[]) => server.boards.lay(conversation, cards)

function quiet(name: string, author = ANA, column: ColumnKey = 'trust'): QuietCard {
  return { id: `quiet-card-${name.padStart(4, '0')}` as CardId, author, column, text: name }
}

/** What stands in a column, from the top. */
function column(page: HonestPage, key: ColumnKey): string[] {
  return readCards(page.doc)
    .filter((card) => card.column === key)
    .sort(byOrder)
    .map(({ text }) => text.toString())
}

/** The server dies and another comes up on the same storage. */
async function restart(): Promise<void> {
  await server.crash()
  extra.push(server)
  server = await BoardServer.start({ storage, clock })
}

async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 500) {
    clock.advance(Math.min(500, left))
    await new Promise((resolve) => setImmediate(resolve))
  }
}

const arrives = (page: SocketPage, count: number) =>
  page.until(() => readCards(page.doc).filter(({ id }) => id.startsWith('quiet-')).length >= count)

describe('cards that turn over', () => {
  test('W-5 each lies in its column, after what lay there', async () => {
    const [ana, kofi] = [await join(ANA), await join(KOFI)]
    ana.write('before', 'trust', 'a5')
    await ana.save()
    lay(quiet('one', ANA), quiet('two', KOFI, 'questions'), quiet('three', KOFI))
    await Promise.all([ana, kofi].map((page) => arrives(page, 3)))
    for (const page of [ana, kofi]) {
      expect(column(page, 'trust').slice(0, 1)).toEqual(['before'])
      expect(column(page, 'trust').slice(1).sort()).toEqual(['one', 'three'])
      expect(column(page, 'questions')).toEqual(['two'])
    }
    const late = await join(ANA)
    expect(readBoard(late.doc)).toEqual(readBoard(ana.doc))
  })

  test('W-5 in which order says neither who wrote nor when, and is the same however they are given', async () => {
    const cards = Array.from({ length: 12 }, (_, index) => quiet(`${index}`, index < 6 ? ANA : KOFI))
    const orders: string[][] = []
    for (const given of [cards, cards.toReversed()]) {
      conversation = await server.newConversation()
      const ana = await join(ANA)
      lay(...given)
      await arrives(ana, cards.length)
      orders.push(column(ana, 'trust'))
    }
    expect(orders[0]).toEqual(orders[1])
    expect(orders[0]).not.toEqual(cards.map(({ text }) => text))
    expect(new Set(orders[0]?.slice(0, 6).map((name) => Number(name) < 6)).size).toBe(2)
  })

  test('GR-11 what two tables wrote is mixed, and no page reads whose it is', async () => {
    const ana = await join(ANA)
    const cards = Array.from({ length: 12 }, (_, index) => quiet(`${index}`, NOBODY_IN_PARTICULAR))
    lay(...cards)
    await arrives(ana, cards.length)
    expect(column(ana, 'trust')).not.toEqual(cards.map(({ text }) => text))
    expect(
      new Set(
        column(ana, 'trust')
          .slice(0, 6)
          .map((name) => Number(name) < 6),
      ).size,
    ).toBe(2)
    expect(JSON.stringify(ana.doc.toJSON())).not.toMatch(new RegExp(`${ANA}|${KOFI}`))
  })

  test('W-7 laid again, also after a restart, each is there once', async () => {
    lay(quiet('one'), quiet('two'))
    const ana = await join(ANA)
    await arrives(ana, 2)
    lay(quiet('one'), quiet('two'))
    await restart()
    lay(quiet('one'), quiet('two'), quiet('three'))
    const again = await join(ANA)
    await arrives(again, 3)
    expect(column(again, 'trust').sort()).toEqual(['one', 'three', 'two'])
    expect(readCards(again.doc)).toHaveLength(3)
  })

  test('W-7 one that somebody took down stays down, when its words are gone and the log was cut as well', async () => {
    const ana = await join(ANA)
    lay(quiet('kept'), quiet('gone'))
    await arrives(ana, 2)
    takeCardDown(ana.doc, quiet('gone').id)
    await ana.save()
    await pass(UNDO_MS + 20_000)
    expect(column(ana, 'trust')).toEqual(['kept'])
    expect((await storage.readBoard(conversation)).updates).toEqual([])
    for (const lays of [() => lay(quiet('kept'), quiet('gone')), restart, () => lay(quiet('gone'))])
      await lays()
    lay(quiet('last'))
    const again = await join(ANA)
    await arrives(again, 2)
    expect(column(again, 'trust').sort()).toEqual(['kept', 'last'])
  })

  test('W-7 G-11 nobody sees one before it is on disk; a full disk is waited for', async () => {
    const ana = await join(ANA)
    storage.isFull = true
    lay(quiet('one'))
    await ana.echo()
    expect(readBoard(ana.doc)).toEqual({})
    storage.isFull = false
    await pass(20_000)
    await arrives(ana, 1)
    await restart()
    expect(column(await join(ANA), 'trust')).toEqual(['one'])
  })

  test('W-5 G-6 they are everybody’s to write on, to move and to take down, like every card', async () => {
    const [ana, kofi] = [await join(ANA), await join(KOFI)]
    lay(quiet('one', ANA), quiet('two', ANA))
    await Promise.all([ana, kofi].map((page) => arrives(page, 2)))
    kofi.textOf(quiet('one').id).insert(3, ' more')
    takeCardDown(kofi.doc, quiet('two').id)
    await kofi.save()
    expect(kofi.rejected).toBe(null)
    await ana.until(() => readCard(ana.doc, quiet('two').id)?.isDown === true)
    expect(readCard(ana.doc, quiet('one').id)?.text.toString()).toBe('one more')
    lay(quiet('three'))
    await arrives(kofi, 3)
    ana.textOf(quiet('three').id).delete(0, 5)
    await ana.save()
    expect([ana.rejected, readBoard(ana.doc)]).toEqual([null, readBoard(kofi.doc)])
  })
})

test('G-17 the room is told that somebody writes once in half a minute, and nothing of what is not taken', async () => {
  const told: [ConversationId, SeatId][] = []
  extra.push(server)
  server = await BoardServer.start({ storage, clock, onWriting: (id, seat) => told.push([id, seat]) })
  const [ana, kofi] = [await join(ANA), await join(KOFI)]
  expect(told).toEqual([])
  const card = ana.write('a')
  await ana.save()
  await kofi.until(() => readCard(kofi.doc, card) !== undefined)
  for (const page of [ana, kofi]) {
    page.textOf(card).insert(0, 'b')
    await page.save()
  }
  expect(told).toEqual([
    [conversation, ANA],
    [conversation, KOFI],
  ])
  await pass(29_500)
  ana.textOf(card).insert(0, 'c')
  await ana.save()
  expect(told).toHaveLength(2)
  await pass(500)
  ana.textOf(card).insert(0, 'd')
  await ana.save()
  expect(told).toHaveLength(3)
  kofi.sendUpdate(new Uint8Array([255]))
  await kofi.until(() => kofi.rejected !== null)
  expect(told).toHaveLength(3)
})
