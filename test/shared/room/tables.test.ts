import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SeatId } from '../../../shared/ids.ts'
import { seatTables, type Tables } from '../../../shared/room/tables.ts'

const people = (count: number) => Array.from({ length: count }, (_, index) => `seat-${index}` as SeatId)
const together = (tables: Tables) =>
  tables.flatMap((table) => table.flatMap((one) => table.map((other) => `${one} ${other}`)))

describe('who sits with whom', () => {
  test('GR-2 everybody once, in pairs with one three at most, or at two tables that differ by one at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 11 }), fc.nat({ max: 50 }), (count, turn) => {
        const pairs = seatTables(people(count), 'pairs', { past: [], turn })
        expect(pairs.flat().sort()).toEqual(people(count).sort())
        const sizes = pairs.map((table) => table.length).sort()
        expect(sizes).toEqual([
          ...Array(Math.floor(count / 2) - (count % 2)).fill(2),
          ...(count % 2 ? [3] : []),
        ])
        const groups = seatTables(people(count), 'small_groups', { past: [], turn })
        expect(groups.flat().sort()).toEqual(people(count).sort())
        expect(groups).toHaveLength(count < 4 ? 1 : 2)
        const lengths = groups.map((table) => table.length)
        expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('GR-2 nobody has nobody to sit with', () => {
    expect(seatTables([], 'pairs', { past: [], turn: 0 })).toEqual([])
    expect(seatTables(people(1), 'pairs', { past: [], turn: 3 })).toEqual([])
    expect(seatTables(people(1), 'small_groups', { past: [], turn: 3 })).toEqual([])
  })

  test.each([4, 6, 8, 10])('GR-2 %i people meet everybody else before they meet anybody twice', (count) => {
    const past: Tables[number][] = []
    const met = new Set<string>()
    for (let turn = 0; turn < count - 1; turn += 1) {
      const tables = seatTables(people(count), 'pairs', { past, turn })
      for (const [one, other] of tables) {
        expect(met.has(`${one} ${other}`)).toBe(false)
        met.add(`${one} ${other}`).add(`${other} ${one}`)
      }
      past.push(...tables)
    }
  })

  test('GR-2 at the second of two tables half of each first table has moved', () => {
    const first = seatTables(people(8), 'small_groups', { past: [], turn: 0 })
    const second = seatTables(people(8), 'small_groups', { past: first, turn: 1 })
    for (const table of second)
      for (const before of first) expect(table.filter((seat) => before.includes(seat))).toHaveLength(2)
  })

  test.each([4, 5, 7, 8])('GR-2 mixing again comes past every way there is for %i people', (count) => {
    const ways = { 4: 3, 5: 10, 7: 105, 8: 105 }[count]
    const seen = new Set<string>()
    let last = ''
    for (let turn = 0; turn < (ways ?? 0); turn += 1) {
      const now = together(seatTables(people(count), 'pairs', { past: [], turn }))
        .sort()
        .join()
      expect(now).not.toBe(last)
      seen.add(now)
      last = now
    }
    expect(seen.size).toBe(ways)
  })
})
