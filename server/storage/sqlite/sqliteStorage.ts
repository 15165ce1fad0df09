import { Worker } from 'node:worker_threads'
import { type Storage, StorageUnavailable } from '../port.ts'
import { READS, type ReadName, WRITES, type WriteName } from './operations.ts'
import type { Opened, Reply, Request } from './worker.ts'

const GONE = 'the database thread has ended'

type Waiter = { resolve(value: unknown): void; reject(error: Error): void }

/**
 * The default storage: one SQLite file in `folder`, owned by a worker thread, so that the event loop never
 * waits for a disk. Rejects when the folder cannot be used.
 */
export async function openSqliteStorage(folder: string): Promise<Storage> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { folder } })
  await opened(worker)
  const waiters = new Map<number, Waiter>()
  let lastId = 0
  let hasEnded = false

  worker.on('message', (reply: Reply) => settle(waiters, reply))
  worker.on('error', (error) => failAll(waiters, error))
  worker.on('exit', () => {
    hasEnded = true
    failAll(waiters, new StorageUnavailable(GONE))
  })

  const ask = (name: Request['name'], args: readonly unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      if (hasEnded) return reject(new StorageUnavailable(GONE))
      lastId += 1
      waiters.set(lastId, { resolve, reject })
      worker.postMessage({ id: lastId, name, args } satisfies Request)
    })

  const methods = [...Object.keys(WRITES), ...Object.keys(READS), 'close'] as (
    | WriteName
    | ReadName
    | 'close'
  )[]
  return Object.fromEntries(methods.map((name) => [name, (...args: unknown[]) => ask(name, args)])) as Storage
}

function opened(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('message', (message: Opened) => {
      if (message.opened) resolve()
      else reject(new Error(message.message))
    })
    worker.once('error', reject)
  })
}

function settle(waiters: Map<number, Waiter>, reply: Reply): void {
  const waiter = waiters.get(reply.id)
  waiters.delete(reply.id)
  if (reply.ok) waiter?.resolve(reply.value)
  else waiter?.reject(reply.unavailable ? new StorageUnavailable(reply.message) : new Error(reply.message))
}

function failAll(waiters: Map<number, Waiter>, error: Error): void {
  for (const waiter of waiters.values()) waiter.reject(error)
  waiters.clear()
}
