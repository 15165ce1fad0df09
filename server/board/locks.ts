import * as Y from 'yjs'
import type { ColumnKey } from '../../shared/board/columns.ts'
import { cardsOf, readCard, readPlace } from '../../shared/board/document.ts'
import type { CardId, SeatId } from '../../shared/ids.ts'
import type { Change } from './inspection.ts'
import type { CardRules } from './roomSide.ts'

/**
 * Does an update touch what lies in a locked column? Nothing new comes in and nothing is moved there; words stay as
 * they are and cards stay up, but for whoever's own they are: what is mine I may put right, and take back (rule G-18).
 * Asked inside the transaction that applied it.
 */
export function breaksLock(
  transaction: Y.Transaction,
  change: Change,
  { locked, isOwn }: CardRules,
  seat: SeatId,
): boolean {
  if (locked.size === 0) return false
  const { doc } = transaction
  const liesLocked = (card: CardId) => isIn(locked, readCard(doc, card)?.column)
  const isOthers = (card: CardId) => liesLocked(card) && !isOwn(card, seat)
  return (
    [...change.newCards].some((item) => liesLocked(item.parentSub as CardId)) ||
    [...change.moved].some((card) => liesLocked(card) || isIn(locked, columnBefore(transaction, card))) ||
    [...change.reworded, ...change.takenDown].some(isOthers)
  )
}

function isIn(locked: ReadonlySet<ColumnKey>, column: ColumnKey | undefined): boolean {
  return column !== undefined && locked.has(column)
}

/** Where a card lay before this transaction: the one of its places that was there and was not written over yet. */
function columnBefore(transaction: Y.Transaction, card: CardId): ColumnKey | undefined {
  const { doc, beforeState, deleteSet } = transaction
  let item = cardsOf(doc).get(card)?._map.get('place') ?? null
  for (; item !== null; item = item.left) {
    const { client, clock } = item.id
    if (clock >= (beforeState.get(client) ?? 0)) continue
    // Not sorted yet inside a transaction, so it is looked through.
    const isWrittenOver = deleteSet.clients
      .get(client)
      ?.some((range) => range.clock <= clock && clock < range.clock + range.len)
    if (item.deleted && !isWrittenOver) continue
    return item.content instanceof Y.ContentAny ? readPlace(item.content.arr.at(-1))?.column : undefined
  }
  return undefined
}
