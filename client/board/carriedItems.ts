import type { ColumnKey } from '../../shared/board/columns.ts'
import type { CardId } from '../../shared/ids.ts'
import { type ColumnItem, learnToDraw, type Marker } from './columnItems.ts'
import { type Gap, indexOfGap, placeOfGap } from './gap.ts'
import type { Hand } from './hand.ts'
import { findLaid, type LaidCard, type Layout } from './layout.ts'

/** Teaches the columns to show what I carry. */
function drawHand(column: ColumnKey, layout: Layout, hand: Hand | null): readonly ColumnItem[] {
  const items = layout[column]
  if (hand?.kind === 'dragging') return withLine(items, column, layout, hand)
  return hand?.kind === 'moving' ? withHeld(items, column, layout, hand) : items
}

/** The dragged card stays in its place until the drop: only the line shows where it would go. */
function withLine(
  items: readonly ColumnItem[],
  column: ColumnKey,
  layout: Layout,
  { card, over }: Extract<Hand, { kind: 'dragging' }>,
): readonly ColumnItem[] {
  if (over?.kind !== 'gap' || over.gap.column !== column) return items
  const { gap } = over
  const others = flat(items).filter(({ id }) => id !== card)
  const at = indexOfGap(layout, card, gap)
  // Just above and just below itself is where it is: no line, because nothing would change.
  const isThere = flat(items)[at]?.id === card && findLaid(layout, card)?.box === gap.theme
  return isThere ? items : insert(items, gap, { kind: 'line' }, others[at]?.id ?? null)
}

function withHeld(
  items: readonly ColumnItem[],
  column: ColumnKey,
  layout: Layout,
  { card: id, from, gap }: Extract<Hand, { kind: 'moving' }>,
): readonly ColumnItem[] {
  const card = findLaid(layout, id)?.card
  if (card === undefined) return items
  let drawn = without(items, id)
  const others = flat(drawn)
  const nextTo = (where: Gap) => others[indexOfGap(layout, id, where)]?.id ?? null
  const hasLeft =
    from.theme !== gap.theme || placeOfGap(layout, id, from).place !== placeOfGap(layout, id, gap).place
  if (from.column === column && (hasLeft || gap.column !== column))
    drawn = insert(drawn, from, { kind: 'was-here' }, nextTo(from))
  if (gap.column === column) {
    drawn = insert(drawn, gap, { kind: 'held', card }, nextTo(gap))
    drawn = insert(drawn, gap, { kind: 'line' }, nextTo(gap))
  }
  return drawn
}

/** Puts a marker before a card, in the box of its gap or outside of boxes; with nothing after it, at the end. */
function insert(
  items: readonly ColumnItem[],
  gap: Gap,
  marker: Marker,
  before: CardId | null,
): readonly ColumnItem[] {
  const box = gap.theme === null ? undefined : items.find((item) => 'cards' in item && item.id === gap.theme)
  if (box !== undefined && 'cards' in box) {
    const cards = putBefore(box.cards, marker, before)
    return items.map((item) => (item === box ? { ...box, cards } : item))
  }
  return putBefore(items, marker, before)
}

function putBefore(
  items: readonly ColumnItem[],
  marker: Marker,
  before: CardId | null,
): readonly ColumnItem[] {
  const lane = items.findIndex((item) => item.kind === 'lane')
  const end = lane === -1 ? items.length : lane
  const at = before === null ? end : items.findIndex((item) => flat([item])[0]?.id === before)
  return items.toSpliced(at === -1 ? end : at, 0, marker)
}

function without(items: readonly ColumnItem[], id: CardId): readonly ColumnItem[] {
  return items.flatMap((item): readonly ColumnItem[] => {
    if (item.kind === 'card') return item.id === id ? [] : [item]
    if (!('cards' in item)) return [item]
    const cards = without(item.cards, id)
    if (cards.length === item.cards.length) return [item]
    // Of a pair the other one stays by itself meanwhile. An empty box stays: the card may come back into it.
    return item.kind === 'pair' || (cards.length === 0 && item.kind === 'lane') ? cards : [{ ...item, cards }]
  })
}

/** The cards alone, outside of the lane, as they are gone through. */
function flat(items: readonly ColumnItem[]): readonly LaidCard[] {
  return items.flatMap((item): readonly LaidCard[] => {
    if (item.kind === 'card') return [item]
    return 'cards' in item && item.kind !== 'lane' ? flat(item.cards) : []
  })
}

learnToDraw(drawHand)
