import type { ColumnKey } from '../../shared/board/columns.ts'
import type { CardId } from '../../shared/ids.ts'
import type { BoardCard, BoardSnapshot } from './port.ts'

export type Columns = BoardSnapshot['columns']

/**
 * A place between two cards. Named by its neighbours and not by a number, because others add and take down cards
 * while somebody is still looking for a place.
 */
export type Gap = {
  readonly column: ColumnKey
  readonly after: CardId | null
  readonly before: CardId | null
}

/** The gap before the card at `index` of a column as it is without the moved card. */
export function gapAt(columns: Columns, moved: CardId, to: { column: ColumnKey; index: number }): Gap {
  const others = othersIn(columns, moved, to.column)
  const index = Math.max(0, Math.min(to.index, others.length))
  return { column: to.column, after: others[index - 1]?.id ?? null, before: others[index]?.id ?? null }
}

/** Where a gap is now. When both neighbours have gone it is the end of the column. */
export function indexOfGap(columns: Columns, moved: CardId, gap: Gap): number {
  const others = othersIn(columns, moved, gap.column)
  const before = others.findIndex((card) => card.id === gap.before)
  if (before !== -1) return before
  if (gap.before === null) return others.length
  const after = others.findIndex((card) => card.id === gap.after)
  return after === -1 ? others.length : after + 1
}

/** As people count: the first place is 1, and the moved card counts. */
export type Place = { readonly column: ColumnKey; readonly place: number; readonly count: number }

export function placeOfGap(columns: Columns, moved: CardId, gap: Gap): Place {
  return {
    column: gap.column,
    place: indexOfGap(columns, moved, gap) + 1,
    count: othersIn(columns, moved, gap.column).length + 1,
  }
}

export function findCard(columns: Columns, id: CardId): BoardCard | undefined {
  for (const cards of Object.values(columns)) {
    const card = cards.find((each) => each.id === id)
    if (card !== undefined) return card
  }
  return undefined
}

/** The gap that a card lies in. */
export function gapOf(columns: Columns, card: BoardCard): Gap {
  const index = columns[card.column].findIndex((each) => each.id === card.id)
  return gapAt(columns, card.id, { column: card.column, index })
}

export type Direction = 'up' | 'down' | 'back' | 'onward'

/**
 * One key's step from a gap: up and down within its column, back and onward to the columns beside it, as far as
 * they are shown. At the edge it stays, so that holding a key down never carries a card round.
 */
export function stepGap(
  columns: Columns,
  moved: CardId,
  gap: Gap,
  { direction, shown }: { direction: Direction; shown: readonly ColumnKey[] },
): Gap {
  const index = indexOfGap(columns, moved, gap)
  if (direction === 'up') return gapAt(columns, moved, { column: gap.column, index: index - 1 })
  if (direction === 'down') return gapAt(columns, moved, { column: gap.column, index: index + 1 })
  const at = shown.indexOf(gap.column)
  const column = shown[direction === 'back' ? at - 1 : at + 1]
  return column === undefined ? gap : gapAt(columns, moved, { column, index })
}

function othersIn(columns: Columns, moved: CardId, column: ColumnKey): readonly BoardCard[] {
  return columns[column].filter((card) => card.id !== moved)
}
