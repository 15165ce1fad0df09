/** A number from 0 up to 1, as `Math.random` gives it. */
export type Chance = () => number

/** Chance that comes out the same again for the same seed (mulberry32): what pretend people do can be replayed. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Somewhere between the two. */
export function between(chance: Chance, [least, most]: readonly [least: number, most: number]): number {
  return least + chance() * (most - least)
}

/** One of these, each as likely as its weight. Weights need not add up to anything. */
export function pickWeighted<Key extends string>(
  chance: Chance,
  weights: Readonly<Record<Key, number>>,
): Key {
  const entries = Object.entries(weights) as [Key, number][]
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0)
  let left = chance() * total
  for (const [key, weight] of entries) {
    left -= weight
    if (left < 0) return key
  }
  const [last] = entries.findLast(([, weight]) => weight > 0) ?? []
  if (last === undefined) throw new Error('nothing to pick from')
  return last
}
