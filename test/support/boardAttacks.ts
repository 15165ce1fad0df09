import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { cardsOf } from '../../shared/board/document.ts'
import type { CardId, SeatId } from '../../shared/ids.ts'
import { newCardId } from './boardKit.ts'
import {
  any,
  binary,
  deleted,
  embed,
  format,
  json,
  type RawId,
  type RawItem,
  rawCard,
  rawUpdate,
  subdocument,
  text,
  type,
} from './rawUpdate.ts'

/** What a hostile page knows: everything that is on its screen, and everything that Yjs tells it. */
export type Target = {
  readonly me: { readonly seat: SeatId; readonly client: number }
  readonly victim: { readonly client: number; readonly clock: number }
  /** The board as everybody has it. */
  readonly doc: Y.Doc
  readonly card: CardId
  readonly otherCard: CardId
  /** A card that the server has deleted, by its Yjs id. */
  readonly gone: RawId
}

export type Attack = { readonly name: string; readonly update: (target: Target) => Uint8Array }

const idOf = (item: Y.Item | null | undefined): RawId => [item?.id.client ?? 0, item?.id.clock ?? 0]
const entry = ({ doc }: Target, card: CardId) => cardsOf(doc)._map.get(card)
const fieldsOf = (target: Target, card: CardId) => cardsOf(target.doc).get(card)
const field = (target: Target, name: string, card = target.card) => fieldsOf(target, card)?._map.get(name)
const textOf = (target: Target, card = target.card) => fieldsOf(target, card)?.get('text') as Y.Text
const wordsOf = (target: Target, card = target.card) => idOf(textOf(target, card)._start)

/** One run of items under the sender's own id, from where its clock stands. */
const mine = (target: Target, ...items: RawItem[]) =>
  rawUpdate([{ client: target.me.client, clock: 0, items }])

const myCard = (
  target: Target,
  changes: { id?: string; words?: string; place?: unknown; author?: string } = {},
) => rawCard(target.me.client, 0, { id: newCardId(), words: 'x', author: target.me.seat, ...changes })

const inText = (target: Target, content: RawItem['content'], key?: string) =>
  mine(target, { parent: idOf(field(target, 'text')), content, ...(key === undefined ? {} : { key }) })

const overField = (target: Target, name: string, content: RawItem['content']) =>
  mine(target, { left: idOf(field(target, name)), content })

/** A run of places, of which the first ones are deleted, and what is written over it. */
const overPlace = (
  target: Target,
  run: RawItem['content'],
  deletedUnits: number,
  last?: RawItem['content'],
) =>
  rawUpdate(
    [
      {
        client: target.me.client,
        clock: 0,
        items: [
          { left: idOf(field(target, 'place')), content: run },
          ...(last === undefined ? [] : [{ left: [target.me.client, 1] as const, content: last }]),
        ],
      },
    ],
    [[target.me.client, [[0, deletedUnits]]]],
  )

const remove = (item: Y.Item | null | undefined) =>
  rawUpdate([], [[idOf(item)[0], [[idOf(item)[1], item?.length ?? 1]]]])

