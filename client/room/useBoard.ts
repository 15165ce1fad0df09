import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { ROLE_LETTERS } from '../../shared/api.ts'
import type { CardId, SeatId } from '../../shared/ids.ts'
import type { Role } from '../../shared/room/state.ts'
import type { RoomView } from '../../shared/room/view.ts'
import type { Board } from '../board/port.ts'
import { openBoard } from '../net/boardDoc.ts'
import type { OpenRoom } from '../net/roomSocket.ts'

type BoardWish = {
  readonly connection: OpenRoom
  readonly id: string
  readonly role: Role
  /** Null while this page has no seat in the room. */
  readonly seat: SeatId | null
}

/** The board while this page is in the room; null until its place in the document is known. */
export function useBoard({ connection, id, role, seat }: BoardWish): Board | null {
  const [board, setBoard] = useState<Board | null>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (seat === null) return
    let isWanted = true
    let opened: Board | null = null
    // A second document of one page must not write under the first one's id: their changes would be taken for each other's.
    const client = wasOpen.current ? connection.freshBoardClient() : connection.boardClient
    wasOpen.current = true
    client.then(
      (mine) => {
        if (!isWanted) return
        const freshClient = () => connection.freshBoardClient()
        opened = openBoard({ conversation: id, letter: ROLE_LETTERS[role], seat, client: mine, freshClient })
        setBoard(opened)
      },
      // No id any more means no seat any more, and the room says so itself.
      () => undefined,
    )
    return () => {
      isWanted = false
      opened?.close()
      setBoard(null)
    }
  }, [connection, id, role, seat])
  return board
}

/** How many cards lie on it. A number, so that somebody's typing does not draw the room anew. */
export function useCardCount(board: Board | null): number {
  return useSyncExternalStore(board?.subscribe ?? neverChanges, () =>
    board === null
      ? 0
      : Object.values(board.getSnapshot().columns).reduce((sum, cards) => sum + cards.length, 0),
  )
}

/** What came onto the board while I was away. */
export type NewCards = {
  readonly count: number
  /** Once I asked to be shown them, until the next question. */
  readonly marked: ReadonlySet<CardId>
  show(): void
}

type Known = { readonly since: number; readonly cards: ReadonlySet<CardId> }
type Marks = { readonly visit: number; readonly cards: ReadonlySet<CardId> }

/** Remembers which cards I knew when I stepped away, here and nowhere else. */
export function useNewCards(board: Board | null, view: RoomView | null): NewCards {
  const [known, setKnown] = useState<Known | null>(null)
  const [marks, setMarks] = useState<Marks | null>(null)
  const awaySince = view?.me.awaySince ?? null
  const visit = view?.agenda.visit ?? 0
  useEffect(() => {
    if (awaySince === null || board?.getSnapshot().status !== 'ready') return
    setKnown({ since: awaySince, cards: new Set(cardsOf(board).map((card) => card.id)) })
  }, [awaySince, board])
  const count = useSyncExternalStore(board?.subscribe ?? neverChanges, () => newSince(board, known).length)
  return {
    count,
    marked: marks?.visit === visit ? marks.cards : NO_CARDS,
    show: () => setMarks({ visit, cards: new Set(newSince(board, known)) }),
  }
}

const NO_CARDS: ReadonlySet<CardId> = new Set()

function newSince(board: Board | null, known: Known | null): CardId[] {
  if (board === null || known === null) return []
  return cardsOf(board).flatMap((card) => (card.mine || known.cards.has(card.id) ? [] : [card.id]))
}

function cardsOf(board: Board) {
  return Object.values(board.getSnapshot().columns).flat()
}

function neverChanges(): () => void {
  return () => undefined
}
