import { mkdir } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { LIVEKIT_VERSION } from '../pin.ts'
import { cachedBinary, findOnPath, isCompatible, readVersion } from './binary.ts'
import { buildWithGo } from './goInstall.ts'
import { withLock } from './lock.ts'
import { takeRelease } from './release.ts'
import { type Found, type Machine, messageOf, notThisWay, type Surroundings, type Way } from './way.ts'

const OFFICIAL_RELEASES = 'https://github.com/livekit/livekit/releases/download'
/** A machine without internet should be on to the next way while its owner is still looking at the screen. */
const RELEASE_HOST_SILENCE_MS = 5000

type Choices = { readonly say: (line: string) => void; readonly cacheDir?: string }

/** This machine as it is. GOROUND_LIVEKIT_RELEASES names a mirror with the layout of the official host. */
export function thisMachine(env: NodeJS.ProcessEnv, { say, cacheDir }: Choices): Machine {
  return {
    serverBin: env.LIVEKIT_SERVER_BIN || undefined,
    env,
    platform: process.platform,
    arch: process.arch,
    cacheDir: cacheDir ?? (env.GOROUND_CACHE || path.join(os.homedir(), '.cache', 'goround')),
    releasesUrl: env.GOROUND_LIVEKIT_RELEASES || OFFICIAL_RELEASES,
    silenceMs: RELEASE_HOST_SILENCE_MS,
    say,
  }
}

/**
 * Finds or brings livekit-server: LIVEKIT_SERVER_BIN, PATH, our cache, the official archive, Go. The answer
 * without one says what was tried and what to do. Rejects only when `signal` is aborted.
 */
export async function obtainLivekit(around: Surroundings): Promise<Found> {
  if (around.serverBin !== undefined) return takeGiven(around.serverBin, around)
  const onPath = await takeFromPath(around)
  if (onPath.ok) return onPath
  const kept = await takeFromCache(around)
  return kept.ok ? kept : bringIt(around, onPath.why)
}

/** Somebody who names a binary wants that one: when it does not run, another in its place would hide the mistake. */
async function takeGiven(file: string, around: Surroundings): Promise<Found> {
  if ((await readVersion(file, around)) !== null) return { ok: true, path: file }
  return notThisWay(`LIVEKIT_SERVER_BIN is ${file}, but that is no livekit-server that runs here`)
}

async function takeFromPath(around: Surroundings): Promise<Found> {
  const file = await findOnPath('livekit-server', around)
  if (file === null) return notThisWay('no livekit-server on PATH')
  const version = await readVersion(file, around)
  if (version === null) return notThisWay('the livekit-server on PATH does not run')
  if (isCompatible(version)) return { ok: true, path: file }
  return notThisWay(`the livekit-server on PATH is ${version}, tested is ${LIVEKIT_VERSION}`)
}

async function takeFromCache(around: Surroundings): Promise<Found> {
  const file = cachedBinary(around)
  const isPinned = (await readVersion(file, around)) === LIVEKIT_VERSION
  return isPinned ? { ok: true, path: file } : notThisWay(`none kept in ${around.cacheDir}`)
}

async function bringIt(around: Surroundings, triedBefore: string): Promise<Found> {
  const onWait = () => around.say('Another start is bringing livekit-server: waiting for it')
  try {
    await mkdir(around.cacheDir, { recursive: true })
    const brought = await withLock(
      `${cachedBinary(around)}.lock`,
      { onWait, signal: around.signal },
      // The cache once more: whoever held the lock before us has just filled it.
      () => tryWays(around, [takeFromCache, takeRelease, buildWithGo]),
    )
    return brought.ok ? brought : notThisWay(whatToDo(`${triedBefore}; ${brought.why}`))
  } catch (error) {
    around.signal.throwIfAborted()
    return notThisWay(whatToDo(messageOf(error)))
  }
}

async function tryWays(around: Surroundings, ways: readonly Way[]): Promise<Found> {
  const whys: string[] = []
  for (const way of ways) {
    const found = await way(around)
    if (found.ok) return found
    whys.push(found.why)
  }
  return notThisWay(whys.join('; '))
}

function whatToDo(tried: string): string {
  return (
    `no livekit-server ${LIVEKIT_VERSION} (${tried}). ` +
    'Install it and put it on PATH, or name it in LIVEKIT_SERVER_BIN, or install Go 1.26 and start again'
  )
}
