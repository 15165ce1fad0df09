import { createHash } from 'node:crypto'
import type * as Y from 'yjs'
import { addCard, cardsOf, type NewCard, placeCards, readCards } from '../../shared/board/document.ts'
import { byOrder, orderAt } from '../../shared/board/order.ts'

/** A card that was written quietly, on its way to the board. */
export type QuietCard = Omit<NewCard, 'order'>

/**
 * Lays cards that turned over onto the board, each in its column after what lies there (rule W-5). A card whose id the
 * board has ever held is left out, also when that one was deleted: an id stays in the document for good, so the same
 * cards may be laid again after a crash, and what was taken down stays down (rule W-7).
 */
export function layQuietCards(doc: Y.Doc, cards: readonly QuietCard[]): void {
  const known = cardsOf(doc)._map
  for (const card of mix(cards.filter(({ id }) => !known.has(id)))) {
    const others = readCards(doc)
      .filter(({ column }) => column === card.column)
      .sort(byOrder)
    const writes = orderAt(others, others.length, card.id)
    const order = writes.find(({ id }) => id === card.id)?.order ?? ''
    placeCards(
      doc,
      card.column,
      writes.filter(({ id }) => id !== card.id),
    )
    addCard(doc, { ...card, order })
  }
}

/** Neither by who wrote nor by when; the same after a crash. */
function mix(cards: readonly QuietCard[]): QuietCard[] {
  const keyed = cards.map((card) => ({ card, key: createHash('sha256').update(card.id).digest('hex') }))
  return keyed.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ card }) => card)
}
