import { describe, expect, test } from 'vitest'
import { NO_THEMES } from '../../../client/board/cardRoom.ts'
import { gapAt, gapOf, indexOfGap, placeOfGap, stepGap } from '../../../client/board/gap.ts'
import { layOut } from '../../../client/board/layout.ts'
import { COLUMN_KEYS } from '../../../shared/board/columns.ts'
import { FakeBoard } from './fakeBoard.ts'

const board = () => new FakeBoard({ aspirations: ['a', 'b', 'c'], strengths: ['x'] })
/** As it is drawn where no room says anything. */
const layoutOf = (of: FakeBoard) =>
  layOut({ columns: of.getSnapshot().columns, cards: {}, themes: NO_THEMES })

describe('a gap between cards', () => {
  test('is counted without the moved card, and stays within the column', () => {
    const it = board()
    const gap = gapAt(layoutOf(it), it.idOf('a'), { column: 'aspirations', index: 1 })
    expect(gap).toEqual({ column: 'aspirations', theme: null, after: it.idOf('b'), before: it.idOf('c') })
    expect(gapAt(layoutOf(it), it.idOf('a'), { column: 'strengths', index: 99 })).toEqual({
      column: 'strengths',
      theme: null,
      after: it.idOf('x'),
      before: null,
    })
    expect(gapAt(layoutOf(it), it.idOf('a'), { column: 'trust', index: -3 })).toEqual({
      column: 'trust',
      theme: null,
      after: null,
      before: null,
    })
  })

  test('is found again by its neighbours when others add, move and take down', () => {
    const it = board()
    const moved = it.idOf('x')
    const gap = gapAt(layoutOf(it), moved, { column: 'aspirations', index: 1 })
    it.otherMoves(it.idOf('c'), { column: 'aspirations', index: 0 })
    expect(indexOfGap(layoutOf(it), moved, gap)).toBe(2)
    it.otherTakesDown(it.idOf('b'))
    expect(indexOfGap(layoutOf(it), moved, gap)).toBe(2)
    it.otherAdds('aspirations', 'd')
    expect(indexOfGap(layoutOf(it), moved, gap)).toBe(2)
    it.otherTakesDown(it.idOf('a'))
    expect(indexOfGap(layoutOf(it), moved, gap)).toBe(2)
  })

  test('at the end stays the end', () => {
    const it = board()
    const moved = it.idOf('x')
    const gap = gapAt(layoutOf(it), moved, { column: 'aspirations', index: 3 })
    it.otherAdds('aspirations', 'd')
    expect(placeOfGap(layoutOf(it), moved, gap)).toEqual({
      column: 'aspirations',
      theme: null,
      place: 5,
      count: 5,
    })
  })

  test('of a card is where it lies', () => {
    const it = board()
    const card = it.getSnapshot().columns.aspirations[1]
    if (card === undefined) throw new Error('b is there')
    expect(placeOfGap(layoutOf(it), card.id, gapOf(layoutOf(it), card))).toEqual({
      column: 'aspirations',
      theme: null,
      place: 2,
      count: 3,
    })
  })
})

describe('a step from a gap', () => {
  const walk = (directions: readonly ('up' | 'down' | 'back' | 'onward')[], shown = COLUMN_KEYS) => {
    const it = board()
    const moved = it.idOf('b')
    let gap = gapAt(layoutOf(it), moved, { column: 'aspirations', index: 1 })
    for (const direction of directions) gap = stepGap(layoutOf(it), moved, gap, { direction, shown })
    const { column, place } = placeOfGap(layoutOf(it), moved, gap)
    return [column, place]
  }

  test.each([
    [['up'], 'aspirations', 1],
    [['up', 'up', 'up'], 'aspirations', 1],
    [['down', 'down'], 'aspirations', 3],
    [['onward'], 'strengths', 2],
    [['down', 'onward', 'back'], 'aspirations', 2],
    [['back'], 'aspirations', 2],
    [['onward', 'onward'], 'in_the_way', 1],
  ] as const)('%j ends in %s, place %i', (directions, column, place) => {
    expect(walk(directions)).toEqual([column, place])
  })

  test('goes over the columns that are shown, in the order they are shown in', () => {
    expect(walk(['back'], ['trust', 'aspirations'])).toEqual(['trust', 1])
    expect(walk(['onward'], ['trust', 'aspirations'])).toEqual(['aspirations', 2])
  })
})
