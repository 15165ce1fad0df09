import { describe, expect, test } from 'vitest'
import { NO_THEMES } from '../../../client/board/cardRoom.ts'
import '../../../client/board/carriedItems.ts'
import { type ColumnItem, handIn, listColumn } from '../../../client/board/columnItems.ts'
import { gapAt } from '../../../client/board/gap.ts'
import type { Hand } from '../../../client/board/hand.ts'
import { layOut } from '../../../client/board/layout.ts'
import type { ColumnKey } from '../../../shared/board/columns.ts'
import { FakeBoard } from './fakeBoard.ts'

const board = new FakeBoard({ aspirations: ['a', 'b', 'c'], strengths: ['x'] })
const { columns } = board.getSnapshot()
const layout = layOut({ columns, cards: {}, themes: NO_THEMES })
const seenNow = { columns, layout }

/** As it is seen from top to bottom: card, [held], (it was here), --- for the line. */
function seen(column: ColumnKey, hand: Hand): string[] {
  return listColumn(column, layout, handIn(column, hand, seenNow)).map(look)
}

function look(item: ColumnItem): string {
  if (item.kind === 'card') return item.card.text
  if (item.kind === 'held') return `[${item.card.text}]`
  return item.kind === 'line' ? '---' : '(was here)'
}

const gap = (card: string, column: ColumnKey, index: number) =>
  gapAt(layout, board.idOf(card), { column, index })

const moving = (card: string, column: ColumnKey, index: number): Hand => ({
  kind: 'moving',
  card: board.idOf(card),
  from: gap('b', 'aspirations', 1),
  gap: gap(card, column, index),
})

const dragging = (card: string, column: ColumnKey, index: number): Hand => ({
  kind: 'dragging',
  card: board.idOf(card),
  over: { kind: 'gap', gap: gap(card, column, index) },
  still: layout,
})

describe('a column with a card on the move', () => {
  test('just picked up, it lies where it was', () => {
    expect(seen('aspirations', moving('b', 'aspirations', 1))).toEqual(['a', '[b]', '---', 'c'])
  })

  test('within the column both places are shown', () => {
    expect(seen('aspirations', moving('b', 'aspirations', 0))).toEqual(['[b]', '---', 'a', '(was here)', 'c'])
    expect(seen('aspirations', moving('b', 'aspirations', 2))).toEqual(['a', '(was here)', 'c', '[b]', '---'])
  })

  test('in another column it has left its own', () => {
    const hand = moving('b', 'strengths', 1)
    expect(seen('aspirations', hand)).toEqual(['a', '(was here)', 'c'])
    expect(seen('strengths', hand)).toEqual(['x', '[b]', '---'])
    expect(seen('trust', hand)).toEqual([])
  })

  test('at the same number in another column it has left its own all the same', () => {
    expect(seen('aspirations', moving('b', 'strengths', 0))).toEqual(['a', '(was here)', 'c'])
  })
})

describe('a column with a dragged card', () => {
  test('the card stays, a line shows where it would go', () => {
    expect(seen('aspirations', dragging('a', 'aspirations', 2))).toEqual(['a', 'b', 'c', '---'])
    expect(seen('aspirations', dragging('c', 'aspirations', 0))).toEqual(['---', 'a', 'b', 'c'])
    expect(seen('strengths', dragging('a', 'strengths', 0))).toEqual(['---', 'x'])
  })

  test('above and below itself there is no line', () => {
    expect(seen('aspirations', dragging('b', 'aspirations', 1))).toEqual(['a', 'b', 'c'])
  })
})

test('a column that the hand has nothing to do with is told so', () => {
  expect(handIn('trust', moving('b', 'strengths', 0), seenNow)).toBeNull()
  expect(handIn('strengths', { kind: 'editing', card: board.idOf('a'), was: 'a' }, seenNow)).toBeNull()
  expect(handIn('aspirations', { kind: 'editing', card: board.idOf('a'), was: 'a' }, seenNow)).not.toBeNull()
})
