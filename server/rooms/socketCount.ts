/** A page has one socket to its room and one to its board, and for a moment those of the page before it. */
const MAX_SOCKETS = 3

/** At most three sockets a session, rooms and boards counted apart: more is a flood, not a person. */
export class SocketCount {
  readonly #open = new Map<string, number>()

  /** Null when there are enough; else what to call, once or more, when the socket has ended. */
  take(tokenHash: string): (() => void) | null {
    const before = this.#open.get(tokenHash) ?? 0
    if (before >= MAX_SOCKETS) return null
    this.#open.set(tokenHash, before + 1)
    let isOpen = true
    return () => {
      if (!isOpen) return
      isOpen = false
      const left = (this.#open.get(tokenHash) ?? 1) - 1
      if (left === 0) this.#open.delete(tokenHash)
      else this.#open.set(tokenHash, left)
    }
  }
}
