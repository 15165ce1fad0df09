import type { PageId, SeatId } from '../../shared/ids.ts'

/** One open page of a seat, as far as the contest for the seat goes. */
export type Page = {
  readonly page: PageId
  /** Resolves true when the page answers in time: a tab whose network died does not. */
  isStillThere(): Promise<boolean>
  /** Tells the page that another one has the seat now, and ends it. */
  endTakenOver(): void
  /** Ends a page that was replaced by its own reconnect or reload. Nothing to tell. */
  end(): void
}

/**
 * A seat is used by one page at a time. A page that comes back after a cut replaces its earlier self; a second
 * tab waits at the door until its person says *Use here*. A holder that does not answer has died unnoticed
 * and is replaced, so that a reload never meets its own ghost.
 */
export class SeatHolders {
  readonly #holders = new Map<SeatId, Page>()

  /** True when the page has the seat now; false when another living page has it. */
  async claim(seat: SeatId, claimant: Page): Promise<boolean> {
    const holder = this.#holders.get(seat)
    if (holder === undefined || holder.page === claimant.page) {
      this.#hold(seat, claimant)
      holder?.end()
      return true
    }
    if (await holder.isStillThere()) return false
    // Somebody else may have been quicker while we waited.
    if (this.#holders.get(seat) !== holder && this.#holders.has(seat)) return false
    this.#hold(seat, claimant)
    holder.end()
    return true
  }

  /** The person said *Use here*: whoever had the seat is told and ended. */
  take(seat: SeatId, claimant: Page): void {
    const holder = this.#holders.get(seat)
    this.#hold(seat, claimant)
    if (holder !== claimant) holder?.endTakenOver()
  }

  /** A page is gone. A late goodbye of a page that was replaced changes nothing. */
  release(seat: SeatId, page: Page): void {
    if (this.#holders.get(seat) === page) this.#holders.delete(seat)
  }

  #hold(seat: SeatId, page: Page): void {
    this.#holders.set(seat, page)
  }
}
