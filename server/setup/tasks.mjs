import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import path from 'node:path'
import { readBuiltStamp, stampSources } from './clientStamp.mjs'

/**
 * @typedef {{ file: string, needsClient?: true, env?: Record<string, string> }} Task
 * @typedef {{ root: string, node: string }} Place
 */

const BUILD = path.join('server', 'setup', 'build.ts')

/** What the scripts of package.json run. @type {Record<string, Task>} */
export const TASKS = {
  start: { file: 'server/main.ts', needsClient: true },
  dev: { file: 'server/main.ts', env: { GOROUND_DEV: '1' } },
  build: { file: BUILD },
  test: { file: 'test/run/test.ts' },
  check: { file: 'test/run/check.ts' },
  torture: { file: 'test/torture/main.ts' },
  simulate: { file: 'test/sim/main.ts' },
  bench: { file: 'test/bench/main.ts', needsClient: true },
  screenshots: { file: 'test/run/screenshots.ts' },
}

/**
 * Runs a task on the Node that was brought. Answers its exit code.
 *
 * @param {Task} task
 * @param {readonly string[]} args
 * @param {Place} place
 * @returns {Promise<number>}
 */
export async function runTask(task, args, place) {
  if (task.needsClient && (await isClientStale(place.root))) {
    const code = await runFile(BUILD, [], {}, place)
    if (code !== 0) return code
  }
  return runFile(task.file, args, task.env ?? {}, place)
}

/** Looked at here too, because starting Node only to find nothing to do would be half of a second start. @param {string} root */
async function isClientStale(root) {
  const [built, sources] = await Promise.all([readBuiltStamp(root), stampSources(root)])
  return built !== sources
}

/**
 * @param {string} file
 * @param {readonly string[]} args
 * @param {Record<string, string>} env
 * @param {Place} place
 * @returns {Promise<number>}
 */
function runFile(file, args, env, { root, node }) {
  const running = spawn(node, ['--disable-warning=ExperimentalWarning', path.join(root, file), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env, PATH: withOurPrograms(root, node) },
  })
  const stopForwarding = forwardSignals(running)
  return new Promise((resolve, reject) => {
    running.once('error', reject)
    running.once('exit', (code, signal) => {
      stopForwarding()
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]))
    })
  })
}

/**
 * Tools among the packages ask PATH for a `node`, which has to be the same one. npm makes no link to the Node that
 * was brought, since it was brought after npm was done.
 *
 * @param {string} root
 * @param {string} node
 */
function withOurPrograms(root, node) {
  const brought = path.isAbsolute(node) ? [path.dirname(node)] : []
  return [...brought, path.join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(path.delimiter)
}

/**
 * Passes on what we are told. Ctrl+C is not passed on: a terminal tells everybody in front of it, and a second
 * one means something else to the server than the first.
 *
 * @param {import('node:child_process').ChildProcess} running
 */
function forwardSignals(running) {
  /** @type {NodeJS.Signals[]} */
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP']
  /** @param {NodeJS.Signals} name */
  const forward = (name) => {
    if (name === 'SIGINT' && process.stdin.isTTY) return
    running.kill(name)
  }
  for (const name of names) process.on(name, forward)
  return () => {
    for (const name of names) process.off(name, forward)
  }
}
