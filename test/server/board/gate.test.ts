import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { COLUMN_KEYS } from '../../../shared/board/columns.ts'
import { placeCards, putCardBack, readCard, takeCardDown } from '../../../shared/board/document.ts'
import { MAX_CARD_GRAPHEMES, MAX_CARDS } from '../../../shared/board/limits.ts'
import type { CardId, SeatId } from '../../../shared/ids.ts'
import { ANA, GateKit, HonestPage, KOFI, newCardId, readBoard } from '../../support/boardKit.ts'
import { rawCard, rawUpdate, text } from '../../support/rawUpdate.ts'

const DEE = 'seat-of-dee-1' as SeatId

function room(): { kit: GateKit; ana: HonestPage; kofi: HonestPage } {
  const kit = new GateKit()
  return { kit, ana: kit.page(ANA), kofi: kit.page(KOFI) }
}

/** As a page would that asks nobody whose hand is on top. */
const forceBack = (page: HonestPage, card: CardId) =>
  page.doc.getMap<Y.Map<unknown>>('cards').get(card)?.delete('down')

const isTaken = (results: readonly { ok: boolean }[]) => results.every(({ ok }) => ok)

/** How many values the page would send as one item at most. */
const longestRun = (page: HonestPage) =>
  Math.max(
    ...[...page.doc.store.clients.values()]
      .flat()
      .map((struct) =>
        struct instanceof Y.Item && struct.content instanceof Y.ContentAny ? struct.length : 0,
      ),
  )

/** One thing that an honest page does with whatever is on its board. */
type Step = { page: number; kind: string; card: number; at: number; words: string; times: number }

const step: fc.Arbitrary<Step> = fc.record({
  page: fc.integer({ min: 0, max: 2 }),
  kind: fc.constantFrom(
    'add',
    'type',
    'type',
    'type',
    'cut',
    'move',
    'down',
    'back',
    'send',
    'reconnect',
    'purge',
  ),
  card: fc.nat({ max: 30 }),
  at: fc.nat({ max: 60 }),
  words: fc.constantFrom('a', 'we could ', '🏡', '\n', 'é'),
  // Yjs joins like with like: once and again in a row travel differently.
  times: fc.integer({ min: 1, max: 4 }),
})

/** `seen` are the cards of all pages, also those that are gone: an honest page may still write on one of them. */
function act(kit: GateKit, page: HonestPage, { kind, card, at, words }: Step, seen: CardId[]): void {
  const column = COLUMN_KEYS[at % COLUMN_KEYS.length] ?? 'trust'
  if (kind === 'add') seen.push(page.write(words, column))
  const id = seen[card % Math.max(1, seen.length)]
  const text = id && readCard(page.doc, id)?.text
  if (id === undefined || text === undefined) return
  const position = Math.min(at, text.length)
  if (kind === 'type' && text.length < 100) text.insert(position, words)
  if (kind === 'cut') text.delete(position, Math.min(3, text.length - position))
  if (kind === 'move') placeCards(page.doc, column, [{ id, order: `a${at % 10}` }])
  if (kind === 'down') takeCardDown(page.doc, id)
  if (kind === 'back') putCardBack(page.doc, id)
  if (kind === 'purge') kit.remove(id)
}

function perform(kit: GateKit, page: HonestPage, one: Step, seen: CardId[]): boolean {
  if (one.kind === 'send') return isTaken(kit.flush(page))
  if (one.kind === 'reconnect') return kit.reconnect(page).ok
  for (let time = 0; time < one.times; time += 1) act(kit, page, { ...one, at: one.at + time }, seen)
  return true
}

