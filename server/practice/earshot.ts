import type { SeatId } from '../../shared/ids.ts'

/**
 * Which of the pretend people talk now, and where. They do not listen to sound: this is what keeps those at one table
 * from all talking at once.
 */
export class Earshot {
  readonly #talking = new Map<SeatId, string>()

  begin(seat: SeatId, place: string): void {
    this.#talking.set(seat, place)
  }

  end(seat: SeatId): void {
    this.#talking.delete(seat)
  }

  /** Does somebody else talk where this one is? */
  hearsOther(seat: SeatId, place: string): boolean {
    return [...this.#talking].some(([other, where]) => other !== seat && where === place)
  }
}
