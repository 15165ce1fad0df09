import * as Y from 'yjs'
import { createBoardDocument } from '../../shared/board/document.ts'
import type { Rejected } from './verdict.ts'

/** What the server writes itself is written under this id, which no page is given. */
const SERVER_CLIENT = 0
/** No page is given this one either, and nothing is written under it: ids of pages are 32-bit numbers. */
const NOBODY = 2 ** 32

/**
 * The two documents of an open board. `committed` is what the disk has and what everybody may see. The other runs
 * ahead of it: an update is tried there first, and waits for its commit. Where a try goes wrong, the one ahead is
 * thrown away and made again, for Yjs may have taken a part before it found the fault.
 */
export class Replicas {
  readonly committed: Y.Doc
  #ahead: Y.Doc
  #waiting: Uint8Array[] = []
  #written: Uint8Array | null = null

  constructor(stored: readonly Uint8Array[]) {
    this.committed = newDocument()
    for (const update of stored) Y.applyUpdate(this.committed, update)
    dropPending(this.committed)
    this.#ahead = this.#makeAhead()
  }

  /** For reading. What is written past `attempt` is written past the log. */
  get ahead(): Y.Doc {
    return this.#ahead
  }

  /** How many updates wait for their commit. */
  get waiting(): number {
    return this.#waiting.length
  }

  /**
   * Changes the document that runs ahead. Answers the work's verdict and, where it is good, the update to commit:
   * written anew by Yjs from what has really changed, so that nothing travels on that was not looked at, be it a
   * repetition, a known deletion or bytes after the end. Null when nothing has changed.
   */
  attempt<Good extends { readonly ok: true }>(
    work: (transaction: Y.Transaction) => Good | Rejected,
  ): { verdict: Good | Rejected; update: Uint8Array | null } {
    this.#written = null
    let verdict: Good | Rejected
    try {
      verdict = this.#ahead.transact(work)
    } catch {
      verdict = { ok: false, code: 'malformed' }
    }
    if (!verdict.ok) {
      this.#ahead = this.#makeAhead()
      return { verdict, update: null }
    }
    if (this.#written !== null) this.#waiting.push(this.#written)
    return { verdict, update: this.#written }
  }

  /** The update that waited longest is on disk: now it may be seen. */
  commit(): void {
    const update = this.#waiting.shift()
    if (update === undefined) throw new Error('nothing waits for a commit')
    Y.applyUpdate(this.committed, update)
  }

  #makeAhead(): Y.Doc {
    const doc = newDocument()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.committed))
    for (const update of this.#waiting) Y.applyUpdate(doc, update)
    // Only now: a document that hears of its own id from outside gives itself another one.
    doc.clientID = SERVER_CLIENT
    doc.on('update', (update) => {
      this.#written = update
    })
    return doc
  }
}

function newDocument(): Y.Doc {
  const doc = createBoardDocument({ gc: true })
  doc.clientID = NOBODY
  return doc
}

/**
 * A write that failed can leave its successor in the log without it. Neither was ever told or acknowledged: what
 * cannot be placed is dropped, and the browsers that have it send both again.
 */
function dropPending({ store }: Y.Doc): void {
  store.pendingStructs = null
  store.pendingDs = null
}
