import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  CARDS_ROOT,
  cardsOf,
  createBoardDocument,
  NOBODY_IN_PARTICULAR,
} from '../../../shared/board/document.ts'
import type { CardId } from '../../../shared/ids.ts'
import type { CardFacts, CardsState, PenState, Theme } from '../../../shared/room/state/cards.ts'
import { ANA, GateKit, MALLORY, newCardId, readBoard } from '../../support/boardKit.ts'
import { any, json, type RawId, type RawItem, rawCard, rawUpdate, type } from '../../support/rawUpdate.ts'

/** Everything that the room decides: the compiler asks for what is added to it. `text`, `author` and the like are the board's. */
const FACTS: { readonly [Field in keyof Omit<CardFacts, 'id'>]: true } = {
  ...{ step: true, origin: true, by: true, voice: true, alsoSaidBy: true, wasSaidAgain: true },
  ...{ toldAgain: true },
  ...{ check: true, shownAt: true, wasReworded: true, rewordedAt: true, speaksTo: true, tags: true },
  ...{ isCheckFirst: true, theme: true, isDown: true, at: true },
}
const THEME: { readonly [Field in keyof Theme]: true } = {
  ...{ id: true, sentence: true, column: true, state: true, was: true, because: true, objections: true },
  ...{ hasBeenRead: true, voices: true, at: true },
}
const ROOM: { readonly [Field in keyof (Omit<CardsState, 'cards'> & PenState)]: true } = {
  ...{ themes: true, dissolved: true, differences: true, reading: true, labels: true, locked: true },
  ...{ holders: true, offer: true, missingSince: true, isWanted: true },
}
/** What an outcome will ask people for, and names that somebody might hope for. */
const LATER = ['consent', 'choice', 'quote', 'resonance', 'pointsTo', 'status', 'published', 'role', 'order']
const FIELDS = [...new Set([...[FACTS, THEME, ROOM].flatMap((fields) => Object.keys(fields)), ...LATER])]
const VALUES = [true, 'confirmed', MALLORY, ['seed'], null, { by: MALLORY }]

type Scene = { readonly kit: GateKit; readonly card: CardId; readonly client: number; readonly entry: RawId }

function stage(): Scene {
  const kit = new GateKit()
  const ana = kit.page(ANA)
  const card = ana.write('as somebody put it')
  kit.flush(ana)
  const { client, clock } = cardsOf(ana.doc)._map.get(card)?.id ?? { client: 0, clock: 0 }
  return { kit, card, client: kit.issue(MALLORY), entry: [client, clock] }
}

const run = ({ client }: Scene, ...items: RawItem[]) => rawUpdate([{ client, clock: 0, items }])
const newCard = ({ client }: Scene, author: string = MALLORY) =>
  rawCard(client, 0, { id: newCardId(), words: 'x', author })

/** The places where somebody might put such a field. */
const PLACES: readonly [string, (scene: Scene, field: string, value: unknown) => Uint8Array][] = [
  [
    'on somebody’s card',
    (scene, key, value) => run(scene, { parent: scene.entry, key, content: any(value) }),
  ],
  [
    'on somebody’s card, the old way',
    (scene, key, value) => run(scene, { parent: scene.entry, key, content: json(value) }),
  ],
  [
    'as a map on somebody’s card',
    (scene, key, value) =>
      run(
        scene,
        { parent: scene.entry, key, content: type(1) },
        { parent: [scene.client, 0], key: 'value', content: any(value) },
      ),
  ],
  [
    'on a card of one’s own, as it comes',
    (scene, key, value) => {
      const card = newCard(scene)
      return rawUpdate([
        { ...card, items: [...card.items, { parent: [scene.client, 0], key, content: any(value) }] },
      ])
    },
  ],
  [
    'at the root, beside the cards',
    (scene, key, value) => run(scene, { parent: CARDS_ROOT, key, content: any(value) }),
  ],
  [
    'under the id of a card, instead of it',
    (scene, key, value) =>
      run(scene, { parent: CARDS_ROOT, key: scene.card, content: any({ [key]: value }) }),
  ],
  [
    'as a root of its own',
    (scene, key, value) => run(scene, { parent: key, key: scene.card, content: any(value) }),
  ],
  [
    'as a part of a place',
    (scene, key, value) => {
      const place = cardsOf(scene.kit.replicas.committed).get(scene.card)?._map.get('place')?.id
      const left: RawId = [place?.client ?? 0, place?.clock ?? 0]
      return run(scene, { left, content: any(['trust', 'a0', { [key]: value }]) })
    },
  ],
]

describe.each(PLACES)('what the room decides, written %s', (_, write) => {
  test.each(FIELDS)('G-21 %s is refused, whatever it says', (field) => {
    const scene = stage()
    const { committed } = scene.kit.replicas
    const before = readBoard(committed)
    for (const isFirstSync of [false, true]) {
      for (const value of VALUES) {
        const result = scene.kit.admit(MALLORY, write(scene, field, value), { isFirstSync })
        expect(result).toMatchObject({ ok: false })
      }
    }
    expect(readBoard(committed)).toEqual(before)
    for (const doc of [committed, scene.kit.replicas.ahead])
      expect([...doc.share.keys()]).toEqual([CARDS_ROOT])
  })
})

test('G-21 a card that says nobody wrote it is the server’s to lay, and no page’s to write', () => {
  const scene = stage()
  const { kit } = scene
  expect(kit.admit(MALLORY, rawUpdate([newCard(scene, NOBODY_IN_PARTICULAR)]))).toEqual({
    ...{ ok: false, code: 'schema' },
  })
  const id = newCardId()
  kit.gate.lay([{ id, author: NOBODY_IN_PARTICULAR, column: 'trust', text: 'turned over' }])
  kit.replicas.commit()
  expect(readBoard(kit.replicas.committed)[id]).toContain('turned over ()')
})

test('G-21 whatever is taken, a card has no fields but its own, and the board no roots', () => {
  const { kit } = stage()
  const [ana, mallory] = [kit.page(ANA), kit.page(MALLORY)]
  for (const page of [ana, mallory]) page.write('one more')
  for (const page of [ana, mallory]) expect(kit.flush(page)).toMatchObject([{ ok: true }])
  const fresh = createBoardDocument({ gc: true })
  Y.applyUpdate(fresh, Y.encodeStateAsUpdate(kit.replicas.committed))
  expect([...fresh.share.keys()]).toEqual([CARDS_ROOT])
  for (const fields of cardsOf(fresh).values()) {
    expect([...fields.keys()].sort()).toEqual(['author', 'place', 'text'])
  }
})
