import { describe, expect, test } from 'vitest'
import { gapAt, gapOf, indexOfGap, placeOfGap, stepGap } from '../../../client/board/gap.ts'
import { COLUMN_KEYS } from '../../../shared/board/columns.ts'
import { FakeBoard } from './fakeBoard.ts'

const board = () => new FakeBoard({ aspirations: ['a', 'b', 'c'], strengths: ['x'] })
const columnsOf = (of: FakeBoard) => of.getSnapshot().columns

describe('a gap between cards', () => {
  test('is counted without the moved card, and stays within the column', () => {
    const it = board()
    const gap = gapAt(columnsOf(it), it.idOf('a'), { column: 'aspirations', index: 1 })
    expect(gap).toEqual({ column: 'aspirations', after: it.idOf('b'), before: it.idOf('c') })
    expect(gapAt(columnsOf(it), it.idOf('a'), { column: 'strengths', index: 99 })).toEqual({
      column: 'strengths',
      after: it.idOf('x'),
      before: null,
    })
    expect(gapAt(columnsOf(it), it.idOf('a'), { column: 'trust', index: -3 })).toEqual({
      column: 'trust',
      after: null,
      before: null,
    })
  })

  test('is found again by its neighbours when others add, move and take down', () => {
    const it = board()
    const moved = it.idOf('x')
    const gap = gapAt(columnsOf(it), moved, { column: 'aspirations', index: 1 })
    it.otherMoves(it.idOf('c'), { column: 'aspirations', index: 0 })
    expect(indexOfGap(columnsOf(it), moved, gap)).toBe(2)
    it.otherTakesDown(it.idOf('b'))
    expect(indexOfGap(columnsOf(it), moved, gap)).toBe(2)
    it.otherAdds('aspirations', 'd')
    expect(indexOfGap(columnsOf(it), moved, gap)).toBe(2)
    it.otherTakesDown(it.idOf('a'))
    expect(indexOfGap(columnsOf(it), moved, gap)).toBe(2)
  })

  test('at the end stays the end', () => {
    const it = board()
    const moved = it.idOf('x')
    const gap = gapAt(columnsOf(it), moved, { column: 'aspirations', index: 3 })
    it.otherAdds('aspirations', 'd')
    expect(placeOfGap(columnsOf(it), moved, gap)).toEqual({ column: 'aspirations', place: 5, count: 5 })
  })

  test('of a card is where it lies', () => {
    const it = board()
    const card = columnsOf(it).aspirations[1]
    if (card === undefined) throw new Error('b is there')
    expect(placeOfGap(columnsOf(it), card.id, gapOf(columnsOf(it), card))).toEqual({
      column: 'aspirations',
      place: 2,
      count: 3,
    })
  })
})

describe('a step from a gap', () => {
  const walk = (directions: readonly ('up' | 'down' | 'back' | 'onward')[], shown = COLUMN_KEYS) => {
    const it = board()
    const moved = it.idOf('b')
    let gap = gapAt(columnsOf(it), moved, { column: 'aspirations', index: 1 })
    for (const direction of directions) gap = stepGap(columnsOf(it), moved, gap, { direction, shown })
    const { column, place } = placeOfGap(columnsOf(it), moved, gap)
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
