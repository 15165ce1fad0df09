/** Every wait of the supervisor. Tests hand in shorter ones; nobody else has a reason to. */
export type Timing = typeof TIMING

export const TIMING = {
  /** It is ready in 0.1 s; a machine that is busy starting everything else gets a hundred times that. */
  readyWithinMs: 10_000,
  readyLookMs: 50,
  /** An earlier run's child is either there and answers, or it is not. */
  adoptWithinMs: 3000,
  /** How soon we notice that an adopted child is gone: nobody reports its exit to us. */
  watchEveryMs: 1000,
  /** Being asked costs it a signature check; this is often enough to catch one that hangs. */
  proveEveryMs: 5000,
  /** A child that keeps silent so long is hung. Long, because ending it interrupts a conversation. */
  hungAfterMs: 30_000,
  /**
   * The first signal is lost in the first 0.1 s of its life, and otherwise looks only every 5 s whether the last
   * person has left (seen). The second one does not wait; by then every room has been closed by its name.
   */
  secondTermAfterMs: 1500,
  /** The forced stop takes 0.5 s, and at most the 5 s it grants open requests. */
  killAfterMs: 8000,
  /** Between failed starts: doubled each time, up to the second figure. */
  firstRetryMs: 500,
  longestRetryMs: 10_000,
  /** More failures than this within two minutes are no accident: try seldom, the room works without a call. */
  retriesInARow: 5,
  retryWindowMs: 120_000,
  slowRetryMs: 30_000,
}
