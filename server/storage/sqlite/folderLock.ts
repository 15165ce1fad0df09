import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** A predecessor that is stopping lets go within this; a second server for the same folder never does. */
const WAIT_FOR_PREDECESSOR_MS = 5_000

let held: DatabaseSync | undefined

/**
 * Makes the data folder ours while this process lives. The lock is SQLite's own on a file beside the data:
 * the operating system drops it when the process dies in any way, so there is nothing to clean up.
 * Throws when another process has it.
 */
export function holdFolder(folder: string): void {
  // Only for the account that runs the server: names and cards are in there.
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lock = new DatabaseSync(join(folder, 'lock.sqlite'))
  lock.exec(`PRAGMA busy_timeout = ${WAIT_FOR_PREDECESSOR_MS}`)
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch {
    lock.close()
    throw new Error(`another Goround is using ${folder}`)
  }
  held = lock
}

/** Lets the folder go before the process ends: tests open it again at once. */
export function releaseFolder(): void {
  held?.close()
  held = undefined
}
