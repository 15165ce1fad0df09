import type { HandledCommand } from '../storage/port.ts'

/** A retry comes within seconds; after this nobody asks again. */
const HANDLED_LIFE_MS = 10 * 60_000

/** What was answered a while ago, so that a command that is sent again is not done again. */
export class HandledCommands {
  readonly #handled = new Map<string, HandledCommand>()

  constructor(stored: readonly HandledCommand[]) {
    for (const each of stored) this.#handled.set(each.key, each)
  }

  find(key: string | undefined): HandledCommand | undefined {
    return key === undefined ? undefined : this.#handled.get(key)
  }

  remember(handled: HandledCommand): void {
    this.#handled.set(handled.key, handled)
    for (const [key, { at }] of this.#handled) {
      if (handled.at - at < HANDLED_LIFE_MS) return
      this.#handled.delete(key)
    }
  }
}
