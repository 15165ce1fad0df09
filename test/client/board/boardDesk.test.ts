import { describe, expect, onTestFinished, test } from 'vitest'
import { BoardDesk } from '../../../client/board/boardDesk.ts'
import {
  dragOver,
  drop,
  moveTo,
  pickUp,
  point,
  putBack,
  putDown,
  startDrag,
  step,
} from '../../../client/board/carry.ts'
import type { News } from '../../../client/board/hand.ts'
import { COLUMN_KEYS } from '../../../shared/board/columns.ts'
import type { SeatId } from '../../../shared/ids.ts'
import { FakeBoard } from './fakeBoard.ts'

function sit() {
  const board = new FakeBoard({ aspirations: ['a', 'b', 'c'], strengths: ['x'] })
  const news: News[] = []
  const desk = new BoardDesk(board, (each) => news.push(each))
  onTestFinished(desk.open())
  return { board, desk, news, hand: () => desk.hand.getSnapshot() }
}

describe('moving a card', () => {
  test('B-4 by key, by pointer and by menu it is one and the same move', () => {
    const byKey = sit()
    pickUp(byKey.desk, byKey.board.idOf('a'))
    step(byKey.desk, 'onward', COLUMN_KEYS)
    step(byKey.desk, 'down', COLUMN_KEYS)
    putDown(byKey.desk)

    const byPointer = sit()
    startDrag(byPointer.desk, byPointer.board.idOf('a'))
    dragOver(byPointer.desk, { column: 'strengths', index: 1 })
    drop(byPointer.desk)

    const byMenu = sit()
    moveTo(byMenu.desk, byMenu.board.idOf('a'), 'strengths')

    for (const { board, news } of [byKey, byPointer, byMenu]) {
      expect(board.calls.filter((call) => call.startsWith('move'))).toEqual(['move to strengths 1'])
      expect(board.cards('strengths')).toEqual(['x', 'a'])
      expect(news).toEqual([
        { kind: 'moved', card: board.idOf('a'), column: 'strengths', theme: null, place: 2, count: 2 },
      ])
    }
  })

  test('nothing is written before it is put down, and others see that I hold it until then', () => {
    const { board, desk } = sit()
    pickUp(desk, board.idOf('a'))
    step(desk, 'down', COLUMN_KEYS)
    expect(board.cards('aspirations')).toEqual(['a', 'b', 'c'])
    expect(board.calls).toEqual(['hold'])
    putDown(desk)
    expect(board.calls).toEqual(['hold', 'let go', 'move to aspirations 1'])
    expect(board.cards('aspirations')).toEqual(['b', 'a', 'c'])
  })

  test('put back, or put down where it was, writes nothing', () => {
    const { board, desk, news } = sit()
    pickUp(desk, board.idOf('b'))
    step(desk, 'onward', COLUMN_KEYS)
    putBack(desk)
    pickUp(desk, board.idOf('b'))
    putDown(desk)
    moveTo(desk, board.idOf('b'), 'aspirations')
    expect(board.calls.filter((call) => call.startsWith('move'))).toEqual([])
    expect(news.map((each) => each.kind)).toEqual(['stays', 'stays', 'stays'])
    expect(news[0]).toMatchObject({ column: 'aspirations', place: 2, count: 3 })
  })

  test('let go beside the columns, a dragged card was never anywhere else', () => {
    const { board, desk, news } = sit()
    startDrag(desk, board.idOf('a'))
    dragOver(desk, { column: 'strengths', index: 0 })
    dragOver(desk, null)
    drop(desk)
    expect(board.calls).toEqual(['hold', 'let go'])
    expect(news).toEqual([])
  })

  test('it lands between the neighbours I saw, whatever others did meanwhile', () => {
    const { board, desk } = sit()
    startDrag(desk, board.idOf('x'))
    dragOver(desk, { column: 'aspirations', index: 1 })
    board.otherMoves(board.idOf('c'), { column: 'aspirations', index: 0 })
    drop(desk)
    expect(board.cards('aspirations')).toEqual(['c', 'a', 'x', 'b'])
  })

  test('a tap says the place as well as the arrows', () => {
    const { board, desk } = sit()
    pickUp(desk, board.idOf('x'))
    point(desk, { column: 'aspirations', index: 2 })
    putDown(desk)
    expect(board.cards('aspirations')).toEqual(['a', 'b', 'x', 'c'])
  })
})

