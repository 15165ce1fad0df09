import type * as Y from 'yjs'
import { cardsOf } from '../../shared/board/document.ts'
import type { CardId } from '../../shared/ids.ts'

/** Cards that a transaction changed, and whether it changed their words. A new card has words. */
export function touchedCards(transaction: Y.Transaction): Map<CardId, { hasWords: boolean }> {
  const cards = cardsOf(transaction.doc)
  const touched = new Map<CardId, { hasWords: boolean }>()
  const note = (key: string | null | undefined, hasWords: boolean) => {
    const id = key as CardId
    if (key) touched.set(id, { hasWords: hasWords || (touched.get(id)?.hasWords ?? false) })
  }
  for (const [type, keys] of transaction.changed) {
    const holder = type._item
    if (holder === null) {
      for (const key of keys) note(key, true)
    } else if (holder.parent === cards) {
      note(holder.parentSub, false)
    } else {
      const fields = holder.parent as Y.AbstractType<unknown>
      note(fields._item?.parentSub, true)
    }
  }
  return touched
}
