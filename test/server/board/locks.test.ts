import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { ColumnKey } from '../../../shared/board/columns.ts'
import { placeCards, putCardBack, readCard, takeCardDown } from '../../../shared/board/document.ts'
import type { CardId, SeatId } from '../../../shared/ids.ts'
import { ANA, GateKit, type HonestPage, KOFI, readBoard } from '../../support/boardKit.ts'

let kit: GateKit
let ana: HonestPage
let kofi: HonestPage
/** Whose point each card is, as the room says. */
let owners: Map<CardId, SeatId>

beforeEach(() => {
  kit = new GateKit()
  ana = kit.page(ANA)
  kofi = kit.page(KOFI)
  owners = new Map()
})

function lock(...columns: ColumnKey[]): void {
  kit.rules = { locked: new Set(columns), isOwn: (card, seat) => owners.get(card) === seat }
}

function writes(page: HonestPage, column: ColumnKey, order = 'a0'): CardId {
  const card = page.write('one', column, order)
  expect(kit.flush(page)).toMatchObject([{ ok: true }])
  owners.set(card, page.seat)
  return card
}

const codesOf = (page: HonestPage) => kit.flush(page).map((result) => (result.ok ? 'taken' : result.code))

describe('a column that is locked', () => {
  test('G-18 nothing is added to it', () => {
    lock('trust')
    ana.write('one', 'trust')
    expect(codesOf(ana)).toEqual(['locked'])
    expect(readBoard(kit.replicas.committed)).toEqual({})
  })

  test('G-18 nobody but whose own it is writes on a card in it, or takes it down', () => {
    const card = writes(ana, 'trust')
    lock('trust')
    kofi.textOf(card).insert(0, 'x')
    expect(codesOf(kofi)).toEqual(['locked'])
    const again = kit.page(KOFI)
    takeCardDown(again.doc, card)
    expect(codesOf(again)).toEqual(['locked'])
    ana.textOf(card).insert(0, 'x')
    takeCardDown(ana.doc, card)
    putCardBack(ana.doc, card)
    takeCardDown(ana.doc, card)
    expect(codesOf(ana)).toEqual(['taken', 'taken', 'taken', 'taken'])
    expect(readCard(kit.replicas.committed, card)).toMatchObject({ isDown: true })
  })

  test('G-18 what was taken down before may be put back', () => {
    const card = writes(ana, 'trust')
    takeCardDown(kofi.doc, card)
    codesOf(kofi)
    lock('trust')
    putCardBack(kofi.doc, card)
    expect(codesOf(kofi)).toEqual(['taken'])
  })

  test.each<[string, ColumnKey, ColumnKey]>([
    ['into it', 'actions', 'trust'],
    ['out of it', 'trust', 'actions'],
    ['about in it', 'trust', 'trust'],
  ])('G-18 nothing is moved %s, not even one’s own', (_, from, to) => {
    const card = writes(ana, from)
    lock('trust')
    for (const page of [kit.page(KOFI), ana]) {
      placeCards(page.doc, to, [{ id: card, order: 'a5' }])
      expect(codesOf(page)).toEqual(['locked'])
    }
    expect(readCard(kit.replicas.committed, card)).toMatchObject({ column: from, order: 'a0' })
  })

  test('G-18 a move there and back again without a connection is none of what was locked meanwhile', () => {
    const card = writes(ana, 'actions')
    for (const column of ['trust', 'questions', 'trust', 'actions'] as const) {
      placeCards(ana.doc, column, [{ id: card, order: 'a7' }])
    }
    lock('trust')
    expect(kit.reconnect(ana)).toMatchObject({ ok: true })
    const out = kit.page(KOFI)
    placeCards(out.doc, 'trust', [{ id: card, order: 'a1' }])
    placeCards(out.doc, 'actions', [{ id: card, order: 'a2' }])
    expect(kit.reconnect(out)).toMatchObject({ ok: true })
  })

  test('G-18 from where a card was moved is known when its places were written over again and again', () => {
    const card = writes(ana, 'actions')
    for (const column of ['questions', 'trust'] as const) {
      placeCards(kofi.doc, column, [{ id: card, order: 'a1' }])
      placeCards(kofi.doc, column, [{ id: card, order: 'a2' }])
      expect(kit.reconnect(kofi).ok).toBe(true)
    }
    lock('trust')
    placeCards(ana.doc, 'questions', [{ id: card, order: 'a1' }])
    placeCards(ana.doc, 'questions', [{ id: card, order: 'a2' }])
    expect(kit.reconnect(ana)).toEqual({ ok: false, code: 'locked' })
  })

  test('G-18 other columns are as ever, and a refusal is nobody’s fault', () => {
    const card = writes(ana, 'actions')
    lock('trust')
    kofi.textOf(card).insert(0, 'x')
    placeCards(kofi.doc, 'questions', [{ id: card, order: 'a1' }])
    takeCardDown(kofi.doc, card)
    kofi.write('two', 'questions')
    expect(codesOf(kofi)).toEqual(['taken', 'taken', 'taken', 'taken'])
  })
})

type Step = { kind: 'add' | 'type' | 'move' | 'down'; who: 0 | 1; card: number; column: ColumnKey }
const COLUMNS: readonly ColumnKey[] = ['trust', 'actions', 'questions']
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('add', 'type', 'move', 'down'),
  who: fc.constantFrom(0, 1),
  card: fc.nat({ max: 6 }),
  column: fc.constantFrom(...COLUMNS),
})

/** Does one thing as a page would that has the board as it is now. */
function perform({ kind, who, card, column }: Step, cards: CardId[]): void {
  const page = kit.page(seatOf(who))
  const id = cards[card]
  if (kind === 'add') {
    const added = page.write('one', column)
    if (codesOf(page)[0] !== 'taken') return
    cards.push(added)
    owners.set(added, page.seat)
  } else if (id !== undefined && readCard(page.doc, id) !== undefined) {
    if (kind === 'type') page.textOf(id).insert(0, 'x')
    if (kind === 'move') placeCards(page.doc, column, [{ id, order: 'a4' }])
    if (kind === 'down') takeCardDown(page.doc, id)
    codesOf(page)
  }
}

const seatOf = (who: 0 | 1) => (who === 0 ? ANA : KOFI)
const inTrust = () =>
  Object.entries(readBoard(kit.replicas.committed)).filter(([, card]) => card.startsWith('trust '))

test('G-18 whatever is tried, what lies in a locked column and is not one’s own stays as it is', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), fc.array(step, { maxLength: 25 }), (before, after) => {
      kit = new GateKit()
      owners = new Map()
      const cards: CardId[] = []
      for (const each of before) perform(each, cards)
      lock('trust')
      for (const each of after) {
        const others = () => inTrust().filter(([id]) => owners.get(id as CardId) !== seatOf(each.who))
        const [there, theirs] = [inTrust().map(([id]) => id), others()]
        perform(each, cards)
        expect(others()).toEqual(theirs)
        expect(there).toEqual(expect.arrayContaining(inTrust().map(([id]) => id)))
      }
    }),
    { numRuns: 60 },
  )
})
