import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'
import type { CardId } from '../ids.ts'
import { MAX_ORDER_KEY } from './limits.ts'

/**
 * The order of cards in a column: each card carries a key, and a new key can be made between any two. Two people
 * who drop at the same place at once make the same key; then the card ids decide, the same in every browser.
 */
export type Ordered = { readonly id: CardId; readonly order: string }

export type OrderWrite = { readonly id: CardId; readonly order: string }

/** Is this a key that every browser can put another card beside? 1 to 64 letters and digits that the library reads. */
export function isOrderKey(text: unknown): text is string {
  if (typeof text !== 'string' || text.length > MAX_ORDER_KEY || !/^[A-Za-z][0-9A-Za-z]+$/.test(text))
    return false
  try {
    return generateKeyBetween(null, text) < text
  } catch {
    return false
  }
}

/** Sorts cards of one column; for `Array.sort`. */
export function byOrder(one: Ordered, other: Ordered): number {
  return compare(one.order, other.order) || compare(one.id, other.id)
}

/**
 * What to write so that `card` lies at `index` of a column whose other cards are `others`, in their order. One
 * key as a rule. Where the neighbours share a key, or the key would grow too long, the whole column is spread anew.
 */
export function orderAt(others: readonly Ordered[], index: number, card: CardId): readonly OrderWrite[] {
  const before = others[index - 1]?.order ?? null
  const after = others[index]?.order ?? null
  if (before === null || after === null || before < after) {
    const order = generateKeyBetween(before, after)
    if (order.length <= MAX_ORDER_KEY) return [{ id: card, order }]
  }
  const ids = others.map((other) => other.id).toSpliced(index, 0, card)
  const keys = generateNKeysBetween(null, null, ids.length)
  return ids.map((id, place) => ({ id, order: keys[place] ?? '' }))
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
