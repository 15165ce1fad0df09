import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { createBoardDocument } from '../../shared/board/document.ts'
import type { PresenceNews, PresenceWish } from '../../shared/board/presence.ts'
import {
  MESSAGE_COMMITTED,
  MESSAGE_PRESENCE,
  MESSAGE_REJECTED,
  readCommitted,
  readPresence,
  readRejected,
  writePresence,
} from '../../shared/board/wire.ts'
import type { CardId } from '../../shared/ids.ts'
import { Marks } from './boardMarks.ts'
import { countingSocket, Tally } from './boardTally.ts'
import { touchedCards } from './boardTouched.ts'

/** Fetches what was missed on a line that lost something without breaking. */
const RESYNC_MS = 20_000
/** After a restart everybody comes back within this, spread out by chance. */
const SLOWEST_RETRY_MS = { least: 5_000, most: 15_000 }

export type LinkWish = {
  readonly url: string
  readonly conversation: string
  readonly letter: string
  readonly client: number
  readonly Socket: typeof WebSocket
}

/** What a link tells its owner. */
export type LinkEvents = {
  /** Everything the server has is here: cards can be written. */
  onSynced(): void
  onConnection(): void
  /** These cards look different, or are saved now. */
  onChanged(cards: Iterable<CardId>): void
  onPresence(news: readonly PresenceNews[]): void
  /** What is marked was not taken, and nothing more will be: this document has had its time. */
  onRejected(code: string): void
}

const MINE = 'mine'

/** One document and its connection, from a fresh start until it is closed or the server refuses a change of it. */
export class BoardLink {
  readonly doc: Y.Doc
  readonly marks = new Marks()
  readonly #wish: LinkWish
  readonly #events: LinkEvents
  readonly #tally: Tally
  readonly #provider: WebsocketProvider

  constructor(wish: LinkWish, events: LinkEvents) {
    this.#wish = wish
    this.#events = events
    this.doc = createBoardDocument({ gc: false })
    this.doc.clientID = wish.client
    this.#tally = new Tally(() => this.marks.carry(this.#tally.sent))
    this.#provider = connect(wish, this.doc, this.#tally)
    this.#listen()
    this.#provider.connect()
  }

  get isConnected(): boolean {
    return this.#provider.wsconnected
  }

  /** Changes the document in my name. */
  write(change: (doc: Y.Doc) => void): void {
    // Yjs picks another id when it meets its own in what it hears; the server takes only the one it gave.
    this.doc.clientID = this.#wish.client
    this.doc.transact(() => change(this.doc), MINE)
  }

  tellPresence(wish: PresenceWish): void {
    const { ws, wsconnected } = this.#provider
    if (wsconnected) ws?.send(writePresence(wish))
  }

  close(): void {
    this.#provider.destroy()
    this.doc.destroy()
  }

  #listen(): void {
    const provider = this.#provider
    provider.on('sync', (isSynced) => isSynced && this.#events.onSynced())
    provider.on('status', ({ status }) => {
      if (status === 'disconnected') this.marks.lose()
      if (status !== 'connecting') this.#events.onConnection()
    })
    provider.messageHandlers[MESSAGE_COMMITTED] = (_, decoder) => this.#settle(readCommitted(decoder))
    provider.messageHandlers[MESSAGE_REJECTED] = (_, decoder) => {
      const { frame, code } = readRejected(decoder)
      this.marks.settle(frame - 1)
      this.#events.onRejected(code)
    }
    provider.messageHandlers[MESSAGE_PRESENCE] = (_, decoder) =>
      this.#events.onPresence(JSON.parse(readPresence(decoder)))
    this.#mark()
  }

  /** Registered after the provider's own listener: by now the change has been sent, if there is a connection. */
  #mark(): void {
    this.doc.on('update', (_update, origin, _doc, transaction) => {
      const touched = touchedCards(transaction)
      if (origin === MINE) {
        for (const [card, { hasWords }] of touched) this.marks.add(card, { frame: this.#sentIn(), hasWords })
      }
      this.#events.onChanged(touched.keys())
    })
  }

  /** The frame that carried the last change. Before the server's question is answered only the answer counts. */
  #sentIn(): number | null {
    const { ws, wsconnected } = this.#provider
    const wasSent = wsconnected && ws?.readyState === ws?.OPEN && this.#tally.answer !== null
    return wasSent ? this.#tally.sent : null
  }

  #settle(frames: number): void {
    const saved = this.marks.settle(frames)
    if (saved.length > 0) this.#events.onChanged(saved)
  }
}

function connect(
  { url, conversation, letter, Socket }: LinkWish,
  doc: Y.Doc,
  tally: Tally,
): WebsocketProvider {
  const awareness = new Awareness(doc)
  // Who is there comes from the server, in a message of its own: this one says nothing.
  awareness.setLocalState(null)
  const { least, most } = SLOWEST_RETRY_MS
  return new WebsocketProvider(url, conversation, doc, {
    connect: false,
    awareness,
    params: { as: letter },
    disableBc: true,
    resyncInterval: RESYNC_MS,
    maxBackoffTime: least + Math.random() * (most - least),
    WebSocketPolyfill: countingSocket(Socket, tally),
  })
}
