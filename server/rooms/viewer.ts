import type { SeatId } from '../../shared/ids.ts'
import type { Patch, ViewChanges } from '../../shared/protocol.ts'
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
  readonly #shown = new Map<string, Shown>()
  readonly #shownCards = new Map<string, Shown>()
  #lastCards: RoomView['cards'] | undefined
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
    this.#shownCards.clear()
    this.#lastCards = undefined
    this.#partsChanged(seen)
    this.#cardsChanged(seen)
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
    const cards = this.#cardsChanged(seen)
    const changes: ViewChanges = { ...this.#partsChanged(seen), ...(cards !== null && { cards }) }
    if (Object.keys(changes).length === 0) return
    this.#seq += 1
    this.#screen.patch({ seq: this.#seq, changes })
  }

  #partsChanged({ cards: _, ...parts }: RoomView): ViewChanges {
    return Object.fromEntries(Object.entries(parts).filter(isNews(this.#shown)))
  }

  /** The cards that are others than those that were shown, and null for each that is gone. Null for none. */
  #cardsChanged({ cards }: RoomView): NonNullable<ViewChanges['cards']> | null {
    // Most events have nothing to do with cards, and there may be three hundred.
    if (cards === this.#lastCards) return null
    this.#lastCards = cards
    const gone = [...this.#shownCards.keys()].filter((id) => !Object.hasOwn(cards, id))
    for (const id of gone) this.#shownCards.delete(id)
    const changed = [
      ...Object.entries(cards).filter(isNews(this.#shownCards)),
      ...gone.map((id) => [id, null] as const),
    ]
    return changed.length === 0 ? null : Object.fromEntries(changed)
  }
}

type Shown = { readonly value: unknown; readonly written: string }

/** Is this another value than the one that was shown under this name? It is the one that was shown from now on. */
function isNews(shown: Map<string, Shown>) {
  return ([name, value]: readonly [string, unknown]): boolean => {
    const before = shown.get(name)
    if (before !== undefined && before.value === value) return false
    const written = JSON.stringify(value)
    shown.set(name, { value, written })
    return before?.written !== written
  }
}
