import type { Clock } from '../clock.ts'
import { type Storage, StorageUnavailable } from '../storage/port.ts'

/** What was taken back leaves the database's log within this; the promise is a minute. */
const SCRUB_AFTER_MS = 20_000

/** Empties the database's log some time after something was replaced, once however much was. */
export class Scrubbing {
  readonly #storage: Storage
  readonly #clock: Clock
  readonly #onDefect: (error: unknown) => void
  #callOff: (() => void) | null = null

  constructor(storage: Storage, clock: Clock, onDefect: (error: unknown) => void) {
    this.#storage = storage
    this.#clock = clock
    this.#onDefect = onDefect
  }

  soon(): void {
    this.#callOff ??= this.#clock.callAt(this.#clock.now() + SCRUB_AFTER_MS, () => {
      this.#callOff = null
      this.#storage.scrub().catch((error: unknown) => {
        if (error instanceof StorageUnavailable) this.soon()
        else this.#onDefect(error)
      })
    })
  }

  stop(): void {
    this.#callOff?.()
  }
}
