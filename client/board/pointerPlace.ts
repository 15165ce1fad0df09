import { type ColumnKey, isColumnKey } from '../../shared/board/columns.ts'
import type { CardId } from '../../shared/ids.ts'
import { landingIndex } from './landing.ts'

/** Where a pointer at height `y` over a column's element points, as the column is without the moved card. */
export function placeUnder(
  column: Element,
  y: number,
  moved: CardId,
): { column: ColumnKey; index: number } | null {
  const key = column.getAttribute('data-column')
  if (!isColumnKey(key)) return null
  const others = [...column.querySelectorAll('[data-card]')].filter(
    (element) => element.getAttribute('data-card') !== moved,
  )
  return {
    column: key,
    index: landingIndex(
      others.map((element) => element.getBoundingClientRect()),
      y,
    ),
  }
}
