import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { Database } from './database.ts'
import { holdFolder, releaseFolder } from './folderLock.ts'
import { READS, type ReadName, WRITES, type WriteName } from './operations.ts'

/**
 * The thread that owns the database file. It gathers everything that one turn of its event loop brought into
 * one transaction (group commit): a hundred keystrokes then cost one wait for the disk, not a hundred.
 */

export type Request = {
  readonly id: number
  readonly name: WriteName | ReadName | 'close'
  readonly args: readonly unknown[]
}
export type Reply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly unavailable: boolean; readonly message: string }
/** The first message of the worker: the file is open, or why it is not. */
export type Opened = { readonly opened: true } | { readonly opened: false; readonly message: string }

type Operation = (db: Database, ...args: readonly unknown[]) => unknown
type Done =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: unknown }

const port = parentPort
if (port === null) throw new Error('runs on a worker thread only')

let waiting: Request[] = []
const db = open()

function open(): Database | null {
  const { folder } = workerData as { folder: string }
  try {
    holdFolder(folder)
    const opened = new Database(join(folder, 'goround.sqlite'))
    tell({ opened: true })
    return opened
  } catch (error) {
    tell({ opened: false, message: String(error) })
    return null
  }
}

port.on('message', (request: Request) => {
  if (waiting.length === 0) setImmediate(flush)
  waiting.push(request)
})

function flush(): void {
  const batch = waiting
  waiting = []
  if (db === null) return
  commit(
    db,
    batch.filter((request) => request.name in WRITES),
  )
  // Reads come after the commit, so that they never see what a failed commit takes back.
  for (const { id, name, args } of batch) {
    if (!(name in READS)) continue
    const done = attempt(id, () => (READS[name as ReadName] as Operation)(db, ...args))
    reply('error' in done ? failed(done.id, done.error) : { ok: true, ...done })
  }
  const close = batch.find((request) => request.name === 'close')
  if (close !== undefined) {
    db.close()
    releaseFolder()
    reply({ id: close.id, ok: true, value: undefined })
    port?.close()
  }
}

/** One transaction for all; each has a savepoint of its own, so that one that fails takes nobody with it. */
function commit(db: Database, writes: readonly Request[]): void {
  if (writes.length === 0) return
  let done: Done[] = []
  try {
    db.exec('BEGIN IMMEDIATE')
    done = writes.map(({ id, name, args }) =>
      attempt(id, () => inSavepoint(db, () => (WRITES[name as WriteName] as Operation)(db, ...args))),
    )
    db.exec('COMMIT')
  } catch (error) {
    if (db.isInTransaction) db.exec('ROLLBACK')
    done = writes.map(({ id }) => ({ id, error }))
  }
  for (const each of done) reply('error' in each ? failed(each.id, each.error) : { ok: true, ...each })
}

function inSavepoint(db: Database, write: () => unknown): unknown {
  db.exec('SAVEPOINT one')
  try {
    const value = write()
    db.exec('RELEASE one')
    return value
  } catch (error) {
    // A full disk ends the whole transaction by itself: then there is nothing to go back to, and COMMIT will say so.
    if (db.isInTransaction) db.exec('ROLLBACK TO one; RELEASE one')
    throw error
  }
}

function attempt(id: number, work: () => unknown): Done {
  try {
    return { id, value: work() }
  } catch (error) {
    return { id, error }
  }
}

/** SQLite's primary codes for "not now": busy, locked, read-only, I/O, full, cannot open. */
const UNAVAILABLE = new Set([5, 6, 8, 10, 13, 14])

function failed(id: number, error: unknown): Reply {
  const code = (error as { errcode?: number }).errcode ?? 0
  const message = error instanceof Error ? error.message : String(error)
  return { id, ok: false, unavailable: UNAVAILABLE.has(code & 0xff), message }
}

function reply(message: Reply): void {
  port?.postMessage(message)
}

function tell(message: Opened): void {
  port?.postMessage(message)
}
