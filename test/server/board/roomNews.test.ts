import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  deleteCard,
  placeCards,
  putCardBack,
  readCard,
  takeCardDown,
} from '../../../shared/board/document.ts'
import { UNDO_MS } from '../../../shared/board/limits.ts'
import type { CardId, SeatId } from '../../../shared/ids.ts'
import { ANA, GateKit, type HonestPage, KOFI } from '../../support/boardKit.ts'
import { BoardRoom } from '../../support/boardRoom.ts'
import type { SocketPage } from '../../support/boardServer.ts'
import { MemoryStorage } from '../../support/memoryStorage.ts'
import { TestClock } from '../../support/testClock.ts'

describe('what the gate says of an update', () => {
  const NOTHING = { added: [], reworded: [], down: [], back: [], gone: [] }
  let kit: GateKit
  let ana: HonestPage
  let kofi: HonestPage

  beforeEach(() => {
    kit = new GateKit()
    ana = kit.page(ANA)
    kofi = kit.page(KOFI)
  })

  /** What the gate says of everything this page has written since. */
  function newsOf(page: HonestPage) {
    return kit.flush(page).map((result) => (result.ok ? result.news : result.code))
  }

  test('G-19 a new card is added, and its own first words are no other words', () => {
    const card = ana.write('one')
    expect(newsOf(ana)).toEqual([{ ...NOTHING, added: [card] }])
  })

  test('G-19 words put in or taken out are other words; a move is none', () => {
    const card = ana.write('one')
    newsOf(ana)
    kofi.textOf(card).insert(3, ' two')
    kofi.textOf(card).delete(0, 2)
    placeCards(kofi.doc, 'actions', [{ id: card, order: 'a3' }])
    const reworded = { ...NOTHING, reworded: [card] }
    expect(newsOf(kofi)).toEqual([reworded, reworded, NOTHING])
  })

  test('G-19 what was typed and taken out again without a connection is nothing', () => {
    const card = ana.write('one')
    newsOf(ana)
    kofi.textOf(card).insert(3, ' and')
    kofi.textOf(card).delete(3, 4)
    expect(kit.reconnect(kofi)).toMatchObject({ ok: true, news: NOTHING })
  })

  test('G-19 down and back are said as the document has them, with two hands on one card as well', () => {
    const card = ana.write('one')
    newsOf(ana)
    takeCardDown(ana.doc, card)
    takeCardDown(kofi.doc, card)
    expect(newsOf(ana)).toEqual([{ ...NOTHING, down: [card] }])
    expect(newsOf(kofi)).toEqual([{ ...NOTHING, down: [card] }])
    putCardBack(kofi.doc, card)
    expect(newsOf(kofi)).toEqual([{ ...NOTHING, back: [card] }])
    takeCardDown(kofi.doc, card)
    putCardBack(kofi.doc, card)
    expect(kit.reconnect(kofi)).toMatchObject({ ok: true, news: { ...NOTHING, back: [card] } })
  })

  test('G-19 a card that was written and taken down before it was sent is both', () => {
    const card = ana.write('one')
    takeCardDown(ana.doc, card)
    expect(kit.reconnect(ana)).toMatchObject({ news: { ...NOTHING, added: [card], down: [card] } })
  })
})

