import { type ColumnKey, isColumnKey } from '../../shared/board/columns.ts'
import type { CardId } from '../../shared/ids.ts'
import type { Spot } from './gap.ts'
import type { Landing } from './hand.ts'
import { isOnto, landingIndex } from './landing.ts'

type Point = { readonly x: number; readonly y: number }

/** Where a point over a column's element points: between which of its cards, as it is seen without the moved one. */
export function spotUnder(column: Element, { y }: Point, moved: CardId): Spot | null {
  const key = columnOf(column)
  if (key === null) return null
  const others = [...column.querySelectorAll('[data-card]')].filter(
    (element) => element.getAttribute('data-card') !== moved && element.closest('[data-lane]') === null,
  )
  const theme = boxUnder(column, y)?.getAttribute('data-theme') ?? null
  const box = theme === null ? others : others.filter((each) => boxOf(each) === theme)
  const extents = (elements: readonly Element[]) => elements.map((element) => element.getBoundingClientRect())
  if (theme === null) return { column: key, theme, index: landingIndex(extents(others), y) }
  // In a box the places are those between its own cards.
  const first = box[0] === undefined ? others.length : others.indexOf(box[0])
  return { column: key, theme, index: first + landingIndex(extents(box), y) }
}

/** What a held card is over: another card or a theme, with which it would be put together, or a place between cards. */
export function landingUnder(
  column: Element,
  point: Point,
  moved: CardId,
): Spot | Exclude<Landing, { kind: 'gap' }> | null {
  const { y } = point
  const cards = [...column.querySelectorAll('[data-card]')]
  const under = cards.find((card) => isOnto(card.getBoundingClientRect(), y))
  const card = under?.getAttribute('data-card') as CardId | undefined
  if (card !== undefined && card !== moved) return { kind: 'card', card }
  const box = boxUnder(column, y)
  const theme = box?.getAttribute('data-theme') ?? null
  const list = box?.querySelector('ul, ol')?.getBoundingClientRect()
  // Its head is the whole of a theme; among its cards a place is meant.
  if (theme !== null && list !== undefined && y < list.top) return { kind: 'theme', theme }
  return spotUnder(column, point, moved)
}

function columnOf(column: Element): ColumnKey | null {
  const key = column.getAttribute('data-column')
  return isColumnKey(key) ? key : null
}

function boxUnder(column: Element, y: number): Element | undefined {
  return [...column.querySelectorAll('[data-theme]')].find((box) => {
    const { top, bottom } = box.getBoundingClientRect()
    return y > top && y < bottom
  })
}

function boxOf(card: Element): string | null {
  return card.closest('[data-theme]')?.getAttribute('data-theme') ?? null
}
