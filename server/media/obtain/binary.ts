import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import { access, chmod, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { LIVEKIT_VERSION } from '../pin.ts'
import { type Found, notThisWay, type Surroundings } from './way.ts'

const run = promisify(execFile)

/** A binary of 75 MB on a cold, slow disk; on a warm one it takes 20 ms. */
const VERSION_WITHIN_MS = 10_000

/** What the program at this path says its version is, or null when it is no livekit-server that runs here. */
export async function readVersion(file: string, around: Surroundings): Promise<string | null> {
  try {
    const options = { timeout: VERSION_WITHIN_MS, env: { ...around.env }, signal: around.signal }
    const { stdout } = await run(file, ['--version'], options)
    return /livekit-server version v?(\d+\.\d+\.\d+)/.exec(stdout)?.[1] ?? null
  } catch {
    around.signal.throwIfAborted()
    return null
  }
}

/**
 * A release with the same minor number and at least our patch speaks the same protocol and has the fixes we
 * count on. An older or a newer line was not tested with our client, and such pairs are known to hang.
 */
export function isCompatible(version: string): boolean {
  const [major, minor, patch] = version.split('.').map(Number)
  const [ourMajor, ourMinor, ourPatch] = LIVEKIT_VERSION.split('.').map(Number)
  return major === ourMajor && minor === ourMinor && Number(patch) >= Number(ourPatch)
}

/** The first executable file of this name on PATH. */
export async function findOnPath(name: string, around: Surroundings): Promise<string | null> {
  const windows = around.platform === 'win32'
  for (const folder of (around.env.PATH ?? '').split(windows ? ';' : ':')) {
    if (folder === '') continue
    const file = path.join(folder, windows ? `${name}.exe` : name)
    if (await isExecutable(file)) return file
  }
  return null
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK)
    return (await stat(file)).isFile()
  } catch {
    return false
  }
}

export function cachedBinary(around: Surroundings): string {
  const ending = around.platform === 'win32' ? '.exe' : ''
  return path.join(around.cacheDir, `livekit-server-${LIVEKIT_VERSION}${ending}`)
}

/**
 * Runs `make` in a new folder inside the cache and moves the binary it made to its name there. Whatever goes
 * wrong on the way, and whoever does the same at the same moment: under that name there is either nothing or
 * a whole binary that runs.
 */
export async function makeInCache(
  around: Surroundings,
  make: (folder: string) => Promise<Found>,
): Promise<Found> {
  await mkdir(around.cacheDir, { recursive: true })
  const folder = await mkdtemp(path.join(around.cacheDir, '.making-'))
  try {
    const made = await make(folder)
    if (!made.ok) return made
    await chmod(made.path, 0o755)
    const version = await readVersion(made.path, around)
    if (version !== LIVEKIT_VERSION) return notThisWay(`what came out does not run as ${LIVEKIT_VERSION}`)
    await rename(made.path, cachedBinary(around))
    return { ok: true, path: cachedBinary(around) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
