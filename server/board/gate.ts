import * as Y from 'yjs'
import { cardsOf, deleteCard, readCard, readCards } from '../../shared/board/document.ts'
import { MAX_BOARD_UNITS, MAX_CARDS } from '../../shared/board/limits.ts'
import type { CardId, SeatId } from '../../shared/ids.ts'
import { Bucket } from './bucket.ts'
import { type Claims, readClaims } from './claims.ts'
import type { Clients } from './clients.ts'
import { type Change, inspect } from './inspection.ts'
import {
  FIRST_SYNC_EXTENT,
  FRAME_EXTENT,
  MAX_CARD_PIECES,
  MAX_CARDS_PER_SEAT,
  MAX_CLIENTS_PER_BOARD,
  MAX_DELETED_AT_ONCE,
  MAX_DELETED_PER_MINUTE,
  MAX_SEAT_UNITS,
} from './limits.ts'
import { breaksLock } from './locks.ts'
import { layQuietCards, type QuietCard } from './quietCards.ts'
import type { Replicas } from './replicas.ts'
import { type CardNews, type CardRules, NO_NEWS } from './roomSide.ts'
import { countPieces } from './structure.ts'
import { type Rejected, reject } from './verdict.ts'

export type Arrival = {
  readonly update: Uint8Array
  readonly seat: SeatId
  /** The answer to our question on a new connection: it carries all that was written without one. */
  readonly isFirstSync: boolean
  readonly now: number
  readonly rules: CardRules
}

export type Admission = {
  readonly ok: true
  /** What to commit and to tell; null when nothing is new. */
  readonly update: Uint8Array | null
  readonly takenDown: ReadonlySet<CardId>
  readonly putBack: ReadonlySet<CardId>
  /** What it did to cards, for the room. */
  readonly news: CardNews
  /** Words were taken out of cards that stay. */
  readonly hasErased: boolean
}

/**
 * The update gate (trust.md 3.5). A raw Yjs relay is not safe with one hostile person in the room: ten bytes hide
 * somebody's future words, fourteen mute them for ever. Here an update is decoded, its ids compared with the
 * seat's, its extent with what is known; then it is tried on a document that nobody sees and looked at item by
 * item. It is taken whole or not at all.
 */
export class Gate {
  readonly #replicas: Replicas
  readonly #clients: Clients
  readonly #deletions = new Map<SeatId, Bucket>()
  /** Upper bounds, so that a keystroke need not count a board: counted anew only when they reach a limit. */
  readonly #pieces = new Map<string, number>()
  #units: number

  constructor(replicas: Replicas, clients: Clients) {
    this.#replicas = replicas
    this.#clients = clients
    this.#units = countUnits(replicas.ahead)
  }

