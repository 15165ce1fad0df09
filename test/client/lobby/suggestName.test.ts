import { expect, test } from 'vitest'
import { suggestName } from '../../../client/lobby/suggestName.ts'
import { cleanName, looksAlike } from '../../../shared/names.ts'

test.each([
  ['Dee', 'Dee 2'],
  ['Dee 2', 'Dee 3'],
  [' Ana  María ', 'Ana  María 2'],
  ['7', '7 2'],
])('%j is taken: %j', (taken, idea) => {
  expect(suggestName(taken)).toBe(idea)
  expect(cleanName(idea).ok).toBe(true)
  expect(looksAlike(taken, idea)).toBe(false)
})
