import type { Rule } from './model.ts'
import type { Shown } from './table.ts'

/** The table of the method (4.9), from a simpler model: shares of the whole conversation, no engine behind it. */
export const METHOD_TABLE: readonly { fallsBy: number; rule: Rule; method: Shown }[] = [
  row(0.62, 'first_hand', [0.36, 0.3, 5.3, 0, 5.7], [0.33, 5.97, 6.2]),
  row(0.62, 'new_voices', [0.34, 0.29, 6.0, 2, 5.76], [0.31, 6.03, 6.4]),
  row(0.62, 'strict_least_heard', [0.32, 0.27, 9.3, 6, 5.75], [0.29, 5.98, 6.4]),
  row(0.75, 'first_hand', [0.24, 0.24, 6.0, 0, 6.39], [0.22, 6.47, 3.2]),
  row(0.75, 'new_voices', [0.21, 0.23, 6.8, 2, 6.47], [0.2, 6.55, 3.3]),
  row(0.75, 'strict_least_heard', [0.18, 0.21, 11.8, 9, 6.42], [0.17, 6.51, 3.2]),
]

type Plain = readonly [gini: number, share: number, wait: number, overtakes: number, heard: number]
type Invited = readonly [gini: number, heard: number, invitations: number]

function row(fallsBy: number, rule: Rule, plain: Plain, invited: Invited) {
  const [gini, largestShare, longestWaitMinutes, mostOvertakes, heardPerStep] = plain
  const method: Shown = {
    ...{ gini, largestShare, longestWaitMinutes, mostOvertakes, heardPerStep },
    invited: { gini: invited[0], heardPerStep: invited[1], invitations: invited[2] },
  }
  return { fallsBy, rule, method }
}