describe('honest pages', () => {
  test('G-7 whatever honest pages do, offline and on cards that are gone, is taken, and all read the same', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        const kit = new GateKit()
        const pages = [ANA, KOFI, DEE].map((seat) => kit.page(seat))
        const seen: CardId[] = []
        for (const one of steps) expect(perform(kit, pages[one.page] as HonestPage, one, seen)).toBe(true)
        for (const page of pages) expect(kit.reconnect(page)).toMatchObject({ ok: true })
        const board = readBoard(kit.replicas.committed)
        for (const page of pages) expect(readBoard(page.doc)).toEqual(board)
        expect(Y.encodeStateVector(kit.replicas.ahead)).toEqual(Y.encodeStateVector(kit.replicas.committed))
      }),
      { numRuns: 150 },
    )
  })

  test('G-7 an answer may repeat what the server has, whole or in part, and is then nothing new', () => {
    const { kit, ana } = room()
    const card = ana.write('one')
    kit.flush(ana)
    expect(kit.reconnect(ana)).toMatchObject({ ok: true, update: null })
    ana.textOf(card).insert(3, ' two')
    kit.flush(ana)
    ana.textOf(card).insert(7, ' three')
    const everything = Y.encodeStateAsUpdate(ana.doc)
    expect(kit.admit(ANA, everything, { isFirstSync: true })).toMatchObject({ ok: true })
    expect(readCard(kit.replicas.committed, card)?.text.toString()).toBe('one two three')
  })

  test('G-7 what was written on a card while the server deleted it is taken and lands nowhere', () => {
    const { kit, ana, kofi } = room()
    const card = ana.write('soon gone')
    kit.flush(ana)
    kofi.textOf(card).insert(4, ' to be')
    kofi.textOf(card).delete(0, 2)
    placeCards(kofi.doc, 'actions', [{ id: card, order: 'a5' }])
    takeCardDown(kofi.doc, card)
    kit.remove(card)
    expect(isTaken(kit.flush(kofi))).toBe(true)
    expect(readBoard(kit.replicas.committed)).toEqual({})
    expect(readBoard(kofi.doc)).toEqual({})
  })

  test('G-7 an hour of writing without a connection comes in one answer', () => {
    const { kit, ana, kofi } = room()
    const shared = kofi.write('together')
    kit.flush(kofi)
    for (let index = 0; index < 100; index += 1) {
      const card = ana.write(`card ${index}`)
      for (const letter of 'what people told me today, and what I think of it. '.repeat(2))
        ana.textOf(card).insert(ana.textOf(card).length, letter)
      ana.textOf(card).delete(2, 9)
      ana.textOf(shared).insert(index % 5, 'x')
    }
    expect(kit.reconnect(ana)).toMatchObject({ ok: true })
    expect(readBoard(kit.replicas.committed)).toEqual(readBoard(ana.doc))
  })

  test('G-7 a card that was moved again and again without a connection comes with all its places', () => {
    const { kit, ana, kofi } = room()
    const fresh = ana.write('fresh')
    const known = kofi.write('known')
    kit.flush(kofi)
    for (const order of ['a1', 'a2', 'a3', 'a4']) {
      placeCards(ana.doc, 'actions', [{ id: fresh, order }])
      placeCards(kofi.doc, 'actions', [{ id: known, order }])
    }
    // Yjs joins what lies side by side and was written over: three places in one item. The last one lives, alone.
    expect(longestRun(ana)).toBe(3)
    expect(longestRun(kofi)).toBe(3)
    for (const page of [ana, kofi]) expect(kit.reconnect(page)).toMatchObject({ ok: true })
    for (const card of [fresh, known]) {
      expect(readCard(kit.replicas.committed, card)).toMatchObject({ column: 'actions', order: 'a4' })
    }
    for (const page of [ana, kofi, kit.page(DEE)]) {
      expect(readBoard(page.doc)).toEqual(readBoard(kit.replicas.committed))
    }
  })

  test('G-7 places of which the server has some already, and somebody else’s in between, are taken', () => {
    const { kit, ana, kofi } = room()
    const card = ana.write('hither and thither')
    for (const order of ['a1', 'a2', 'a3', 'a4', 'a5']) placeCards(ana.doc, 'actions', [{ id: card, order }])
    expect(longestRun(ana)).toBe(4)
    const everything = Y.encodeStateAsUpdate(ana.doc)
    for (const update of ana.outbox.splice(0, 3)) expect(kit.admit(ANA, update, { from: ana }).ok).toBe(true)
    placeCards(kofi.doc, 'trust', [{ id: card, order: 'a9' }])
    expect(isTaken(kit.flush(kofi))).toBe(true)
    expect(kit.admit(ANA, everything, { isFirstSync: true, from: ana })).toMatchObject({ ok: true })
    for (const page of [ana, kofi, kit.page(DEE)]) {
      expect(readBoard(page.doc)).toEqual(readBoard(kit.replicas.committed))
    }
  })

  test.each([
    { hands: ['down', 'down', 'down'], isDown: true },
    { hands: ['down', 'back', 'down', 'back'], isDown: false },
    { hands: ['down', 'back', 'down', 'back', 'down'], isDown: true },
  ])('G-7 a card that was taken $hands without a connection is where it was left', ({ hands, isDown }) => {
    const { kit, ana } = room()
    const card = ana.write('now and then')
    kit.flush(ana)
    for (const hand of hands) {
      if (hand === 'down') takeCardDown(ana.doc, card)
      else expect(putCardBack(ana.doc, card)).toBe(true)
    }
    expect(longestRun(ana)).toBe(2)
    const result = kit.reconnect(ana)
    expect(result).toMatchObject({ ok: true, putBack: new Set(isDown ? [] : [card]) })
    expect(readCard(kit.replicas.committed, card)?.isDown).toBe(isDown)
  })

  test('G-7 a column of 300 cards is spread anew in one update', () => {
    const { kit, ana } = room()
    const cards = Array.from({ length: MAX_CARDS }, () => ana.write('x'))
    expect(isTaken(kit.flush(ana))).toBe(true)
    placeCards(
      ana.doc,
      'actions',
      cards.map((id, index) => ({ id, order: `b${String(index).padStart(2, 'A')}V` })),
    )
    expect(isTaken(kit.flush(ana))).toBe(true)
  })
})