  admit({ update, seat, isFirstSync, now, rules }: Arrival): Admission | Rejected {
    const { ahead } = this.#replicas
    const isMine = (client: number) => this.#clients.seatOf(client) === seat
    const known = { clockOf: (client: number) => Y.getState(ahead.store, client), isMine }
    const claims = readClaims(update, known, isFirstSync ? FIRST_SYNC_EXTENT : FRAME_EXTENT)
    if (!claims.ok) return claims
    const isRoomFor = this.#isRoomFor(ahead, claims, seat)
    if (!isRoomFor) return reject('seat-full')
    const { verdict, update: written } = this.#replicas.attempt<Change>((transaction) => {
      Y.applyUpdate(ahead, update)
      if (!hasArrivedWhole(ahead, claims)) return reject('malformed')
      const change = inspect(transaction, claims, { seat, isMine })
      if (change.ok && breaksLock(transaction, change, rules, seat)) return reject('locked')
      return change.ok ? this.#limit(ahead, change, seat, now) : change
    })
    if (!verdict.ok) return verdict
    this.#count(verdict)
    for (const client of claims.ends.keys()) this.#clients.touch(client)
    const { takenDown, putBack, hasErased } = verdict
    return { ok: true, update: written, takenDown, putBack, hasErased, news: newsOf(ahead, verdict) }
  }

  /** The server's own deletion of a card. Answers the update to commit; null when there is no such card. */
  remove(card: CardId): Uint8Array | null {
    this.#pieces.delete(card)
    const { update } = this.#replicas.attempt(({ doc }) => {
      deleteCard(doc, card)
      return { ok: true }
    })
    return update
  }

  /** Cards that turned over, as the server's own. Answers the update to commit; null when the board has them all. */
  lay(cards: readonly QuietCard[]): Uint8Array | null {
    const { verdict, update } = this.#replicas.attempt(({ doc }) => {
      layQuietCards(doc, cards)
      return { ok: true }
    })
    if (!verdict.ok) throw new Error('quiet cards could not be laid')
    // An upper bound: cards that were known are counted again.
    if (update !== null) this.#units += cards.reduce((sum, { text }) => sum + text.length, 0)
    return update
  }

  /** Has this seat not written more than a person does, and is there room for another client id? */
  #isRoomFor({ store }: Y.Doc, { ends }: Claims, seat: SeatId): boolean {
    let added = 0
    let newcomers = 0
    for (const [client, end] of ends) {
      const clock = Y.getState(store, client)
      if (clock === 0) newcomers += 1
      added += Math.max(0, end - clock)
    }
    if (added === 0) return true
    if (newcomers > 0 && store.clients.size + newcomers > MAX_CLIENTS_PER_BOARD) return false
    const written = this.#clients.idsOf(seat).reduce((sum, client) => sum + Y.getState(store, client), 0)
    return written + added <= MAX_SEAT_UNITS
  }

  #limit(doc: Y.Doc, change: Change, seat: SeatId, now: number): Change | Rejected {
    if (change.newCards.size > 0) {
      if (cardsOf(doc).size > MAX_CARDS) return reject('board-full')
      if (this.#countCardsOf(doc, seat) > MAX_CARDS_PER_SEAT) return reject('seat-full')
    }
    if (this.#units + change.insertedUnits > MAX_BOARD_UNITS && countUnits(doc) > MAX_BOARD_UNITS) {
      return reject('board-full')
    }
    for (const [card, more] of change.pieces) {
      const bound = (this.#pieces.get(card.parentSub ?? '') ?? countPieces(card)) + more
      if (bound > MAX_CARD_PIECES && countPieces(card) > MAX_CARD_PIECES) return reject('card-full')
    }
    return this.#mayDelete(change.deletedWords, seat, now) ? change : reject('deletions')
  }

  #mayDelete(words: number, seat: SeatId, now: number): boolean {
    if (words === 0) return true
    if (words > MAX_DELETED_AT_ONCE) return false
    const size = { capacity: MAX_DELETED_PER_MINUTE, perSecond: MAX_DELETED_PER_MINUTE / 60 }
    const bucket = this.#deletions.get(seat) ?? new Bucket(size, now)
    this.#deletions.set(seat, bucket)
    return bucket.tryTake(words, now)
  }

  #countCardsOf(doc: Y.Doc, seat: SeatId): number {
    let count = 0
    for (const item of cardsOf(doc)._map.values()) {
      if (this.#clients.seatOf(item.id.client) === seat) count += 1
    }
    return count
  }

  /** Keeps the bounds. Where one reached its limit and the count did not, the count is the new bound. */
  #count(change: Change): void {
    const { ahead } = this.#replicas
    this.#units += change.insertedUnits
    if (this.#units > MAX_BOARD_UNITS) this.#units = countUnits(ahead)
    for (const [card, more] of change.pieces) {
      const key = card.parentSub ?? ''
      const bound = (this.#pieces.get(key) ?? countPieces(card)) + more
      this.#pieces.set(key, bound > MAX_CARD_PIECES ? countPieces(card) : bound)
    }
  }
}

/** What a change means to the room. Whether a card is down, the document says: two hands may lie on it. */
function newsOf(doc: Y.Doc, { newCards, reworded, takenDown, putBack }: Change): CardNews {
  const isDown = (card: CardId) => readCard(doc, card)?.isDown
  const handled = [...new Set([...takenDown, ...putBack])]
  return {
    ...NO_NEWS,
    added: [...newCards].map((item) => item.parentSub as CardId),
    reworded: [...reworded],
    down: handled.filter((card) => isDown(card) === true),
    back: handled.filter((card) => isDown(card) === false),
  }
}

/** Did all that was claimed arrive, and nothing beside it? What Yjs keeps for later would come back at every sync. */
function hasArrivedWhole({ store, share }: Y.Doc, { ends }: Claims): boolean {
  if (store.pendingStructs !== null || store.pendingDs !== null || share.size !== 1) return false
  return [...ends].every(([client, end]) => Y.getState(store, client) >= end)
}

function countUnits(doc: Y.Doc): number {
  return readCards(doc).reduce((sum, card) => sum + card.text.length, 0)
}
