import { useSyncExternalStore } from 'react'
import type { CardId } from '../../shared/ids.ts'
import type { Board } from '../board/port.ts'

/** What one card says now; null while that is not known. */
export function useCardWords(board: Board | null, card: CardId): string | null {
  return useSyncExternalStore(board?.subscribe ?? neverChanges, () => {
    const cards = board === null ? [] : Object.values(board.getSnapshot().columns).flat()
    return cards.find(({ id }) => id === card)?.text ?? null
  })
}

function neverChanges(): () => void {
  return () => undefined
}
