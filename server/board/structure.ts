import * as Y from 'yjs'
import type { CardFields } from '../../shared/board/document.ts'

/**
 * Reading Yjs from the inside: where an item lies and whether it may lie there. Only for a document whose
 * structure was checked item by item; the names with an underscore are those of yjs 13.6, which is pinned.
 */

export type Store = Y.Doc['store']
export type Struct = Y.Item | Y.GC
type AnyType = Y.AbstractType<unknown>

/** Where an item lies in a board's document; null where a board has no such place. */
export type Spot =
  /** An entry of the root: a whole card. */
  | { readonly kind: 'card'; readonly key: string }
  | { readonly kind: 'field'; readonly card: Y.Item; readonly name: string }
  /** A piece of a card's text. */
  | { readonly kind: 'words'; readonly card: Y.Item; readonly text: Y.Text }
  | null

/** The struct that holds this moment of a client. It must exist. */
export function structAt(store: Store, id: Y.ID): Struct {
  const structs = store.clients.get(id.client) ?? []
  const struct = structs[Y.findIndexSS(structs, id.clock)]
  if (struct === undefined) throw new Error('no such struct')
  return struct
}

export function locate(item: Y.Item, cards: Y.Map<CardFields>): Spot {
  const parent = item.parent as AnyType
  const { parentSub } = item
  if (parent === cards) return parentSub === null ? null : { kind: 'card', key: parentSub }
  const holder = parent._item
  if (holder === null) return null
  const around = holder.parent as AnyType
  if (around === cards) return parentSub === null ? null : { kind: 'field', card: holder, name: parentSub }
  const card = around._item
  const isText = parentSub === null && parent instanceof Y.Text && holder.parentSub === 'text'
  return isText && card !== null && card.parent === cards ? { kind: 'words', card, text: parent } : null
}

/** Is it the only entry its key ever had? */
export function isAlone(item: Y.Item): boolean {
  return item.left === null && item.right === null
}

/**
 * Could an honest browser have put the item here? Its neighbours at writing lie in the same list, in their order,
 * and between them lies only what its writer may not have known: not what its own client wrote before, and not
 * what the neighbours themselves were written beside. Items that break this may end up in different places in
 * different browsers, and then no later sync would put it right.
 */
export function liesWhereWritten(item: Y.Item, store: Store): boolean {
  const left = item.origin && structAt(store, item.origin)
  const right = item.rightOrigin && structAt(store, item.rightOrigin)
  if (!isBeside(item, left) || !isBeside(item, right)) return false
  // An entry of a map is written after the one before it, never before another.
  if (item.parentSub !== null && right !== null) return false
  const known = [right?.origin, left?.rightOrigin].map((id) => (id ? structAt(store, id) : null))
  let next = left === null ? firstBeside(item) : left.right
  while (next !== null && next !== right) {
    if (known.includes(next) || isWrittenBefore(next.id, item.id)) return false
    next = next.right
  }
  return next === right
}

function isWrittenBefore(one: Y.ID, other: Y.ID): boolean {
  return one.client === other.client && one.clock < other.clock
}

function isBeside(item: Y.Item, other: Struct | null): other is Y.Item | null {
  if (other === null) return true
  return other instanceof Y.Item && other.parent === item.parent && other.parentSub === item.parentSub
}

function firstBeside(item: Y.Item): Y.Item | null {
  const parent = item.parent as AnyType
  if (item.parentSub === null) return parent._start
  let first = parent._map.get(item.parentSub) ?? null
  while (first?.left) first = first.left
  return first
}

/**
 * An item that arrives where everything has been deleted for good turns into a blank. True if all it names is gone:
 * an honest browser wrote on a card while the server deleted it. Where only a part is gone, browsers that keep
 * deleted text would place the item and the server would not.
 */
export function wasWrittenOnGone(claim: Y.Item, store: Store): boolean {
  const parent: unknown = claim.parent
  const isGone = (id: Y.ID | null) => id === null || structAt(store, id) instanceof Y.GC
  const isParentGone = !(parent instanceof Y.ID) || isGone(parent) || isDeletedType(structAt(store, parent))
  return isGone(claim.origin) && isGone(claim.rightOrigin) && isParentGone
}

function isDeletedType(struct: Struct): boolean {
  return struct instanceof Y.Item && struct.content instanceof Y.ContentDeleted
}

/** Every item that this transaction deleted, before garbage collection. */
export function deletedItems(transaction: Y.Transaction, store: Store): Y.Item[] {
  return [...transaction.deleteSet.clients].flatMap(([client, ranges]) =>
    ranges
      .flatMap(({ clock, len }) => structsBetween(store, Y.createID(client, clock), clock + len))
      .filter((struct) => struct instanceof Y.Item),
  )
}

/** All structs of a client from this moment to before `end`; the first one may begin earlier. */
export function structsBetween(store: Store, { client, clock }: Y.ID, end: number): Struct[] {
  const structs = store.clients.get(client) ?? []
  const found: Struct[] = []
  if (clock >= end) return found
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index += 1) {
    const struct = structs[index]
    if (struct === undefined || struct.id.clock >= end) break
    found.push(struct)
  }
  return found
}

/** How many pieces a card's text and fields are made of, living or taken out. */
export function countPieces(card: Y.Item): number {
  if (!(card.content instanceof Y.ContentType)) return 0
  let count = 0
  for (const entry of card.content.type._map.values()) {
    for (let item: Y.Item | null = entry; item !== null; item = item.left) count += 1
    if (!(entry.content instanceof Y.ContentType)) continue
    for (let item = entry.content.type._start; item !== null; item = item.right) count += 1
  }
  return count
}
