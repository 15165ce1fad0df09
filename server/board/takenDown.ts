import { UNDO_MS } from '../../shared/board/limits.ts'
import type { CardId, SeatId } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'

/** An undo of the last moment needs its time on the wire. */
const WIRE_GRACE_MS = 1_000

/**
 * Cards that were taken down and can still be undone. Each person who took a card down waits for its deletion, and
 * only they can call it off: somebody else's undo on top of it brings the card back to the screens, not to stay.
 */
export class TakenDown {
  readonly #clock: Clock
  readonly #remove: (card: CardId) => void
  readonly #waiting = new Map<CardId, Map<SeatId, () => void>>()

  constructor(clock: Clock, remove: (card: CardId) => void) {
    this.#clock = clock
    this.#remove = remove
  }

  /** Those that are still to go. */
  get cards(): CardId[] {
    return [...this.#waiting.keys()]
  }

  add(card: CardId, seat: SeatId): void {
    const takers = this.#waiting.get(card) ?? new Map<SeatId, () => void>()
    this.#waiting.set(card, takers)
    takers.get(seat)?.()
    const dueAt = this.#clock.now() + UNDO_MS + WIRE_GRACE_MS
    takers.set(
      seat,
      this.#clock.callAt(dueAt, () => this.#due(card)),
    )
  }

  putBack(card: CardId, seat: SeatId): void {
    const takers = this.#waiting.get(card)
    takers?.get(seat)?.()
    takers?.delete(seat)
    if (takers?.size === 0) this.#waiting.delete(card)
  }

  /** Calls everything off. Cards that are still down are found again when the board is next opened. */
  close(): void {
    for (const takers of this.#waiting.values()) for (const callOff of takers.values()) callOff()
    this.#waiting.clear()
  }

  /** It goes for another reason. */
  forget(card: CardId): void {
    for (const callOff of this.#waiting.get(card)?.values() ?? []) callOff()
    this.#waiting.delete(card)
  }

  #due(card: CardId): void {
    this.forget(card)
    this.#remove(card)
  }
}
