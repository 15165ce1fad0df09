import { expect, test } from 'vitest'
import { countAnswers } from '../../../../client/room/modes/closingWords.ts'
import { modeQueueLine, modeQueueTitle } from '../../../../client/room/modes/queueLine.ts'
import { type MyCard, withWaiting } from '../../../../client/room/modes/useMyCards.ts'
import { atTables, inMode } from '../../fixtures/modes.ts'
import { makeView } from '../../fixtures/rooms.ts'

const card = (id: string, text: string): Omit<MyCard, 'isSaved'> => ({
  id,
  text,
  column: 'aspirations',
  isPrivate: false,
})

test('a card on its way stands behind those that the server has, and other words in the place of the old', () => {
  const known = [card('one', 'One'), card('two', 'Two')]
  const waiting = [
    { ...card('one', 'One more'), isSaved: false },
    { ...card('three', 'Three'), isSaved: false },
  ]
  expect(withWaiting(known, waiting).map(({ text, isSaved }) => [text, isSaved])).toEqual([
    ['One more', false],
    ['Two', true],
    ['Three', false],
  ])
})

test('O-1 the answers are told in their own order, and what nobody said is left out', () => {
  expect(countAnswers({ yes: 4, mostly: 1, 'not-really': 0, listened: 1 })).toEqual({
    total: 6,
    said: [
      { answer: 'yes', count: 4 },
      { answer: 'mostly', count: 1 },
      { answer: 'listened', count: 1 },
    ],
  })
})

test('under the queue stands what the mode makes of it', () => {
  const tables = makeView('Dee', { rule: 'none', also: atTables([['Rosa', 'Dee']]) })
  expect([modeQueueTitle(tables), modeQueueLine(tables)]).toEqual(['pairs', 'tablesLine'])
  const planned = makeView('Dee', { rule: 'none', also: atTables([['Rosa', 'Dee']], { isOn: false }) })
  expect([modeQueueTitle(planned), modeQueueLine(planned)]).toEqual([null, null])
  const writing = makeView('Dee', { step: 'jot', hands: ['Kofi'] })
  expect([modeQueueTitle(writing), modeQueueLine(writing)]).toEqual([null, 'writingLine'])
  expect(modeQueueLine(makeView('Dee', { also: inMode('harvest') }))).toBe('harvestLine')
  expect(modeQueueLine(makeView('Dee', { also: inMode('open_floor') }))).toBeNull()
})
