import { describe, expect, test } from 'vitest'
import { nextToRead, readHarvest } from '../../../../client/room/modes/harvestList.ts'
import { FakeBoard } from '../../board/fakeBoard.ts'
import { cardNumber, factsOf, themeOf, withCards } from '../../fixtures/cards.ts'
import { makeView, type RoomWish, seatOf } from '../../fixtures/rooms.ts'

const board = new FakeBoard({
  aspirations: ['Warmth', 'Warm words'],
  trust: ['Our own people', 'A nurse', 'Neighbours'],
  actions: ['Kits everywhere', 'One place for kits', 'It got quiet'],
})
const [dee, sam] = [seatOf('Dee'), seatOf('Sam')]

function harvestOf(change: Parameters<typeof withCards>[0] = {}) {
  const also: RoomWish['also'] = withCards({
    cards: [
      factsOf(cardNumber(1), { voice: dee, theme: 'theme-warm' }),
      factsOf(cardNumber(2), { voice: sam, theme: 'theme-warm' }),
      factsOf(cardNumber(3)),
      factsOf(cardNumber(4)),
      factsOf(cardNumber(5), { tags: ['surprise'] }),
      factsOf(cardNumber(6), { voice: dee, theme: 'theme-own' }),
      factsOf(cardNumber(7), { voice: sam, theme: 'theme-own' }),
      factsOf(cardNumber(8), { voice: dee, theme: 'theme-alone' }),
    ],
    themes: [
      themeOf('theme-alone', '', 'trust'),
      themeOf('theme-own', 'We trust our own people', 'trust'),
      themeOf('theme-warm', 'We want warmth', 'aspirations'),
    ],
    differences: [{ id: 'difference-1', cards: [cardNumber(3), cardNumber(4)] }],
    ...change,
  })
  const { themes, cards } = makeView('Dee', { also })
  return readHarvest(themes, cards, board.getSnapshot().columns)
}
const texts = (harvest: ReturnType<typeof harvestOf>) => harvest.items.map(({ text }) => text)

describe('what is read back', () => {
  test('NT-6 by column, what several said before what one did, and a card that stands for itself in its words', () => {
    expect(texts(harvestOf())).toEqual(['We want warmth', 'We trust our own people', 'Neighbours'])
  })

  test('NT-6 where we differ and what surprised us are read as well', () => {
    const { pairs, surprises, loose } = harvestOf()
    expect(pairs.map((pair) => pair.texts)).toEqual([['Kits everywhere', 'One place for kits']])
    expect(surprises.map(({ text }) => text)).toEqual(['It got quiet'])
    expect(loose.map(({ text }) => text)).toEqual(['It got quiet'])
  })

  test('what became of each sentence', () => {
    const themes = [
      themeOf('theme-warm', 'We want warmth', 'aspirations', { hasBeenRead: true, state: 'agreed' }),
      themeOf('theme-own', 'We trust our own people', 'trust', { hasBeenRead: true }),
      themeOf('theme-alone', '', 'trust'),
    ]
    const harvest = harvestOf({ themes, reading: 'theme-own' })
    expect(harvest.items.map(({ state }) => state)).toEqual(['agreed', 'now', 'next'])
    expect(harvest.reading?.text).toBe('We trust our own people')
  })

  test('B-5 what speaks to many comes no sooner', () => {
    const before = texts(harvestOf())
    const people = ['Dee', 'Sam', 'Kofi', 'Rosa'].map(seatOf)
    const cards = [1, 2, 3, 4, 5, 6, 7, 8].map((place) =>
      factsOf(cardNumber(place), {
        theme:
          { 1: 'theme-warm', 2: 'theme-warm', 6: 'theme-own', 7: 'theme-own', 8: 'theme-alone' }[place] ??
          null,
        voice: [2, 7].includes(place) ? sam : dee,
        speaksTo: place === 7 ? people : [],
      }),
    )
    expect(texts(harvestOf({ cards }))).toEqual(before)
  })

  test('the next one is the first after it that was not read, and in the end there is none', () => {
    expect(nextToRead(harvestOf())?.text).toBe('We want warmth')
    expect(nextToRead(harvestOf({ reading: 'theme-warm' }))?.text).toBe('We trust our own people')
    // Somebody read the last one first.
    expect(nextToRead(harvestOf({ reading: 'theme-alone' }))?.text).toBe('We want warmth')
    const read = { hasBeenRead: true, state: 'agreed' } as const
    const themes = [
      themeOf('theme-alone', '', 'trust', read),
      themeOf('theme-own', 'We trust our own people', 'trust', read),
      themeOf('theme-warm', 'We want warmth', 'aspirations', read),
    ]
    expect(nextToRead(harvestOf({ themes, reading: 'theme-warm' }))).toBeNull()
  })
})
