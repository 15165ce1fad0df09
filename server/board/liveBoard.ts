import type { ColumnKey } from '../../shared/board/columns.ts'
import { cardsOf, readCards } from '../../shared/board/document.ts'
import type { PresenceNews, PresenceWish } from '../../shared/board/presence.ts'
import { writePresence } from '../../shared/board/wire.ts'
import type { CardId, ConversationId, SeatId } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import type { Storage } from '../storage/port.ts'
import { BoardLog } from './boardLog.ts'
import { Bucket } from './bucket.ts'
import { Clients } from './clients.ts'
import { writeAnswer, writeAsk, writeUpdate } from './frames.ts'
import { Gate } from './gate.ts'
import { Housekeeping } from './housekeeping.ts'
import { SEAT_BUDGET } from './limits.ts'
import { Presence, type Told } from './presence.ts'
import type { QuietCard } from './quietCards.ts'
import { Replicas } from './replicas.ts'
import { RoomNews } from './roomNews.ts'
import { NO_RULES, type RoomSide } from './roomSide.ts'
import { Strikes } from './strikes.ts'
import { TakenDown } from './takenDown.ts'
import type { Rejected } from './verdict.ts'

export type OnWriting = (board: ConversationId, seat: SeatId) => void

/** How often the room is told that a person writes: that they take part changes no faster (rule G-17). */
const TELL_WRITING_MS = 30_000

/** A card as it is on disk, with what it says. */
export type CardWords = {
  readonly id: CardId
  readonly text: string
  readonly column: ColumnKey
  readonly order: string
  readonly isDown: boolean
}

/** What a board needs of a page's connection. */
export type Peer = {
  readonly page: number
  readonly seat: SeatId
  send(frame: Uint8Array): void
  /** Left out when the page reads too slowly. */
  sendDroppable(frame: Uint8Array): void
}

export type BoardParts = {
  readonly storage: Storage
  readonly clock: Clock
  readonly room: RoomSide
  /** Somebody writes here; what, is not said. */
  readonly onWriting?: OnWriting
  /** Something that should not be able to happen. The board is given up; whoever comes next opens it anew. */
  readonly onBroken: (board: LiveBoard, error: unknown) => void
  /** The same, where the board can go on. */
  readonly report: (error: unknown) => void
}

type Commit = {
  readonly update: Uint8Array
  /** Has it already. */
  readonly sender?: Peer
  /** What has to be over before it is written. */
  readonly first?: Promise<void> | null
}

/**
 * One board while pages are connected to it. An update passes the gate, goes to the log, and only when it is on disk
 * it is told to the others and acknowledged: nobody ever sees what a crash could take back.
 */
export class LiveBoard {
  readonly id: ConversationId
  readonly clients: Clients
  readonly strikes: Strikes
  readonly #parts: BoardParts
  readonly #replicas: Replicas
  readonly #gate: Gate
  readonly #log: BoardLog
  readonly #presence: Presence
  readonly #takenDown: TakenDown
  readonly #housekeeping: Housekeeping
  readonly #news: RoomNews
  readonly #peers = new Set<Peer>()
  readonly #budgets = new Map<SeatId, Bucket>()
  readonly #toldAt = new Map<SeatId, number>()

  static async open(id: ConversationId, parts: BoardParts): Promise<LiveBoard> {
    const { storage } = parts
    const [stored, known] = await Promise.all([storage.readBoard(id), storage.readBoardClients(id)])
    const clients = new Clients()
    for (const { clientId, seat } of known) clients.add(clientId, seat)
    const updates = stored.updates.map(({ update }) => update)
    const replicas = new Replicas(stored.snapshot === undefined ? updates : [stored.snapshot, ...updates])
    return new LiveBoard(id, parts, clients, replicas, new BoardLog(id, stored.updates, parts))
  }

  private constructor(
    id: ConversationId,
    parts: BoardParts,
    clients: Clients,
    replicas: Replicas,
    log: BoardLog,
  ) {
    const { clock } = parts
    this.id = id
    this.clients = clients
    this.#parts = parts
    this.#replicas = replicas
    this.#log = log
    this.strikes = new Strikes(clock)
    this.#gate = new Gate(replicas, clients)
    this.#presence = new Presence(clock, (told) => this.#tellPresence(told))
    // A failure was reported where it happened; here nobody waits for the answer.
    this.#takenDown = new TakenDown(clock, (card) => void this.#remove(card).catch(() => {}))
    this.#housekeeping = new Housekeeping(log, replicas, parts)
    this.#news = new RoomNews(id, replicas, parts)
    this.#findTakenDown()
  }

  /** Nothing waits for the disk or for the room: the board can be forgotten without losing a word. */
  get isSettled(): boolean {
    return this.#replicas.waiting === 0 && this.#news.isSettled
  }

  /** Resolves when everything taken so far is on disk. Rejects when the board is broken. */
  get settled(): Promise<void> {
    return this.#log.settled
  }

  /** Resolves when the room has heard of everything that is on disk so far. */
  get told(): Promise<void> {
    return this.#news.settled
  }

