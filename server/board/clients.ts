import type { SeatId } from '../../shared/ids.ts'

/** Which Yjs client id belongs to which seat of one board. Ids stay valid, so that edits made offline still land. */
export class Clients {
  readonly #seats = new Map<number, SeatId>()

  add(client: number, seat: SeatId): void {
    this.#seats.set(client, seat)
  }

  seatOf(client: number): SeatId | undefined {
    return this.#seats.get(client)
  }

  /** A page writes under this id: it is not the one to be given away. */
  touch(client: number): void {
    const seat = this.#seats.get(client)
    if (seat === undefined) return
    this.#seats.delete(client)
    this.#seats.set(client, seat)
  }

  /** The ids of a seat, the longest unused first. */
  idsOf(seat: SeatId): number[] {
    return [...this.#seats].flatMap(([client, owner]) => (owner === seat ? [client] : []))
  }
}
