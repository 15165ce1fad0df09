import { type ChildProcess, spawn } from 'node:child_process'
import { open } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { createRoomService, type Proof } from '../roomService.ts'
import type { Keys, Upstream } from '../upstream.ts'
import type { CallFiles, ChildRecord } from './callFiles.ts'
import { lastWords } from './lastWords.ts'
import type { Ports } from './ports.ts'
import { birthOf, endProcess, isRunning, killProcess } from './process.ts'
import type { Timing } from './timing.ts'

/** A livekit-server of ours that answers, started just now or found running. */
export type Child = {
  readonly upstream: Upstream
  readonly record: ChildRecord
  /** Resolves with the reason once it is gone or has to go. Never rejects. */
  readonly gone: Promise<string>
}

/** `again`: whether another try may go better. */
export type Started =
  | { readonly ok: true; readonly child: Child }
  | { readonly ok: false; readonly why: string; readonly again: boolean }

export type Launch = {
  readonly binary: string
  readonly config: string
  readonly settings: string
  readonly keys: Keys
  readonly ports: Ports
  readonly files: CallFiles
  readonly timing: Timing
  readonly signal: AbortSignal
}

/** Starts one and waits until it has proved to be ours. A failed or abandoned start leaves no process behind. */
export async function startChild(launch: Launch): Promise<Started> {
  const { files, keys, ports, timing, signal } = launch
  const spawned = await spawnDetached(launch)
  const exit = exitOf(spawned)
  const { pid } = spawned
  if (pid === undefined) return { ok: false, why: `it could not be run: ${await exit}`, again: true }
  const record: ChildRecord = { pid, born: await birthOf(pid), ports, settings: launch.settings }
  await files.writeRecord(record)

  const upstream = upstreamAt(ports, keys)
  const outcome = await Promise.race([exit, untilOurs(upstream, timing, signal)])
  if (outcome === 'ours') return { ok: true, child: watchChild(record, upstream, { exit, timing, signal }) }
  await (signal.aborted ? endProcess(record, timing) : killProcess(record))
  await files.removeRecord()
  return { ok: false, why: `${outcome}${await lastWords(files.log, keys)}`, again: true }
}

/**
 * The child of an earlier run, if it runs with today's settings and proves to be ours. Another one that is
 * still there is ended; nothing that cannot be told to be ours is ever touched.
 */
export async function adoptChild(launch: Omit<Launch, 'binary' | 'config' | 'ports'>): Promise<Child | null> {
  const { files, keys, timing, signal } = launch
  const record = await files.readRecord()
  if (record === null) return null
  const upstream = upstreamAt(record.ports, keys)
  const stillThere = record.born === null || (await isRunning(record))
  if (stillThere && record.settings === launch.settings) {
    const adoptTiming = { ...timing, readyWithinMs: timing.adoptWithinMs }
    if ((await untilOurs(upstream, adoptTiming, signal)) === 'ours') {
      return watchChild(record, upstream, { exit: new Promise(() => {}), timing, signal })
    }
  }
  signal.throwIfAborted()
  await endProcess(record, timing)
  await files.removeRecord()
  return null
}

/** Where the child with these ports answers. */
export function upstreamAt(ports: Ports, keys: Keys): Upstream {
  return { url: `http://127.0.0.1:${ports.http}`, keys }
}

/**
 * In a session of its own, so that Ctrl+C in our terminal does not reach it, and writing to a file: both let
 * the talk go on while we are away.
 */
async function spawnDetached({ binary, config, files }: Launch): Promise<ChildProcess> {
  const log = await open(files.log, 'w', 0o600)
  try {
    const spawned = spawn(binary, [], {
      // In the environment, because arguments can be read by everybody on the machine. Nothing else of ours:
      // it takes every LIVEKIT_ variable as a setting.
      env: { LIVEKIT_CONFIG: config, ...needed('PATH', 'SystemRoot', 'TMPDIR') },
      stdio: ['ignore', log.fd, log.fd],
      detached: true,
      windowsHide: true,
    })
    spawned.unref()
    return spawned
  } finally {
    await log.close()
  }
}

function needed(...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  )
}

/** Any end that nobody asked for is a failure: it exits with 0 when its start fails. */
function exitOf(spawned: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    spawned.once('error', (error) => resolve(error.message))
    spawned.once('exit', (code, signal) => resolve(`it ended by itself (${signal ?? `code ${code}`})`))
  })
}

async function untilOurs(upstream: Upstream, timing: Timing, signal: AbortSignal): Promise<string> {
  const until = performance.now() + timing.readyWithinMs
  let proof: Proof = 'refused'
  while (proof !== 'ours') {
    if (signal.aborted) return 'its start was called off'
    if (performance.now() > until) return `it was not ready within ${timing.readyWithinMs / 1000} s`
    await wait(timing.readyLookMs)
    proof = await proveAlive(upstream)
  }
  return proof
}

/** Its health page says that it lives, the signed list of rooms that it is ours. */
async function proveAlive(upstream: Upstream): Promise<Proof> {
  const rooms = createRoomService(upstream)
  try {
    const page = await fetch(upstream.url, { signal: AbortSignal.timeout(HEALTH_WITHIN_MS) })
    await page.body?.cancel()
    return page.ok ? await rooms.prove() : 'silent'
  } catch {
    return 'silent'
  }
}

const HEALTH_WITHIN_MS = 3000

type Watching = {
  readonly exit: Promise<string>
  readonly timing: Timing
  readonly signal: AbortSignal
}

function watchChild(record: ChildRecord, upstream: Upstream, watching: Watching): Child {
  const gone = Promise.race([watching.exit, untilGone(record, upstream, watching)])
  return { upstream, record, gone }
}

/** Looks from outside: an adopted child's exit is reported to nobody, and a hung one does not exit. */
async function untilGone(
  record: ChildRecord,
  upstream: Upstream,
  { timing, signal }: Watching,
): Promise<string> {
  let answeredAt = performance.now()
  let askedAt = answeredAt
  while (!signal.aborted) {
    await wait(timing.watchEveryMs, undefined, { signal }).catch(() => {})
    if (record.born !== null && !(await isRunning(record))) return 'it is gone'
    if (performance.now() - askedAt < timing.proveEveryMs) continue
    askedAt = performance.now()
    if ((await proveAlive(upstream)) === 'ours') answeredAt = performance.now()
    const silentMs = performance.now() - answeredAt
    if (silentMs > timing.hungAfterMs) return `it has not answered for ${Math.round(silentMs / 1000)} s`
  }
  return 'nobody watches it any more'
}
