import { randomInt } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { CLOSE } from '../../shared/board/wire.ts'
import type { CardId, ConversationId, SeatId } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { type Storage, StorageUnavailable } from '../storage/port.ts'
import { Clients } from './clients.ts'
import { Connection } from './connection.ts'
import { MAX_CLIENTS_PER_SEAT, MAX_FIRST_SYNC_BYTES } from './limits.ts'
import { type CardWords, LiveBoard, type OnWriting } from './liveBoard.ts'
import type { QuietCard } from './quietCards.ts'
import type { RoomSide } from './roomSide.ts'
import { Shelf } from './shelf.ts'

/** The provider closes its socket after half a minute without a message; a dead line is noticed within two beats. */
const BEAT_MS = 10_000
/** An orderly stop waits this long for the disk. What it has not taken was not acknowledged either. */
const STOP_GRACE_MS = 5_000
/** A board that could not be opened just now is tried again this much later. */
const RETRY_MS = 2_000
/** Yjs ids are unsigned 32-bit numbers; 0 is the server's. */
const CLIENT_IDS = 2 ** 32

export type BoardParts = {
  readonly storage: Storage
  readonly clock: Clock
  readonly log: Log
  readonly room: RoomSide
  /** Told when somebody has written on a board, at most once in half a minute for each (rule G-17). */
  readonly onWriting?: OnWriting
}

/** Whose socket it is, verified by whoever received the request. */
type BoardCaller = { readonly conversation: ConversationId; readonly seat: SeatId }

export type Boards = {
  /** Takes over a request whose session, seat, origin and number of sockets have been checked. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, caller: BoardCaller): void
  /** Lets a socket in only to tell it why not, with a code of `CLOSE`: a failed handshake would be tried for ever. */
  refuseUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, code: number): void
  /** A Yjs client id under which a page of this seat may write. Stays valid for good. */
  issueClient(conversation: ConversationId, seat: SeatId): Promise<number>
  /** Ends the sockets of a seat that was given up or is used in another tab. */
  closeSeat(caller: BoardCaller, code: number): void
  /**
   * Opens boards for as long as it takes to delete what was taken down and cut their logs: after a crash, when
   * nobody may come back to them.
   */
  tidyUp(conversations: readonly ConversationId[]): void
  /**
   * Lays cards that turned over onto a board, each once however often it is asked; again and again until the disk takes
   * them. Then `onLaid`; where that fails for the disk, all is done again.
   */
  lay(conversation: ConversationId, cards: readonly QuietCard[], onLaid?: () => Promise<void>): void
  /**
   * Every card of the committed document, once everything taken so far is in it and its room has heard of it. Rejects
   * when it cannot be read now.
   */
  read(conversation: ConversationId): Promise<readonly CardWords[]>
  /**
   * Deletes a card for good: resolves when it is gone from the document and from every page; its words leave the disk
   * within the minute. Rejects when the board cannot be opened now; asked again it does no harm.
   */
  takeOut(conversation: ConversationId, card: CardId): Promise<void>
  /** Is a page connected to this board? */
  isInUse(conversation: ConversationId): boolean
  /** Ends a board's sockets for good: what was taken down goes at once, for nobody could put it back. */
  end(conversation: ConversationId): void
  /** Ends a board's sockets and forgets it; whoever comes opens it anew. */
  drop(conversation: ConversationId): Promise<void>
  /** Ends every socket and waits for the disk; browsers come back by themselves. */
  stop(): Promise<void>
  /** Boards in memory. */
  readonly size: number
}

type Guest = BoardCaller & { readonly connection: Connection }

/** The boards' sockets. One per page, beside the room's. */
export function openBoards(parts: BoardParts): Boards {
  return new OpenBoards(parts)
}

