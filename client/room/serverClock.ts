import { useEffect, useState } from 'react'

/**
 * The time on the server's clock, looked at again when the next of these moments has come. Nothing ticks in
 * between: a screen that draws itself every second hurries people and drains phones.
 */
export function useServerNow(offsetMs: number, moments: readonly number[]): number {
  const [, lookAgain] = useState(0)
  const now = Date.now() + offsetMs
  const next = nextMoment(moments, now)
  useEffect(() => {
    if (next === null) return
    const timer = setTimeout(() => lookAgain((looks) => looks + 1), next - Date.now() - offsetMs + LATE_MS)
    return () => clearTimeout(timer)
  }, [next, offsetMs])
  return now
}

/** Timers may come a little early; looked at then, nothing would have changed and nobody would look again. */
const LATE_MS = 50

/** The first of the moments that is still to come; null when all have been. */
export function nextMoment(moments: readonly number[], now: number): number | null {
  const coming = moments.filter((moment) => moment > now)
  return coming.length === 0 ? null : Math.min(...coming)
}
