import type { ColumnKey } from '../../shared/board/columns.ts'
import type { CardId } from '../../shared/ids.ts'
import { cardsIn, type Layout, type Seen } from './layout.ts'
import type { BoardCard } from './port.ts'

/**
 * A place between two cards. Named by its neighbours and not by a number, because others add and take down cards
 * while somebody is still looking for a place.
 */
export type Gap = {
  readonly column: ColumnKey
  /** In the box of this theme; null outside of boxes. */
  readonly theme: string | null
  readonly after: CardId | null
  readonly before: CardId | null
}

export type Spot = { readonly column: ColumnKey; readonly index: number; readonly theme?: string | null }

/** The gap before the card at `index` of a column as it is seen without the moved card. */
export function gapAt(layout: Layout, moved: CardId, { column, index, theme = null }: Spot): Gap {
  const others = othersIn(layout, moved, column)
  const at = Math.max(0, Math.min(index, others.length))
  return { column, theme, after: others[at - 1]?.id ?? null, before: others[at]?.id ?? null }
}

/** Where a gap is now. When both neighbours have gone it is the end of the column. */
export function indexOfGap(layout: Layout, moved: CardId, gap: Gap): number {
  const others = othersIn(layout, moved, gap.column)
  const before = others.findIndex((card) => card.id === gap.before)
  if (before !== -1) return before
  if (gap.before === null) return others.length
  const after = others.findIndex((card) => card.id === gap.after)
  return after === -1 ? others.length : after + 1
}

/** As people count: the first place is 1, and the moved card counts. */
export type Place = {
  readonly column: ColumnKey
  readonly theme: string | null
  readonly place: number
  readonly count: number
}

export function placeOfGap(layout: Layout, moved: CardId, gap: Gap): Place {
  return {
    column: gap.column,
    theme: gap.theme,
    place: indexOfGap(layout, moved, gap) + 1,
    count: othersIn(layout, moved, gap.column).length + 1,
  }
}

/** The gap that a card lies in. */
export function gapOf(layout: Layout, { id, column }: BoardCard): Gap {
  const cards = inOrder(layout, column)
  const index = cards.findIndex((each) => each.id === id)
  // In the lane it has no place of its own: it would come out at the end.
  return gapAt(layout, id, {
    column,
    index: index === -1 ? cards.length : index,
    theme: cards[index]?.box ?? null,
  })
}

export type Direction = 'up' | 'down' | 'back' | 'onward'

/**
 * One key's step from a gap: up and down within its column, into boxes and out of them, back and onward to the columns
 * beside it, as far as they are shown. At the edge it stays, so that holding a key down never carries a card round.
 */
export function stepGap(
  layout: Layout,
  moved: CardId,
  gap: Gap,
  { direction, shown }: { direction: Direction; shown: readonly ColumnKey[] },
): Gap {
  if (direction === 'up' || direction === 'down') {
    const stops = listStops(layout, moved, gap.column)
    const stop = stops[atStop(layout, moved, gap, stops) + (direction === 'up' ? -1 : 1)]
    return stop ?? gap
  }
  const at = shown.indexOf(gap.column)
  const column = shown[direction === 'back' ? at - 1 : at + 1]
  if (column === undefined) return gap
  // Beside it outside of boxes: who wants into one steps into it.
  const stops = listStops(layout, moved, column).filter(({ theme }) => theme === null)
  const index = indexOfGap(layout, moved, gap)
  return stops.findLast((stop) => indexOfGap(layout, moved, stop) <= index) ?? stops[0] ?? gap
}

/** Every place in a column where a card can lie, from top to bottom. Between the two of a pair there is none. */
function listStops(layout: Layout, moved: CardId, column: ColumnKey): readonly Gap[] {
  const others = othersIn(layout, moved, column)
  return [...others, undefined].flatMap((next, index) => {
    const last = others[index - 1]
    const stop = (theme: string | null) => gapAt(layout, moved, { column, index, theme })
    if (last !== undefined && last.beside !== null && last.beside === next?.id) return []
    const [above, below] = [last?.box ?? null, next?.box ?? null]
    if (above !== null && above === below) return [stop(above)]
    return [...(above === null ? [] : [stop(above)]), stop(null), ...(below === null ? [] : [stop(below)])]
  })
}

/** The stop that a gap is, or the last one above it when its box has gone. */
function atStop(layout: Layout, moved: CardId, gap: Gap, stops: readonly Gap[]): number {
  const index = indexOfGap(layout, moved, gap)
  const isAt = (stop: Gap) => indexOfGap(layout, moved, stop) === index
  const same = stops.findIndex((stop) => stop.theme === gap.theme && isAt(stop))
  return same === -1 ? stops.findLastIndex((stop) => indexOfGap(layout, moved, stop) <= index) : same
}

/**
 * Which of the document's cards to lie before, as their column is without the moved card. What is seen is another order
 * than the document's only inside of boxes, and each box stands where the first of its cards lies.
 */
export function documentIndex({ columns, layout }: Seen, moved: CardId, gap: Gap): number {
  const others = columns[gap.column].filter((card) => card.id !== moved)
  const seen = othersIn(layout, moved, gap.column)
  const index = indexOfGap(layout, moved, gap)
  const [last, next] = [seen[index - 1], seen[index]]
  const isAtEndOfBox = gap.theme !== null && next?.box !== gap.theme && last?.box === gap.theme
  const at = others.findIndex((card) => card.id === (isAtEndOfBox ? last?.id : next?.id))
  if (at === -1) return others.length
  return isAtEndOfBox ? at + 1 : at
}

/** What can be stepped through: all of a column but its lane, which is always last. */
function inOrder(layout: Layout, column: ColumnKey) {
  return layout[column].flatMap((item) => (item.kind === 'lane' ? [] : cardsIn(item)))
}

function othersIn(layout: Layout, moved: CardId, column: ColumnKey) {
  return inOrder(layout, column).filter((card) => card.id !== moved)
}
