import { expect, test } from 'vitest'
import { readConnection } from '../../../client/room/connectionWords.ts'

const well = { connection: 'connected', call: 'connected', callState: 'on', isWeak: false } as const

test.each([
  [{}, 'good', 'connected'],
  [{ isWeak: true }, 'waiting', 'weak'],
  [{ call: 'blinking' }, 'waiting', 'connected'],
  [{ call: 'reconnecting' }, 'waiting', 'back'],
  [{ call: 'connecting' }, 'waiting', 'coming'],
  [{ call: 'unavailable' }, 'waiting', 'unavailable'],
  [{ call: 'unavailable', callState: 'starting' }, 'waiting', 'coming'],
  [{ call: 'over' }, 'waiting', 'unavailable'],
  [{ connection: 'reconnecting' }, 'waiting', 'reconnecting'],
  [{ connection: 'reconnecting', call: 'unavailable' }, 'waiting', 'reconnecting'],
  [{ callState: 'off', call: 'idle' }, 'good', 'off'],
] as const)('%j is a %s dot and the words for %s', (change, tone, words) => {
  expect(readConnection({ ...well, ...change })).toEqual({ tone, words })
})
