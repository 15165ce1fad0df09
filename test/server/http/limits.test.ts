import { describe, expect, test } from 'vitest'
import { createLimit, networkKey } from '../../../server/http/limits.ts'

describe('limits', () => {
  test('SEC-13 a key has its points, and another key has its own', async () => {
    const limit = createLimit(2, 60)
    expect([await limit('a'), await limit('a'), await limit('a'), await limit('b')]).toEqual([
      true,
      true,
      false,
      true,
    ])
  })

  test.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::1', true],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:3:3:4:5:6', false],
    ['2001:db8::1', '2001:db8:0:0:9::', true],
    ['::1', '::2', true],
    ['192.0.2.1', '192.0.2.1', true],
    ['192.0.2.1', '192.0.2.2', false],
  ])('SEC-13 %s and %s count as one network: %s', (one, other, isSame) => {
    expect(networkKey(one) === networkKey(other)).toBe(isSame)
    expect(networkKey(one)).not.toContain(one)
  })
})