class OpenBoards implements Boards {
  readonly #parts: BoardParts
  readonly #shelf: Shelf
  readonly #guests = new Set<Guest>()
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FIRST_SYNC_BYTES,
    // Compressing keystrokes costs memory for every socket and saves nothing.
    perMessageDeflate: false,
    clientTracking: false,
  })
  #pages = 0
  #callOff: () => void
  #isStopped = false

  constructor(parts: BoardParts) {
    this.#parts = parts
    const { storage, clock, log, room, onWriting } = parts
    const boardParts = {
      ...{ storage, clock, room, ...(onWriting && { onWriting }) },
      report: (error: unknown) => void log.defect('board.defect', error),
      onBroken: (board: LiveBoard, error: unknown) => this.#giveUp(board, error),
    }
    this.#shelf = new Shelf(clock, (id) => LiveBoard.open(id, boardParts))
    this.#callOff = this.#beatLater()
  }

  get size(): number {
    return this.#shelf.size
  }

  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, caller: BoardCaller): void {
    if (this.#isStopped) {
      this.refuseUpgrade(request, socket, head, CLOSE.restart)
      return
    }
    this.#sockets.handleUpgrade(request, socket, head, (ws) => this.#welcome(ws, socket, caller))
  }

  refuseUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, code: number): void {
    this.#sockets.handleUpgrade(request, socket, head, (ws) => {
      ws.on('error', () => {})
      ws.close(code)
    })
  }

  issueClient(conversation: ConversationId, seat: SeatId): Promise<number> {
    return this.#shelf.visit(conversation, async ({ board }) => {
      const clients = board?.clients ?? (await this.#readClients(conversation))
      const [longestUnused, ...others] = clients.idsOf(seat)
      if (longestUnused !== undefined && others.length + 1 >= MAX_CLIENTS_PER_SEAT) {
        clients.touch(longestUnused)
        return longestUnused
      }
      for (;;) {
        const clientId = randomInt(1, CLIENT_IDS)
        if (!(await this.#parts.storage.addBoardClient({ conversation, clientId, seat }))) continue
        clients.add(clientId, seat)
        return clientId
      }
    })
  }

  closeSeat({ conversation, seat }: BoardCaller, code: number): void {
    this.#closeGuests((guest) => guest.conversation === conversation && guest.seat === seat, code)
  }

  tidyUp(conversations: readonly ConversationId[]): void {
    for (const id of conversations) {
      this.#shelf.hold(id).then(
        (board) => this.#shelf.release(id, board),
        // It is as it was; the next one who opens it, or the next start, tries again.
        (error: unknown) => {
          if (!(error instanceof StorageUnavailable)) this.#parts.log.defect('board.defect', error)
        },
      )
    }
  }

  lay(conversation: ConversationId, cards: readonly QuietCard[], onLaid?: () => Promise<void>): void {
    this.#lay(conversation, cards)
      .then(onLaid)
      .catch((error: unknown) => this.#tryLater(error, () => this.lay(conversation, cards, onLaid)))
  }

  async read(conversation: ConversationId): Promise<readonly CardWords[]> {
    // Whoever opens or closes the board does not wait for the disk.
    const { words } = await this.#shelf.use(conversation, (board) => ({ words: board.read() }))
    return words
  }

  async takeOut(conversation: ConversationId, card: CardId): Promise<void> {
    const { done } = await this.#shelf.use(conversation, (board) => ({ done: board.takeOut(card) }))
    await done
  }

  isInUse(conversation: ConversationId): boolean {
    return [...this.#guests].some((guest) => guest.conversation === conversation)
  }

  end(conversation: ConversationId): void {
    this.#closeGuests((guest) => guest.conversation === conversation, CLOSE.noSeat)
    this.#end(conversation).catch((error: unknown) => this.#tryLater(error, () => this.end(conversation)))
  }

  async drop(conversation: ConversationId): Promise<void> {
    this.#closeGuests((guest) => guest.conversation === conversation, CLOSE.noSeat)
    await this.#shelf.discard(conversation)
  }

  async stop(): Promise<void> {
    this.#callOff()
    this.#isStopped = true
    this.#closeGuests(() => true, CLOSE.restart)
    await this.#settle()
    await this.#shelf.close()
  }

  async #lay(conversation: ConversationId, cards: readonly QuietCard[]): Promise<void> {
    // Whoever opens or closes the board waits for the laying, not for the disk.
    const { stored } = await this.#shelf.use(conversation, (board) => ({ stored: board.lay(cards) }))
    await stored
  }

  async #end(conversation: ConversationId): Promise<void> {
    const { done } = await this.#shelf.use(conversation, (board) => ({ done: board.finishTakingDown() }))
    await done
    await this.#shelf.discard(conversation)
  }

  /** What the disk did not take is tried again for as long as the server lives; anything else is a defect. */
  #tryLater(error: unknown, again: () => void): void {
    const { clock, log } = this.#parts
    if (!(error instanceof StorageUnavailable)) {
      log.defect('board.defect', error)
      return
    }
    clock.callAt(clock.now() + RETRY_MS, () => {
      if (!this.#isStopped) again()
    })
  }

  #welcome(ws: WebSocket, socket: Duplex, caller: BoardCaller): void {
    this.#pages += 1
    const connection = new Connection(ws, socket, { ...caller, page: this.#pages, clock: this.#parts.clock })
    const guest = { ...caller, connection }
    this.#guests.add(guest)
    const opening = this.#shelf.hold(caller.conversation)
    // Matched by the socket, not by its person: a slow death must not end the connection that came after it.
    ws.once('close', () => {
      this.#guests.delete(guest)
      connection.end()
      opening.then(
        (board) => this.#shelf.release(caller.conversation, board),
        () => {},
      )
    })
    opening.then(
      (board) => {
        if (ws.readyState === ws.OPEN) connection.begin(board)
      },
      (error: unknown) => {
        if (!(error instanceof StorageUnavailable)) this.#parts.log.defect('board.defect', error)
        connection.close(CLOSE.tryAgain)
      },
    )
  }

  /** Everything that was taken is on disk and told to the rooms, or the disk has had its time. */
  async #settle(): Promise<void> {
    const { clock } = this.#parts
    const waited = Promise.withResolvers<void>()
    const callOff = clock.callAt(clock.now() + STOP_GRACE_MS, waited.resolve)
    const boards = this.#shelf.boards.map((board) => board.settled.then(() => board.told))
    await Promise.race([Promise.allSettled(boards), waited.promise])
    callOff()
  }

  async #readClients(conversation: ConversationId): Promise<Clients> {
    const clients = new Clients()
    for (const { clientId, seat } of await this.#parts.storage.readBoardClients(conversation)) {
      clients.add(clientId, seat)
    }
    return clients
  }

  #giveUp(board: LiveBoard, error: unknown): void {
    this.#parts.log.defect('board.defect', error)
    this.#closeGuests((guest) => guest.conversation === board.id, CLOSE.defect)
    void this.#shelf.discard(board.id, board)
  }

  #closeGuests(isMeant: (guest: Guest) => boolean, code: number): void {
    for (const guest of this.#guests) if (isMeant(guest)) guest.connection.close(code)
  }

  #beatLater(): () => void {
    const { clock } = this.#parts
    return clock.callAt(clock.now() + BEAT_MS, () => {
      for (const { connection } of this.#guests) connection.beat()
      this.#callOff = this.#beatLater()
    })
  }
}
