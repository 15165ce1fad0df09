import { ENGLISH, type WordEntry, type WordKind } from './english.ts'

/**
 * A kinder way to say it, for what organisers, facilitators and note-takers write in their own name: a question, a
 * theme's sentence. It is a suggestion to one person, holds nobody up, and is never asked about what somebody else
 * wrote (method.md 3.2).
 */
export type WordSuggestion = {
  readonly kind: WordKind
  /** As it was written. */
  readonly word: string
  readonly instead: readonly string[]
}

/** More than this at once is a lecture. */
const MOST = 2

/** What is between quotation marks is somebody's own words, and those are left alone. */
const QUOTED = /“[^”]*”|„[^“”]*[“”]|«[^»]*»|"[^"]*"|(?<![\p{L}\p{N}])‘[^’]*’(?![\p{L}\p{N}])/gu

const ENTRY_OF = new Map(ENGLISH.flatMap((entry) => entry.words.map((word) => [word, entry] as const)))
/** The longest first: "drug addict" is one finding, and not two. */
const PATTERN = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:${[...ENTRY_OF.keys()]
    .toSorted((one, other) => other.length - one.length)
    .map((word) => word.replaceAll(' ', '\\s+'))
    .join('|')})(?![\\p{L}\\p{N}-])`,
  'giu',
)

/** The first few words of a text that could be kinder, in the order in which they stand, each once. */
export function suggestWords(text: string): readonly WordSuggestion[] {
  const found = new Map<WordEntry, WordSuggestion>()
  // As long as it was, so that no two words come together that were not.
  const own = text.replace(QUOTED, (quote) => ' . '.padEnd(quote.length))
  for (const [word] of own.matchAll(PATTERN)) {
    const entry = ENTRY_OF.get(word.toLowerCase().replace(/\s+/gu, ' '))
    if (entry === undefined || found.has(entry)) continue
    found.set(entry, { kind: entry.kind, word, instead: entry.instead })
    if (found.size === MOST) break
  }
  return [...found.values()]
}

/** A theme is a whole sentence in people's words; one or two words are a topic (method.md 6.3). */
const TOPIC_WORDS = 2

export function isTopic(text: string): boolean {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu) ?? []
  return words.length > 0 && words.length <= TOPIC_WORDS
}
