import type * as Y from 'yjs'
import type { ColumnKey } from '../../shared/board/columns.ts'
import { addCard, cardsOf, placeCards, readCard } from '../../shared/board/document.ts'
import { MAX_CARDS } from '../../shared/board/limits.ts'
import { type OrderWrite, orderAt } from '../../shared/board/order.ts'
import { findSplice, moveSplice } from '../../shared/board/splice.ts'
import { cleanCardText, fitsCard, isCardText } from '../../shared/board/text.ts'
import type { CardId, SeatId } from '../../shared/ids.ts'
import type { BoardView } from './boardView.ts'

/**
 * What screens do to the document, so that the server's gate never has a reason to refuse it: text is cleaned and
 * measured here, and nothing is written that changes nothing. Each answers the change to make, or null.
 */
export type Change = (doc: Y.Doc) => void

/** A new card at the end of a column; null where it cannot be one. */
export function newCard(
  { doc, view }: { doc: Y.Doc; view: BoardView },
  card: { id: CardId; column: ColumnKey; text: string; author: SeatId },
): Change | null {
  const text = cleanCardText(card.text).trim()
  if (!isCardText(text) || cardsOf(doc).size >= MAX_CARDS) return null
  const others = view.orderOf(card.column)
  const writes = orderAt(others, others.length, card.id)
  const order = writes.find(({ id }) => id === card.id)?.order ?? ''
  return (target) => {
    addCard(target, { ...card, text, order })
    placeCards(target, card.column, withoutCard(writes, card.id))
  }
}

/** A card put before the one at `index` of a column as it is without it; null where it lies there already. */
export function movedCard(
  view: BoardView,
  id: CardId,
  to: { column: ColumnKey; index: number },
): Change | null {
  const card = view.find(id)
  if (card === undefined) return null
  const index = Math.max(0, to.index)
  const others = view.orderOf(to.column, id)
  const isThere =
    card.column === to.column && view.orderOf(to.column).findIndex((other) => other.id === id) === index
  if (isThere) return null
  const writes = orderAt(others, Math.min(index, others.length), id)
  return (doc) => placeCards(doc, to.column, writes)
}

/** A card's text made what is in a field that was showing `seen`; null where nothing differs or it would not fit. */
export function changedText(doc: Y.Doc, id: CardId, wanted: string, seen?: string): Change | null {
  const text = readCard(doc, id)?.text
  if (text === undefined) return null
  const now = text.toString()
  const before = seen ?? now
  const splice = findSplice(before, cleanCardText(wanted))
  if (splice === null) return null
  const { at, remove, insert } = moveSplice(splice, before, now)
  if (!fitsCard(now.slice(0, at) + insert + now.slice(at + remove))) return null
  return () => {
    if (remove > 0) text.delete(at, remove)
    if (insert !== '') text.insert(at, insert)
  }
}

function withoutCard(writes: readonly OrderWrite[], card: CardId): OrderWrite[] {
  return writes.filter(({ id }) => id !== card)
}
