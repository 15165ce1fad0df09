import { useState } from 'react'
import type { MyCard } from './useMyCards.ts'

/**
 * The card whose words I am changing stays under my hands, also when it goes meanwhile: because somebody else took it
 * down, and what I write puts it back (rule GR-10), or because all turn over, and my words can be copied.
 */
export function useOpenCard(cards: readonly MyCard[]) {
  const [held, setHeld] = useState<{ card: MyCard; at: number } | null>(null)
  const isGone = held !== null && !cards.some(({ id }) => id === held.card.id)
  return {
    cards: isGone ? cards.toSpliced(held.at, 0, held.card) : cards,
    /** Null when it is closed again. */
    open: (card: MyCard | null) =>
      setHeld(card === null ? null : { card, at: cards.findIndex(({ id }) => id === card.id) }),
  }
}
