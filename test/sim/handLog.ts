import type { SeatId } from '../../shared/ids.ts'
import type { RoomEvent } from '../../shared/room/events.ts'

/** What became of the hands, worked out from what everybody could see, and not asked of the engine that is simulated. */
export class HandLog {
  readonly #waiting = new Map<SeatId, { readonly raisedAt: number; overtaken: number }>()
  /** The longest that a hand waited before it was served. */
  longestWaitMs = 0
  /** How often the hand that was passed most often was passed. */
  mostOvertakes = 0

  /** Whose hand is up, the earliest first. */
  get waiting(): SeatId[] {
    return [...this.#waiting.keys()]
  }

  take(event: RoomEvent): void {
    if (event.type === 'queue.raised') this.#waiting.set(event.seat, { raisedAt: event.at, overtaken: 0 })
    if (event.type === 'floor.given') this.#serve(event.seat, event.at)
  }

  #serve(seat: SeatId, at: number): void {
    const hand = this.#waiting.get(seat)
    if (hand === undefined) return
    this.#waiting.delete(seat)
    this.longestWaitMs = Math.max(this.longestWaitMs, at - hand.raisedAt)
    for (const other of this.#waiting.values()) {
      if (other.raisedAt >= hand.raisedAt) continue
      other.overtaken += 1
      this.mostOvertakes = Math.max(this.mostOvertakes, other.overtaken)
    }
  }
}
