export type BucketSize = {
  readonly capacity: number
  readonly perSecond: number
}

/** A budget that fills up again by itself. */
export class Bucket {
  readonly #size: BucketSize
  #tokens: number
  #countedAt: number

  constructor(size: BucketSize, now: number) {
    this.#size = size
    this.#tokens = size.capacity
    this.#countedAt = now
  }

  /** Takes that much if it is there. */
  tryTake(amount: number, now: number): boolean {
    this.#refill(now)
    if (amount > this.#tokens) return false
    this.#tokens -= amount
    return true
  }

  /** Takes that much in any case, and answers for how long the taker has to wait until it is made up for. In ms. */
  take(amount: number, now: number): number {
    this.#refill(now)
    this.#tokens -= amount
    return Math.max(0, Math.ceil((-this.#tokens / this.#size.perSecond) * 1_000))
  }

  #refill(now: number): void {
    const gained = (Math.max(0, now - this.#countedAt) / 1_000) * this.#size.perSecond
    this.#tokens = Math.min(this.#size.capacity, this.#tokens + gained)
    this.#countedAt = now
  }
}
