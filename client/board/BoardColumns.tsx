import { type Ref, useEffect, useState } from 'react'
import { COLUMN_KEYS, type ColumnKey } from '../../shared/board/columns.ts'
import { BoardColumn } from './BoardColumn.tsx'
import styles from './BoardColumns.module.css'
import type { BoardView } from './BoardHead.tsx'
import { useBoardTools } from './boardContext.ts'
import { handIn } from './columnItems.ts'
import type { Hand } from './hand.ts'
import type { Seen } from './layout.ts'
import type { BoardSnapshot } from './port.ts'

type BoardColumnsProps = {
  ref: Ref<HTMLDivElement>
  shown: readonly ColumnKey[]
  seen: Seen
  view: BoardView
  hand: Hand
  status: BoardSnapshot['status']
  showsUnsaved: boolean
  isMineToName: boolean
}

/** The columns, as many beside each other as fit; or one list. They wrap and never scroll sideways. */
export function BoardColumns(props: BoardColumnsProps) {
  const { ref, shown, seen, view, hand, status, showsUnsaved, isMineToName } = props
  const { t } = useBoardTools()
  const isEmpty = COLUMN_KEYS.every((column) => seen.layout[column].length === 0)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields.
    <div
      ref={ref}
      className={styles.scroller}
      role="group"
      aria-label={view === 'list' ? t('listLabel') : t('columnsLabel')}
      aria-busy={status === 'loading'}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be scrolled by keys as well.
      tabIndex={0}
    >
      <div className={styles.columns} data-view={view} data-settled={useIsSettled(status) || undefined}>
        {shown.map((column, index) => (
          <BoardColumn
            key={column}
            column={column}
            layout={seen.layout}
            view={view}
            status={status}
            hand={handIn(column, hand, seen)}
            showsUnsaved={showsUnsaved}
            isBeginning={isEmpty && index === 0}
            isMineToName={isMineToName}
          />
        ))}
      </div>
    </div>
  )
}

/** True from the first frame after the cards came: only later ones arrive. */
function useIsSettled(status: BoardSnapshot['status']): boolean {
  const [isSettled, setIsSettled] = useState(false)
  useEffect(() => {
    if (status !== 'ready') return
    const frame = requestAnimationFrame(() => setIsSettled(true))
    return () => cancelAnimationFrame(frame)
  }, [status])
  return isSettled
}
