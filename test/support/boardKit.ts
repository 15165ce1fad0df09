import { nanoid } from 'nanoid'
import * as Y from 'yjs'
import { Clients } from '../../server/board/clients.ts'
import { type Admission, Gate } from '../../server/board/gate.ts'
import { Replicas } from '../../server/board/replicas.ts'
import { type CardRules, NO_RULES } from '../../server/board/roomSide.ts'
import type { Rejected } from '../../server/board/verdict.ts'
import type { ColumnKey } from '../../shared/board/columns.ts'
import { addCard, createBoardDocument, readCard, readCards } from '../../shared/board/document.ts'
import type { CardId, SeatId } from '../../shared/ids.ts'

export const ANA = 'seat-of-ana-1' as SeatId
export const KOFI = 'seat-of-kofi-' as SeatId
export const MALLORY = 'seat-of-mallory' as SeatId

export const newCardId = () => nanoid() as CardId

/** What everybody in the room reads, in one order. */
export function readBoard(doc: Y.Doc): Record<string, string> {
  const cards = readCards(doc).filter(({ isDown }) => !isDown)
  return Object.fromEntries(
    cards
      .map((card) => [card.id, `${card.column} ${card.order} ${card.text.toString()} (${card.author})`])
      .sort(([one = ''], [other = '']) => (one < other ? -1 : 1)),
  )
}

/** An honest page: a document that keeps what it deletes, and the updates it would send. */
export class HonestPage {
  readonly doc = createBoardDocument({ gc: false })
  readonly seat: SeatId
  readonly outbox: Uint8Array[] = []

  /** `known` is what the page has had since before, its own words included. */
  constructor(seat: SeatId, client: number, known?: Uint8Array) {
    this.seat = seat
    if (known !== undefined) this.hear(known)
    this.doc.clientID = client
    this.doc.on('update', (update, origin) => {
      if (origin !== 'server') this.outbox.push(update)
    })
  }

  get client(): number {
    return this.doc.clientID
  }

  hear(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, 'server')
  }

  write(words: string, column: ColumnKey = 'trust', order = 'a0'): CardId {
    const id = newCardId()
    addCard(this.doc, { id, column, order, text: words, author: this.seat })
    return id
  }

  textOf(card: CardId): Y.Text {
    const text = readCard(this.doc, card)?.text
    if (text === undefined) throw new Error('no such card')
    return text
  }
}

/** A gate with pages around it. Commits and tells at once, as the server does when the disk has answered. */
export class GateKit {
  readonly clients = new Clients()
  readonly replicas = new Replicas([])
  readonly gate = new Gate(this.replicas, this.clients)
  readonly pages: HonestPage[] = []
  now = 1_000_000
  rules: CardRules = NO_RULES
  #lastClient = 100

  issue(seat: SeatId): number {
    this.#lastClient += 1
    this.clients.add(this.#lastClient, seat)
    return this.#lastClient
  }

  page(seat: SeatId): HonestPage {
    const page = new HonestPage(seat, this.issue(seat))
    page.hear(Y.encodeStateAsUpdate(this.replicas.committed))
    this.pages.push(page)
    return page
  }

  admit(
    seat: SeatId,
    update: Uint8Array,
    how: { isFirstSync?: boolean; from?: HonestPage } = {},
  ): Admission | Rejected {
    const { now, rules } = this
    const result = this.gate.admit({ update, seat, isFirstSync: how.isFirstSync ?? false, now, rules })
    if (result.ok && result.update !== null) this.#tell(result.update, how.from)
    return result
  }

  /** Sends what a page has written since, update by update. */
  flush(page: HonestPage): (Admission | Rejected)[] {
    return page.outbox.splice(0).map((update) => this.admit(page.seat, update, { from: page }))
  }

  /** What a page answers when the server asks it after a reconnect. */
  reconnect(page: HonestPage): Admission | Rejected {
    page.outbox.length = 0
    const update = Y.encodeStateAsUpdate(page.doc, Y.encodeStateVector(this.replicas.committed))
    const result = this.admit(page.seat, update, { isFirstSync: true, from: page })
    page.hear(Y.encodeStateAsUpdate(this.replicas.committed, Y.encodeStateVector(page.doc)))
    return result
  }

  /** The server takes a card off the board for good. */
  remove(card: CardId): void {
    const update = this.gate.remove(card)
    if (update !== null) this.#tell(update)
  }

  #tell(update: Uint8Array, from?: HonestPage): void {
    this.replicas.commit()
    for (const page of this.pages) if (page !== from) page.hear(update)
  }
}
