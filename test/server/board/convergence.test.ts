import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { cardsOf, placeCards, readCard } from '../../../shared/board/document.ts'
import type { CardId } from '../../../shared/ids.ts'
import { ANA, GateKit, type HonestPage, KOFI, MALLORY, readBoard } from '../../support/boardKit.ts'
import { any, type RawId, type RawItem, rawUpdate, text } from '../../support/rawUpdate.ts'

type Move = { kind: 'type' | 'cut' | 'move' | 'send'; page: number; at: number } | Forgery

/** An item of a hostile page, with any two neighbours there are, some units long; the first ones come deleted. */
type Forgery = {
  kind: 'forge'
  client: number
  left: number
  right: number
  isPlace: boolean
  units: number
  deletedUnits: number
}

const chance = fc.nat({ max: 1_000 })
const honest = fc.record({
  kind: fc.constantFrom('type' as const, 'type' as const, 'cut' as const, 'move' as const, 'send' as const),
  page: fc.nat({ max: 1 }),
  at: chance,
})
const forge = fc.record({
  kind: fc.constant('forge' as const),
  client: fc.nat({ max: 2 }),
  left: chance,
  right: chance,
  isPlace: fc.boolean(),
  units: fc.integer({ min: 1, max: 3 }),
  deletedUnits: fc.nat({ max: 3 }),
})
const moves: fc.Arbitrary<Move[]> = fc.array(fc.oneof(honest, forge), { minLength: 20, maxLength: 80 })

describe('a hostile page among honest ones', () => {
  test('G-4 whatever it writes between whatever neighbours, everybody reads the same, and nobody else is refused', () => {
    fc.assert(
      fc.property(moves, (steps) => {
        const kit = new GateKit()
        // Ids below, between and above those of the others: they decide who stands left.
        const low = kit.issue(MALLORY)
        const ana = kit.page(ANA)
        const middle = kit.issue(MALLORY)
        const kofi = kit.page(KOFI)
        const clients = [low, middle, kit.issue(MALLORY)]
        const card = ana.write('abcdef')
        kit.flush(ana)
        const pages = [ana, kofi]
        for (const step of steps) {
          if (step.kind === 'forge') kit.admit(MALLORY, forgeItem(kit, card, clients[step.client] ?? 0, step))
          else expect(actHonestly(kit, card, pages[step.page] ?? ana, step)).toBe(true)
        }
        for (const page of pages) expect(kit.flush(page).every(({ ok }) => ok)).toBe(true)
        const board = readBoard(kit.replicas.committed)
        for (const page of [...pages, kit.page(ANA)]) expect(readBoard(page.doc)).toEqual(board)
      }),
      { numRuns: 600 },
    )
  })
})

function actHonestly(
  kit: GateKit,
  card: CardId,
  page: HonestPage,
  { kind, at }: { kind: string; at: number },
): boolean {
  const words = page.textOf(card)
  if (kind === 'type') words.insert(at % (words.length + 1), 'xyz'.slice(at % 3))
  if (kind === 'cut' && words.length > 0) words.delete(at % words.length, 1)
  if (kind === 'move') placeCards(page.doc, 'trust', [{ id: card, order: `a${at % 10}` }])
  return kind !== 'send' || kit.flush(page).every(({ ok }) => ok)
}

function forgeItem(
  kit: GateKit,
  card: CardId,
  client: number,
  { left, right, isPlace, units, deletedUnits }: Forgery,
): Uint8Array {
  const { committed } = kit.replicas
  const fields = cardsOf(committed).get(card)
  const clock = Y.getState(committed.store, client)
  const chain = isPlace
    ? idsLeftwards(fields?._map.get('place'))
    : idsRightwards(readCard(committed, card)?.text._start ?? null)
  const places = Array.from({ length: units }, (_, unit) => ['trust', `a${(left + unit) % 10}`])
  const item: RawItem = {
    ...(left % 7 === 0 ? {} : { left: chain[left % chain.length] as RawId }),
    ...(right % 7 === 0 || isPlace ? {} : { right: chain[right % chain.length] as RawId }),
    parent: idOf(isPlace ? cardsOf(committed)._map.get(card) : fields?._map.get('text')),
    content: isPlace ? any(...places) : text('MNO'.slice(0, units)),
    ...(isPlace ? { key: 'place' } : {}),
  }
  const deletes = Math.min(units, deletedUnits)
  return rawUpdate([{ client, clock, items: [item] }], deletes === 0 ? [] : [[client, [[clock, deletes]]]])
}

function idsRightwards(first: Y.Item | null): RawId[] {
  const ids: RawId[] = []
  for (let item = first; item !== null; item = item.right) {
    for (let unit = 0; unit < item.length; unit += 1) ids.push([item.id.client, item.id.clock + unit])
  }
  return ids
}

function idsLeftwards(last: Y.Item | undefined): RawId[] {
  const ids: RawId[] = []
  for (let item = last ?? null; item !== null; item = item.left) ids.push(idOf(item))
  return ids
}

function idOf(item: Y.Item | undefined): RawId {
  return [item?.id.client ?? 0, item?.id.clock ?? 0]
}
