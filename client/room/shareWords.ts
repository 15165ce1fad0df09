/** A share of the talk in words: a number beside a person reads like a score. */
export type ShareWord = 'hardly' | 'tenth' | 'fifth' | 'quarter' | 'third' | 'half' | 'most'

/** `twentieths`: 0 to 20, as the room tells it. */
export function shareWord(twentieths: number): ShareWord {
  if (twentieths <= 1) return 'hardly'
  if (twentieths <= 2) return 'tenth'
  if (twentieths <= 4) return 'fifth'
  if (twentieths <= 5) return 'quarter'
  if (twentieths <= 8) return 'third'
  return twentieths <= 12 ? 'half' : 'most'
}
