import { createHash } from 'node:crypto'
import { access, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { outsideEnv, runCommand } from './command.mjs'
import { SetupProblem } from './problem.mjs'
import { withProgress } from './progress.mjs'

/** Raise it when what is done here changes, so that every checkout does it again. */
const SETUP_VERSION = 1
const NODE_NEEDED = 24

/**
 * Brings the locked packages and Node 24, unless they are there. The stamp is the last thing written, and npm
 * empties the folder it is in first: an installation that was interrupted is never taken for a whole one.
 *
 * @param {string} root
 */
export async function ensurePackages(root) {
  const stamp = path.join(root, 'node_modules', '.goround')
  const wanted = await stampOf(root)
  if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted) return
  await withProgress('Installing packages', () => installPackages(root))
  await withProgress(`Bringing Node ${NODE_NEEDED}`, () => bringNode(root))
  await writeFile(stamp, wanted)
}

/** @param {string} root */
async function stampOf(root) {
  const lock = await readFile(path.join(root, 'package-lock.json'))
  const { platform, arch } = process
  return createHash('sha256').update(`${SETUP_VERSION} ${platform} ${arch}\n`).update(lock).digest('hex')
}

/** @param {string} root */
async function installPackages(root) {
  // Scripts of packages are never run: the one that we need is called by its name below.
  const args = ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const { code, output } = await runCommand('npm', args, { cwd: root, env: outsideEnv() })
  if (code === 0) return
  throw new SetupProblem(`The packages could not be installed (npm ended with ${code}). Likely causes, in this order:
  1. No way to the package registry: look at the network, at a proxy, and at \`npm config get registry\`.
  2. package.json was changed without package-lock.json: run \`npm install\` once.
  3. The disk is full, or ${path.join(root, 'node_modules')} may not be written.
  4. npm is missing or very old: \`npm --version\` should say 9 or more.

npm said:
${output.trim()}`)
}

/**
 * The npm package `node` fetches the Node of its own version in a script. It is run here, and then asked.
 *
 * @param {string} root
 */
async function bringNode(root) {
  const folder = path.join(root, 'node_modules', 'node')
  // By name: this process may itself be the Node that npm has just removed from under our feet.
  const { code, output } = await runCommand('node', ['installArchSpecificPackage'], {
    cwd: folder,
    env: { ...outsideEnv(), npm_config_ignore_scripts: 'true', npm_config_loglevel: 'error' },
  })
  const pinned = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')).version
  const brought = await versionOf(ownNode(root))
  if (brought === `v${pinned}`) return
  if (isNew(await versionOf('node'))) return
  throw new SetupProblem(`Node ${pinned} could not be brought (code ${code}). Likely causes, in this order:
  1. No way to the package registry: look at the network, at a proxy, and at \`npm config get registry\`.
  2. There is no ready-made Node for ${process.platform} ${process.arch} with this C library (Alpine, for one).
     Install Node ${NODE_NEEDED} yourself and start again: then it is used as it is.

It said:
${output.trim()}`)
}

/** @param {string} root */
function ownNode(root) {
  return path.join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

/**
 * The version of a Node, or the empty text when it does not run.
 *
 * @param {string} node
 */
async function versionOf(node) {
  const { code, output } = await runCommand(node, ['--version'], { cwd: process.cwd(), env: outsideEnv() })
  // Not the whole of it: a warning about the environment may stand before.
  return code === 0 ? (/^v\d+\.\d+\.\d+$/m.exec(output)?.[0] ?? '') : ''
}

/** @param {string} version */
function isNew(version) {
  return Number(/^v(\d+)\./.exec(version)?.[1] ?? 0) >= NODE_NEEDED
}

/**
 * The Node for everything but this set-up: the one that was brought, else the one that is here.
 *
 * @param {string} root
 */
export async function nodeToUse(root) {
  const brought = ownNode(root)
  const isThere = await access(brought).then(
    () => true,
    () => false,
  )
  if (isThere) return brought
  if (isNew(await versionOf('node'))) return 'node'
  throw new SetupProblem(`Node ${NODE_NEEDED} is not where it was put: remove node_modules and start again.`)
}
