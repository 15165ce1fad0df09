/** Waiting, as a thing that tests can bring themselves. */
export type Timers = {
  /** Calls back once after so many milliseconds. Answers how to call it off. */
  after(ms: number, call: () => void): () => void
}

export const browserTimers: Timers = {
  after(ms, call) {
    const timer = setTimeout(call, ms)
    return () => clearTimeout(timer)
  },
}
