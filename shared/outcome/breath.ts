import type { ColumnKey } from '../board/columns.ts'
import type { PlacedTheme } from './page.ts'

/**
 * The conversation in one breath: *We want … / What gets in the way is … / When we looked closer we talked about … / It
 * would help if … / We'd trust it more if … were part of it* (method.md 7.1). Each blank leads to its theme.
 */
export type BreathPart = {
  readonly column: ColumnKey
  readonly words: string
  readonly anchor: string
  /** The words complete the sentence. Where they do not, the page sets them after a colon. */
  readonly fits: boolean
}

/** How a theme's own sentence may begin so that its rest fills the blank as it is. */
const BEGINNINGS: readonly { readonly column: ColumnKey; readonly begins: RegExp | null }[] = [
  { column: 'aspirations', begins: /^we(?:[’']d| would)? (?:want|like)\s+(?=\S)/iu },
  { column: 'in_the_way', begins: /^what gets in the way is\s+(?=\S)/iu },
  { column: 'closer_look', begins: null },
  { column: 'actions', begins: /^it would help if\s+(?=\S)/iu },
  { column: 'trust', begins: null },
]

/** Words that begin a sentence and are small in the middle of one. Names and "I" are not among them. */
const SMALL_LATER =
  /^(?:We|The|There|They|It|Our|People|Most|Many|Some|A|An|Not|No|Nobody|Nothing|Everyone|When|If|What|Who|Where|How|Pay|Help|One|All|You|Young|Being|Fear|More|Less)\b/u

/**
 * The first theme of each of the five columns that several share. What was left open is not said as everybody's, and
 * neither is what one person says alone: unless the desk gives words for it.
 */
export function breathe(placed: readonly PlacedTheme[]): BreathPart[] {
  return BEGINNINGS.flatMap(({ column, begins }) => {
    const here = placed.filter(({ theme }) => theme.column === column && theme.sentence !== '')
    const chosen =
      here.find(({ theme }) => theme.inBreath !== '') ??
      here.find(({ isShared, theme }) => isShared && theme.state !== 'left-open')
    if (chosen === undefined) return []
    const { theme, shown } = chosen
    const sentence = withoutStop(theme.inBreath || theme.sentence)
    const rest = begins === null ? sentence : sentence.replace(begins, '')
    return [
      {
        column,
        words: smallFirst(rest),
        anchor: shown.anchor,
        fits: theme.inBreath !== '' || rest !== sentence,
      },
    ]
  })
}

function withoutStop(sentence: string): string {
  return sentence.replace(/[\s.!…]+$/u, '')
}

function smallFirst(words: string): string {
  return SMALL_LATER.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words
}
