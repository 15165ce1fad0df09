/** The running step's time as a person sees it: a ring that fills and a few words; minutes only when asked for. */
export type SoftClock = {
  /** 0 to 1. */
  readonly gone: number
  readonly words: 'start' | 'first' | 'half' | 'last' | 'soon' | 'over'
  /** Whole minutes, rounded up; nought when the time is over. */
  readonly minutesLeft: number
  /** When it moves next, on the server's clock; null once the time is over. */
  readonly movesAt: number | null
}

type StepTime = { readonly endsAt: number; readonly lengthMs: number }

const MINUTE_MS = 60_000
/** A step shorter than ten minutes (a try-out) would hardly move by the minute; it moves ten times. */
const MOVES_OF_A_SHORT_STEP = 10

/** Reads the clock at `now`, both on the server's time. It moves once a minute, so that nobody is hurried by it. */
export function readSoftClock({ endsAt, lengthMs }: StepTime, now: number): SoftClock {
  const startedAt = endsAt - lengthMs
  const tickMs = Math.min(MINUTE_MS, lengthMs / MOVES_OF_A_SHORT_STEP)
  const ticks = Math.max(0, Math.floor((now - startedAt) / tickMs))
  const gone = Math.min(1, (ticks * tickMs) / lengthMs)
  return {
    gone,
    words: wordsFor(gone),
    minutesLeft: Math.max(0, Math.ceil((endsAt - now) / MINUTE_MS)),
    movesAt: now >= endsAt ? null : Math.min(endsAt, startedAt + (ticks + 1) * tickMs),
  }
}

function wordsFor(gone: number): SoftClock['words'] {
  if (gone >= 1) return 'over'
  if (gone >= 0.88) return 'soon'
  if (gone >= 0.62) return 'last'
  if (gone >= 0.4) return 'half'
  return gone >= 0.15 ? 'first' : 'start'
}
