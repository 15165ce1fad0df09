/**
 * What every live thing looks like to a screen: the latest value, and a call when there is another. Values are
 * immutable; a new one is a new object, so `useSyncExternalStore` can compare them.
 */
export type Store<Value> = {
  getSnapshot(): Value
  subscribe(listener: () => void): () => void
}

/** A store with one place to write. The one that owns it writes; screens get it as a `Store`. */
export class ValueStore<Value> implements Store<Value> {
  #value: Value
  readonly #listeners = new Set<() => void>()

  constructor(value: Value) {
    this.#value = value
  }

  getSnapshot = (): Value => this.#value

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  set(value: Value): void {
    if (Object.is(value, this.#value)) return
    this.#value = value
    for (const listener of [...this.#listeners]) listener()
  }
}
