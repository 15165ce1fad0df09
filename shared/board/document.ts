import * as Y from 'yjs'
import type { CardId, SeatId } from '../ids.ts'
import { type ColumnKey, isColumnKey } from './columns.ts'
import { isOrderKey, type OrderWrite } from './order.ts'

/**
 * The shared document of a board. One root map holds every card under its id, and nothing else is allowed
 * anywhere; the server's gate sees to that:
 *
 *     cards: card id -> { text: Y.Text, place: [column, order key], author: seat, down?: true }
 *
 * `place` is one value, so that a move is one write and two moves at once cannot mix. `down` hides a card from
 * everybody at once; the server deletes it when it can no longer be undone.
 */
export const CARDS_ROOT = 'cards'

/**
 * The author of a card that the server lays: it turned over, and nobody is to learn whose it is from the document. No
 * seat has this name, so no page takes it for its own.
 */
export const NOBODY_IN_PARTICULAR = '' as SeatId

export type CardFields = Y.Map<unknown>

export type Card = {
  readonly id: CardId
  readonly column: ColumnKey
  readonly order: string
  readonly text: Y.Text
  readonly author: SeatId
  readonly isDown: boolean
}

export type NewCard = {
  readonly id: CardId
  readonly column: ColumnKey
  readonly order: string
  readonly text: string
  readonly author: SeatId
}

/**
 * A document with its root in place. `gc: true` forgets deleted text: the server's way, so that what was taken
 * back is gone. Browsers keep it (`gc: false`), because the gate lets only whole items in.
 */
export function createBoardDocument(options: { gc: boolean }): Y.Doc {
  const doc = new Y.Doc(options)
  doc.getMap(CARDS_ROOT)
  return doc
}

export function cardsOf(doc: Y.Doc): Y.Map<CardFields> {
  return doc.getMap(CARDS_ROOT)
}

/** One card, read field by field; undefined when it is not there or not whole. */
export function readCard(doc: Y.Doc, id: CardId): Card | undefined {
  const fields: unknown = cardsOf(doc).get(id)
  if (!(fields instanceof Y.Map)) return undefined
  const text: unknown = fields.get('text')
  const place = readPlace(fields.get('place'))
  const author: unknown = fields.get('author')
  if (!(text instanceof Y.Text) || place === undefined || typeof author !== 'string') return undefined
  return { id, ...place, text, author: author as SeatId, isDown: fields.get('down') === true }
}

/** Every card there is, taken down or not, in no order. */
export function readCards(doc: Y.Doc): Card[] {
  return [...cardsOf(doc).keys()].flatMap((id) => readCard(doc, id as CardId) ?? [])
}

/** A card's column and order key, or undefined when the value is neither. */
export function readPlace(value: unknown): { column: ColumnKey; order: string } | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined
  const [column, order]: unknown[] = value
  return isColumnKey(column) && isOrderKey(order) ? { column, order } : undefined
}

/** Writes a whole card in one transaction: the gate takes no half of one. */
export function addCard(doc: Y.Doc, card: NewCard): void {
  doc.transact(() => {
    const fields: CardFields = new Y.Map()
    cardsOf(doc).set(card.id, fields)
    fields.set('text', new Y.Text(card.text))
    fields.set('place', [card.column, card.order])
    fields.set('author', card.author)
  })
}

/** Puts cards into a column at these keys. Cards that are gone are left out. */
export function placeCards(doc: Y.Doc, column: ColumnKey, writes: readonly OrderWrite[]): void {
  doc.transact(() => {
    for (const { id, order } of writes) cardsOf(doc).get(id)?.set('place', [column, order])
  })
}

/** Hides a card from everybody. */
export function takeCardDown(doc: Y.Doc, id: CardId): void {
  cardsOf(doc).get(id)?.set('down', true)
}

/**
 * Shows a card again that this page took down. False when somebody else's hand is on top: they took it down at the
 * same moment, and only they can call that off.
 */
export function putCardBack(doc: Y.Doc, id: CardId): boolean {
  const fields = cardsOf(doc).get(id)
  const entry = fields?._map.get('down')
  if (fields === undefined || entry === undefined || entry.deleted || entry.id.client !== doc.clientID)
    return false
  fields.delete('down')
  return true
}

/** Removes a card for good. Only the server does. */
export function deleteCard(doc: Y.Doc, id: CardId): void {
  cardsOf(doc).delete(id)
}
