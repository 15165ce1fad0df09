import { useEffect, useEffectEvent, useState } from 'react'
import type { CardId, SeatId } from '../../../shared/ids.ts'
import type { NotesReach } from './notesContext.ts'

type ShowBack = { readonly card: CardId; readonly to: SeatId }

export type ShowBacks = {
  /** Cards that the room does not know yet: their words are on their way to it. */
  readonly waiting: readonly ShowBack[]
  show(card: CardId, to: SeatId): void
}

/**
 * Asks speakers whether a card is right. A card's words and what the room knows of it come on two wires: a new card is
 * shown back as soon as the room has heard of it.
 */
export function useShowBacks({ view, send }: NotesReach): ShowBacks {
  const [waiting, setWaiting] = useState<readonly ShowBack[]>([])
  const isKnown = ({ card }: ShowBack) => view.cards[card] !== undefined
  const known = waiting.filter(isKnown)
  const sendKnown = useEffectEvent(() => {
    for (const { card, to } of known) send({ type: 'card.show-back', card, to })
    setWaiting((before) => before.filter((each) => !known.includes(each)))
  })
  const hasKnown = known.length > 0
  useEffect(() => {
    if (hasKnown) sendKnown()
  }, [hasKnown])
  return {
    waiting,
    show: (card, to) => setWaiting([...waiting.filter((each) => each.card !== card), { card, to }]),
  }
}
