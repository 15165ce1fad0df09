import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { ColumnKey } from '../../shared/board/columns.ts'
import { addCard, createBoardDocument, readCard, readCards } from '../../shared/board/document.ts'
import {
  MESSAGE_COMMITTED,
  MESSAGE_PRESENCE,
  MESSAGE_REJECTED,
  readRejected,
} from '../../shared/board/wire.ts'
import type { CardId, SeatId } from '../../shared/ids.ts'

export type PageWish = {
  readonly url: string
  readonly room: string
  readonly params: Record<string, string>
  readonly headers: Record<string, string>
  readonly seat: SeatId
  /** The Yjs id under which this page may write. */
  readonly client: number
}

/** When each key was pressed, by the Yjs id of its letter; and how long until each other page had it. */
export class KeyTimes {
  readonly times: number[] = []
  isOpen = false
  readonly #pressedAt = new Map<string, number>()

  press(client: number, clock: number, at: number): void {
    if (this.isOpen) this.#pressedAt.set(`${client} ${clock}`, at)
  }

  /** An update has arrived at a page and is in its document. */
  arrive(update: Uint8Array, at: number): void {
    for (const { id, length } of Y.decodeUpdate(update).structs) {
      for (let clock = id.clock; clock < id.clock + length; clock += 1) {
        const pressedAt = this.#pressedAt.get(`${id.client} ${clock}`)
        if (pressedAt !== undefined) this.times.push(at - pressedAt)
      }
    }
  }
}

/** A page as far as the board goes: the provider that browsers use, over a document that keeps what it deletes. */
export class BoardPage {
  readonly doc = createBoardDocument({ gc: false })
  readonly #seat: SeatId
  readonly #keys: KeyTimes
  readonly #provider: WebsocketProvider
  /** Why something was not taken; an honest typist is never told so. */
  rejected: string | null = null

  constructor({ url, room, params, headers, seat, client }: PageWish, keys: KeyTimes) {
    this.#seat = seat
    this.#keys = keys
    this.doc.clientID = client
    class Socket extends WebSocket {
      constructor(address: string) {
        super(address, { headers })
      }
    }
    this.#provider = new WebsocketProvider(url, room, this.doc, {
      ...{ params, disableBc: true, connect: false, resyncInterval: 20_000 },
      WebSocketPolyfill: Socket as never,
    })
    this.#provider.awareness.setLocalState(null)
    const { messageHandlers } = this.#provider
    for (const message of [MESSAGE_COMMITTED, MESSAGE_PRESENCE]) messageHandlers[message] = () => {}
    messageHandlers[MESSAGE_REJECTED] = (_, decoder) => {
      this.rejected = readRejected(decoder).code
    }
    this.doc.on('update', (update, origin) => {
      if (origin === this.#provider) keys.arrive(update, performance.now())
    })
  }

  open(): Promise<void> {
    const synced = new Promise<void>((resolve) => this.#provider.once('sync', () => resolve()))
    this.#provider.connect()
    return synced
  }

  close(): void {
    this.#provider.destroy()
  }

  /** Yjs gives itself another id when it hears of its own; the server takes only the one it gave. */
  write(id: CardId, column: ColumnKey, order: string, text: string): void {
    addCard(this.doc, { id, column, order, text, author: this.#seat })
  }

  get size(): number {
    return readCards(this.doc).length
  }

  /** One key at the end of a card. */
  press(card: CardId, letter: string): void {
    const text = readCard(this.doc, card)?.text
    if (text === undefined) return
    const { clientID } = this.doc
    this.#keys.press(clientID, Y.getState(this.doc.store, clientID), performance.now())
    text.insert(text.length, letter)
  }

  /** The last letter again out of it. */
  erase(card: CardId): void {
    const text = readCard(this.doc, card)?.text
    if (text !== undefined && text.length > 1) text.delete(text.length - 1, 1)
  }

  lengthOf(card: CardId): number {
    return readCard(this.doc, card)?.text.length ?? 0
  }
}
