import { randomUUID } from 'node:crypto'
import { link, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'

const LOOK_AGAIN_MS = 250
/** Longer than the slowest build we have seen by far: whoever holds it then is hung, or on another machine. */
const GIVEN_UP_AFTER_MS = 30 * 60_000

/**
 * Runs `work` while no other process of this machine does the same under this lock. It saves a second build
 * of three minutes and is no more than that: the work is safe without it, so a lock whose holder died is
 * simply removed, and two who remove it at the same instant both work.
 */
export async function withLock<T>(
  file: string,
  { onWait, signal }: { onWait: () => void; signal: AbortSignal },
  work: () => Promise<T>,
): Promise<T> {
  let waited = false
  while (!(await take(file))) {
    if (!waited) onWait()
    waited = true
    await wait(LOOK_AGAIN_MS, undefined, { signal })
  }
  try {
    return await work()
  } finally {
    await rm(file, { force: true })
  }
}

/** A hard link appears whole or not at all, so nobody ever reads a lock without its holder's number. */
async function take(file: string): Promise<boolean> {
  const mine = `${file}.${randomUUID()}`
  await writeFile(mine, String(process.pid))
  try {
    await link(mine, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    if (!(await isHeld(file))) await rm(file, { force: true })
    return false
  } finally {
    await rm(mine, { force: true })
  }
}

async function isHeld(file: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(file)
    if (Date.now() - mtimeMs > GIVEN_UP_AFTER_MS) return false
    process.kill(Number(await readFile(file, 'utf8')), 0)
    return true
  } catch (error) {
    // EPERM: it runs, under another name. ESRCH: it died. ENOENT: it was given back while we looked.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
