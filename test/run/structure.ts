import { readFileSync } from 'node:fs'
import { ROOT } from './step.ts'

/**
 * What the shape of the tree promises and no linter knows: short files, no drawers for odds and ends, tests
 * where their sources are, no hidden clocks or dice in the pure part.
 */

const MAX_LINES = 300
const WARN_LINES = 200
const DRAWERS = /(^|\/)(index|utils?|helpers?|misc|common)\.(ts|tsx|mjs)$/
/** `common` names a group of strings there, not a drawer. */
const ALLOWED = new Set(['client/i18n/en/common.ts'])

export function checkStructure(files: readonly string[]): { problems: string[]; warnings: string[] } {
  const problems: string[] = []
  const warnings: string[] = []
  for (const file of files.filter((each) => /\.(ts|tsx|mjs)$/.test(each))) {
    const source = readFileSync(`${ROOT}${file}`, 'utf8')
    const lines = source.split('\n').length - 1
    const isProduct = !file.startsWith('test/')
    if (isProduct && lines > MAX_LINES) problems.push(`${file}: ${lines} lines; ${MAX_LINES} is the most`)
    else if (isProduct && lines > WARN_LINES) warnings.push(`${file}: ${lines} lines`)
    if (DRAWERS.test(file) && !ALLOWED.has(file))
      problems.push(`${file}: a name that says nothing about what is inside`)
    if (file.startsWith('shared/')) problems.push(...impurities(file, source))
  }
  return { problems, warnings }
}

function impurities(file: string, source: string): string[] {
  const found = source.match(/\bMath\.random\b|\bDate\.now\b|\bnew Date\b|\basync\b|\bawait\b/g) ?? []
  return found.map((word) => `${file}: ${word} is not pure`)
}
