import { readConfig } from '../../server/config.ts'
import { createLog } from '../../server/log.ts'
import { createCallServer } from '../../server/media/callServer.ts'
import { thisMachine } from '../../server/media/obtain/obtain.ts'
import { openBuiltPages } from '../../server/pages.ts'
import { startServer } from '../../server/server.ts'
import { openSqliteStorage } from '../../server/storage/sqlite/sqliteStorage.ts'
import { HurriedClock } from './hurriedClock.ts'

/**
 * The server as server/main.ts puts it together, but for its clock: every number that it is sent is how many times
 * as fast as life its rooms live from now on. Only the rooms: the call, the sockets and the browsers keep to life.
 */
const read = readConfig(process.env)
if (!read.ok) throw new Error(read.problems.join('\n'))
const { config } = read

const say = (line: string) => void process.stderr.write(`${line}\n`)
const clock = new HurriedClock()
const server = await startServer({
  config,
  version: 'hurried',
  log: createLog(config.logLevel),
  clock,
  storage: await openSqliteStorage(config.dataDir),
  createCall: (about) =>
    createCallServer({
      mode: config.call,
      dataDir: config.dataDir,
      around: thisMachine(process.env, { say, cacheDir: config.cacheDir }),
      ...about,
    }),
  createPages: openBuiltPages,
})

process.on('message', (pace) => clock.setPace(Number(pace)))
process.once('SIGTERM', () => void server.stop({ calls: 'end' }).then(() => process.exit(0)))
