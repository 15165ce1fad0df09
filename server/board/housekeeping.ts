import type { Clock } from '../clock.ts'
import { type Storage, StorageUnavailable } from '../storage/port.ts'
import type { BoardLog } from './boardLog.ts'
import { CUT_AFTER_DELETION_MS, CUT_RETRY_MS, MAX_LOG_BYTES, MAX_LOG_ROWS } from './limits.ts'
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
 * words leave the disk. The log keeps what was typed and taken out again, so cutting is a part of deleting.
 */
export class Housekeeping {
  readonly #log: BoardLog
  readonly #replicas: Replicas
  readonly #parts: Parts
  #callOff: (() => void) | null = null
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

  /** A last cut, if there is anything to cut. */
  async finish(): Promise<void> {
    await this.#cutting
    if (this.#log.rows > 0 || this.#mustScrub) this.#cutNow()
    await this.#cutting
    this.stop()
  }

  stop(): void {
    this.#callOff?.()
    this.#callOff = null
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
