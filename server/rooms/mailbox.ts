/**
 * One at a time, in the order of arrival, for the whole life of its owner. A job that fails is reported to
 * whoever posted it and does not stop the next one.
 */
export class Mailbox {
  #last: Promise<unknown> = Promise.resolve()

  post<Result>(job: () => Promise<Result> | Result): Promise<Result> {
    const result = this.#last.then(job)
    this.#last = result.catch(() => undefined)
    return result
  }

  /** Resolves when everything that was posted so far is done. */
  async settled(): Promise<void> {
    await this.#last
  }
}