/** The ways in which one page can harm the others through a plain Yjs relay, and those that a gate invites. */
export const ATTACKS: readonly Attack[] = [
  // trust.md section 0: measured against a relay.
  {
    name: 'ten bytes delete what somebody has yet to write',
    update: ({ victim }) => rawUpdate([], [[victim.client, [[victim.clock, 1_000]]]]),
  },
  {
    name: 'a deletion begins in what is there and ends in what is not',
    update: ({ victim }) => rawUpdate([], [[victim.client, [[0, victim.clock + 1]]]]),
  },
  {
    name: 'fourteen bytes put somebody’s clock beyond reach',
    update: ({ victim }) =>
      rawUpdate([{ client: victim.client, clock: victim.clock, items: [{ blank: 'gc', length: 2 ** 40 }] }]),
  },
  {
    name: 'a blank of one’s own',
    update: ({ me }) => rawUpdate([{ client: me.client, clock: 0, items: [{ blank: 'gc', length: 5 }] }]),
  },
  {
    name: 'a hole',
    update: ({ me }) => rawUpdate([{ client: me.client, clock: 0, items: [{ blank: 'skip', length: 5 }] }]),
  },
  {
    name: 'a card under somebody else’s id',
    update: ({ victim, me }) =>
      rawUpdate([
        rawCard(victim.client, victim.clock, { id: newCardId(), words: 'forged', author: me.seat }),
      ]),
  },
  {
    name: 'a card under an id that nobody was given',
    update: ({ me }) =>
      rawUpdate([rawCard(4_000_000_000, 0, { id: newCardId(), words: 'x', author: me.seat })]),
  },
  {
    name: 'seven bytes announce thirty million items',
    update: ({ me }) => rawUpdate([{ client: me.client, clock: 0, items: [], announced: 2 ** 25 }]),
  },
  { name: 'a billion clients are announced', update: () => Uint8Array.from([0xff, 0xff, 0xff, 0xff, 0x0f]) },
  {
    name: 'items wait for one that never comes',
    update: ({ me }) =>
      rawUpdate([rawCard(me.client, 1_000, { id: newCardId(), words: 'x', author: me.seat })]),
  },
  {
    name: 'an item hangs on another that nobody has',
    update: (target) => mine(target, { parent: [123_456, 7], key: 'text', content: text('x') }),
  },
  {
    name: 'an item’s neighbour is one that nobody has',
    update: (target) => mine(target, { left: [123_456, 7], content: text('x') }),
  },
  {
    name: 'an item is its own neighbour',
    update: (target) => mine(target, { left: [target.me.client, 0], content: text('x') }),
  },
  {
    name: 'an item lies in itself',
    update: (target) => mine(target, { parent: [target.me.client, 0], key: 'text', content: type(2) }),
  },
  {
    name: 'another root',
    update: (target) => mine(target, { parent: 'votes', key: newCardId(), content: type(1) }),
  },
  {
    name: 'a root without a name',
    update: (target) => mine(target, { parent: '', key: newCardId(), content: type(1) }),
  },
  { name: 'a card named __proto__', update: (target) => rawUpdate([myCard(target, { id: '__proto__' })]) },
  {
    name: 'a card named constructor',
    update: (target) => rawUpdate([myCard(target, { id: 'constructor' })]),
  },
  {
    name: 'a field named __proto__',
    update: (target) =>
      mine(target, {
        parent: idOf(entry(target, target.card)),
        key: '__proto__',
        content: any({ isDown: true }),
      }),
  },
  {
    name: 'a field that nobody knows',
    update: (target) =>
      mine(target, { parent: idOf(entry(target, target.card)), key: 'status', content: any('published') }),
  },
  { name: 'a text that is longer than any card', update: (target) => inText(target, text('x'.repeat(501))) },
  {
    name: 'a run that is longer than anything typed',
    update: (target) => inText(target, text('x'.repeat(10_001))),
  },
  {
    name: 'one letter under ten thousand marks',
    update: (target) => inText(target, text(`x${'\u0301'.repeat(9_990)}`)),
  },
  {
    name: 'more items than a person makes',
    update: (target) =>
      mine(
        target,
        ...Array.from({ length: 401 }, () => ({ parent: idOf(field(target, 'text')), content: text('x') })),
      ),
  },
  { name: 'the second encoding of Yjs', update: ({ doc }) => Y.encodeStateAsUpdateV2(doc) },
  // What Yjs can hold and a board does not.
  { name: 'formatted text', update: (target) => inText(target, format('bold', true)) },
  {
    name: 'a picture in a text',
    update: (target) => inText(target, embed({ image: 'https://example.org/' })),
  },
  { name: 'an attribute of a text', update: (target) => inText(target, any('x'), 'align') },
  { name: 'a type in a text', update: (target) => inText(target, type(1)) },
  { name: 'a value in a text', update: (target) => inText(target, any('x')) },
  { name: 'JSON of the old kind', update: (target) => overField(target, 'place', json(['trust', 'a0'])) },
  { name: 'bytes', update: (target) => overField(target, 'place', binary(new Uint8Array(9))) },
  {
    name: 'a document in the document',
    update: (target) => mine(target, { parent: 'cards', key: newCardId(), content: subdocument('x') }),
  },
  {
    name: 'an XML card',
    update: (target) => mine(target, { parent: 'cards', key: newCardId(), content: type(4) }),
  },
  {
    name: 'a list as a card',
    update: (target) => mine(target, { parent: 'cards', key: newCardId(), content: type(0) }),
  },
  { name: 'content that says it was deleted', update: (target) => inText(target, deleted(3)) },
  { name: 'a piece of nothing', update: (target) => inText(target, text('')) },
  {
    name: 'an item in the root without a key',
    update: (target) => mine(target, { parent: 'cards', content: type(1) }),
  },
  {
    name: 'an item in a card without a key',
    update: (target) => mine(target, { parent: idOf(entry(target, target.card)), content: text('x') }),
  },
  {
    name: 'a text that turns what follows around',
    update: (target) => inText(target, text('pay\u202efdp.exe')),
  },
  {
    name: 'a text that is no text',
    update: (target) =>
      inText(target, {
        ref: 4,
        write: (encoder) => encoding.writeVarUint8Array(encoder, Uint8Array.from([0xc0, 0xff])),
      }),
  },
  {
    name: 'a text that ends after the message',
    update: (target) => inText(target, { ref: 4, write: (encoder) => encoding.writeVarUint(encoder, 5_000) }),
  },
  {
    name: 'a value nested ten thousand deep',
    update: (target) => overField(target, 'place', nested(10_000)),
  },
  // A card, and what belongs to somebody else on it.
  {
    name: 'half a card',
    update: (target) => mine(target, { parent: 'cards', key: newCardId(), content: type(1) }),
  },
  {
    name: 'a card in somebody else’s name',
    update: (target) => rawUpdate([myCard(target, { author: 'seat-of-ana-1' })]),
  },
  { name: 'a card over a card', update: (target) => rawUpdate([myCard(target, { id: target.card })]) },
  {
    name: 'a card in a column that is none',
    update: (target) => rawUpdate([myCard(target, { place: ['nowhere', 'a0'] })]),
  },
  {
    name: 'a card at a place nobody can put one beside',
    update: (target) => rawUpdate([myCard(target, { place: ['trust', 'a00'] })]),
  },
  {
    name: 'a place with a third part',
    update: (target) => overField(target, 'place', any(['trust', 'a0', 'x'])),
  },
  {
    name: 'two places at once',
    update: (target) => overField(target, 'place', any(['trust', 'a0'], ['trust', 'a1'])),
  },
  {
    name: 'a place that is none, behind one that the same message deletes',
    update: (target) => overPlace(target, any(['trust', 'a1'], 'nowhere'), 1),
  },
  {
    name: 'a place that is none, before others that were written over',
    update: (target) => overPlace(target, any('nowhere', ['trust', 'a1']), 2, any(['trust', 'a2'])),
  },
  {
    name: 'places written over by nothing',
    update: (target) => overPlace(target, any(['trust', 'a1'], ['trust', 'a2']), 2),
  },
  { name: 'a word in the place of a text', update: (target) => overField(target, 'text', any('gone')) },
  { name: 'another text in the place of a text', update: (target) => overField(target, 'text', type(2)) },
  { name: 'another author', update: (target) => overField(target, 'author', any(target.me.seat)) },
  { name: 'a card deleted by a page', update: (target) => remove(entry(target, target.card)) },
  { name: 'a text deleted whole', update: (target) => remove(field(target, 'text')) },
  { name: 'an author deleted', update: (target) => remove(field(target, 'author')) },
  { name: 'a place deleted', update: (target) => remove(field(target, 'place')) },
  {
    name: 'a taking down that is taken half back',
    update: (target) =>
      mine(target, { parent: idOf(entry(target, target.card)), key: 'down', content: any('maybe') }),
  },
  {
    name: 'a whole board of other people’s words deleted at once',
    update: ({ doc, victim }) => rawUpdate([], [[victim.client, textRanges(doc)]]),
  },
  // Where browsers and the server would place an item differently.
  {
    name: 'an item between two texts',
    update: (target) =>
      mine(target, { left: wordsOf(target), right: wordsOf(target, target.otherCard), content: text('x') }),
  },
  {
    name: 'an item whose right is left of it',
    update: (target) =>
      mine(target, {
        left: [wordsOf(target)[0], wordsOf(target)[1] + 3],
        right: wordsOf(target),
        content: text('x'),
      }),
  },
  {
    name: 'an item between a living text and a deleted card',
    update: (target) =>
      mine(target, {
        left: wordsOf(target),
        right: [target.gone[0], target.gone[1] + 2],
        content: text('x'),
      }),
  },
  {
    name: 'an item between a deleted card and a living text',
    update: (target) =>
      mine(target, {
        left: [target.gone[0], target.gone[1] + 2],
        right: wordsOf(target),
        content: text('x'),
      }),
  },
  {
    name: 'an entry that is put before another',
    update: (target) => mine(target, { right: idOf(field(target, 'place')), content: any(['trust', 'a7']) }),
  },
  {
    name: 'an item in a list that is a word',
    update: (target) => mine(target, { parent: wordsOf(target), content: text('x') }),
  },
  {
    name: 'an item around what its own page wrote before',
    update: (target) =>
      mine(
        target,
        { left: wordsOf(target), right: [wordsOf(target)[0], wordsOf(target)[1] + 1], content: text('one') },
        { left: wordsOf(target), right: [wordsOf(target)[0], wordsOf(target)[1] + 1], content: text('two') },
      ),
  },
  {
    name: 'a client that comes up twice',
    update: (target) =>
      rawUpdate([
        myCard(target),
        {
          client: target.me.client,
          clock: 5,
          items: [{ parent: idOf(field(target, 'text')), content: text('x') }],
        },
      ]),
  },
  {
    name: 'bytes after the end',
    update: (target) => Uint8Array.of(...rawUpdate([myCard(target)]), 0),
  },
  { name: 'an empty deletion', update: ({ victim }) => rawUpdate([], [[victim.client, [[0, 0]]]]) },
]

/** One value: a list in a list in a list. lib0 writes a list as 117 and its length. */
function nested(depth: number): RawItem['content'] {
  const write = (encoder: encoding.Encoder) => {
    encoding.writeVarUint(encoder, 1)
    for (let level = 0; level < depth; level += 1) encoding.writeUint8Array(encoder, Uint8Array.of(117, 1))
    encoding.writeAny(encoder, 'x')
  }
  return { ref: 8, write }
}

function textRanges(doc: Y.Doc): [number, number][] {
  return [...cardsOf(doc).values()].flatMap((fields) => {
    const ranges: [number, number][] = []
    for (let item = (fields.get('text') as Y.Text)._start; item !== null; item = item.right) {
      ranges.push([item.id.clock, item.length])
    }
    return ranges
  })
}
