import { rm } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { type Backend, type LiveRooms, reopenRooms, type StopResult, type StopWish } from '../backend.ts'
import { obtainLivekit } from '../obtain/obtain.ts'
import { type Machine, messageOf } from '../obtain/way.ts'
import { createRoomService } from '../roomService.ts'
import type { Status } from '../status.ts'
import type { Upstream } from '../upstream.ts'
import { createBackoff } from './backoff.ts'
import { openCallFiles } from './callFiles.ts'
import { adoptChild, type Started, startChild, upstreamAt } from './child.ts'
import { childConfig, settingsOf } from './childConfig.ts'
import { choosePorts } from './ports.ts'
import { endProcess, killProcess } from './process.ts'
import type { Timing } from './timing.ts'

export type OwnServerOptions = {
  readonly publicAddress: string | undefined
  readonly dataDir: string
  readonly around: Machine
  readonly liveRooms: LiveRooms
  readonly status: Status
  readonly timing: Timing
}

/** Keeps a livekit-server of our own running, beginning with the one an earlier run of ours left running. */
export function runOwnServer(options: OwnServerOptions): Backend {
  const stopping = new AbortController()
  const serving: Serving = { upstream: null }
  const running = keepServing(options, serving, stopping.signal)
  return {
    upstream: () => serving.upstream,
    async stop(wish) {
      stopping.abort()
      await running
      return endChild(options.dataDir, wish, options.timing)
    },
  }
}

/** Set only while the call is on: gate and passes look here. */
type Serving = { upstream: Upstream | null }

/** Never rejects: whatever is wrong with the call, the room works without it. */
async function keepServing(options: OwnServerOptions, serving: Serving, signal: AbortSignal): Promise<void> {
  const { around, status, timing } = options
  const nextWait = createBackoff(timing)
  while (!signal.aborted) {
    const end = await serveOneLife(options, serving, signal).catch(asFailure)
    serving.upstream = null
    if (signal.aborted) return
    // The whole story is for the console: what `why` says may be read by anybody, and paths are nobody's business.
    if (!end.again) {
      around.say(`No call: ${end.why}`)
      return status.set('off', 'no livekit-server could be found or brought; the console says what to do')
    }
    status.set('unreachable', 'the call server is down and is being started again')
    const waitMs = nextWait(performance.now())
    around.say(`Call server: ${end.why}. Next try in ${waitMs / 1000} s`)
    await wait(waitMs, undefined, { signal }).catch(() => {})
  }
}

type LifeEnd = { readonly why: string; readonly again: boolean }

function asFailure(error: unknown): LifeEnd {
  return { why: messageOf(error), again: true }
}

/** One life of the child, from finding or starting it to its end. */
async function serveOneLife(
  options: OwnServerOptions,
  serving: Serving,
  signal: AbortSignal,
): Promise<LifeEnd> {
  const life = new AbortController()
  try {
    const started = await adoptOrStart(options, AbortSignal.any([signal, life.signal]))
    if (!started.ok) return started
    const { child } = started
    await reopenRooms(child.upstream, options.liveRooms)
    if (!signal.aborted) {
      serving.upstream = child.upstream
      options.status.set('on', null)
    }
    const why = await child.gone
    // It may be hung, and must not outlive its place. At a stop of ours its end is decided elsewhere.
    if (!signal.aborted) await killProcess(child.record)
    return { why, again: true }
  } finally {
    life.abort()
  }
}

/** An earlier run's child first: it may be carrying a conversation at this moment, and needs no binary to be found. */
async function adoptOrStart(
  { around, dataDir, publicAddress, timing }: OwnServerOptions,
  signal: AbortSignal,
): Promise<Started> {
  const files = await openCallFiles(dataDir)
  const keys = await files.readOrMakeKeys()
  const settings = settingsOf(around.serverBin, publicAddress)
  const child = await adoptChild({ settings, keys, files, timing, signal })
  if (child !== null) return { ok: true, child }
  const found = await obtainLivekit({ ...around, signal })
  if (!found.ok) return { ...found, again: false }
  const ports = await choosePorts(publicAddress)
  const config = childConfig(keys, ports, publicAddress)
  return startChild({ binary: found.path, config, settings, keys, ports, files, timing, signal })
}

/** Ends whatever child is on record, unless people are in it and the wish is to let them talk on. */
async function endChild(dataDir: string, wish: StopWish, timing: Timing): Promise<StopResult> {
  const files = await openCallFiles(dataDir)
  const record = await files.readRecord()
  if (record !== null) {
    const rooms = createRoomService(upstreamAt(record.ports, await files.readOrMakeKeys()))
    if (wish.inUse === 'keep' && (await rooms.countPeople().catch(() => 0)) > 0) return 'kept'
    // First, because then everybody hears that the room is closed, not that a server broke; and with nobody
    // left in it, it stops at the first signal.
    await rooms.closeAllRooms().catch(() => {})
    await endProcess(record, timing)
    await files.removeRecord()
  }
  await rm(files.log, { force: true })
  return 'ended'
}
