import type { ColumnKey } from '../../shared/board/columns.ts'
import type { Chance } from './chance.ts'
import { PHRASES } from './phrases.ts'

/** The cards that the people of one practice room still have to say. Each is said once. */
export class Words {
  readonly #left: Map<ColumnKey, string[]>
  readonly #chance: Chance

  constructor(chance: Chance) {
    this.#chance = chance
    this.#left = new Map(
      Object.entries(PHRASES).map(([column, phrases]) => [column as ColumnKey, [...phrases]]),
    )
  }

  /** Something for this column that is not written yet, or nothing when all has been said. */
  take(column: ColumnKey, written: ReadonlySet<string> = new Set()): string | undefined {
    const left = (this.#left.get(column) ?? []).filter((phrase) => !written.has(phrase))
    this.#left.set(column, left)
    return left.splice(Math.floor(this.#chance() * left.length), 1)[0]
  }
}
