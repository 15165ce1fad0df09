/** Seeded chance (mulberry32): the same seed makes the same rooms on every machine. */
export class Dice {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** From 0 up to 1, never 1. */
  roll(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  happens(probability: number): boolean {
    return this.roll() < probability
  }

  /** How long until something happens that happens so often per millisecond. */
  waitFor(rate: number): number {
    return rate === 0 ? Number.POSITIVE_INFINITY : -Math.log(1 - this.roll()) / rate
  }

  /** A length whose logarithm is normal: many short ones, a few long ones. */
  logNormal(median: number, spread: number): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.roll())) * Math.cos(2 * Math.PI * this.roll())
    return median * Math.exp(spread * normal)
  }
}