describe('one thing in hand at a time', () => {
  test('opening another card closes the first', () => {
    const { board, desk, hand } = sit()
    desk.edit(board.idOf('a'))
    desk.edit(board.idOf('b'))
    expect(hand()).toMatchObject({ kind: 'editing', card: board.idOf('b') })
    expect(board.calls).toEqual(['closeEditor'])
    // The first field says that it was left only now: that is about the first card.
    desk.endEditing(board.idOf('a'))
    expect(hand().kind).toBe('editing')
  })

  test('picking a card up closes the one I wrote in; writing lets go of the one I held', () => {
    const { board, desk } = sit()
    desk.edit(board.idOf('a'))
    pickUp(desk, board.idOf('b'))
    desk.edit(board.idOf('c'))
    expect(board.calls).toEqual(['closeEditor', 'hold', 'let go'])
  })

  test('a card that I leave empty is taken down, and undo brings its words back', () => {
    const { board, desk } = sit()
    const card = board.idOf('a')
    desk.edit(card)
    board.setText(card, ' ')
    desk.endEditing(card)
    expect(board.cards('aspirations')).toEqual(['b', 'c'])
    desk.undo()
    expect(board.cards('aspirations')).toEqual(['a', 'b', 'c'])
  })

  test('a card that somebody else still writes in is theirs, empty or not', () => {
    const { board, desk } = sit()
    const card = board.idOf('a')
    desk.edit(card)
    board.otherEdits(card, [{ seat: 'seat-kofi---' as SeatId, caret: null }])
    board.setText(card, '')
    desk.endEditing(card)
    expect(board.cards('aspirations')).toEqual(['', 'b', 'c'])
  })

  test('leaving the board lets go of everything', () => {
    const board = new FakeBoard({ aspirations: ['a'] })
    const desk = new BoardDesk(board, () => undefined)
    const leave = desk.open()
    pickUp(desk, board.idOf('a'))
    leave()
    expect(board.calls).toEqual(['hold', 'let go'])
  })
})

describe('a card that somebody takes down', () => {
  test('is gone from my hand, and I am told', () => {
    const { board, desk, news, hand } = sit()
    desk.edit(board.idOf('a'))
    board.otherTakesDown(board.idOf('a'))
    expect(hand().kind).toBe('free')
    expect(news).toEqual([{ kind: 'gone' }])
  })

  test('stays under the pointer until I let go: then there is nothing to put down', () => {
    const { board, desk, news, hand } = sit()
    startDrag(desk, board.idOf('a'))
    dragOver(desk, { column: 'strengths', index: 0 })
    board.otherTakesDown(board.idOf('a'))
    expect(hand().kind).toBe('dragging')
    drop(desk)
    expect(board.cards('strengths')).toEqual(['x'])
    expect(news).toEqual([])
  })

  test('is not meant when the board itself is loaded again', () => {
    const { board, desk, news, hand } = sit()
    desk.edit(board.idOf('a'))
    board.set({ ...new FakeBoard().getSnapshot(), status: 'loading' })
    expect(hand().kind).toBe('editing')
    expect(news).toEqual([])
  })

  test('by me comes back when I undo it', () => {
    const { board, desk, news } = sit()
    desk.takeDown(board.idOf('b'))
    expect(board.cards('aspirations')).toEqual(['a', 'c'])
    desk.undo()
    expect(board.cards('aspirations')).toEqual(['a', 'b', 'c'])
    desk.undo()
    expect(news.map((each) => each.kind)).toEqual(['taken-down', 'back-again'])
  })
})
