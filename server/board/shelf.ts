import type { ConversationId } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import { Mailbox } from '../rooms/mailbox.ts'
import type { LiveBoard } from './liveBoard.ts'

/** A reload or a lost connection is back sooner; a room that everybody left keeps bytes on disk and nothing else. */
const UNLOAD_AFTER_MS = 60_000

type Place = {
  readonly mailbox: Mailbox
  board: LiveBoard | null
  holders: number
  jobs: number
  callOff: (() => void) | null
}

/**
 * The boards that are open. Everything that opens or closes one goes through its place's mailbox, one at a time, so
 * that a board is never loaded twice nor loaded while it is being closed.
 */
export class Shelf {
  readonly #places = new Map<ConversationId, Place>()
  readonly #clock: Clock
  readonly #open: (id: ConversationId) => Promise<LiveBoard>

  constructor(clock: Clock, open: (id: ConversationId) => Promise<LiveBoard>) {
    this.#clock = clock
    this.#open = open
  }

  get size(): number {
    return this.#places.size
  }

  /** The boards that are open now. */
  get boards(): LiveBoard[] {
    return [...this.#places.values()].flatMap(({ board }) => board ?? [])
  }

  /** Opens the board if need be and keeps it open until `release`. Rejects when it cannot be opened. */
  hold(id: ConversationId): Promise<LiveBoard> {
    return this.visit(id, async (place) => {
      place.callOff?.()
      place.callOff = null
      place.board ??= await this.#open(id)
      place.holders += 1
      return place.board
    })
  }

  /** One holder less. The last one leaves the board open for a while. */
  release(id: ConversationId, board: LiveBoard): void {
    const place = this.#places.get(id)
    if (place?.board !== board) return
    place.holders -= 1
    if (place.holders === 0) this.#unloadLater(id, place)
  }

  /** Works on a board that nobody opens or closes meanwhile; it is opened for this if need be. */
  use<Result>(id: ConversationId, work: (board: LiveBoard) => Result): Promise<Result> {
    return this.visit(id, async (place) => {
      place.board ??= await this.#open(id)
      if (place.holders === 0) this.#unloadLater(id, place)
      return work(place.board)
    })
  }

  /** Works on a board's place when nobody else does; `board` is null while it is not open. */
  async visit<Result>(id: ConversationId, work: (place: Place) => Promise<Result>): Promise<Result> {
    const place = this.#places.get(id) ?? {
      mailbox: new Mailbox(),
      board: null,
      holders: 0,
      jobs: 0,
      callOff: null,
    }
    this.#places.set(id, place)
    place.jobs += 1
    try {
      return await place.mailbox.post(() => work(place))
    } finally {
      place.jobs -= 1
      if (place.jobs === 0 && place.board === null) this.#places.delete(id)
    }
  }

  /** Forgets a board, or only this one. Whoever comes next opens it anew. */
  discard(id: ConversationId, only?: LiveBoard): Promise<void> {
    return this.visit(id, async (place) => {
      const { board } = place
      if (board === null || (only !== undefined && only !== board)) return
      this.#clear(place)
      await board.close()
    })
  }

  /** Forgets every board, also one that is being opened just now. */
  async close(): Promise<void> {
    await Promise.all([...this.#places.keys()].map((id) => this.discard(id)))
  }

  #unloadLater(id: ConversationId, place: Place): void {
    place.callOff?.()
    place.callOff = this.#clock.callAt(this.#clock.now() + UNLOAD_AFTER_MS, () => {
      void this.visit(id, async () => this.#unload(id, place))
    })
  }

  async #unload(id: ConversationId, place: Place): Promise<void> {
    if (place.board === null || place.holders > 0) return
    // What the disk has not taken yet is nowhere else.
    if (!place.board.isSettled) {
      this.#unloadLater(id, place)
      return
    }
    const { board } = place
    this.#clear(place)
    await board.close()
  }

  #clear(place: Place): void {
    place.callOff?.()
    Object.assign(place, { board: null, holders: 0, callOff: null })
  }
}
