import type { tools } from '../../i18n/en/tools.ts'

type Part = keyof typeof tools.talk.parts

/** What I read of my own talking: a plain part, never a number that looks like a score. */
export type OwnTalk = 'none' | 'hardly' | 'nearlyAll' | { readonly part: Part }

/** The plain part nearest to each number of twentieths, from one to seventeen. */
const PARTS: readonly Part[] = [
  'twentieth',
  'tenth',
  'seventh',
  'fifth',
  'quarter',
  'third',
  'third',
  'twoFifths',
  'half',
  'half',
  'half',
  'threeFifths',
  'twoThirds',
  'twoThirds',
  'threeQuarters',
  'fourFifths',
  'fourFifths',
]

/** `share` is in twentieths of the talk of the last quarter of an hour; null while too little was said. */
export function readOwnTalk(share: number | null): OwnTalk {
  if (share === null) return 'none'
  if (share < 1) return 'hardly'
  const part = PARTS[share - 1]
  return part === undefined ? 'nearlyAll' : { part }
}
