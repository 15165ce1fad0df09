import type { Timing } from './timing.ts'

type Waits = Pick<
  Timing,
  'firstRetryMs' | 'longestRetryMs' | 'retriesInARow' | 'retryWindowMs' | 'slowRetryMs'
>

/**
 * How long to wait after a failure at `now` (milliseconds of any one clock). Doubles from failure to failure;
 * after too many within the window it becomes slow and stays so until the window is clear again.
 */
export function createBackoff(waits: Waits): (now: number) => number {
  let failures: readonly number[] = []
  return (now) => {
    failures = [...failures.filter((at) => now - at < waits.retryWindowMs), now]
    if (failures.length > waits.retriesInARow) return waits.slowRetryMs
    return Math.min(waits.firstRetryMs * 2 ** (failures.length - 1), waits.longestRetryMs)
  }
}
