import type { BoardCard, BoardSnapshot } from '../port.ts'

/** A card that may say the same as what is being typed, cut where the words that are in both begin and end. */
export type Match = {
  readonly card: BoardCard
  readonly parts: readonly { readonly text: string; readonly isSame: boolean }[]
}

/** Shorter words are in every sentence. Scripts without letter case have short words that say much. */
const LEAST_LETTERS = 4
/** More would be a list to read while somebody speaks; a second one has to share more than one word. */
const MOST = 2
const SHARED_BY_SECOND = 2
/** Words of English that are longer than that and still say nothing about what a card is about. */
const COMMON = new Set(
  'about after again also always because been before being both could does doing don’t down each else even ever every from have here into just like make many more most much must need never nobody only other over people same should some somebody someone something somewhere still such than that their them then there these they thing things this those through time very want wants well were what when where which while will with without would your'.split(
    ' ',
  ),
)

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

type Word = { readonly key: string; readonly at: number; readonly length: number }

/** The cards that come closest, the closest first; none while too little is typed to tell. */
export function findMatches(text: string, columns: BoardSnapshot['columns']): readonly Match[] {
  const typed = new Set(wordsOf(text).map((word) => word.key))
  if (typed.size === 0) return []
  const cards = Object.values(columns)
    .flat()
    .map((card) => ({ card, words: knownWords(card) }))
  const rarity = rarityIn(cards.map(({ words }) => words))
  return cards
    .map(({ card, words }) => {
      const same = words.filter((word) => [...typed].some((key) => isSame(key, word.key)))
      const keys = new Set(same.map((word) => word.key))
      const score = [...keys].reduce((sum, key) => sum + rarity(key), 0)
      return { card, same, score, shared: keys.size }
    })
    .filter(({ same }) => same.length > 0)
    .toSorted((one, other) => other.score - one.score)
    .slice(0, MOST)
    .filter(({ shared }, place) => place === 0 || shared >= SHARED_BY_SECOND)
    .map(({ card, same }) => ({ card, parts: cut(card.text, same) }))
}

/** A card that did not change is the same object: its words are looked for once, and not at every letter. */
const wordsOfCards = new WeakMap<BoardCard, readonly Word[]>()

function knownWords(card: BoardCard): readonly Word[] {
  const words = wordsOfCards.get(card) ?? wordsOf(card.text)
  wordsOfCards.set(card, words)
  return words
}

function wordsOf(text: string): readonly Word[] {
  return [...segmenter.segment(text)].flatMap(({ segment, index, isWordLike }) => {
    if (isWordLike !== true) return []
    const key = segment.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
    const isShort = /^\p{Script=Latin}+$/u.test(key) && key.length < LEAST_LETTERS
    return isShort || COMMON.has(segment.toLowerCase()) || /^\d+$/.test(key)
      ? []
      : [{ key, at: index, length: segment.length }]
  })
}

/** "open", "opens" and "opening" are the same word for this. */
function isSame(one: string, other: string): boolean {
  if (one === other) return true
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short.length >= LEAST_LETTERS && long.length - short.length <= 3 && long.startsWith(short)
}

/** What few cards say weighs more. Asked only for words that are in both: three hundred cards have many others. */
function rarityIn(cards: readonly (readonly Word[])[]): (key: string) => number {
  const known = new Map<string, number>()
  return (key) => {
    const rarity = known.get(key) ?? countRarity(key, cards)
    known.set(key, rarity)
    return rarity
  }
}

function countRarity(key: string, cards: readonly (readonly Word[])[]): number {
  const count = cards.filter((words) => words.some((word) => isSame(key, word.key))).length
  return Math.log(1 + cards.length / Math.max(1, count))
}

function cut(text: string, same: readonly Word[]): Match['parts'] {
  const parts: { text: string; isSame: boolean }[] = []
  let end = 0
  for (const { at, length } of same) {
    if (at > end) parts.push({ text: text.slice(end, at), isSame: false })
    parts.push({ text: text.slice(at, at + length), isSame: true })
    end = at + length
  }
  if (end < text.length) parts.push({ text: text.slice(end), isSame: false })
  return parts
}
