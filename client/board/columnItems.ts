import type { ColumnKey } from '../../shared/board/columns.ts'
import type { Hand } from './boardDesk.ts'
import { type Columns, findCard, indexOfGap, placeOfGap } from './gap.ts'
import type { BoardCard } from './port.ts'

/** What lies in a column, from top to bottom. */
export type ColumnItem =
  | { readonly kind: 'card'; readonly card: BoardCard }
  /** The card I picked up, where it would be put down. */
  | { readonly kind: 'held'; readonly card: BoardCard }
  | { readonly kind: 'was-here' }
  /** The thick line where a card would come down. */
  | { readonly kind: 'line' }

/** The hand, for a column that it has something to do with; null for all others, so that they need not be drawn again. */
export function handIn(column: ColumnKey, hand: Hand, columns: Columns): Hand | null {
  if (hand.kind === 'free') return null
  if (hand.kind === 'moving' && (hand.gap.column === column || hand.from.column === column)) return hand
  if (hand.kind === 'dragging' && hand.gap?.column === column) return hand
  return findCard(columns, hand.card)?.column === column ? hand : null
}

export function listColumn(column: ColumnKey, columns: Columns, hand: Hand | null): readonly ColumnItem[] {
  const items = columns[column].map((card): ColumnItem => ({ kind: 'card', card }))
  if (hand?.kind === 'dragging') return withLine(items, column, columns, hand)
  return hand?.kind === 'moving' ? withHeld(items, column, columns, hand) : items
}

/** The dragged card stays in its place until the drop: only the line shows where it would go. */
function withLine(
  items: readonly ColumnItem[],
  column: ColumnKey,
  columns: Columns,
  { card, gap }: Extract<Hand, { kind: 'dragging' }>,
): readonly ColumnItem[] {
  if (gap === null || gap.column !== column) return items
  const index = indexOfGap(columns, card, gap)
  const from = items.findIndex((item) => isCard(item, card))
  // Just above and just below itself is where it is: no line, because nothing would change.
  if (from === index) return items
  const at = from !== -1 && from < index ? index + 1 : index
  return items.toSpliced(at, 0, { kind: 'line' })
}

function withHeld(
  items: readonly ColumnItem[],
  column: ColumnKey,
  columns: Columns,
  { card: id, from, gap }: Extract<Hand, { kind: 'moving' }>,
): readonly ColumnItem[] {
  const card = findCard(columns, id)
  if (card === undefined) return items
  const others = items.filter((item) => !isCard(item, id))
  const insertions: { at: number; what: ColumnItem[] }[] = []
  const hasLeft = placeOfGap(columns, id, from).place !== placeOfGap(columns, id, gap).place
  if (from.column === column && (hasLeft || gap.column !== column))
    insertions.push({ at: indexOfGap(columns, id, from), what: [{ kind: 'was-here' }] })
  if (gap.column === column)
    insertions.push({ at: indexOfGap(columns, id, gap), what: [{ kind: 'held', card }, { kind: 'line' }] })
  // The later one first: it does not shift the place of the earlier.
  insertions.sort((one, other) => other.at - one.at)
  return insertions.reduce((list, { at, what }) => list.toSpliced(at, 0, ...what), others)
}

function isCard(item: ColumnItem, id: BoardCard['id']): boolean {
  return item.kind === 'card' && item.card.id === id
}
