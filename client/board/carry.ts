import type { ColumnKey } from '../../shared/board/columns.ts'
import type { CardId } from '../../shared/ids.ts'
import type { BoardDesk } from './boardDesk.ts'
import './carriedItems.ts'
import {
  type Direction,
  documentIndex,
  type Gap,
  gapAt,
  gapOf,
  placeOfGap,
  type Spot,
  stepGap,
} from './gap.ts'
import { FREE, type Hand, type Landing, type News } from './hand.ts'
import { findLaid } from './layout.ts'
import type { BoardCard } from './port.ts'
import { isSameGap, isSameLanding, isSamePlace } from './sameness.ts'

/**
 * Moving cards. Dragging, arrow keys and menu all end in the same `place`, so they cannot differ.
 */

export function pickUp(desk: BoardDesk, id: CardId): void {
  const card = desk.findOpen(id)
  if (card === undefined) return
  const gap = gapOf(desk.seen.layout, card)
  desk.take({ kind: 'moving', card: id, from: gap, gap })
}

export function step(desk: BoardDesk, direction: Direction, shown: readonly ColumnKey[]): void {
  shift(desk, (hand) =>
    stepGap(desk.seen.layout, hand.card, hand.gap, { direction, shown: openOnes(desk, shown) }),
  )
}

/** Somebody tapped a place instead of stepping there. */
export function point(desk: BoardDesk, to: Spot): void {
  if (openOnes(desk, [to.column]).length === 0) return
  shift(desk, (hand) => gapAt(desk.seen.layout, hand.card, to))
}

export function putDown(desk: BoardDesk): void {
  const hand = desk.hand.getSnapshot()
  if (hand.kind !== 'moving') return
  desk.take(FREE)
  place(desk, hand.card, hand.gap)
}

export function putBack(desk: BoardDesk): void {
  const hand = desk.hand.getSnapshot()
  if (hand.kind !== 'moving') return
  desk.take(FREE)
  const card = desk.find(hand.card)
  if (card !== undefined) stays(desk, card)
}

export function startDrag(desk: BoardDesk, card: CardId): void {
  desk.take({ kind: 'dragging', card, over: null, still: desk.seen.layout })
}

/** Over a place, a card or a theme, or over none. */
export function dragOver(desk: BoardDesk, to: Spot | Exclude<Landing, { kind: 'gap' }> | null): void {
  const hand = desk.hand.getSnapshot()
  if (hand.kind !== 'dragging') return
  const over = landingFor(desk, hand, to)
  if (!isSameLanding(over, hand.over)) desk.shift({ ...hand, over })
}

/** Lets go. What it was let go over is for whoever puts cards together; a place between cards is taken at once. */
export function drop(desk: BoardDesk): Exclude<Landing, { kind: 'gap' }> | null {
  const hand = desk.hand.getSnapshot()
  if (hand.kind !== 'dragging') return null
  desk.take(FREE)
  if (hand.over === null || desk.findOpen(hand.card) === undefined) return null
  if (hand.over.kind !== 'gap') return hand.over
  place(desk, hand.card, hand.over.gap)
  return null
}

/** The menu's way: to the end of another column. */
export function moveTo(desk: BoardDesk, id: CardId, column: ColumnKey): void {
  const card = desk.findOpen(id)
  if (card === undefined) return
  if (card.column === column) stays(desk, card)
  else place(desk, id, endOf(desk, id, column))
}

/** All that I chose, one after the other, as one thing to take back. */
export function moveAllTo(desk: BoardDesk, ids: readonly CardId[], column: ColumnKey): void {
  const cards = ids.flatMap((id) => desk.findOpen(id) ?? []).filter((card) => card.column !== column)
  const before = cards.map((card) => gapOf(desk.seen.layout, card))
  for (const { id } of cards) lay(desk, id, endOf(desk, id, column))
  const last = cards.at(-1)
  if (last === undefined) return
  desk.tell(movedNews(desk, 'moved', last.id))
  desk.undoing.offer({
    words: 'moved',
    about: last.id,
    run: () => {
      // The last one first: each finds the neighbours that it had.
      for (const [at, { id }] of [...cards.entries()].reverse()) {
        const gap = before[at]
        if (gap !== undefined) lay(desk, id, gap)
      }
      desk.tell({ kind: 'undone' })
    },
  })
}

