import { readFileSync } from 'node:fs'
import { ROOT } from './step.ts'

/** Rule ids of shared/SPEC.md on one side, names of tests on the other: neither may know of one the other lacks. */

const RULE = /^- \*\*([A-Z]+-\d+)\*\*/gm
/** The title of a test or of a group of tests, also of parametrised ones. */
const TITLE = /\b(?:test|it|describe)(?:\.[a-z]+(?:\([^)]*\))?)*\(\s*[`'"]([^`'"\n]*)/g
const EACH_TITLE = /\]\s*(?:as const)?\s*\)\(\s*[`'"]([^`'"\n]*)/g
const ID = /\b([A-Z]+-\d+)\b/g

export function checkRules(testFiles: readonly string[]): string[] {
  const rules = new Set(find(readFileSync(`${ROOT}shared/SPEC.md`, 'utf8'), RULE))
  const families = new Set([...rules].map(familyOf))
  const tested = new Set<string>()
  const problems: string[] = []
  for (const file of testFiles.filter((each) => /\.test\.tsx?$/.test(each) || each.includes('Contract'))) {
    const source = readFileSync(`${ROOT}${file}`, 'utf8')
    const titles = [...find(source, TITLE), ...find(source, EACH_TITLE)]
    for (const id of titles.flatMap((title) => find(title, ID))) {
      tested.add(id)
      if (families.has(familyOf(id)) && !rules.has(id))
        problems.push(`${file}: tests ${id}, which is no rule`)
    }
  }
  for (const id of rules) if (!tested.has(id)) problems.push(`shared/SPEC.md: ${id} has no test`)
  return problems
}

function find(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '')
}

function familyOf(id: string): string {
  return id.split('-')[0] ?? id
}
