import { CLOSING_ANSWERS, type ClosingAnswer } from '../../../shared/room/state/modes.ts'

type Said = { readonly answer: ClosingAnswer; readonly count: number }

/** What was said, in the order in which the answers stand; what nobody said is left out. */
export function countAnswers(counts: Readonly<Record<ClosingAnswer, number>>): {
  readonly total: number
  readonly said: readonly Said[]
} {
  const said = CLOSING_ANSWERS.map((answer) => ({ answer, count: counts[answer] })).filter(
    ({ count }) => count > 0,
  )
  return { total: said.reduce((sum, { count }) => sum + count, 0), said }
}
