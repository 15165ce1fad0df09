import * as Y from 'yjs'
import { createBoardDocument, readCards } from '../../shared/board/document.ts'

/**
 * A board as one update, without what was deleted: only a document that collects garbage forgets text. Read back
 * and compared before anything is built on it; what differs is a defect, and then the log stays.
 */
export function takeSnapshot(doc: Y.Doc): Uint8Array {
  const snapshot = Y.encodeStateAsUpdate(doc)
  const copy = createBoardDocument({ gc: true })
  Y.applyUpdate(copy, snapshot)
  if (describe(copy) !== describe(doc)) throw new Error('a snapshot reads differently than its board')
  return snapshot
}

/** Every card, read field by field, and the clock of every client. */
function describe(doc: Y.Doc): string {
  const cards = readCards(doc).map(({ text, ...card }) => JSON.stringify({ ...card, text: text.toString() }))
  return JSON.stringify([cards.sort(), [...Y.encodeStateVector(doc)]])
}
