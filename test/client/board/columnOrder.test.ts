import { describe, expect, test } from 'vitest'
import { shownColumns } from '../../../client/board/columnOrder.ts'
import { board as words } from '../../../client/i18n/en/board.ts'
import { COLUMN_KEYS, COLUMNS } from '../../../shared/board/columns.ts'
import { FakeBoard } from './fakeBoard.ts'

const columns = new FakeBoard({ strengths: ['x'], questions: ['y'] }).getSnapshot().columns

describe('the columns to show', () => {
  test('are all eight in their order when no step has one', () => {
    expect(shownColumns('all', { step: null, columns, needed: null })).toEqual(COLUMN_KEYS)
  })

  test('begin with the one of the step', () => {
    const shown = shownColumns('all', { step: 'actions', columns, needed: null })
    expect(shown[0]).toBe('actions')
    expect(shown.toSorted()).toEqual(COLUMN_KEYS.toSorted())
  })

  test('may be those with cards, and the one of the step', () => {
    expect(shownColumns('filled', { step: 'actions', columns, needed: null })).toEqual([
      'actions',
      'strengths',
      'questions',
    ])
  })

  test('may be the one of the step alone; without a step it is all of them', () => {
    expect(shownColumns('step', { step: 'actions', columns, needed: null })).toEqual(['actions'])
    expect(shownColumns('step', { step: null, columns, needed: null })).toEqual(COLUMN_KEYS)
  })

  test('always hold the one of the card in my hand', () => {
    expect(shownColumns('step', { step: 'actions', columns, needed: 'strengths' })).toEqual([
      'actions',
      'strengths',
    ])
  })

  test('are never none', () => {
    const empty = new FakeBoard().getSnapshot().columns
    expect(shownColumns('filled', { step: null, columns: empty, needed: null })).toEqual(COLUMN_KEYS)
  })
})

test('the words of the columns are those of the method', () => {
  expect(words.columns).toEqual(Object.fromEntries(COLUMNS.map(({ key, label }) => [key, label])))
})
