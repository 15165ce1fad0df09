import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { nanoid } from 'nanoid'
import { WebSocket } from 'ws'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import { type Boards, openBoards } from '../../server/board/boards.ts'
import type { OnWriting } from '../../server/board/liveBoard.ts'
import type { RoomGlance, RoomSide } from '../../server/board/roomSide.ts'
import type { Clock } from '../../server/clock.ts'
import { createClock } from '../../server/clock.ts'
import type { Log } from '../../server/log.ts'
import type { Storage } from '../../server/storage/port.ts'
import {
  MESSAGE_COMMITTED,
  MESSAGE_PRESENCE,
  MESSAGE_REJECTED,
  MESSAGE_SYNC,
  readCommitted,
  readPresence,
  readRejected,
} from '../../shared/board/wire.ts'
import type { ConversationId, SeatId } from '../../shared/ids.ts'
import { HonestPage } from './boardKit.ts'
import { MemoryStorage } from './memoryStorage.ts'

type BoardServerParts = {
  readonly storage?: Storage
  readonly clock?: Clock
  readonly port?: number
  readonly onWriting?: OnWriting
  readonly room?: RoomSide
}

/** A board that nobody's room listens to. */
const NO_ROOM: RoomSide = { glance: () => null, wake: async () => {}, tell: async () => true }

/** A room that knows no card and minds nothing, but for what a test changes; asked anew each time, as the real one. */
export function roomThatSays(changes: Partial<RoomGlance>): RoomSide {
  const calm: RoomGlance = {
    locked: new Set(),
    isOwn: () => false,
    cards: () => new Map(),
    heedsRewording: () => false,
    lapsesBy: () => false,
    hasPen: () => false,
  }
  return { ...NO_ROOM, glance: () => ({ ...calm, ...changes }) }
}

/** Boards behind a real HTTP server that believes whatever seat the address names. */
export class BoardServer {
  readonly boards: Boards
  readonly storage: Storage
  /** Where something broke. A test that does not expect it looks here at the end. */
  readonly defects: unknown[] = []
  readonly #http: Server
  readonly #sockets = new Set<Duplex>()

  /** On a port of its own, or on the one that a server before it had. */
  static async start(parts: BoardServerParts = {}): Promise<BoardServer> {
    const server = new BoardServer(parts)
    server.#http.listen(parts.port ?? 0, '127.0.0.1')
    await once(server.#http, 'listening')
    return server
  }

  private constructor({
    storage = new MemoryStorage(),
    clock = createClock(),
    onWriting = () => {},
    room = NO_ROOM,
  }: BoardServerParts) {
    this.storage = storage
    const log: Log = {
      info: () => {},
      warn: () => {},
      defect: (_event, error) => {
        this.defects.push(error)
        return 'ref'
      },
    }
    this.boards = openBoards({ storage, clock, log, room, onWriting })
    this.#http = createServer()
    this.#http.on('upgrade', (request, socket, head) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://board')
      const conversation = pathname.replace('/board/', '') as ConversationId
      // A board opened by our own client names a role; here the role is the seat.
      const seat = (searchParams.get('seat') ?? searchParams.get('as')) as SeatId
      this.#sockets.add(socket)
      socket.on('close', () => this.#sockets.delete(socket))
      this.boards.handleUpgrade(request, socket, head, { conversation, seat })
    })
  }

