import { describe, expect, test } from 'vitest'
import { edgeScroll, landingIndex } from '../../../client/board/landing.ts'

describe('where a held card lands', () => {
  const cards = [
    { top: 100, bottom: 140 },
    { top: 150, bottom: 250 },
  ]

  test.each([
    [0, 0],
    [119, 0],
    [120, 1],
    [199, 1],
    [200, 2],
    [9000, 2],
  ])('at height %i it is before card %i', (y, index) => {
    expect(landingIndex(cards, y)).toBe(index)
  })

  test('in an empty column it is the first', () => {
    expect(landingIndex([], 500)).toBe(0)
  })
})

describe('scrolling at the edge', () => {
  const area = { top: 100, bottom: 500 }

  test('nothing in the middle, faster towards the edge, no faster beyond it', () => {
    expect(edgeScroll(area, 300)).toBe(0)
    expect(edgeScroll(area, 450)).toBeGreaterThan(0)
    expect(edgeScroll(area, 490)).toBeGreaterThan(edgeScroll(area, 450))
    expect(edgeScroll(area, 800)).toBe(edgeScroll(area, 500))
    expect(edgeScroll(area, 110)).toBe(-edgeScroll(area, 490))
  })

  test('a low area keeps a middle where nothing scrolls', () => {
    expect(edgeScroll({ top: 0, bottom: 80 }, 40)).toBe(0)
  })
})
