import { monitorEventLoopDelay } from 'node:perf_hooks'

/** What a process has used so far. */
export type Usage = {
  readonly cpuMs: number
  readonly rssBytes: number
  /** How late its event loop was since it was asked before: 99 of 100 times no later than this. */
  readonly loopP99Ms: number
}

const NS_PER_MS = 1e6
const RESOLUTION_MS = 10

/** Answers every message of the parent process with what this process has used. For the processes of a benchmark. */
export function answerWithUsage(): void {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delays.enable()
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send?.({
      cpuMs: (user + system) / 1_000,
      rssBytes: process.memoryUsage.rss(),
      // What it measures is the wait itself, with how late it was.
      loopP99Ms: Math.max(0, delays.percentile(99) / NS_PER_MS - RESOLUTION_MS),
    } satisfies Usage)
    delays.reset()
  })
}
