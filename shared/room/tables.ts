import type { SeatId } from '../ids.ts'
import type { Mode } from '../templates/template.ts'

/** Who sits with whom: worked out, never drawn by lot, so that every replay seats people alike (rules X-1, GR-2). */

export type Tables = readonly (readonly SeatId[])[]

/** Below this two tables would be pairs or people alone: everybody stays together. */
const MIN_FOR_TWO_TABLES = 4
/** A prime above the number of ways to pair twelve people, so that going on by it comes past every one of them. */
const STRIDE = 17_389

/**
 * Tables for these people, in an order that everybody shares: two and two with an odd one making a three, or two
 * tables as equal as can be. Of all ways to seat them, one in which the fewest sit together again who did in
 * `past`; `turn` (0, 1, 2 …) goes on among equals. None for fewer than two people.
 */
export function seatTables(
  people: readonly SeatId[],
  mode: Mode,
  { past, turn }: { past: Tables; turn: number },
): Tables {
  const ways = mode === 'pairs' ? pairings(people) : halvings(people)
  const cost = costBy(past)
  let least = Number.POSITIVE_INFINITY
  let best: Tables[] = []
  for (const way of ways) {
    const here = way.reduce((sum, table) => sum + cost(table), 0)
    if (here < least) best = []
    if (here <= least) best.push(way)
    least = Math.min(least, here)
  }
  return best[(turn * STRIDE) % Math.max(1, best.length)] ?? []
}

/** How often the people of a table have sat together before, pair by pair. */
function costBy(past: Tables): (table: readonly SeatId[]) => number {
  const met = new Map<string, number>()
  for (const pair of past.flatMap(pairsOf)) met.set(pair, (met.get(pair) ?? 0) + 1)
  return (table) => pairsOf(table).reduce((sum, pair) => sum + (met.get(pair) ?? 0), 0)
}

function pairsOf(table: readonly SeatId[]): string[] {
  const sorted = [...table].sort()
  return sorted.flatMap((one, index) => sorted.slice(index + 1).map((other) => `${one} ${other}`))
}

/** Every way to make pairs of them, the odd one with two others. */
function pairings(people: readonly SeatId[]): Tables[] {
  const [first, ...rest] = people
  if (first === undefined) return [[]]
  if (people.length === 1) return []
  if (people.length <= 3) return [[people]]
  const pairs = rest.flatMap((other) => {
    const others = rest.filter((each) => each !== other)
    return pairings(others).map((tables) => [[first, other], ...tables])
  })
  if (people.length % 2 === 0) return pairs
  return [...pairs, ...threesOf(first, rest)]
}

/** The first one's table is the three. */
function threesOf(first: SeatId, rest: readonly SeatId[]): Tables[] {
  return rest.flatMap((second, index) =>
    rest.slice(index + 1).flatMap((third) => {
      const others = rest.filter((each) => each !== second && each !== third)
      return pairings(others).map((tables) => [[first, second, third], ...tables])
    }),
  )
}

/** Every way to make two tables of them; one where there are too few for two. */
function halvings(people: readonly SeatId[]): Tables[] {
  const [first, ...rest] = people
  if (first === undefined || people.length < 2) return []
  if (people.length < MIN_FOR_TWO_TABLES) return [[people]]
  const halves = [Math.ceil(people.length / 2), Math.floor(people.length / 2)]
  return [...new Set(halves)].flatMap((size) =>
    choose(rest, size - 1).map((others) => {
      const mine = [first, ...others]
      return [mine, people.filter((each) => !mine.includes(each))]
    }),
  )
}

function choose(people: readonly SeatId[], count: number): SeatId[][] {
  const [first, ...rest] = people
  if (count === 0) return [[]]
  if (first === undefined) return []
  return [...choose(rest, count - 1).map((others) => [first, ...others]), ...choose(rest, count)]
}
