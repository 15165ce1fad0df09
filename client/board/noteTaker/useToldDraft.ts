import { useEffect } from 'react'
import type { ColumnKey } from '../../../shared/board/columns.ts'
import type { Board } from '../port.ts'

/** Tells the others who take notes what I am typing, so that no point is written down twice. Nobody else is told. */
export function useToldDraft(board: Board, text: string, column: ColumnKey): void {
  const isDraft = /\S/u.test(text)
  useEffect(() => {
    board.draft(isDraft ? { text, column } : null)
  }, [board, isDraft, text, column])
  useEffect(() => () => board.draft(null), [board])
}
