import { useEffect, useState } from 'react'
import type { MyCard } from './useMyCards.ts'

/** Long enough to see the slip and reach the button, as everywhere. */
const UNDO_MS = 10_000

/** The card I have just taken down, while it can be put back. */
export function useTakenDown() {
  const [card, set] = useState<MyCard | null>(null)
  useEffect(() => {
    if (card === null) return
    const timer = setTimeout(() => set(null), UNDO_MS)
    return () => clearTimeout(timer)
  }, [card])
  return { card, set }
}
