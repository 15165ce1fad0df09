import { expect, test } from 'vitest'
import { createChance } from '../../../server/practice/chance.ts'
import { PHRASES } from '../../../server/practice/phrases.ts'
import { Words } from '../../../server/practice/words.ts'
import { COLUMN_KEYS } from '../../../shared/board/columns.ts'
import { cleanCardText, isCardText } from '../../../shared/board/text.ts'

/** Words that method.md 3.2 has better ones for, and those that make a problem of people. */
const BETTER_NOT = /\b(user|abuse|addict|junkie|clean|dirty|denial|manipulat|problem|issue|suffer|victim)/i

test.each(COLUMN_KEYS)('cards for %s are short, clean and different', (column) => {
  const phrases = PHRASES[column]
  expect(phrases.length).toBeGreaterThanOrEqual(4)
  expect(new Set(phrases).size).toBe(phrases.length)
  for (const phrase of phrases) {
    expect(isCardText(phrase)).toBe(true)
    expect(cleanCardText(phrase)).toBe(phrase)
    expect(phrase.length).toBeLessThanOrEqual(70)
    expect(phrase).not.toMatch(BETTER_NOT)
  }
})

test('what is written already is not said again', () => {
  const [first = '', ...others] = PHRASES.trust
  const words = new Words(createChance(3))
  const written = new Set([first])
  const said = others.map(() => words.take('trust', written))
  expect([...said].sort()).toEqual([...others].sort())
  expect(words.take('trust')).toBeUndefined()
})

test('everything is said once, and then no more', () => {
  const words = new Words(createChance(3))
  const said = PHRASES.trust.map(() => words.take('trust'))
  expect([...said].sort()).toEqual([...PHRASES.trust].sort())
  expect(words.take('trust')).toBeUndefined()
})
