import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensurePackages, nodeToUse } from './packages.mjs'
import { SetupProblem } from './problem.mjs'
import { runTask, TASKS } from './tasks.mjs'

/**
 * What every npm script calls: `setup.mjs <task> [arguments]`. This file and what it imports run on the Node
 * that happens to be there and need no package; everything else runs on the Node they bring.
 */
const root = path.resolve(fileURLToPath(import.meta.url), '../../..')
const [name = '', ...rest] = process.argv.slice(2)

try {
  refuseOldNode()
  const task = TASKS[name]
  if (task === undefined) throw new SetupProblem(`Which task? One of: ${Object.keys(TASKS).join(', ')}`)
  await ensurePackages(root)
  process.exitCode = await runTask(task, rest, { root, node: await nodeToUse(root) })
} catch (error) {
  if (!(error instanceof SetupProblem)) throw error
  console.error(`\n${error.message}\n`)
  process.exitCode = 1
}

/** Older ones cannot read folders as we do below, and npm itself has left them behind. */
function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new SetupProblem(`This is Node ${process.versions.node}; 20.19 or newer is needed to begin with.`)
}
