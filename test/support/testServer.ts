import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Clock, createClock } from '../../server/clock.ts'
import { readConfig } from '../../server/config.ts'
import { createLog } from '../../server/log.ts'
import { createCallServer } from '../../server/media/callServer.ts'
import { thisMachine } from '../../server/media/obtain/obtain.ts'
import type { PracticeOptions } from '../../server/practice/practiceRooms.ts'
import { type RunningServer, startServer } from '../../server/server.ts'
import type { Storage } from '../../server/storage/port.ts'
import { openSqliteStorage } from '../../server/storage/sqlite/sqliteStorage.ts'
import type { Home, Person } from './people.ts'

/** The whole server in this process: real HTTP, real sockets, a real database, no call. */
export type TestServer = Home & {
  readonly storage: Storage
  readonly running: RunningServer
  /** Everything the server logged, line by line. */
  readonly logged: string[]
  /** Stops it in order, before its test is over; another one may be started over the same folder. */
  stop(): Promise<void>
}

export type TestServerOptions = {
  readonly env?: Record<string, string>
  readonly clock?: Clock
  readonly folder?: string
  readonly practice?: PracticeOptions
}

export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'goround-server-'))
  const read = readConfig({ PORT: '0', GOROUND_DATA: folder, GOROUND_CALL: 'off', ...options.env })
  if (!read.ok) throw new Error(read.problems.join('; '))
  const logged: string[] = []
  const storage = await openSqliteStorage(folder)
  const running = await startServer({
    config: read.config,
    version: 'test',
    log: createLog('info', { write: (line) => void logged.push(line) }),
    clock: options.clock ?? createClock(),
    storage,
    createCall: (about) =>
      createCallServer({
        mode: read.config.call,
        dataDir: folder,
        around: thisMachine({ PATH: '' }, { say: () => {}, cacheDir: folder }),
        ...about,
      }),
    ...(options.practice && { practice: options.practice }),
    createPages: async () => ({
      handler: (_request, _response, next) => next(),
      isOwnUpgrade: () => false,
      close: async () => {},
    }),
  })
  const people: Person[] = []
  let stopped: Promise<void> | undefined
  const stop = () => {
    for (const person of people) person.close()
    stopped ??= running.stop({ calls: 'end' })
    return stopped
  }
  onTestFinished(async () => {
    await stop()
    if (options.folder === undefined) rmSync(folder, { recursive: true, force: true })
  })
  return { url: `http://127.0.0.1:${running.port}`, people, storage, running, logged, stop }
}
