import { describe, expect, test } from 'vitest'
import { findMatches } from '../../../../client/board/noteTaker/matching.ts'
import { FakeBoard } from '../fakeBoard.ts'

const { columns } = new FakeBoard({
  aspirations: ['A warm place to sit, open late.', 'Someone who asks how I am, not what I took.'],
  strengths: ['Soup on Tuesdays, no questions.'],
  in_the_way: ['Most places close at five.', 'Places that judge us.'],
  trust: ['Ein Ort für die Nacht', '夜に開いている場所'],
}).getSnapshot()
const textsFor = (text: string) => findMatches(text, columns).map(({ card }) => card.text)

describe('said before?', () => {
  test('finds the card that shares a word that says something', () => {
    expect(textsFor('Somewhere open at night, where you can sit down')).toEqual([
      'A warm place to sit, open late.',
    ])
  })

  test('marks what both say, and leaves the rest of the words as they are', () => {
    const [match] = findMatches('open late', columns)
    expect(match?.parts).toEqual([
      { text: 'A warm place to sit, ', isSame: false },
      { text: 'open', isSame: true },
      { text: ' ', isSame: false },
      { text: 'late', isSame: true },
      { text: '.', isSame: false },
    ])
    expect(match?.parts.map(({ text }) => text).join('')).toBe(match?.card.text)
  })

  test('the rarer word counts for more', () => {
    expect(textsFor('places with soup')[0]).toBe('Soup on Tuesdays, no questions.')
  })

  test('a word in another form is the same word', () => {
    expect(textsFor('It closes early')).toEqual(['Most places close at five.'])
  })

  test('words of every sentence, and numbers, are no reason', () => {
    expect(textsFor('There are people who want what they have')).toEqual([])
    expect(textsFor('5 of us, at 5')).toEqual([])
    expect(textsFor('')).toEqual([])
  })

  test('other scripts and accents', () => {
    expect(textsFor('ein ort für alle nachte')).toEqual(['Ein Ort für die Nacht'])
    expect(textsFor('夜の場所')).toEqual(['夜に開いている場所'])
  })

  test('a second one only when it shares more than a word', () => {
    const both = new FakeBoard({
      aspirations: ['A garden for everybody', 'A garden with benches', 'A garden'],
    }).getSnapshot().columns
    expect(findMatches('a garden with quiet benches', both).map(({ card }) => card.text)).toEqual([
      'A garden with benches',
    ])
    const more = new FakeBoard({
      aspirations: ['Benches, a garden', 'The garden needs benches'],
    }).getSnapshot().columns
    expect(findMatches('garden benches', more)).toHaveLength(2)
  })
})
