import { useState } from 'react'
import type { ColumnKey } from '../../../shared/board/columns.ts'
import type { PersonCommand } from '../../../shared/room/commands.ts'
import type { RoomView } from '../../../shared/room/view.ts'

export type MyCard = {
  readonly id: string
  readonly text: string
  readonly column: ColumnKey
  readonly isPrivate: boolean
  /** The server has it, with these words. */
  readonly isSaved: boolean
}

export type MyCardsDesk = {
  readonly cards: readonly MyCard[]
  /** A new card, or other words for one. */
  put(card: Pick<MyCard, 'id' | 'text' | 'column'>): void
  takeDown(card: MyCard): void
}

/** My cards of this step: those that the server has, and those that are on their way to it. */
export function useMyCards(
  { writing }: RoomView,
  isPrivate: boolean,
  send: (command: PersonCommand) => void,
): MyCardsDesk {
  const [sent, setSent] = useState<readonly MyCard[]>([])
  const known = (writing?.mine ?? []).filter((card) => card.isPrivate === isPrivate)
  const isKnown = (card: MyCard) => known.some(({ id, text }) => id === card.id && text === card.text)
  const waiting = sent.filter((card) => !isKnown(card))
  // What the server has is not looked for again: when the cards turn over, they are mine no longer.
  if (waiting.length !== sent.length) setSent(waiting)
  const put: MyCardsDesk['put'] = ({ id, text, column }) => {
    setSent([...waiting.filter((card) => card.id !== id), { id, text, column, isPrivate, isSaved: false }])
    send({ type: 'writing.put', id, text, column })
  }
  return {
    cards: withWaiting(known, waiting),
    put,
    takeDown: ({ id }) => {
      setSent(waiting.filter((card) => card.id !== id))
      if (known.some((card) => card.id === id)) send({ type: 'writing.take-down', id })
    },
  }
}

/** In the order in which they were written; other words for a card stand in its place. */
export function withWaiting(
  known: readonly Omit<MyCard, 'isSaved'>[],
  waiting: readonly MyCard[],
): readonly MyCard[] {
  const saved = known.map((card) => waiting.find(({ id }) => id === card.id) ?? { ...card, isSaved: true })
  return [...saved, ...waiting.filter(({ id }) => !known.some((card) => card.id === id))]
}