describe('what travels on', () => {
  test('G-3 is what has really changed, written by the server: nothing known, nothing that was taken out again', () => {
    const { kit, ana } = room()
    const card = ana.write('one')
    ana.textOf(card).insert(3, ' canary')
    ana.textOf(card).delete(3, 7)
    kit.flush(ana)
    const clock = Y.getState(kit.replicas.committed.store, ana.client)
    ana.textOf(card).insert(3, ' two, and a secret')
    ana.textOf(card).delete(8, 13)
    const everything = Y.encodeStateAsUpdate(ana.doc)
    const result = kit.admit(ANA, everything, { isFirstSync: true, from: ana })
    if (!result.ok || result.update === null) throw new Error('refused')
    const { structs, ds } = Y.decodeUpdate(result.update)
    expect(structs[0]?.id).toEqual(Y.createID(ana.client, clock))
    expect([...ds.clients.values()].flat().every((range) => range.clock >= clock)).toBe(true)
    expect(Buffer.from(everything).toString('latin1')).toMatch(/canary|secret/)
    expect(Buffer.from(result.update).toString('latin1')).not.toMatch(/canary|secret/)
  })
})

describe('who may do what', () => {
  test('G-6 everybody writes on, moves and takes down every card', () => {
    const { kit, ana, kofi } = room()
    const card = ana.write('ours')
    kit.flush(ana)
    kofi.textOf(card).insert(4, ' now')
    placeCards(kofi.doc, 'actions', [{ id: card, order: 'a3' }])
    takeCardDown(kofi.doc, card)
    expect(isTaken(kit.flush(kofi))).toBe(true)
    expect(readCard(ana.doc, card)).toMatchObject({ column: 'actions', isDown: true })
  })

  test('G-6 taking down is undone by whoever did it, also from another page of theirs', () => {
    const { kit, ana, kofi } = room()
    const card = ana.write('mine')
    kit.flush(ana)
    takeCardDown(ana.doc, card)
    const [down] = kit.flush(ana)
    expect(down).toMatchObject({ takenDown: new Set([card]), putBack: new Set() })
    expect(putCardBack(kofi.doc, card)).toBe(false)
    forceBack(kofi, card)
    expect(kit.flush(kofi)).toEqual([{ ok: false, code: 'schema' }])
    const other = kit.page(ANA)
    forceBack(other, card)
    expect(kit.flush(other)).toMatchObject([{ ok: true, takenDown: new Set(), putBack: new Set([card]) }])
    expect(readCard(kit.replicas.committed, card)?.isDown).toBe(false)
  })

  test('G-6 two people take a card down at once: the undo of one is theirs alone', () => {
    const { kit, ana, kofi } = room()
    const card = ana.write('twice')
    kit.flush(ana)
    takeCardDown(ana.doc, card)
    takeCardDown(kofi.doc, card)
    expect(kit.flush(ana)).toMatchObject([{ ok: true, takenDown: new Set([card]) }])
    expect(kit.flush(kofi)).toMatchObject([{ ok: true, takenDown: new Set([card]) }])
    // Kofi's id is the higher one, so his hand is on top: Ana's undo has nothing to call off.
    expect(putCardBack(ana.doc, card)).toBe(false)
    expect(putCardBack(kofi.doc, card)).toBe(true)
    expect(kit.flush(kofi)).toMatchObject([{ ok: true, putBack: new Set([card]) }])
  })

  test('G-5 author and seat are the same, and the author stays', () => {
    const { kit, ana, kofi } = room()
    const client = kit.issue(KOFI)
    const id = newCardId()
    expect(kit.admit(KOFI, rawUpdate([rawCard(client, 0, { id, words: 'x', author: ANA })]))).toMatchObject({
      ok: false,
    })
    const card = ana.write('mine')
    kit.flush(ana)
    kofi.doc.getMap<Y.Map<unknown>>('cards').get(card)?.set('author', KOFI)
    expect(kit.flush(kofi)).toEqual([{ ok: false, code: 'schema' }])
    expect(readCard(kit.replicas.committed, card)?.author).toBe(ANA)
  })

  test('G-5 the id of a card is never used again, not even of one that was deleted', () => {
    const { kit, ana } = room()
    const card = ana.write('first')
    kit.flush(ana)
    const client = kit.issue(KOFI)
    const again = rawUpdate([rawCard(client, 0, { id: card, words: 'second', author: KOFI })])
    expect(kit.admit(KOFI, again)).toEqual({ ok: false, code: 'schema' })
    kit.remove(card)
    expect(kit.admit(KOFI, again)).toEqual({ ok: false, code: 'schema' })
    expect(readBoard(kit.replicas.committed)).toEqual({})
  })

  test('G-1 after a refusal the sender’s next honest update is taken as if nothing had been', () => {
    const { kit, ana, kofi } = room()
    const card = ana.write('kept')
    kit.flush(ana)
    const board = readBoard(kit.replicas.committed)
    const client = kit.issue(KOFI)
    const bad = rawUpdate([
      { client, clock: 0, items: [{ parent: 'cards', key: 'not an id!!!!', content: text('x') }] },
    ])
    for (let round = 0; round < 5; round += 1) expect(kit.admit(KOFI, bad).ok).toBe(false)
    expect(readBoard(kit.replicas.committed)).toEqual(board)
    expect(readBoard(kit.replicas.ahead)).toEqual(board)
    kofi.textOf(card).insert(0, 'well ')
    expect(isTaken(kit.flush(kofi))).toBe(true)
    expect(Y.getState(kit.replicas.committed.store, client)).toBe(0)
  })
})

