import { useState } from 'react'
import type { ColumnKey } from '../../../shared/board/columns.ts'
import type { PersonCommand } from '../../../shared/room/commands.ts'
import type { Reach } from '../actions.ts'

export type MyCard = {
  readonly id: string
  readonly text: string
  readonly column: ColumnKey
  readonly isPrivate: boolean
  /** The table that has it; left out for a card of my own. */
  readonly table?: string
  /** The server has it, with these words. */
  readonly isSaved: boolean
}

export type MyCardsDesk = {
  readonly cards: readonly MyCard[]
  /** A new card, or other words for one. */
  put(card: Omit<MyCard, 'isPrivate' | 'isSaved'>): void
  takeDown(card: MyCard): void
}

/** Cards that nobody else sees yet: those that the server has, and those of mine that are on their way to it. */
export function useMyCards(
  known: readonly Omit<MyCard, 'isSaved'>[],
  isPrivate: boolean,
  send: Reach['send'],
): MyCardsDesk {
  const [waiting, setWaiting] = useState<readonly MyCard[]>([])
  const put: MyCardsDesk['put'] = ({ id, text, column, table }) => {
    const card = { id, text, column, isPrivate, ...(table !== undefined && { table }), isSaved: false }
    setWaiting((cards) => [...cards.filter((each) => each.id !== id), card])
    // The answer comes after the view that has it. Not looked for there: somebody else may have changed it by then.
    void send(putting(card)).then((isTaken) => {
      if (isTaken) setWaiting((cards) => cards.filter((each) => each !== card))
    })
  }
  return {
    cards: withWaiting(known, waiting),
    put,
    takeDown: ({ id }) => {
      setWaiting((cards) => cards.filter((card) => card.id !== id))
      if (known.some((card) => card.id === id)) void send({ type: 'writing.take-down', id })
    },
  }
}

function putting({ id, text, column, table }: MyCard): PersonCommand {
  return { type: 'writing.put', id, text, column, ...(table !== undefined && { table }) }
}

/** In the order in which they were written; other words for a card stand in its place. */
export function withWaiting(
  known: readonly Omit<MyCard, 'isSaved'>[],
  waiting: readonly MyCard[],
): readonly MyCard[] {
  const saved = known.map((card) => waiting.find(({ id }) => id === card.id) ?? { ...card, isSaved: true })
  return [...saved, ...waiting.filter(({ id }) => !known.some((card) => card.id === id))]
}
