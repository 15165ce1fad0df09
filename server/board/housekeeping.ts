import type { Clock } from '../clock.ts'
import { type Storage, StorageUnavailable } from '../storage/port.ts'
import type { BoardLog } from './boardLog.ts'
import {
  CUT_AFTER_DELETION_MS,
  CUT_AFTER_ERASING_MS,
  CUT_RETRY_MS,
  MAX_LOG_BYTES,
  MAX_LOG_ROWS,
} from './limits.ts'
import type { Replicas } from './replicas.ts'
import { takeSnapshot } from './snapshot.ts'

type Parts = {
  readonly storage: Storage
  readonly clock: Clock
  /** Something that should not be able to happen. The board goes on with the log as it is. */
  readonly report: (error: unknown) => void
}

/**
 * Cuts a board's log: when it is long, so that the board opens quickly; soon after a card was deleted, so that its
 * words leave the disk. The log keeps what was typed and taken out again, so cutting is a part of deleting, and of
 * putting a card another way.
 */
export class Housekeeping {
  readonly #log: BoardLog
  readonly #replicas: Replicas
  readonly #parts: Parts
  #callOff: (() => void) | null = null
  #callOffErasing: (() => void) | null = null
  #cutting: Promise<void> | null = null
  #mustScrub = false

  constructor(log: BoardLog, replicas: Replicas, parts: Parts) {
    this.#log = log
    this.#replicas = replicas
    this.#parts = parts
    // The server may have died between a deletion and its cut.
    if (log.rows > 0) this.afterDeletion()
  }

  afterCommit(): void {
    if (this.#log.rows > MAX_LOG_ROWS || this.#log.bytes > MAX_LOG_BYTES) this.#cutNow()
  }

  afterDeletion(): void {
    this.#mustScrub = true
    this.#cutIn(CUT_AFTER_DELETION_MS)
  }

  /** Words were taken out of a card that stays. */
  afterErasing(): void {
    const { clock } = this.#parts
    this.#callOffErasing ??= clock.callAt(clock.now() + CUT_AFTER_ERASING_MS, () => {
      this.#callOffErasing = null
      this.#mustScrub = true
      this.#cutNow()
    })
  }

  /** A last cut, if there is anything to cut. With cards that are still to go the log is left for the next start. */
  async finish(isUnfinished: boolean): Promise<void> {
    await this.#cutting
    if (this.#callOffErasing !== null) this.#mustScrub = true
    if (!isUnfinished && (this.#log.rows > 0 || this.#mustScrub)) this.#cutNow()
    await this.#cutting
    if (isUnfinished) await this.#log.mark()
    this.stop()
  }

  stop(): void {
    for (const callOff of [this.#callOff, this.#callOffErasing]) callOff?.()
    this.#callOff = null
    this.#callOffErasing = null
  }

  #cutIn(delayMs: number): void {
    const { clock } = this.#parts
    this.#callOff ??= clock.callAt(clock.now() + delayMs, () => this.#cutNow())
  }

  #cutNow(): void {
    if (this.#cutting !== null) return
    this.#callOff?.()
    this.#callOff = null
    this.#cutting = this.#cut()
      .catch(this.#parts.report)
      .finally(() => {
        this.#cutting = null
        // Asked for while this cut was on its way.
        if (this.#mustScrub) this.#cutIn(CUT_AFTER_DELETION_MS)
      })
  }

  async #cut(): Promise<void> {
    let mustScrub = false
    const isCut = await this.#log.cut(() => {
      // From here on a deletion belongs to the next cut.
      mustScrub = this.#mustScrub
      this.#mustScrub = false
      return takeSnapshot(this.#replicas.committed)
    })
    if (isCut && (!mustScrub || (await this.#scrub()))) return
    this.#mustScrub ||= mustScrub
    this.#cutIn(CUT_RETRY_MS)
  }

  async #scrub(): Promise<boolean> {
    try {
      await this.#parts.storage.scrub()
      return true
    } catch (error) {
      if (error instanceof StorageUnavailable) return false
      throw error
    }
  }
}
