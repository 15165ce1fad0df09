import { describe, expect, test } from 'vitest'
import { type News, readNews } from '../../../client/room/roomNews.ts'
import { makeView, type RoomWish } from '../fixtures/rooms.ts'

type Between = { readonly isLoweringMine?: boolean; readonly isAfterCut?: boolean }

/** What one person is told between two moments of a room. */
function told(name: string, before: RoomWish, now: RoomWish, between: Between = {}): News[] {
  const question = { isLoweringMine: false, isAfterCut: false, ...between }
  return readNews(makeView(name, before), makeView(name, now), question)
}

describe('what is read out in the room', () => {
  test('nothing, where nothing happened', () => {
    const wish = { hands: ['Kofi', 'Dee'], holder: 'Rosa' }
    expect(told('Sam', wish, wish)).toEqual([])
  })

  test('my turn', () => {
    expect(told('Dee', { hands: ['Dee'], holder: 'Rosa' }, { holder: 'Dee' })).toEqual([{ kind: 'turn' }])
  })

  test('my hand, with its place', () => {
    expect(told('Dee', { hands: ['Kofi', 'Sam'] }, { hands: ['Kofi', 'Sam', 'Dee'] })).toEqual([
      { kind: 'raised', position: 3 },
    ])
  })

  test('my hand that I lowered, and one that somebody else did', () => {
    expect(told('Dee', { hands: ['Dee'] }, {}, { isLoweringMine: true })).toEqual([{ kind: 'lowered' }])
    expect(told('Dee', { hands: ['Dee'] }, {})).toEqual([{ kind: 'lowered-for-me' }])
  })

  test('a better place only when it is the second or the first', () => {
    expect(told('Dee', { hands: ['Kofi', 'Sam', 'Dee'] }, { hands: ['Sam', 'Dee'] })).toContainEqual({
      kind: 'place',
      position: 2,
    })
    const five = { hands: ['Kofi', 'Sam', 'Rosa', 'Priya', 'Dee'] }
    expect(told('Dee', five, { hands: ['Sam', 'Rosa', 'Priya', 'Dee'] })).toEqual([])
  })

  test('a worse place is not read out', () => {
    const before = { hands: ['Dee', 'Kofi'], heard: ['Dee', 'Kofi'] }
    const now = { hands: ['Dee', 'Kofi', 'Sam'], heard: ['Dee', 'Kofi'] }
    expect(told('Dee', before, now)).toEqual([{ kind: 'other-raised', name: 'Sam' }])
  })

  test('others: hands, the floor, coming and going', () => {
    expect(told('Dee', {}, { hands: ['Kofi', 'Sam'] })).toEqual([
      { kind: 'other-raised', name: 'Sam' },
      { kind: 'other-raised', name: 'Kofi' },
    ])
    expect(told('Dee', {}, { holder: 'Rosa' })).toEqual([{ kind: 'floor', name: 'Rosa' }])
    expect(told('Dee', { holder: 'Rosa' }, {})).toEqual([{ kind: 'free' }])
    expect(told('Dee', { people: 7 }, { people: 8 })).toEqual([{ kind: 'came-in', name: 'Marek' }])
    expect(told('Dee', { people: 8 }, { people: 7 })).toEqual([{ kind: 'left', name: 'Marek' }])
  })

  test('somebody who comes in with a hand up comes in', () => {
    expect(told('Dee', { people: 7 }, { people: 8, hands: ['Marek'] })).toEqual([
      { kind: 'came-in', name: 'Marek' },
    ])
  })

  test('a new step with its question, and its beginning', () => {
    expect(told('Dee', { phase: 'gathering' }, { step: 'arrive' })).toMatchObject([
      { kind: 'step', name: 'Welcome' },
    ])
    expect(told('Dee', { step: 'act' }, { step: 'harvest' })).toMatchObject([
      { kind: 'step', name: 'Read back' },
    ])
  })

  test('the order of the queue', () => {
    expect(told('Dee', {}, { rule: 'first_hand' })).toEqual([{ kind: 'rule', rule: 'first_hand' }])
  })

  test('my own going and coming back', () => {
    expect(told('Dee', {}, { away: ['Dee'] })).toEqual([{ kind: 'away' }])
    expect(told('Dee', { away: ['Dee'] }, {})).toEqual([{ kind: 'back' }])
  })

  test('the end, and nothing besides', () => {
    expect(told('Dee', { hands: ['Dee'], holder: 'Rosa' }, { phase: 'ended' })).toEqual([{ kind: 'ended' }])
  })

  test('after a cut: what is true for me now, and nothing that others did meanwhile', () => {
    const before = { hands: ['Kofi', 'Sam', 'Dee'], people: 7 }
    const now = { hands: ['Dee', 'Rosa'], people: 8, holder: 'Kofi' }
    expect(told('Dee', before, now, { isAfterCut: true })).toEqual([{ kind: 'place', position: 1 }])
    expect(told('Dee', before, { holder: 'Dee' }, { isAfterCut: true })).toEqual([{ kind: 'turn' }])
  })
})
