/** Time as the server sees it. Everything that waits or measures takes one, so that tests can move it. */
export type Clock = {
  /** Epoch milliseconds that never go back while the process lives, whatever happens to the machine's clock. */
  now(): number
  /** Calls back once, at or soon after the moment. Answers how to call it off. */
  callAt(at: number, call: () => void): () => void
}

/** Node's timers turn a longer wait into no wait at all. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

export function createClock(): Clock {
  const startedAt = Date.now() - performance.now()
  const now = () => Math.round(startedAt + performance.now())
  return {
    now,
    callAt(at, call) {
      const timer = setTimeout(call, Math.min(Math.max(0, at - now()), LONGEST_TIMER_MS))
      return () => clearTimeout(timer)
    },
  }
}
