import { UNDO_MS } from '../../shared/board/limits.ts'
import type { CardId } from '../../shared/ids.ts'
import { type Store, ValueStore } from '../net/store.ts'
import { browserTimers, type Timers } from '../net/timers.ts'

/** The last thing that I did and can take back. */
export type Undoable = {
  /** Which words say what happened. */
  readonly words: UndoWords
  /** Where the focus goes when it is undone. */
  readonly about: CardId | null
  run(): void
}

export type UndoWords =
  | 'moved'
  | 'themed'
  | 'untheme'
  | 'apart'
  | 'carried'
  | 'named'
  | 'differ'
  | 'parted'
  | 'joined'
  | 'tagged'
  | 'keptOff'
  | 'labelled'

/** One place for it, ten seconds long. What comes after it takes its place. */
export class UndoPlace {
  readonly #timers: Timers
  readonly #last = new ValueStore<Undoable | null>(null)
  #callOff: () => void = () => undefined

  constructor(timers: Timers = browserTimers) {
    this.#timers = timers
  }

  get last(): Store<Undoable | null> {
    return this.#last
  }

  offer(undoable: Undoable | null): void {
    this.#callOff()
    this.#last.set(undoable)
    if (undoable !== null) this.#callOff = this.#timers.after(UNDO_MS, () => this.#last.set(null))
  }

  /** It did not happen after all. */
  withdraw(undoable: Undoable): void {
    if (this.#last.getSnapshot() === undoable) this.offer(null)
  }

  /** Takes it back. False when there is nothing to take back. */
  run(): boolean {
    const undoable = this.#last.getSnapshot()
    if (undoable === null) return false
    this.offer(null)
    undoable.run()
    return true
  }
}
