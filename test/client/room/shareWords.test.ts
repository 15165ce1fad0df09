import { expect, test } from 'vitest'
import { shareWord } from '../../../client/room/shareWords.ts'

test('a share is told in words', () => {
  expect([0, 2, 4, 5, 7, 10, 14, 20].map(shareWord)).toEqual([
    'hardly',
    'tenth',
    'fifth',
    'quarter',
    'third',
    'half',
    'most',
    'most',
  ])
})
