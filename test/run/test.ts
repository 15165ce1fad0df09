import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { findChromium } from '../support/chromium.ts'
import { checkSources } from './check.ts'
import { ROOT, run, step, tool } from './step.ts'

/**
 * Everything: sources, unit tests, server tests, and whole rooms in real browsers. The last line says how many
 * passed and how many failed, whatever happened before.
 */

type Tally = { readonly passed: number; readonly failed: number; readonly skipped: number }

mkdirSync(`${ROOT}test-results`, { recursive: true })
// The slow parts run what people would get, so it is built first; one after the other, on two cores.
const tallies: Tally[] = [
  { ...(await checkSources()), skipped: 0 },
  one(await step('the client builds within its budgets', buildClient)),
  await vitest('unit'),
  await vitest('server'),
  await inBrowsers('screens'),
  await inBrowsers('e2e'),
]
const sum = (of: keyof Tally) => tallies.reduce((total, tally) => total + tally[of], 0)
process.exitCode = sum('failed') === 0 ? 0 : 1
const skipped = sum('skipped') === 0 ? '' : `, ${sum('skipped')} skipped`
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}`)

function buildClient(): Promise<number> {
  return run(process.execPath, ['server/setup/build.ts'])
}

async function inBrowsers(project: 'screens' | 'e2e'): Promise<Tally> {
  try {
    return await vitest(project, { CHROMIUM: await findChromium() })
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return one(false)
  }
}

async function vitest(project: string, env: Record<string, string> = {}): Promise<Tally> {
  const file = `${ROOT}test-results/${project}.json`
  // An earlier run's results must not stand in for those of one that died.
  rmSync(file, { force: true })
  const reporters = ['default', 'json', './test/run/secondTries.ts'].map((name) => `--reporter=${name}`)
  const code = await run(
    tool('vitest'),
    ['run', '--project', project, ...reporters, `--outputFile.json=${file}`],
    env,
  )
  const tally = readTally(file)
  // A file that could not even be loaded fails no test of its own.
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}

function readTally(file: string): Tally {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
      readFileSync(file, 'utf8'),
    )
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests }
  } catch {
    return one(false)
  }
}

function one(isWell: boolean): Tally {
  return { passed: Number(isWell), failed: Number(!isWell), skipped: 0 }
}
