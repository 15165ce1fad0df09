import { type Clock, createClock } from '../../server/clock.ts'

type Waiting = { readonly at: number; readonly call: () => void; callOff: () => void }

/** A server's clock that a test can hurry: the same moments in the same order, only sooner. */
export class HurriedClock implements Clock {
  readonly #life = createClock()
  readonly #waiting = new Set<Waiting>()
  #pace = 1
  #since = { life: this.#life.now(), mine: this.#life.now() }

  now(): number {
    return Math.round(this.#since.mine + (this.#life.now() - this.#since.life) * this.#pace)
  }

  callAt(at: number, call: () => void): () => void {
    const waiting: Waiting = { at, call, callOff: () => undefined }
    this.#waiting.add(waiting)
    this.#arm(waiting)
    return () => {
      waiting.callOff()
      this.#waiting.delete(waiting)
    }
  }

  /** From now on time goes so many times as fast as life. */
  setPace(pace: number): void {
    this.#since = { life: this.#life.now(), mine: this.now() }
    this.#pace = pace
    for (const waiting of this.#waiting) {
      waiting.callOff()
      this.#arm(waiting)
    }
  }

  #arm(waiting: Waiting): void {
    const inMs = Math.max(0, waiting.at - this.now()) / this.#pace
    waiting.callOff = this.#life.callAt(this.#life.now() + Math.ceil(inMs), () => {
      this.#waiting.delete(waiting)
      waiting.call()
    })
  }
}
