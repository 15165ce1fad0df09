import type { Clock } from '../../server/clock.ts'

/** A clock that only the test moves; what was to happen by then happens in order. */
export class TestClock implements Clock {
  #now = 1_000_000
  #calls: { at: number; call: () => void }[] = []

  now(): number {
    return this.#now
  }

  callAt(at: number, call: () => void): () => void {
    const entry = { at, call }
    this.#calls.push(entry)
    return () => {
      this.#calls = this.#calls.filter((other) => other !== entry)
    }
  }

  /** Moves on, calling back at each moment that was asked for on the way. */
  advance(ms: number): void {
    const end = this.#now + ms
    for (;;) {
      const [next] = this.#calls.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)
      if (next === undefined) break
      this.#calls = this.#calls.filter((other) => other !== next)
      this.#now = Math.max(this.#now, next.at)
      next.call()
    }
    this.#now = end
  }

  get waiting(): number {
    return this.#calls.length
  }
}
