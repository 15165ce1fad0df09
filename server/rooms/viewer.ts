import type { SeatId } from '../../shared/ids.ts'
import type { Patch } from '../../shared/protocol.ts'
import type { RoomState } from '../../shared/room/state.ts'
import { type RoomView, view } from '../../shared/room/view.ts'

/** Where a viewer's messages go: one socket, or a list in a test. */
export type Screen = {
  patch(patch: Patch): void
  /** The seat is not in the room any more. */
  gone(): void
}

/**
 * One person's window on a room. Whole views are made for each person and only the parts that changed for
 * them are sent, numbered per person: a change that is private to somebody else leaves no trace here, not
 * even a gap in the numbers.
 */
export class Viewer {
  readonly seat: SeatId
  readonly #screen: Screen
  readonly #shown = new Map<string, string>()
  #seq = 0

  constructor(seat: SeatId, screen: Screen) {
    this.seat = seat
    this.#screen = screen
  }

  /** Everything, from the beginning. Null when the seat is not in the room. */
  showAll(state: RoomState): { seq: number; view: RoomView } | null {
    const seen = view(state, this.seat)
    if (seen === null) return null
    this.#shown.clear()
    for (const [part, value] of Object.entries(seen)) this.#shown.set(part, JSON.stringify(value))
    this.#seq += 1
    return { seq: this.#seq, view: seen }
  }

  /** What is different from what was shown before, if anything is. Nothing before the first `showAll`. */
  showChanges(state: RoomState): void {
    if (this.#seq === 0) return
    const seen = view(state, this.seat)
    if (seen === null) {
      this.#screen.gone()
      return
    }
    const changed = Object.entries(seen).filter(([part, value]) => {
      const written = JSON.stringify(value)
      if (this.#shown.get(part) === written) return false
      this.#shown.set(part, written)
      return true
    })
    if (changed.length === 0) return
    this.#seq += 1
    this.#screen.patch({ seq: this.#seq, changes: Object.fromEntries(changed) })
  }
}
