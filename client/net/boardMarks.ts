import type { CardId } from '../../shared/ids.ts'

/** A change of mine that the server has not settled. */
type Mark = {
  /** The frame that carried it; null while it waits for a connection. */
  frame: number | null
  /** It put words in, so they are mine to keep if it is refused. */
  hasWords: boolean
}

/** Which cards wait for the server's word. */
export class Marks {
  readonly #marks = new Map<CardId, Mark>()

  get size(): number {
    return this.#marks.size
  }

  has(card: CardId): boolean {
    return this.#marks.has(card)
  }

  add(card: CardId, { frame, hasWords }: Mark): void {
    const hadWords = this.#marks.get(card)?.hasWords ?? false
    this.#marks.set(card, { frame, hasWords: hasWords || hadWords })
  }

  /** The answer to the server's question carries everything that waited. */
  carry(frame: number): void {
    for (const mark of this.#marks.values()) mark.frame ??= frame
  }

  /** The connection is gone; whether its frames arrived, the next one will show. */
  lose(): void {
    for (const mark of this.#marks.values()) mark.frame = null
  }

  /** Everything up to this frame is settled. Answers the cards that are saved by it. */
  settle(frame: number): CardId[] {
    const isSettled = (mark: Mark) => mark.frame !== null && mark.frame <= frame
    const settled = [...this.#marks].flatMap(([card, mark]) => (isSettled(mark) ? [card] : []))
    for (const card of settled) this.#marks.delete(card)
    return settled
  }

  /** Cards with words of mine that are not settled. */
  unsettledWords(): CardId[] {
    return [...this.#marks].flatMap(([card, { hasWords }]) => (hasWords ? [card] : []))
  }
}