describe('a room and its board', () => {
  let storage: MemoryStorage
  let one: BoardRoom
  let ines: SeatId
  let tui: SeatId
  let kofi: SeatId

  beforeEach(async () => {
    storage = new MemoryStorage()
    one = await BoardRoom.start(storage, new TestClock())
    ines = await one.sit('Ines', 'facilitator')
    tui = await one.sit('Tui', 'note-taker')
    kofi = await one.sit('Kofi')
    await one.ask(ines, { type: 'agenda.start' })
  })
  afterEach(async () => {
    expect(one.defects).toEqual([])
    await one.stop()
  })

  const sees = (card: CardId, facts: object) => vi.waitFor(() => expect(one.facts(card)).toMatchObject(facts))
  const events = async () => (await storage.readRoom(one.id)).events.map(({ type }) => type)
  const countOf = async (type: string) => (await events()).filter((each) => each === type).length

  async function writes(page: SocketPage, words: string): Promise<CardId> {
    const card = page.write(words)
    await page.save()
    await vi.waitFor(() => expect(one.facts(card)).toBeDefined())
    return card
  }

  /** A card of the note-taker's that Kofi has said is right. */
  async function confirmed(page: SocketPage): Promise<CardId> {
    const card = await writes(page, 'as Kofi put it')
    expect(await one.ask(tui, { type: 'card.show-back', card, to: kofi })).toEqual({ ok: true })
    expect(await one.ask(kofi, { type: 'card.answer', card, answer: 'keep' })).toEqual({ ok: true })
    return card
  }

  test('G-19 the room knows whose a card is by what its writer does there', async () => {
    const [mine, noted] = [
      await writes(await one.page(kofi), 'mine'),
      await writes(await one.page(tui), 'noted'),
    ]
    expect(one.facts(mine)).toMatchObject({ origin: 'participant', voice: kofi, check: 'confirmed' })
    expect(one.facts(noted)).toMatchObject({
      origin: 'note-taker',
      by: tui,
      voice: null,
      check: 'not-checked',
    })
  })

  test('G-19 taken down, put back and gone for good, one after the other', async () => {
    const page = await one.page(kofi)
    const card = await writes(page, 'mine')
    takeCardDown(page.doc, card)
    await page.save()
    await sees(card, { isDown: true })
    putCardBack(page.doc, card)
    await page.save()
    await sees(card, { isDown: false })
    takeCardDown(page.doc, card)
    await page.save()
    await one.pass(UNDO_MS + 1_000)
    await vi.waitFor(() => expect(one.facts(card)).toBeUndefined())
  })

  test('G-19 a yes is gone before other words are on disk, and keystrokes after it are no events', async () => {
    const page = await one.page(tui)
    const card = await confirmed(page)
    const rows = (await storage.readBoard(one.id)).updates.length
    const release = storage.holdWrites()
    page.textOf(card).insert(0, 'x')
    const saved = page.save()
    await page.echo()
    // The room's write and the board's both wait; the board's is not even asked for.
    release()
    await vi.waitFor(() => expect(one.facts(card)?.check).toBe('not-checked'))
    await saved
    expect((await storage.readBoard(one.id)).updates.length).toBe(rows + 1)
    for (const letter of 'many more words') page.textOf(card).insert(0, letter)
    await page.save()
    await page.echo()
    expect(await countOf('card.reworded')).toBeLessThanOrEqual(2)
  })

  test('G-19 a server that dies as other words come leaves no yes beside words that nobody saw', async () => {
    const page = await one.page(tui)
    const card = await confirmed(page)
    // Whatever is on disk at any moment: never the new words with the old yes.
    const { appendUpdate } = storage
    let stored: string | undefined
    storage.appendUpdate = async (...args) => {
      stored = one.facts(card)?.check
      return appendUpdate.apply(storage, args)
    }
    page.textOf(card).insert(0, 'never said ')
    await page.save()
    expect(stored).toBe('not-checked')
    await one.restart()
    expect(one.facts(card)?.check).toBe('not-checked')
  })

  test('G-19 one’s own other words leave the yes, and say once that they are others', async () => {
    const page = await one.page(kofi)
    const card = await writes(page, 'mine')
    for (const letter of 'more') page.textOf(card).insert(0, letter)
    await page.save()
    await sees(card, { check: 'amended' })
    page.textOf(card).insert(0, 'and ')
    await page.save()
    await page.echo()
    expect(await countOf('card.reworded')).toBe(1)
  })

  test('G-19 while somebody types on a card that was shown back, the room hears it every two seconds', async () => {
    const page = await one.page(tui)
    const card = await writes(page, 'as Kofi put it')
    await one.ask(tui, { type: 'card.show-back', card, to: kofi })
    for (let second = 0; second < 6; second += 1) {
      for (const letter of 'abc') page.textOf(card).insert(0, letter)
      await page.save()
      await one.pass(1_000)
    }
    const told = await countOf('card.reworded')
    expect(told).toBeGreaterThanOrEqual(3)
    expect(told).toBeLessThanOrEqual(4)
    expect(await one.ask(kofi, { type: 'card.answer', card, answer: 'keep' })).toMatchObject({ ok: false })
    await one.pass(6_000)
    expect(await one.ask(kofi, { type: 'card.answer', card, answer: 'keep' })).toEqual({ ok: true })
  })

  test('G-19 a disk that is full for a while: the room hears of it when there is room, and once', async () => {
    const page = await one.page(kofi)
    const { appendEvents } = storage
    let refusals = 0
    storage.appendEvents = (...args) => {
      if (refusals === 3) return appendEvents.apply(storage, args)
      refusals += 1
      storage.isFull = true
      const refused = appendEvents.apply(storage, args)
      return refused.finally(() => {
        storage.isFull = false
      })
    }
    const card = page.write('mine')
    await page.save()
    await vi.waitFor(async () => {
      one.clock.advance(2_000)
      expect(one.facts(card)).toBeDefined()
    })
    expect([refusals, await countOf('card.added')]).toEqual([3, 1])
  })

  test('G-19 killed between the board and the room: what the room missed it hears when both are back', async () => {
    const [page, notes] = [await one.page(kofi), await one.page(tui)]
    const [kept, dropped, raised] = [
      await writes(page, 'kept'),
      await writes(page, 'taken down'),
      await writes(page, 'put back'),
    ]
    takeCardDown(page.doc, raised)
    await page.save()
    await sees(raised, { isDown: true })
    one.isDeaf = true
    const missed = page.write('missed')
    const noted = notes.write('noted')
    takeCardDown(page.doc, dropped)
    putCardBack(page.doc, raised)
    await Promise.all([page.save(), notes.save()])
    expect([one.facts(missed), one.facts(dropped)?.isDown]).toEqual([undefined, false])
    await one.restart()
    await sees(missed, { origin: 'participant', voice: kofi, by: kofi, check: 'confirmed' })
    await sees(noted, { origin: 'note-taker', voice: null, by: tui, check: 'not-checked' })
    await sees(dropped, { isDown: true })
    await sees(raised, { isDown: false })
    await sees(kept, { isDown: false })
    expect(await countOf('card.added')).toBe(5)
    await one.pass(UNDO_MS + 1_000)
    await vi.waitFor(() => expect(one.facts(dropped)).toBeUndefined())
  })

  test('G-19 facts of a card that is gone from the board go when both are back', async () => {
    const page = await one.page(kofi)
    const card = await writes(page, 'mine')
    one.isDeaf = true
    await one.boards.boards.takeOut(one.id, card)
    expect(one.facts(card)).toBeDefined()
    await one.restart()
    await vi.waitFor(() => expect(one.facts(card)).toBeUndefined())
  })

  test('G-19 a card that turns over is not taken for gone while it is on its way to the board', async () => {
    await one.writeQuietly(ines)
    const card = 'quiet-card-one' as CardId
    await one.ask(kofi, { type: 'writing.put', id: card, text: 'a bench', column: 'aspirations' })
    // The board cannot be written, and is opened by somebody meanwhile.
    const { appendUpdate } = storage
    const held = Promise.withResolvers<void>()
    storage.appendUpdate = async (...args) => {
      await held.promise
      return appendUpdate.apply(storage, args)
    }
    await one.goOn(ines)
    const page = await one.page(kofi)
    await page.echo()
    expect(one.facts(card)).toMatchObject({ origin: 'quiet', voice: kofi })
    held.resolve()
    await page.until(() => readCard(page.doc, card) !== undefined)
    await vi.waitFor(async () => expect(await events()).toContain('writing.handed-over'))
    expect(one.facts(card)).toMatchObject({ origin: 'quiet', voice: kofi, check: 'confirmed' })
    expect(await countOf('card.gone')).toBe(0)
  })

  test('G-19 whoever has read the board finds that the room has heard of everything on it', async () => {
    const page = await one.page(kofi)
    const card = page.write('at the last moment')
    await page.save()
    expect(await one.boards.boards.read(one.id)).toMatchObject([{ id: card, text: 'at the last moment' }])
    expect(one.facts(card)).toMatchObject({ voice: kofi })
  })

  test('G-19 no word of any card is in what the room stores', async () => {
    const page = await one.page(tui)
    const card = await confirmed(page)
    page.textOf(card).insert(0, 'canary ')
    await page.save()
    expect(JSON.stringify((await storage.readRoom(one.id)).events)).not.toMatch(/canary|as Kofi put it/)
  })

  test('G-18 a column that a facilitator locks is shut at once, and one’s own card is not', async () => {
    const [page, notes] = [await one.page(kofi), await one.page(tui)]
    const mine = page.write('mine', 'trust')
    await page.save()
    await sees(mine, { voice: kofi })
    await notes.until(() => readCard(notes.doc, mine) !== undefined)
    await one.ask(ines, { type: 'column.lock', column: 'trust', isLocked: true })
    page.textOf(mine).insert(0, 'still ')
    await page.save()
    expect(page.rejected).toBe(null)
    notes.textOf(mine).insert(0, 'not ')
    await notes.save()
    expect(notes.rejected).toMatchObject({ code: 'locked' })
    const again = await one.page(tui)
    expect(readCard(again.doc, mine)?.text.toString()).toBe('still mine')
    await one.ask(ines, { type: 'column.lock', column: 'trust', isLocked: false })
    again.textOf(mine).insert(0, 'now ')
    await again.save()
    expect(again.rejected).toBe(null)
  })
})

test('deleting is the server’s: a page that does it is refused', () => {
  const kit = new GateKit()
  const ana = kit.page(ANA)
  const card = ana.write('one')
  kit.flush(ana)
  deleteCard(ana.doc, card)
  expect(kit.flush(ana)).toEqual([{ ok: false, code: 'schema' }])
})
