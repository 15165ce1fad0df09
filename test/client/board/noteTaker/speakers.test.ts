import { describe, expect, test } from 'vitest'
import { askable, cardAddedBy, noteLists, speakerNow } from '../../../../client/board/noteTaker/speakers.ts'
import { cardNumber, factsOf, withCards } from '../../fixtures/cards.ts'
import { makeView, seatOf } from '../../fixtures/rooms.ts'
import { FakeBoard } from '../fakeBoard.ts'

describe('whose point it is', () => {
  test('the person with the floor is asked first, if they are here and not I', () => {
    expect(speakerNow(makeView('Tui', { holder: 'Rosa' }))?.name).toBe('Rosa')
    expect(speakerNow(makeView('Tui', { holder: 'Tui' }))).toBeNull()
    expect(speakerNow(makeView('Tui', { holder: null }))).toBeNull()
  })

  test('nobody is asked who is not here', () => {
    const names = askable(makeView('Tui', { away: ['Sam'], lost: ['Kofi'] })).map((seat) => seat.name)
    expect(names).not.toContain('Sam')
    expect(names).not.toContain('Kofi')
    expect(names).not.toContain('Tui')
    expect(names).toContain('Rosa')
  })
})

describe('a card of mine', () => {
  test('is known by its id as soon as it is added', () => {
    const board = new FakeBoard({ trust: ['There before'] })
    const id = cardAddedBy(board, () => board.add('trust', 'Mine'))
    expect(id).toBe(board.idOf('Mine'))
  })

  test('that was not taken has none', () => {
    const board = new FakeBoard()
    expect(cardAddedBy(board, () => board.add('trust', '   '))).toBeNull()
  })
})

test('what waits for whoever takes notes', () => {
  const board = new FakeBoard({ trust: ['With Rosa', 'Not checked', 'Fine', 'Said twice'] })
  const also = withCards({
    cards: [
      factsOf(cardNumber(1), { check: 'shown-back', voice: seatOf('Rosa') }),
      factsOf(cardNumber(2), { check: 'not-checked' }),
      factsOf(cardNumber(3), { voice: seatOf('Sam') }),
      factsOf(cardNumber(4), { voice: seatOf('Sam'), wasSaidAgain: true }),
      // Its words are still on their way.
      factsOf(cardNumber(9), { check: 'not-checked' }),
    ],
  })
  const lists = noteLists(makeView('Tui', { also }), board.getSnapshot())
  expect(lists.withSpeaker.map(({ card, name }) => [card.text, name])).toEqual([['With Rosa', 'Rosa']])
  expect(lists.unchecked.map(({ text }) => text)).toEqual(['Not checked'])
  expect(lists.saidTwice.map(({ text }) => text)).toEqual(['Said twice'])
})
