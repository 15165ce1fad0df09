import type { Figures } from './figures.ts'
import type { Rule } from './model.ts'

/** What is shown of a row: without invitations, and what they change. */
export type Shown = Pick<
  Figures,
  'gini' | 'largestShare' | 'longestWaitMinutes' | 'mostOvertakes' | 'heardPerStep'
> & {
  readonly invited: Pick<Figures, 'gini' | 'heardPerStep' | 'invitations'>
}

/** One row of the table: what was simulated here, beside what the method's model gave. */
export type Row = {
  readonly fallsBy: number
  readonly rule: Rule
  readonly here: Shown
  readonly method: Shown
}

const RULE_NAMES: Readonly<Record<Rule, string>> = {
  first_hand: 'first hand up',
  new_voices: 'new voices first',
  strict_least_heard: '*strict least-heard*',
}

const COLUMNS: readonly { readonly title: string; readonly show: (shown: Shown) => string }[] = [
  { title: 'Gini', show: ({ gini }) => gini.toFixed(2) },
  { title: 'largest share', show: ({ largestShare }) => `${Math.round(largestShare * 100)} %` },
  { title: 'longest wait, min', show: ({ longestWaitMinutes }) => longestWaitMinutes.toFixed(1) },
  { title: 'most overtakes', show: ({ mostOvertakes }) => String(Math.round(mostOvertakes)) },
  { title: 'heard per step, of 7', show: ({ heardPerStep }) => heardPerStep.toFixed(2) },
  { title: 'with invitations: Gini', show: ({ invited }) => invited.gini.toFixed(2) },
  { title: 'heard', show: ({ invited }) => invited.heardPerStep.toFixed(2) },
  { title: 'invitations', show: ({ invited }) => invited.invitations.toFixed(1) },
]

/** The table in Markdown: each cell holds our figure and, in brackets, the method's. */
export function drawTable(rows: readonly Row[]): string {
  const titles = ['rates fall by', 'rule', ...COLUMNS.map(({ title }) => title)]
  const lines = rows.map(({ fallsBy, rule, here, method }) => [
    String(fallsBy),
    RULE_NAMES[rule],
    ...COLUMNS.map(({ show }) => `${show(here)} (${show(method)})`),
  ])
  return [titles, titles.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

const BEGIN = '<!-- simulation -->'
const END = '<!-- /simulation -->'

/** The page with this between its two markers, and nothing else changed. Throws where the markers are missing. */
export function putBetweenMarkers(page: string, text: string): string {
  const begin = page.indexOf(BEGIN)
  const end = page.indexOf(END)
  if (begin < 0 || end < begin) throw new Error(`the page needs ${BEGIN} and, further down, ${END}`)
  return `${page.slice(0, begin + BEGIN.length)}\n${text}\n${page.slice(end)}`
}
