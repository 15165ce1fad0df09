import type { TFunction } from 'i18next'
import { createContext, useContext } from 'react'
import type { ColumnKey } from '../../shared/board/columns.ts'
import type { CardId, SeatId } from '../../shared/ids.ts'
import type { ThemesView } from '../../shared/room/view/cards.ts'
import type { SeatView } from '../../shared/room/view.ts'
import type { BoardDesk } from './boardDesk.ts'
import { NO_THEMES } from './cardRoom.ts'

export type BoardTools = {
  readonly desk: BoardDesk
  readonly t: TFunction<'board'>
  readonly announce: (text: string) => void
  /** There is a room that decides about cards; without one a board is words and columns. */
  readonly hasRoom: boolean
}

/** What every part of the board works with. Never changes while a board is open, so no card is drawn again for it. */
export const BoardToolsContext = createContext<BoardTools | null>(null)

export function useBoardTools(): BoardTools {
  const tools = useContext(BoardToolsContext)
  if (tools === null) throw new Error('there is no BoardPanel around this part of the board')
  return tools
}

/** Apart from the tools, because people come and go: only what shows a name is drawn again. */
export const SeatsContext = createContext<ReadonlyMap<SeatId, SeatView>>(new Map())

/** Cards that came while I was away, once I have asked to be shown them. */
export const NewCardsContext = createContext<ReadonlySet<CardId>>(new Set())

/** What this group calls its columns, and which of them are locked. */
export const ColumnsContext = createContext<Pick<ThemesView, 'labels' | 'locked'>>(NO_THEMES)

/** What people read above a column. */
export function useColumnName(): (column: ColumnKey) => string {
  const { t } = useBoardTools()
  const { labels } = useContext(ColumnsContext)
  return (column) => labels[column] ?? t(`columns.${column}`)
}
