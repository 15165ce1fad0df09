import { expect, test } from 'vitest'
import { torture } from '../torture/torture.ts'

test('REL-1 X-1 X-4 X-5 thirty kills while three people write and raise hands: nothing acknowledged is missing or doubled', {
  timeout: 10 * 60_000,
}, async () => {
  const survived = await torture({ kills: 30, seed: 20_261_121, say: () => {} })
  expect(survived.kills).toBe(30)
  // The people did do something between the kills.
  expect(survived.cards).toBeGreaterThan(100)
})
