import { describe, expect, test } from 'vitest'
import {
  countInPlace,
  hasComposer,
  isPutAway,
  offersBoard,
  partOfMode,
  placeOf,
} from '../../../../client/room/modes/place.ts'
import { MODES } from '../../../../shared/templates/template.ts'
import { atTables, inMode, writtenAtTable } from '../../fixtures/modes.ts'
import { makeView, NOW, type RoomWish, seatOf } from '../../fixtures/rooms.ts'

describe('what lies in the board’s place', () => {
  test('the agreements to read while people arrive, above the board', () => {
    expect(placeOf(makeView('Dee', { phase: 'gathering' }))).toBe('reading')
    expect(placeOf(makeView('Dee', { step: 'arrive' }))).toBe('reading')
    expect(isPutAway('reading', false)).toBe(false)
  })

  test('without agreements there is nothing to read', () => {
    const also = () => ({ agreements: { lines: [], wishes: {}, isSettled: false } })
    expect(placeOf(makeView('Dee', { step: 'arrive', also }))).toBe('board')
  })

  test('each mode has its own, and the board is what is left', () => {
    const place = (mode: (typeof MODES)[number]) => placeOf(makeView('Dee', { also: inMode(mode) }))
    expect(Object.fromEntries(MODES.map((mode) => [mode, place(mode)]))).toEqual({
      arrive: 'reading',
      agreements: 'agreements',
      open_floor: 'board',
      go_round: 'board',
      pairs: 'board',
      small_groups: 'board',
      silent_writing: 'writing',
      fishbowl: 'board',
      story_round: 'story',
      harvest: 'harvest',
      break: 'board',
      close: 'next',
    })
  })

  test('GR-9 the cards of my table while I sit there, and the board for whoever is in the circle', () => {
    const also = atTables([
      ['Dee', 'Rosa'],
      ['Sam', 'Kofi'],
    ])
    expect(placeOf(makeView('Dee', { also }))).toBe('table')
    expect(placeOf(makeView('Ines', { also }))).toBe('board')
    expect([offersBoard('table'), isPutAway('table', true), hasComposer('table')]).toEqual([
      true,
      false,
      true,
    ])
    const plan = atTables([['Dee', 'Rosa']], { isOn: false })
    expect(placeOf(makeView('Dee', { also: plan }))).toBe('board')
  })

  test('what is written for my eyes only is something else', () => {
    expect(placeOf(makeView('Dee', { also: inMode('silent_writing', { board: 'private' }) }))).toBe('notes')
  })

  test('the board comes back when it is asked for, but not while everybody writes unseen', () => {
    expect(isPutAway('story', false)).toBe(true)
    expect(isPutAway('story', true)).toBe(false)
    expect(isPutAway('writing', true)).toBe(true)
    expect(offersBoard('notes')).toBe(false)
  })

  test('half a new card goes on where there is a field for one, and never from a note to the board’s', () => {
    expect(hasComposer('board')).toBe(true)
    expect(hasComposer('writing')).toBe(true)
    expect(hasComposer('agreements')).toBe(false)
    expect(hasComposer('notes')).toBe(false)
  })
})

test('a phone opens on the board what is written or read there, and leaves the open floor alone', () => {
  expect(partOfMode('silent_writing')).toBe('board')
  expect(partOfMode('harvest')).toBe('board')
  expect(partOfMode('go_round')).toBe('circle')
  expect(partOfMode('open_floor')).toBeNull()
  expect(partOfMode(null)).toBeNull()
})

test('GR-9 the tab of the board counts the cards of my table while I sit there', () => {
  const tables = [
    ['Dee', 'Rosa'],
    ['Sam', 'Kofi'],
  ]
  const also: RoomWish['also'] = (room) => ({ ...atTables(tables)(room), ...writtenAtTable('One', 'Two') })
  const counts = ['Dee', 'Rosa', 'Sam', 'Ines'].map((name) => countInPlace(makeView(name, { also }), 9))
  expect(counts).toEqual([2, 2, 0, 9])
})

test('the tab of the board counts what lies there, and while everybody writes that is mine', () => {
  const card = (id: string, isPrivate: boolean) => ({
    id,
    seat: seatOf('Dee'),
    table: null,
    text: 'A word',
    column: 'aspirations' as const,
    at: NOW,
    isPrivate,
  })
  const also = () => ({ writing: { cards: [card('one', false), card('two', true)], turned: [] } })
  expect(countInPlace(makeView('Dee', { step: 'jot', also }), 9)).toBe(1)
  expect(countInPlace(makeView('Sam', { step: 'jot', also }), 9)).toBe(0)
  expect(countInPlace(makeView('Dee', { also }), 9)).toBe(9)
})
