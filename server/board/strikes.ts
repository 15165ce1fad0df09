import type { Rejection } from '../../shared/board/wire.ts'
import type { SeatId } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import { MAX_STRIKES, STRIKE_LIFE_MS } from './limits.ts'

/**
 * Two people who mean well can fill the last place on a board at the same moment, and a column can be locked while
 * somebody writes in it.
 */
const NO_FAULT: ReadonlySet<Rejection> = new Set([
  'card-full',
  'board-full',
  'seat-full',
  'read-only',
  'locked',
])

/** Updates of a seat that no honest page sends. After three the seat only reads, until they have faded. */
export class Strikes {
  readonly #clock: Clock
  readonly #times = new Map<SeatId, readonly number[]>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  add(seat: SeatId, code: Rejection): void {
    if (!NO_FAULT.has(code)) this.#times.set(seat, [...this.#recent(seat), this.#clock.now()])
  }

  isReadOnly(seat: SeatId): boolean {
    return this.#recent(seat).length >= MAX_STRIKES
  }

  #recent(seat: SeatId): readonly number[] {
    const since = this.#clock.now() - STRIKE_LIFE_MS
    return (this.#times.get(seat) ?? []).filter((at) => at > since)
  }
}
