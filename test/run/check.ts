import { execFileSync } from 'node:child_process'
import { checkRules } from './rules.ts'
import { ROOT, run, step, tool } from './step.ts'
import { checkStructure } from './structure.ts'

/** The fast part: everything that needs no browser and no server. Exits 1 when anything is not well. */

/** Tracked files, and new ones that nobody ignores. */
export function listFiles(): string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate']
  const deleted = new Set(gitLines(['ls-files', '--deleted']))
  return gitLines(args).filter((file) => !deleted.has(file))
}

function gitLines(args: string[]): string[] {
  return execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).split('\n').filter(Boolean)
}

async function report(problems: readonly string[]): Promise<number> {
  for (const problem of problems) console.error(`     ${problem}`)
  return problems.length === 0 ? 0 : 1
}

/** Lint, types, structure, rules, dead code. Answers how many were well and how many were not. */
export async function checkSources(): Promise<{ passed: number; failed: number }> {
  const files = listFiles()
  const structure = checkStructure(files)
  const results = [
    await step('lint and format', () => run(tool('biome'), ['check', '--error-on-warnings', '.'])),
    ...(await types()),
    await step('structure', () => report(structure.problems)),
    await step('every rule has a test', () =>
      report(checkRules(files.filter((file) => file.startsWith('test/')))),
    ),
    await step('nothing dead', () => run(tool('knip'), ['--no-progress'])),
  ]
  for (const warning of structure.warnings) console.log(`     long: ${warning}`)
  const passed = results.filter(Boolean).length
  return { passed, failed: results.length - passed }
}

async function types(): Promise<boolean[]> {
  const results: boolean[] = []
  for (const side of ['shared', 'server', 'client', 'test']) {
    results.push(await step(`types of ${side}`, () => run(tool('tsc'), ['-p', side])))
  }
  return results
}

if (import.meta.main) {
  const { failed } = await checkSources()
  const isWell = await step('unit tests', () =>
    // One process for many files is half a minute faster; `npm test` gives every file its own.
    run(tool('vitest'), ['run', '--project', 'unit', '--no-isolate', '--reporter=minimal']),
  )
  process.exitCode = failed === 0 && isWell ? 0 : 1
}
