import { execFile, spawn } from 'node:child_process'
import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { chromium } from 'playwright-core'

/** The machine as the search for a Chromium sees it. Tests hand in one of their own. */
export type Machine = {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  readonly isRoot: boolean
  /** The executable file of this name on PATH. */
  which(name: string): Promise<string | null>
  /** Does it start at all? A browser that lies there without its libraries does not. */
  runs(file: string): Promise<boolean>
  /** Runs a command with its output shown. False when it fails or takes longer than it may. */
  run(command: string, args: readonly string[], withinMs: number): Promise<boolean>
  readonly playwright: { readonly executable: string; readonly cli: string }
  say(line: string): void
}

/** 170 MB over a slow line. Where nothing can be fetched at all it gives up much sooner by itself. */
const DOWNLOAD_WITHIN_MS = 5 * 60_000
const PACKAGES_WITHIN_MS = 10 * 60_000

const ON_PATH = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const USUAL_PLACES: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
}

/**
 * The path of a Chromium that runs: CHROMIUM, the system's, Playwright's own, downloaded if need be, or
 * Debian's package. Throws an error that says what to do when there is none.
 */
export async function findChromium(machine: Machine = thisMachine()): Promise<string> {
  const named = machine.env.CHROMIUM
  if (named) {
    if (await machine.runs(named)) return named
    throw new Error(`CHROMIUM is ${named}, but that does not run.`)
  }
  const found =
    (await findInstalled(machine)) ?? (await bringPlaywrights(machine)) ?? (await bringDebians(machine))
  if (found !== null) return found
  throw new Error(
    'There is no Chromium for the tests. Install Chromium or Chrome, or name one: CHROMIUM=/path/to/chromium npm test',
  )
}

async function findInstalled(machine: Machine): Promise<string | null> {
  const onPath = await Promise.all(ON_PATH.map((name) => machine.which(name)))
  for (const file of [...onPath, ...(USUAL_PLACES[machine.platform] ?? [])]) {
    if (file !== null && (await machine.runs(file))) return file
  }
  return null
}

async function bringPlaywrights(machine: Machine): Promise<string | null> {
  const { executable, cli } = machine.playwright
  if (await machine.runs(executable)) return executable
  machine.say("No Chromium here: fetching Playwright's")
  await machine.run(process.execPath, [cli, 'install', '--no-shell', 'chromium'], DOWNLOAD_WITHIN_MS)
  return (await machine.runs(executable)) ? executable : null
}

async function bringDebians(machine: Machine): Promise<string | null> {
  const apt = await machine.which('apt-get')
  if (!machine.isRoot || apt === null) return null
  machine.say("No Chromium yet: installing Debian's")
  const isInstalled =
    (await machine.run(apt, ['update'], PACKAGES_WITHIN_MS)) &&
    (await machine.run(apt, ['install', '-y', '--no-install-recommends', 'chromium'], PACKAGES_WITHIN_MS))
  return isInstalled ? findInstalled(machine) : null
}

function thisMachine(): Machine {
  const env = process.env
  return {
    env,
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    which: (name) => findOnPath(name, env.PATH ?? ''),
    runs: (file) =>
      promisify(execFile)(file, ['--version'], { timeout: 20_000 }).then(
        () => true,
        () => false,
      ),
    run: runShown,
    playwright: {
      executable: chromium.executablePath(),
      cli: fileURLToPath(new URL('cli.js', import.meta.resolve('playwright-core'))),
    },
    say: (line) => process.stderr.write(`${line}\n`),
  }
}

async function findOnPath(name: string, folders: string): Promise<string | null> {
  for (const folder of folders.split(path.delimiter)) {
    const file = path.join(folder, name)
    const isThere = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (folder !== '' && isThere) return file
  }
  return null
}

/** Nobody answers questions here, and a host that keeps silent is not waited for. */
const UNATTENDED = { DEBIAN_FRONTEND: 'noninteractive', PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' }

function runShown(command: string, args: readonly string[], withinMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const running = spawn(command, args, {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, ...UNATTENDED },
      timeout: withinMs,
      killSignal: 'SIGKILL',
    })
    running.once('error', () => resolve(false))
    running.once('exit', (code) => resolve(code === 0))
  })
}