  /** A page has come: it is asked for what it wrote without a connection. */
  join(peer: Peer): void {
    peer.send(writeAsk(this.#replicas.committed))
  }

  leave(peer: Peer): void {
    this.#peers.delete(peer)
    this.#presence.leave(peer.page)
  }

  /** Answers with what the page does not have, from what is on disk. From now on it is told every change. */
  answer(peer: Peer, stateVector?: Uint8Array): void {
    peer.send(writeAnswer(this.#replicas.committed, stateVector))
    if (this.#peers.has(peer)) return
    this.#peers.add(peer)
    const all = this.#shownTo(peer, this.#presence.all)
    if (all.length > 0) peer.send(writePresence(all))
  }

  /** Answers when the update is on disk, and everything before it, and the others were told; or why it was not taken. */
  submit(peer: Peer, sent: { update: Uint8Array; isFirstSync: boolean }): Promise<void> | Rejected {
    const { seat } = peer
    const rules = this.#news.glance ?? NO_RULES
    const admission = this.#gate.admit({ ...sent, seat, rules, now: this.#parts.clock.now() })
    if (!admission.ok) return admission
    const { update, news } = admission
    if (update === null) return this.#log.settled
    const first = this.#news.warn(seat, news.reworded)
    return this.#commit({ update, sender: peer, first }, () => {
      this.#tellWriting(seat)
      for (const card of admission.takenDown) this.#takenDown.add(card, seat)
      for (const card of admission.putBack) this.#takenDown.putBack(card, seat)
      this.#news.note(seat, news)
      if (admission.hasErased) this.#housekeeping.afterErasing()
    })
  }

  /** Lays cards that turned over, each once for good; resolves when they are on disk (rule W-7). */
  lay(cards: readonly QuietCard[]): Promise<void> {
    const update = this.#gate.lay(cards)
    return update === null ? this.#log.settled : this.#commit({ update })
  }

  /** Every card as it is on disk, once everything taken so far is there and the room has heard of it. */
  async read(): Promise<readonly CardWords[]> {
    await this.#log.settled
    await this.told
    return readCards(this.#replicas.committed).map(({ id, text, column, order, isDown }) => ({
      ...{ id, column, order, isDown },
      text: text.toString(),
    }))
  }

  /** Deletes a card for good, whoever wants it back; resolves when it is gone from the document. */
  takeOut(card: CardId): Promise<void> {
    return this.#remove(card)
  }

  /** What a page says it does. A draft is heard only of whoever takes notes. */
  hear({ page, seat }: Peer, wish: PresenceWish): void {
    const { draft, ...rest } = wish
    const isDrafting = draft !== undefined && this.#hasPen(seat)
    this.#presence.hear(page, seat, isDrafting ? wish : rest)
  }

  /** What a seat may do in a second, over all its pages (SEC-13). */
  budgetOf(seat: SeatId): Bucket {
    const budget = this.#budgets.get(seat) ?? new Bucket(SEAT_BUDGET, this.#parts.clock.now())
    this.#budgets.set(seat, budget)
    return budget
  }

  /** Nobody is here any more who could put back what was taken down: it goes now. */
  async finishTakingDown(): Promise<void> {
    await Promise.all(this.#takenDown.cards.map((card) => this.#remove(card)))
    await this.told
  }

  /**
   * Stops all timers. With everything on disk the log is cut, so that the board opens quickly next time; a board with
   * cards that are still to go keeps something in its log, by which the next start finds it.
   */
  async close(): Promise<void> {
    const isUnfinished = this.#takenDown.cards.length > 0
    this.#takenDown.close()
    this.#presence.close()
    if (this.#replicas.waiting > 0) this.#housekeeping.stop()
    else await this.#housekeeping.finish(isUnfinished)
    this.#news.close()
  }

  async #commit({ update, sender, first }: Commit, afterwards?: () => void): Promise<void> {
    try {
      await this.#log.append(update, first)
      this.#replicas.commit()
    } catch (error) {
      this.#parts.onBroken(this, error)
      throw error
    }
    const frame = writeUpdate(update)
    for (const peer of this.#peers) if (peer !== sender) peer.send(frame)
    afterwards?.()
    this.#housekeeping.afterCommit()
  }

  /** A card that can no longer be undone goes for good: from the document now, from the disk within the minute. */
  #remove(card: CardId): Promise<void> {
    this.#takenDown.forget(card)
    const update = this.#gate.remove(card)
    if (update === null) return this.#log.settled
    return this.#commit({ update }, () => {
      this.#news.note(null, { gone: [card] })
      this.#housekeeping.afterDeletion()
    })
  }

  /** Cards that were down when the server died get their ten seconds again. */
  #findTakenDown(): void {
    for (const { id, isDown } of readCards(this.#replicas.committed)) {
      if (!isDown) continue
      const by = cardsOf(this.#replicas.committed).get(id)?._map.get('down')?.id.client
      const seat = this.clients.seatOf(by ?? 0)
      if (seat !== undefined) this.#takenDown.add(id, seat)
    }
  }

  #tellWriting(seat: SeatId): void {
    const now = this.#parts.clock.now()
    if (now - (this.#toldAt.get(seat) ?? Number.NEGATIVE_INFINITY) < TELL_WRITING_MS) return
    this.#toldAt.set(seat, now)
    this.#parts.onWriting?.(this.id, seat)
  }

  #tellPresence(told: Told): void {
    for (const peer of this.#peers) {
      const others = this.#shownTo(peer, told).filter(({ page }) => page !== peer.page)
      if (others.length > 0) peer.sendDroppable(writePresence(others))
    }
  }

  #shownTo({ seat }: Peer, { withDrafts, open }: Told): readonly PresenceNews[] {
    return this.#hasPen(seat) ? withDrafts : open
  }

  #hasPen(seat: SeatId): boolean {
    return this.#news.glance?.hasPen(seat) ?? false
  }
}
