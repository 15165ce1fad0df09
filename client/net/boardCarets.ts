import * as Y from 'yjs'
import type { CaretSpot } from '../../shared/board/presence.ts'

/**
 * A caret as a place between letters instead of a number, so that it stays where it is while others type: it keeps
 * to the letter before it.
 */
export function spotAt(text: Y.Text, offset: number): CaretSpot {
  const { item } = Y.createRelativePositionFromTypeIndex(text, Math.min(offset, text.length), -1)
  return item === null ? null : [item.client, item.clock]
}

/** Where a spot is now in its text, or null when it is in none or in another. */
export function offsetOf(text: Y.Text, spot: CaretSpot): number | null {
  if (spot === null) return 0
  const [client, clock] = spot
  const { doc } = text
  if (doc === null) return null
  try {
    const position = Y.createRelativePositionFromJSON({ item: { client, clock }, assoc: -1 })
    const found = Y.createAbsolutePositionFromRelativePosition(position, doc)
    return found?.type === text ? found.index : null
  } catch {
    // Somebody else's caret may name whatever they like.
    return null
  }
}
