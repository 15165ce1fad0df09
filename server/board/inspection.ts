import * as Y from 'yjs'
import { cardsOf, readCard, readPlace } from '../../shared/board/document.ts'
import { MAX_CARD_GRAPHEMES } from '../../shared/board/limits.ts'
import { fitsCard } from '../../shared/board/text.ts'
import { type CardId, cardIdSchema, type SeatId } from '../../shared/ids.ts'
import { countGraphemes } from '../../shared/names.ts'
import type { Claims } from './claims.ts'
import {
  deletedItems,
  isAlone,
  liesWhereWritten,
  locate,
  type Spot,
  type Struct,
  structsBetween,
  wasWrittenOnGone,
} from './structure.ts'
import { type Rejected, reject } from './verdict.ts'

/** Who sent an update: the verified seat, and which client ids were given to it. */
export type Writer = { readonly seat: SeatId; readonly isMine: (client: number) => boolean }

/** What an update did to the document, once applied and found right. */
export type Change = {
  readonly ok: true
  /** The root's entries of new cards. */
  readonly newCards: Set<Y.Item>
  /** Texts that grew. */
  readonly texts: Set<Y.Text>
  /** How many items arrived on each card. */
  readonly pieces: Map<Y.Item, number>
  /** Cards that were there before, and whose words are others now. */
  readonly reworded: Set<CardId>
  /** Cards that were there before, and were given a place. */
  readonly moved: Set<CardId>
  readonly takenDown: Set<CardId>
  readonly putBack: Set<CardId>
  insertedUnits: number
  /** Words were taken out that others may have read. */
  hasErased: boolean
  /** Graphemes of other people that were taken out. */
  deletedWords: number
}

/**
 * Looks at what an update did, inside the transaction that applied it: nothing has been collected or merged yet.
 * Every item must lie where a board has a place for it and be of its kind; what was deleted must be what an
 * honest browser deletes.
 */
export function inspect(transaction: Y.Transaction, claims: Claims, writer: Writer): Change | Rejected {
  const change: Change = {
    ok: true,
    newCards: new Set(),
    texts: new Set(),
    pieces: new Map(),
    reworded: new Set(),
    moved: new Set(),
    takenDown: new Set(),
    putBack: new Set(),
    insertedUnits: 0,
    hasErased: false,
    deletedWords: 0,
  }
  const isHonest =
    claims.items.every((claim) => isArrivalHonest(transaction, claim, change, writer)) &&
    areWhole(transaction.doc, change) &&
    areDeletionsHonest(transaction, change, writer)
  if (!isHonest) return reject('schema')
  return [...change.texts].every(fits) ? change : reject('card-full')
}

function isArrivalHonest(transaction: Y.Transaction, claim: Y.Item, change: Change, writer: Writer): boolean {
  const { doc } = transaction
  return arrived(transaction, claim).every((struct) => {
    if (struct instanceof Y.GC) return wasWrittenOnGone(claim, doc.store)
    const spot = locate(struct, cardsOf(doc))
    if (!liesWhereWritten(struct, doc.store) || !belongs(struct, spot, change, writer)) return false
    note(struct, spot, change)
    return true
  })
}

/**
 * What became of an item that an update brought: nothing when it had come before a reconnect and was left alone,
 * and several pieces when the same update deletes a part of it.
 */
function arrived({ doc, beforeState }: Y.Transaction, claim: Y.Item): Struct[] {
  const { client, clock } = claim.id
  const newAt = Math.max(clock, beforeState.get(client) ?? 0)
  return structsBetween(doc.store, Y.createID(client, newAt), clock + claim.length)
}

function fits(text: Y.Text): boolean {
  return text.length <= MAX_CARD_GRAPHEMES || fitsCard(text.toString())
}

/** Is the item of the kind that its place holds, and may this person put it there? */
function belongs(item: Y.Item, spot: Spot, change: Change, writer: Writer): boolean {
  if (spot === null) return false
  switch (spot.kind) {
    case 'card':
      // Alone: the id of a card, also of a deleted one, is never used again. Short keys such as __proto__ are no ids.
      return cardIdSchema.safeParse(spot.key).success && isAlone(item) && holds(item, Y.Map)
    case 'words':
      return item.content instanceof Y.ContentString
    case 'field':
      return isField(item, spot.name, change.newCards.has(spot.card), writer)
  }
}

function isField(item: Y.Item, name: string, isNewCard: boolean, writer: Writer): boolean {
  switch (name) {
    case 'text':
      return isNewCard && isAlone(item) && holds(item, Y.Text)
    case 'author':
      return isNewCard && isAlone(item) && holdsValues(item, (value) => value === writer.seat)
    case 'place':
      return holdsValues(item, (value) => readPlace(value) !== undefined)
    case 'down':
      return holdsValues(item, (value) => value === true)
    default:
      return false
  }
}

function holds(item: Y.Item, type: typeof Y.Map | typeof Y.Text): boolean {
  return item.content instanceof Y.ContentType && item.content.type.constructor === type
}

/**
 * Yjs joins values that were written over side by side: a card moved four times without a connection comes with three
 * places in one item, deleted, and the last one alone. A run that lives is nobody's honest writing.
 */
function holdsValues(item: Y.Item, isRight: (value: unknown) => boolean): boolean {
  if (!(item.content instanceof Y.ContentAny)) return false
  return (item.length === 1 || item.deleted) && item.content.arr.every(isRight)
}

function note(item: Y.Item, spot: Spot, change: Change): void {
  if (spot?.kind === 'card') {
    change.newCards.add(item)
    return
  }
  if (spot === null) return
  const card = spot.card.parentSub as CardId
  const isNew = change.newCards.has(spot.card)
  change.pieces.set(spot.card, (change.pieces.get(spot.card) ?? 0) + 1)
  if (spot.kind === 'words') {
    change.insertedUnits += item.length
    change.texts.add(spot.text)
    // What was typed and taken out again before it was sent, nobody has read.
    if (!isNew && !item.deleted) change.reworded.add(card)
  } else if (spot.name === 'down') {
    change.takenDown.add(card)
  } else if (spot.name === 'place' && !isNew) {
    change.moved.add(card)
  }
}

/** A card comes whole, in one update. */
function areWhole(doc: Y.Doc, change: Change): boolean {
  return [...change.newCards].every((item) => readCard(doc, item.parentSub as CardId) !== undefined)
}

/** Words may be taken out and a place may be written over. Taking down is undone by whoever did it. */
function areDeletionsHonest(transaction: Y.Transaction, change: Change, writer: Writer): boolean {
  const { doc, beforeState } = transaction
  return deletedItems(transaction, doc.store).every((item) => {
    const isMine = writer.isMine(item.id.client)
    const spot = locate(item, cardsOf(doc))
    if (spot?.kind === 'words') {
      if (!isMine && item.content instanceof Y.ContentString)
        change.deletedWords += countGraphemes(item.content.str)
      if (item.id.clock < (beforeState.get(item.id.client) ?? 0)) {
        change.reworded.add(spot.card.parentSub as CardId)
        change.hasErased = true
      }
      return true
    }
    return (
      spot?.kind === 'field' && isFieldDeletedHonestly(item, spot.card.parentSub as CardId, change, isMine)
    )
  })
}

function isFieldDeletedHonestly(item: Y.Item, card: CardId, change: Change, isMine: boolean): boolean {
  const isWrittenOver = item.right !== null
  if (item.parentSub === 'place') return isWrittenOver
  if (item.parentSub !== 'down') return false
  if (!isWrittenOver) change.putBack.add(card)
  return isWrittenOver || isMine
}
