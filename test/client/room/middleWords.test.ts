import { describe, expect, test } from 'vitest'
import { readMiddle } from '../../../client/room/middleWords.ts'
import type { RoomState } from '../../../shared/room/state.ts'
import { cardNumber, factsOf, themeOf, withCards } from '../fixtures/cards.ts'
import { atTables, inMode, inside } from '../fixtures/modes.ts'
import { makeView, NOW, seatOf } from '../fixtures/rooms.ts'

describe('reading back', () => {
  const theme = themeOf('theme-warm', 'We want warmth', 'aspirations', { hasBeenRead: true })
  const also = (room: RoomState) => ({
    ...inMode('harvest')(room),
    ...withCards({
      cards: [factsOf(cardNumber(1), { theme: theme.id })],
      themes: [theme],
      reading: theme.id,
    })(room),
  })

  test('whoever may read and has the floor reads; anybody else speaks', () => {
    expect(readMiddle(makeView('Dee', { holder: 'Ines', also }))).toEqual({
      kind: 'reading',
      name: 'Ines',
      isMine: false,
    })
    expect(readMiddle(makeView('Dee', { holder: 'Rosa', also }))).toMatchObject({ kind: 'floor' })
    expect(readMiddle(makeView('Dee', { holder: 'Ines', also: inMode('harvest') }))).toMatchObject({
      kind: 'floor',
    })
  })
})

describe('the words on the rug', () => {
  test('somebody has the floor, whatever the step', () => {
    expect(readMiddle(makeView('Dee', { holder: 'Rosa', step: 'jot' }))).toEqual({
      kind: 'floor',
      name: 'Rosa',
      isMine: false,
    })
    expect(readMiddle(makeView('Rosa', { holder: 'Rosa' }))).toMatchObject({ isMine: true })
  })

  test('the first one is told that they are', () => {
    expect(readMiddle(makeView('Ines', { people: 1, phase: 'gathering' }))).toEqual({
      kind: 'alone',
      isGathering: true,
    })
  })

  test('somebody whose connection is gone does not count as here', () => {
    expect(readMiddle(makeView('Ines', { people: 2, phase: 'gathering', lost: ['Sam'] }))).toMatchObject({
      kind: 'alone',
    })
  })

  test('while people gather it says how many, and who starts', () => {
    const wish = { people: 5, phase: 'gathering' } as const
    expect(readMiddle(makeView('Sam', wish))).toEqual({
      kind: 'gathering',
      count: 5,
      starter: { name: 'Ines' },
    })
    expect(readMiddle(makeView('Ines', wish))).toMatchObject({ starter: 'me' })
    expect(readMiddle(makeView('Sam', { ...wish, lost: ['Ines'] }))).toMatchObject({
      starter: null,
      count: 4,
    })
  })

  test('a free floor says who is next', () => {
    expect(readMiddle(makeView('Sam', {}))).toEqual({ kind: 'free', next: null })
    expect(readMiddle(makeView('Sam', { hands: ['Kofi'] }))).toEqual({ kind: 'free', next: { name: 'Kofi' } })
    expect(readMiddle(makeView('Kofi', { hands: ['Kofi'] }))).toEqual({ kind: 'free', next: 'me' })
  })

  test('who is away is not next', () => {
    expect(readMiddle(makeView('Sam', { hands: ['Kofi', 'Rosa'], away: ['Kofi'] }))).toEqual({
      kind: 'free',
      next: { name: 'Rosa' },
    })
  })

  test('a quiet minute stands before everything else', () => {
    const also = (room: RoomState): Partial<RoomState> => ({
      quiet: { ...room.quiet, pause: { by: seatOf('Sam'), since: NOW, endsAt: NOW + 60_000 } },
    })
    expect(readMiddle(makeView('Dee', { holder: 'Rosa', also }))).toEqual({ kind: 'pause' })
  })

  test('whoever has the floor in a step of stories tells one', () => {
    const wish = { holder: 'Rosa', also: inMode('story_round') }
    expect(readMiddle(makeView('Dee', wish))).toEqual({ kind: 'story', name: 'Rosa', isMine: false })
  })

  test('quiet writing says how many write, and what kind of quiet it is', () => {
    expect(readMiddle(makeView('Sam', { step: 'jot' }))).toEqual({
      kind: 'writing',
      writers: 'some',
      isPrivate: false,
    })
    const also = inMode('silent_writing', { board: 'private' })
    expect(readMiddle(makeView('Sam', { also }))).toMatchObject({ isPrivate: true })
  })

  test('a break says when it goes on, unless the clock stands still', () => {
    const ofBreak = inMode('break')
    const view = makeView('Sam', { also: ofBreak })
    expect(readMiddle(view)).toEqual({ kind: 'break', backAt: view.agenda.clock?.endsAt })
    const also = (room: RoomState): Partial<RoomState> => ({
      ...ofBreak(room),
      quiet: { ...room.quiet, stoppedAt: NOW, hold: { by: seatOf('Ines'), since: NOW } },
    })
    expect(readMiddle(makeView('Sam', { also }))).toEqual({ kind: 'break', backAt: null })
  })

  test('at tables it is the table, and the circle for whoever stays in it', () => {
    const also = atTables([
      ['Sam', 'Kofi'],
      ['Rosa', 'Dee', 'Priya'],
    ])
    expect(readMiddle(makeView('Sam', { also }))).toEqual({ kind: 'table', others: 1 })
    expect(readMiddle(makeView('Dee', { also }))).toEqual({ kind: 'table', others: 2 })
    expect(readMiddle(makeView('Ines', { also }))).toEqual({ kind: 'between' })
  })

  test('an inner circle without anybody asks who would like to begin', () => {
    expect(readMiddle(makeView('Sam', { also: inside([]) }))).toEqual({ kind: 'nobody-inside' })
    expect(readMiddle(makeView('Sam', { also: inside(['Rosa']) }))).toMatchObject({ kind: 'free' })
  })
})
