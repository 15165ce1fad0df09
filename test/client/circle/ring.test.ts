import { describe, expect, test } from 'vitest'
import { countChairs, placeChairs } from '../../../client/circle/ring.ts'

/** As drawn, chair by chair: x, y, cell. */
const DRAWN: Readonly<Record<number, readonly (readonly [number, number, string])[]>> = {
  2: [
    [1, 0, '2/3'],
    [-1, 0, '2/1'],
  ],
  4: [
    [1, -1, '1/3'],
    [1, 1, '3/3'],
    [-1, 1, '3/1'],
    [-1, -1, '1/1'],
  ],
  6: [
    [0.587, -1, '1/3'],
    [1, 0, '2/3'],
    [0.587, 1, '3/3'],
    [-0.587, 1, '3/1'],
    [-1, 0, '2/1'],
    [-0.587, -1, '1/1'],
  ],
  8: [
    [0.508, -1, '1/2'],
    [1, -0.508, '1/3'],
    [1, 0.508, '2/3'],
    [0.508, 1, '3/3'],
    [-0.508, 1, '3/2'],
    [-1, 0.508, '3/1'],
    [-1, -0.508, '2/1'],
    [-0.508, -1, '1/1'],
  ],
  10: [
    [0.405, -1, '1/2'],
    [0.85, -0.691, '1/3'],
    [1, 0, '2/3'],
    [0.85, 0.691, '3/3'],
    [0.405, 1, '4/3'],
    [-0.405, 1, '4/2'],
    [-0.85, 0.691, '4/1'],
    [-1, 0, '3/1'],
    [-0.85, -0.691, '2/1'],
    [-0.405, -1, '1/1'],
  ],
  12: [
    [0.302, -1, '1/3'],
    [0.753, -0.753, '1/4'],
    [1, -0.302, '2/4'],
    [1, 0.302, '3/4'],
    [0.753, 0.753, '4/4'],
    [0.302, 1, '4/3'],
    [-0.302, 1, '4/2'],
    [-0.753, 0.753, '4/1'],
    [-1, 0.302, '3/1'],
    [-1, -0.302, '2/1'],
    [-0.753, -0.753, '1/1'],
    [-0.302, -1, '1/2'],
  ],
}

describe('the ring of seats', () => {
  test.each(Object.keys(DRAWN).map(Number))('%i chairs stand where they are drawn', (count) => {
    expect(placeChairs(count).map(({ x, y, cell }) => [x, y, cell])).toEqual(DRAWN[count])
  })

  test('an odd group leaves one chair open', () => {
    expect(countChairs([1])).toBe(2)
    expect(countChairs([1, 2, 3])).toBe(4)
    expect(countChairs([1, 2, 3, 4])).toBe(4)
  })

  test('a chair that was left stays where it is', () => {
    expect(countChairs([1, 2, 6])).toBe(6)
    expect(countChairs([11, 12])).toBe(12)
  })

  test('an empty room has two chairs, a lobby as many as it says', () => {
    expect(countChairs([])).toBe(2)
    expect(countChairs([1, 4], 8)).toBe(8)
    expect(countChairs([9], 8)).toBe(10)
  })
})