describe('limits', () => {
  test('G-8 a board holds 300 cards; the next one is refused, and after a deletion there is room', () => {
    const { kit, ana, kofi } = room()
    const cards = Array.from({ length: MAX_CARDS }, () => ana.write('x'))
    expect(isTaken(kit.flush(ana))).toBe(true)
    kofi.write('one more')
    expect(kit.flush(kofi)).toEqual([{ ok: false, code: 'board-full' }])
    kit.remove(cards[0] as CardId)
    const fresh = kit.page(KOFI)
    fresh.write('one more')
    expect(isTaken(kit.flush(fresh))).toBe(true)
  })

  test('G-8 a card holds 500 graphemes, counted as a reader would', () => {
    const { kit, ana } = room()
    const card = ana.write('👩🏽‍🌾'.repeat(MAX_CARD_GRAPHEMES))
    expect(isTaken(kit.flush(ana))).toBe(true)
    ana.textOf(card).insert(0, '!')
    expect(kit.flush(ana)).toEqual([{ ok: false, code: 'card-full' }])
  })

  test('G-8 all cards together hold 256 Ki units, and what was taken out makes room again', () => {
    const { kit, ana, kofi } = room()
    const long = '👩🏽‍🌾'.repeat(MAX_CARD_GRAPHEMES)
    const cards: CardId[] = []
    for (let size = 0; size + long.length <= 262_144; size += long.length) {
      // Two seats, for one may not write that much.
      const page = cards.length % 2 === 0 ? ana : kofi
      cards.push(page.write(long))
      expect(isTaken(kit.flush(page))).toBe(true)
    }
    const third = kit.page(DEE)
    third.write(long)
    expect(kit.flush(third)).toEqual([{ ok: false, code: 'board-full' }])
    kit.remove(cards[0] as CardId)
    const fresh = kit.page(DEE)
    fresh.write(long)
    expect(isTaken(kit.flush(fresh))).toBe(true)
  })

  test('G-8 one edit may empty one card of others, not a board; one’s own words do not count', () => {
    const { kit, ana, kofi } = room()
    const cards = Array.from({ length: 30 }, () => ana.write('x'.repeat(100)))
    kit.flush(ana)
    const wipe = (page: HonestPage, some: readonly CardId[]) =>
      page.doc.transact(() => {
        for (const card of some) page.textOf(card).delete(0, page.textOf(card).length)
      })
    wipe(kofi, cards.slice(0, 5))
    expect(isTaken(kit.flush(kofi))).toBe(true)
    wipe(kofi, cards.slice(5, 11))
    expect(kit.flush(kofi)).toEqual([{ ok: false, code: 'deletions' }])
    const again = kit.page(KOFI)
    wipe(again, cards.slice(5, 10))
    expect(isTaken(kit.flush(again))).toBe(true)
    wipe(again, cards.slice(10, 11))
    expect(kit.flush(again)).toEqual([{ ok: false, code: 'deletions' }])
    kit.now += 60_000
    const later = kit.page(KOFI)
    wipe(later, cards.slice(10, 15))
    expect(isTaken(kit.flush(later))).toBe(true)
    wipe(ana, cards)
    expect(isTaken(kit.flush(ana))).toBe(true)
  })

  test('G-8 a seat has room for as many cards as a person writes, and deleting does not make more', () => {
    const { kit, ana } = room()
    for (let index = 0; index < 500; index += 1) {
      const card = ana.write('x')
      expect(isTaken(kit.flush(ana))).toBe(true)
      kit.remove(card)
    }
    ana.write('x')
    expect(kit.flush(ana)).toEqual([{ ok: false, code: 'seat-full' }])
  })

  test('G-8 a seat writes no more than a person does, whatever it took out again', () => {
    const { kit, ana } = room()
    const card = ana.write('x')
    kit.flush(ana)
    let refused: string | null = null
    for (let round = 0; round < 60 && refused === null; round += 1) {
      ana.textOf(card).insert(0, '👩🏽‍🌾'.repeat(490))
      ana.textOf(card).delete(0, 490 * 7)
      const [first] = kit.flush(ana).filter((result) => !result.ok)
      if (first !== undefined && !first.ok) refused = first.code
    }
    expect(refused).toBe('seat-full')
  })

  test('G-8 a board knows 256 pages that wrote; one more is refused and nobody else is', () => {
    const { kit, ana } = room()
    const card = ana.write('x')
    kit.flush(ana)
    for (let index = 1; index < 256; index += 1) {
      const page = new HonestPage(ANA, kit.issue(ANA))
      page.write('y')
      if (index % 2 === 0) kit.remove([...page.doc.getMap('cards').keys()][0] as CardId)
      expect(isTaken(kit.flush(page))).toBe(true)
    }
    const late = kit.page(KOFI)
    late.write('z')
    expect(kit.flush(late)).toEqual([{ ok: false, code: 'seat-full' }])
    ana.textOf(card).insert(0, 'still ')
    expect(isTaken(kit.flush(ana))).toBe(true)
  })

  test('G-8 the pieces of a card are bounded, because placing one may walk over all of them', () => {
    const { kit, ana, kofi } = room()
    const card = ana.write('x')
    kit.flush(ana)
    let refused: string | null = null
    // Alternating pages: their deleted letters never merge.
    for (let round = 0; round < 4_000 && refused === null; round += 1) {
      const page = round % 2 === 0 ? ana : kofi
      page.textOf(card).insert(0, 'y')
      page.textOf(card).delete(0, 1)
      const bad = kit.flush(page).find((result) => !result.ok)
      if (bad !== undefined && !bad.ok) refused = bad.code
    }
    expect(refused).toBe('card-full')
  })
})