/** The one way a card moves: written once, at the drop. */
export function place(desk: BoardDesk, id: CardId, gap: Gap): void {
  const card = desk.findOpen(id)
  if (card === undefined) return
  if (openOnes(desk, [gap.column]).length === 0) {
    desk.tell({ kind: 'locked' })
    return
  }
  const { layout } = desk.seen
  const from = gapOf(layout, card)
  if (isSamePlace(placeOfGap(layout, id, gap), placeOfGap(layout, id, from))) {
    stays(desk, card)
    return
  }
  const news = { kind: 'moved', card: id, ...placeOfGap(layout, id, gap) } as const
  lay(desk, id, gap)
  desk.tell(withWords(desk, news))
  desk.undoing.offer({
    words: 'moved',
    about: id,
    run: () => {
      if (desk.find(id) === undefined) return
      lay(desk, id, from)
      desk.tell(movedNews(desk, 'moved-back', id))
    },
  })
}

/** Writes where a card lies, and in which theme. The other one of its pair comes along. */
export function lay(desk: BoardDesk, id: CardId, gap: Gap): void {
  const { seen } = desk
  const card = desk.find(id)
  if (card === undefined) return
  const beside = findLaid(seen.layout, id)?.beside ?? null
  const index = documentIndex(seen, id, gap)
  const isThere =
    card.column === gap.column && seen.columns[gap.column].findIndex((each) => each.id === id) === index
  if (!isThere) desk.board.move(id, { column: gap.column, index })
  if (beside !== null && gap.theme === null) layBeside(desk, id, beside)
  const theme = desk.room.known.cards[id]?.theme ?? null
  if (theme !== gap.theme)
    void desk.room.put([id], gap.theme, { type: 'theme.put', card: id, theme: gap.theme })
}

/** In the document, right behind another card. */
export function layBeside(desk: BoardDesk, before: CardId, id: CardId): void {
  const anchor = desk.find(before)
  const card = desk.find(id)
  if (anchor === undefined || card === undefined) return
  const column = desk.board.getSnapshot().columns[anchor.column]
  const index = column.filter((each) => each.id !== id).findIndex((each) => each.id === before) + 1
  if (card.column === anchor.column && column[index]?.id === id) return
  desk.board.move(id, { column: anchor.column, index })
}

function landingFor(
  desk: BoardDesk,
  hand: Extract<Hand, { kind: 'dragging' }>,
  to: Spot | Exclude<Landing, { kind: 'gap' }> | null,
): Landing | null {
  if (to === null) return null
  if (!('column' in to)) return to
  if (openOnes(desk, [to.column]).length === 0) return null
  return { kind: 'gap', gap: gapAt(hand.still, hand.card, to) }
}

function endOf(desk: BoardDesk, id: CardId, column: ColumnKey): Gap {
  return gapAt(desk.seen.layout, id, { column, index: Number.POSITIVE_INFINITY })
}

function stays(desk: BoardDesk, card: BoardCard): void {
  desk.tell(movedNews(desk, 'stays', card.id))
}

function movedNews(desk: BoardDesk, kind: 'moved' | 'stays' | 'moved-back', id: CardId): News {
  const { layout } = desk.seen
  const card = desk.find(id)
  if (card === undefined) return { kind: 'undone' }
  return withWords(desk, { kind, card: id, ...placeOfGap(layout, id, gapOf(layout, card)) })
}

/** A theme is told by its sentence. */
function withWords<Moved extends Extract<News, { kind: 'moved' | 'stays' | 'moved-back' }>>(
  desk: BoardDesk,
  news: Moved,
): News {
  const theme = desk.room.known.themes.themes.find(({ id }) => id === news.theme)
  return theme === undefined ? news : { ...news, words: theme.sentence }
}

function shift(desk: BoardDesk, next: (hand: Extract<Hand, { kind: 'moving' }>) => Gap): void {
  const hand = desk.hand.getSnapshot()
  if (hand.kind !== 'moving') return
  const gap = next(hand)
  if (!isSameGap(gap, hand.gap)) desk.shift({ ...hand, gap })
}

function openOnes(desk: BoardDesk, columns: readonly ColumnKey[]): readonly ColumnKey[] {
  const { locked } = desk.room.known.themes
  return columns.filter((column) => !locked.includes(column))
}
