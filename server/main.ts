import { readFileSync } from 'node:fs'
import { createClock } from './clock.ts'
import { type Config, readConfig } from './config.ts'
import { announce, explain, say } from './console.ts'
import { createLog, type Log } from './log.ts'
import { createCallServer } from './media/callServer.ts'
import { thisMachine } from './media/obtain/obtain.ts'
import { openBuiltPages, openWorkshopPages } from './pages.ts'
import { type RunningServer, startServer } from './server.ts'
import { openSqliteStorage } from './storage/sqlite/sqliteStorage.ts'

/** The composition root: the only place that picks implementations. Starts, and drains when it is told to stop. */

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string
}

const read = readConfig(process.env)
if (read.ok) await main(read.config)
else {
  for (const problem of read.problems) say(`Setting that does not fit: ${problem}`)
  process.exitCode = 1
}

async function main(config: Config): Promise<void> {
  const log = createLog(config.logLevel)
  try {
    const server = await start(config, log)
    stopWhenTold(server, log)
    await server.ready
    announce(config, server)
  } catch (error) {
    say(explain(error, config))
    process.exit(1)
  }
}

async function start(config: Config, log: Log): Promise<RunningServer> {
  return startServer({
    config,
    version,
    log,
    clock: createClock(),
    storage: await openSqliteStorage(config.dataDir),
    createCall: (about) =>
      createCallServer({
        mode: config.call,
        dataDir: config.dataDir,
        around: thisMachine(process.env, { say, cacheDir: config.cacheDir }),
        ...about,
      }),
    createPages: config.isDev ? openWorkshopPages : openBuiltPages,
  })
}

/**
 * The first signal stops in order and leaves a call in which people are for the next start to take over; the
 * second one ends the call as well. A defect that nobody caught ends the process, so that it is started anew.
 */
function stopWhenTold(server: RunningServer, log: Log): void {
  let signals = 0
  const onSignal = () => {
    signals += 1
    server.stop({ calls: signals === 1 ? 'keep' : 'end' }).then(
      () => process.exit(0),
      (error: unknown) => {
        log.defect('stop.defect', error)
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
  process.on('unhandledRejection', (error) => {
    log.defect('process.rejection', error)
    process.exit(1)
  })
  process.on('uncaughtException', (error) => {
    log.defect('process.exception', error)
    process.exit(1)
  })
}