  get port(): number {
    return (this.#http.address() as AddressInfo).port
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}/board`
  }

  async newConversation(): Promise<ConversationId> {
    const id = nanoid(16) as ConversationId
    const facts = {
      id,
      question: 'What would help?',
      templateId: 'x',
      lengthMinutes: 90,
      createdAt: 1,
      isPractice: false,
    } as const
    await this.storage.createConversation(facts, [])
    return id
  }

  /** A page that has asked and been answered, under an id of its own unless it brings one. */
  async join(conversation: ConversationId, seat: SeatId, client?: number): Promise<SocketPage> {
    const own = client ?? (await this.boards.issueClient(conversation, seat))
    const page = this.connect(conversation, seat, own)
    await page.until(() => page.isSynced)
    return page
  }

  /** A page that has only just opened its socket. */
  connect(conversation: ConversationId, seat: SeatId, client: number, known?: Uint8Array): SocketPage {
    return new SocketPage(`${this.url}/${conversation}?seat=${seat}`, seat, client, known)
  }

  /** The most that waits to be sent to one page, and how many pages there are. */
  get unsent(): { most: number; sockets: number } {
    return {
      most: Math.max(0, ...[...this.#sockets].map((socket) => socket.writableLength)),
      sockets: this.#sockets.size,
    }
  }

  /** Cuts every line, as a train in a tunnel does. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy()
  }

  /** Ends at once, as kill -9 does: nothing is waited for. */
  async crash(): Promise<void> {
    this.cut()
    this.#http.close()
    await once(this.#http, 'close')
  }

  async stop(): Promise<void> {
    await this.boards.stop()
    this.#http.closeAllConnections()
    this.#http.close()
    await once(this.#http, 'close')
  }
}

/** A page on a real socket: honest in what it writes by itself, and it sends whatever else it is given. */
export class SocketPage extends HonestPage {
  isSynced = false
  committed = 0
  rejected: { frame: number; code: string } | null = null
  closeCode: number | null = null
  presence: string[] = []
  /** Update-carrying frames sent. */
  frames = 0
  readonly #ws: WebSocket
  readonly #watchers = new Set<() => void>()

  constructor(url: string, seat: SeatId, client: number, known?: Uint8Array) {
    super(seat, client, known)
    this.#ws = new WebSocket(url)
    this.#ws.on('error', () => {})
    this.#ws.on('open', () => this.ask())
    this.#ws.on('message', (data: Buffer) => {
      this.#read(data)
      this.#notice()
    })
    this.#ws.on('close', (code) => {
      this.closeCode = code
      this.#notice()
    })
  }

  get isOpen(): boolean {
    return this.closeCode === null
  }

  /** Resolves once it holds; it is looked at after everything that arrives. */
  until(holds: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!holds()) return
        this.#watchers.delete(look)
        resolve()
      }
      this.#watchers.add(look)
      look()
    })
  }

  sendFrame(frame: Uint8Array | string): void {
    this.#ws.send(frame)
  }

  sendUpdate(update: Uint8Array): void {
    this.frames += 1
    this.sendFrame(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, MESSAGE_SYNC)
        syncProtocol.writeUpdate(encoder, update)
      }),
    )
  }

  /** Sends what was written and waits until it is on disk. */
  async save(): Promise<void> {
    for (const update of this.outbox.splice(0)) this.sendUpdate(update)
    await this.until(() => this.committed >= this.frames || this.rejected !== null || !this.isOpen)
  }

  ask(stateVector: Uint8Array = Y.encodeStateVector(this.doc)): void {
    this.sendFrame(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, MESSAGE_SYNC)
        encoding.writeVarUint(encoder, syncProtocol.messageYjsSyncStep1)
        encoding.writeVarUint8Array(encoder, stateVector)
      }),
    )
  }

  async close(): Promise<void> {
    this.#ws.close()
    await this.until(() => !this.isOpen)
  }

  /** Resolves when everything sent so far was read: the server answers in its order. */
  async echo(): Promise<void> {
    this.isSynced = false
    this.ask()
    await this.until(() => this.isSynced || !this.isOpen)
  }

  /** Reads nothing more from its socket, as a frozen phone does. */
  freeze(): void {
    this.#ws.pause()
  }

  thaw(): void {
    this.#ws.resume()
  }

  #notice(): void {
    for (const look of [...this.#watchers]) look()
  }

  #read(data: Uint8Array): void {
    const decoder = decoding.createDecoder(data)
    switch (decoding.readVarUint(decoder)) {
      case MESSAGE_SYNC:
        this.#sync(decoder)
        break
      case MESSAGE_COMMITTED:
        this.committed = readCommitted(decoder)
        break
      case MESSAGE_REJECTED:
        this.rejected = readRejected(decoder)
        break
      case MESSAGE_PRESENCE:
        this.presence.push(readPresence(decoder))
        break
    }
  }

  #sync(decoder: decoding.Decoder): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, MESSAGE_SYNC)
    const type = syncProtocol.readSyncMessage(decoder, encoder, this.doc, 'server')
    if (encoding.length(encoder) > 1) {
      this.frames += 1
      this.#ws.send(encoding.toUint8Array(encoder))
    }
    if (type === syncProtocol.messageYjsSyncStep2) this.isSynced = true
  }
}
