import type { ConversationId } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import { type Storage, StorageUnavailable } from '../storage/port.ts'

/** A disk that is full stays so for a while, a lock is gone in a moment: from a twentieth of a second to ten. */
const FIRST_RETRY_MS = 50
const LAST_RETRY_MS = 10_000
/** No items and no deletions, as Yjs writes it. */
const EMPTY_UPDATE = Uint8Array.of(0, 0)

/**
 * The stored log of one board. Appends go out at once, several in flight, so that the database can commit them
 * together; they settle in their order. An append does not fail while the board is open: it is tried again until
 * the disk takes it, for nobody was told of it yet and its words are nowhere else.
 */
export class BoardLog {
  readonly #id: ConversationId
  readonly #storage: Storage
  readonly #clock: Clock
  #rows: number
  #bytes: number
  #last: number
  #settled: Promise<void> = Promise.resolve()
  /** What the next append waits for: a cut, or something that has to be said before. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(
    id: ConversationId,
    stored: readonly { readonly number: number; readonly update: Uint8Array }[],
    { storage, clock }: { storage: Storage; clock: Clock },
  ) {
    this.#id = id
    this.#storage = storage
    this.#clock = clock
    this.#rows = stored.length
    this.#bytes = stored.reduce((sum, { update }) => sum + update.length, 0)
    this.#last = stored.at(-1)?.number ?? 0
  }

  get rows(): number {
    return this.#rows
  }

  get bytes(): number {
    return this.#bytes
  }

  /** Resolves when everything appended so far is on disk. Rejects only for a defect. */
  get settled(): Promise<void> {
    return this.#settled
  }

  /**
   * Resolves when this update and everything before it is on disk. It is not written, nor anything after it, before
   * `first` is over, however that ends.
   */
  append(update: Uint8Array, first: Promise<unknown> | null = null): Promise<void> {
    this.#rows += 1
    this.#bytes += update.length
    if (first !== null) this.#turn = Promise.allSettled([this.#turn, first])
    const written = this.#turn.then(() => this.#insist(update))
    // Settles behind the one before it, so that the order of telling is the order of appending.
    this.#settled = Promise.all([this.#settled, written]).then(([, number]) => {
      this.#last = Math.max(this.#last, number)
    })
    return this.#settled
  }

  /**
   * Replaces the log by a snapshot, which is made when everything appended before is on disk; what is appended
   * meanwhile waits, so that no row is cut that the snapshot does not hold. False when the disk did not take it;
   * then the log is as it was.
   */
  cut(makeSnapshot: () => Uint8Array): Promise<boolean> {
    const [rows, bytes] = [this.#rows, this.#bytes]
    const cut = this.#settled.then(async () => {
      const isCut = await this.#replace(makeSnapshot())
      if (isCut) {
        this.#rows -= rows
        this.#bytes -= bytes
      }
      return isCut
    })
    this.#turn = cut.catch(() => false)
    return cut
  }

  /** Leaves something in an empty log, by which the board is found at the next start. Not on a disk that takes nothing. */
  async mark(): Promise<void> {
    if (this.#rows > 0) return
    try {
      await this.#storage.appendUpdate(this.#id, EMPTY_UPDATE)
    } catch (error) {
      if (!(error instanceof StorageUnavailable)) throw error
    }
  }

  async #insist(update: Uint8Array): Promise<number> {
    for (let waitMs = FIRST_RETRY_MS; ; waitMs = Math.min(waitMs * 2, LAST_RETRY_MS)) {
      try {
        return await this.#storage.appendUpdate(this.#id, update)
      } catch (error) {
        if (!(error instanceof StorageUnavailable)) throw error
        await this.#wait(waitMs)
      }
    }
  }

  async #replace(snapshot: Uint8Array): Promise<boolean> {
    try {
      await this.#storage.compactBoard(this.#id, snapshot, this.#last)
      return true
    } catch (error) {
      if (error instanceof StorageUnavailable) return false
      throw error
    }
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => void this.#clock.callAt(this.#clock.now() + ms, resolve))
  }
}
