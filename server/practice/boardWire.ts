import { nanoid } from 'nanoid'
import { WebSocket } from 'ws'
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import { ROLE_LETTERS } from '../../shared/api.ts'
import type { ColumnKey } from '../../shared/board/columns.ts'
import { addCard, createBoardDocument, readCards } from '../../shared/board/document.ts'
import { byOrder, orderAt } from '../../shared/board/order.ts'
import { cleanCardText } from '../../shared/board/text.ts'
import { MESSAGE_COMMITTED, MESSAGE_PRESENCE, MESSAGE_REJECTED } from '../../shared/board/wire.ts'
import type { CardId, SeatId } from '../../shared/ids.ts'
import { headersOf, type PretendDoor } from './door.ts'

/** A seat's board, as a browser has it, for somebody who writes cards and nothing else. */
export class BoardWire {
  readonly #doc = createBoardDocument({ gc: false })
  readonly #client: number
  readonly #provider: WebsocketProvider

  /** `client` is the Yjs id that the server gave to this page. */
  constructor(door: PretendDoor, client: number) {
    this.#client = client
    this.#doc.clientID = client
    const awareness = new Awareness(this.#doc)
    awareness.setLocalState(null)
    this.#provider = new WebsocketProvider(
      `${door.url.replace(/^http/, 'ws')}/board`,
      door.conversation,
      this.#doc,
      {
        connect: false,
        awareness,
        params: { as: ROLE_LETTERS.participant },
        disableBc: true,
        WebSocketPolyfill: socketWith(headersOf(door)),
      },
    )
    const ignore = () => {}
    for (const message of [MESSAGE_COMMITTED, MESSAGE_PRESENCE]) {
      this.#provider.messageHandlers[message] = ignore
    }
    // What was refused stays in this document: it has had its time.
    this.#provider.messageHandlers[MESSAGE_REJECTED] = () => this.close()
    this.#provider.connect()
  }

  /** What stands on the cards that are here: from before a restart too. */
  get written(): ReadonlySet<string> {
    return new Set(readCards(this.#doc).map(({ text }) => text.toString()))
  }

  /** A card at the end of a column. Does nothing before the board is here. */
  write(column: ColumnKey, words: string, author: SeatId): void {
    if (!this.#provider.synced) return
    const others = readCards(this.#doc)
      .filter((card) => card.column === column)
      .sort(byOrder)
    const id = nanoid() as CardId
    const order = orderAt(others, others.length, id).find((write) => write.id === id)?.order
    if (order === undefined) return
    // Yjs picks another id when it meets its own in what it hears; the server takes only the one it gave.
    this.#doc.clientID = this.#client
    addCard(this.#doc, { id, column, order, text: cleanCardText(words), author })
  }

  close(): void {
    this.#provider.destroy()
    this.#doc.destroy()
  }
}

/** The provider names only an address; who we are is in the headers, as with every browser. */
function socketWith(headers: Record<string, string>): typeof globalThis.WebSocket {
  const Socket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers })
      // An error nobody listens to would end the process; the provider comes back by itself.
      this.on('error', () => {})
    }
  }
  return Socket as unknown as typeof globalThis.WebSocket
}
