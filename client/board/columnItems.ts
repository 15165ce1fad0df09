import type { ColumnKey } from '../../shared/board/columns.ts'
import type { Hand } from './hand.ts'
import {
  cardsIn,
  findCard,
  type LaidCard,
  type LaidItem,
  type Layout,
  type Seen,
  type ThemeBox,
} from './layout.ts'
import type { BoardCard } from './port.ts'

/** What shows where something would come down, or where it came from. */
export type Marker =
  /** The card I picked up, where it would be put down. */
  | { readonly kind: 'held'; readonly card: BoardCard }
  | { readonly kind: 'was-here' }
  /** The thick line where a card would come down. */
  | { readonly kind: 'line' }

/** What lies in a column, or in a box of it, from top to bottom. */
export type ColumnItem =
  | LaidCard
  | Marker
  | (Omit<Exclude<LaidItem, LaidCard | ThemeBox>, 'cards'> & { readonly cards: readonly ColumnItem[] })
  | (Omit<ThemeBox, 'cards'> & { readonly cards: readonly ColumnItem[] })

/** The hand, for a column that it has something to do with; null for all others, so that they need not be drawn again. */
export function handIn(column: ColumnKey, hand: Hand, { columns, layout }: Seen): Hand | null {
  if (hand.kind === 'free') return null
  if (hand.kind === 'moving' && (hand.gap.column === column || hand.from.column === column)) return hand
  if (hand.kind === 'dragging' && isOver(column, hand.over, layout)) return hand
  return findCard(columns, hand.card)?.column === column ? hand : null
}

function isOver(
  column: ColumnKey,
  over: Extract<Hand, { kind: 'dragging' }>['over'],
  layout: Layout,
): boolean {
  if (over === null) return false
  if (over.kind === 'gap') return over.gap.column === column
  const id = over.kind === 'card' ? over.card : over.theme
  return layout[column].some((item) => item.id === id || cardsIn(item).some((card) => card.id === id))
}

type Draw = (column: ColumnKey, layout: Layout, hand: Hand | null) => readonly ColumnItem[]

let draw: Draw = (column, layout) => layout[column]

/** What carries cards also knows how to show them on their way. Before it is there, none is. */
export function learnToDraw(how: Draw): void {
  draw = how
}

export function listColumn(column: ColumnKey, layout: Layout, hand: Hand | null): readonly ColumnItem[] {
  return draw(column, layout, hand)
}
