import { setTimeout as wait } from 'node:timers/promises'
import { type Backend, type LiveRooms, reopenRooms } from './backend.ts'
import { createRoomService, type Proof } from './roomService.ts'
import type { Status } from './status.ts'
import type { Upstream } from './upstream.ts'

/** How often an external call server is asked whether it is there. */
export const EXTERNAL_TIMING = {
  whileOnMs: 10_000,
  whileOffMs: 5000,
  /** One lost answer on a long way is no reason to tell a room that its call is gone. */
  missesBeforeOff: 3,
}

const WHY: Record<Exclude<Proof, 'ours'>, string> = {
  foreign: 'it refuses our key: look at LIVEKIT_API_KEY and LIVEKIT_API_SECRET',
  refused: 'nothing listens there: look at LIVEKIT_URL and at whether it runs',
  silent: 'it does not answer: look at LIVEKIT_URL and at the network',
}

export type ExternalOptions = {
  readonly upstream: Upstream
  readonly liveRooms: LiveRooms
  readonly status: Status
  readonly timing: typeof EXTERNAL_TIMING
  readonly say: (line: string) => void
}

/** A call server that somebody else runs: we ask whether it is there, and never start or end anything. */
export function watchExternal(options: ExternalOptions): Backend {
  const stopping = new AbortController()
  const watching = keepAsking(options, stopping.signal)
  return {
    upstream: () => (options.status.state() === 'on' && !stopping.signal.aborted ? options.upstream : null),
    async stop() {
      stopping.abort()
      await watching
      return 'kept'
    },
  }
}

async function keepAsking(options: ExternalOptions, signal: AbortSignal): Promise<void> {
  const { status, timing } = options
  let misses = 0
  while (!signal.aborted) {
    const why = await askOnce(options)
    if (signal.aborted) return
    misses = why === null ? 0 : misses + 1
    if (why === null) status.set('on', null)
    else if (status.state() !== 'on' || misses >= timing.missesBeforeOff) report(options, why)
    const waitMs = misses === 0 ? timing.whileOnMs : timing.whileOffMs
    await wait(waitMs, undefined, { signal }).catch(() => {})
  }
}

/** Null when it is there and, if it was not before, has its rooms again. */
async function askOnce({ upstream, liveRooms, status }: ExternalOptions): Promise<string | null> {
  const proof = await createRoomService(upstream).prove()
  if (proof !== 'ours') return WHY[proof]
  if (status.state() === 'on') return null
  return reopenRooms(upstream, liveRooms).then(
    () => null,
    () => 'its rooms could not be made',
  )
}

/** The console hears more than the health page, which anybody may read. */
function report({ status, upstream, say }: ExternalOptions, why: string): void {
  const sentence = `the call server cannot be used, we keep trying: ${why}`
  if (status.why() !== sentence) say(`${new URL(upstream.url).host}: ${sentence}`)
  status.set('unreachable', sentence)
}
