import { execFile, spawn } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { LIVEKIT_VERSION } from '../pin.ts'
import { findOnPath, makeInCache } from './binary.ts'
import { withProgress } from './progress.ts'
import { type Found, messageOf, notThisWay, type Surroundings } from './way.ts'

const run = promisify(execFile)

/** What the pinned version's go.mod asks for. */
const OLDEST_GO = { major: 1, minor: 26 }
/** Three minutes on two cold cores; a small board with slow storage needs several times that. */
const BUILD_WITHIN_MS = 25 * 60_000
const PACKAGE = `github.com/livekit/livekit-server/cmd/server@v${LIVEKIT_VERSION}`

/** Builds the pinned version from its sources; Go checks them against its checksum database. */
export async function buildWithGo(around: Surroundings): Promise<Found> {
  const go = await findOnPath('go', around)
  if (go === null) return notThisWay('Go is not installed')
  try {
    const version = await readGoVersion(go, around)
    if (version === null || !isNewEnough(version)) {
      return notThisWay(`Go ${OLDEST_GO.major}.${OLDEST_GO.minor} or newer is needed`)
    }
    around.say(`Building livekit-server ${LIVEKIT_VERSION} with Go, once: about three minutes`)
    return await makeInCache(around, (folder) => install(go, folder, around))
  } catch (error) {
    around.signal.throwIfAborted()
    return notThisWay(messageOf(error))
  }
}

type GoVersion = { readonly major: number; readonly minor: number }

async function readGoVersion(go: string, around: Surroundings): Promise<GoVersion | null> {
  const { stdout } = await run(go, ['version'], {
    env: goEnv(around),
    signal: around.signal,
    timeout: 10_000,
  })
  const match = /go(\d+)\.(\d+)/.exec(stdout)
  return match === null ? null : { major: Number(match[1]), minor: Number(match[2]) }
}

function isNewEnough({ major, minor }: GoVersion): boolean {
  return major > OLDEST_GO.major || (major === OLDEST_GO.major && minor >= OLDEST_GO.minor)
}

/** GOTOOLCHAIN=local: a build that quietly downloads another Go first would not be the three minutes we announce. */
function goEnv(around: Surroundings): Record<string, string | undefined> {
  return { ...around.env, GOTOOLCHAIN: 'local', CGO_ENABLED: '0' }
}

async function install(go: string, folder: string, around: Surroundings): Promise<Found> {
  let packages = 0
  let tail = ''
  const listen = (text: string) => {
    packages += text.split('\n').length - 1
    tail = (tail + text).slice(-2000)
  }
  const tell = (seconds: number) => `  still building: ${packages} packages after ${seconds} s`
  const code = await withProgress(around.say, tell, () => runInstall(go, folder, around, listen))
  around.signal.throwIfAborted()
  const lastLine = tail.trim().split('\n').at(-1) ?? ''
  if (code !== 0) return notThisWay(`go install ended with ${code}: ${lastLine}`)
  return { ok: true, path: path.join(folder, around.platform === 'win32' ? 'server.exe' : 'server') }
}

/** -v names each package on stderr as it is compiled: the only sign of life that Go gives. */
function runInstall(
  go: string,
  folder: string,
  around: Surroundings,
  listen: (text: string) => void,
): Promise<number | string> {
  return new Promise((resolve, reject) => {
    // Its own process group, because the compilers that Go starts must end with it.
    const building = spawn(go, ['install', '-v', PACKAGE], {
      cwd: folder,
      env: { ...goEnv(around), GOBIN: folder },
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: around.platform !== 'win32',
    })
    const giveUp = () => {
      if (building.pid === undefined || around.platform === 'win32') building.kill('SIGKILL')
      else process.kill(-building.pid, 'SIGKILL')
    }
    const timer = setTimeout(giveUp, BUILD_WITHIN_MS)
    around.signal.addEventListener('abort', giveUp, { once: true })
    building.stderr.setEncoding('utf8').on('data', listen)
    building.once('error', reject)
    building.once('close', (code, signal) => {
      clearTimeout(timer)
      around.signal.removeEventListener('abort', giveUp)
      resolve(code ?? signal ?? 'nothing')
    })
  })
}
