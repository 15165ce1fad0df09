import { expect, test } from 'vitest'
import { readOwnTalk } from '../../../../client/room/tools/ownTalk.ts'

test('my own talking is a plain part, and nothing while too little was said', () => {
  expect(readOwnTalk(null)).toBe('none')
  expect(readOwnTalk(0)).toBe('hardly')
  expect(readOwnTalk(4)).toEqual({ part: 'fifth' })
  expect(readOwnTalk(5)).toEqual({ part: 'quarter' })
  expect(readOwnTalk(10)).toEqual({ part: 'half' })
  expect(readOwnTalk(17)).toEqual({ part: 'fourFifths' })
  expect(readOwnTalk(18)).toBe('nearlyAll')
  expect(readOwnTalk(20)).toBe('nearlyAll')
})
