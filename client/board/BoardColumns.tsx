import { type MouseEvent, type Ref, useEffect, useState } from 'react'
import type { ColumnKey } from '../../shared/board/columns.ts'
import { BoardColumn } from './BoardColumn.tsx'
import styles from './BoardColumns.module.css'
import type { BoardView } from './BoardHead.tsx'
import { useBoardTools } from './boardContext.ts'
import type { BoardDesk, Hand } from './boardDesk.ts'
import { walkCards } from './cardKeys.ts'
import { handIn } from './columnItems.ts'
import type { Columns } from './gap.ts'
import { placeUnder } from './pointerPlace.ts'
import type { BoardSnapshot } from './port.ts'

type BoardColumnsProps = {
  ref: Ref<HTMLDivElement>
  shown: readonly ColumnKey[]
  columns: Columns
  view: BoardView
  hand: Hand
  status: BoardSnapshot['status']
  showsUnsaved: boolean
}

/** The columns, as many beside each other as fit; or one list. They wrap and never scroll sideways. */
export function BoardColumns(props: BoardColumnsProps) {
  const { ref, shown, columns, view, hand, status, showsUnsaved } = props
  const { desk, t } = useBoardTools()
  const isEmpty = Object.values(columns).every((cards) => cards.length === 0)
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
      onKeyDown={walkCards}
      onClick={hand.kind === 'moving' ? (event) => pointTo(event, desk, hand.card) : undefined}
    >
      <div className={styles.columns} data-view={view} data-settled={useIsSettled(status) || undefined}>
        {shown.map((column, index) => (
          <BoardColumn
            key={column}
            column={column}
            columns={columns}
            view={view}
            status={status}
            hand={handIn(column, hand, columns)}
            showsUnsaved={showsUnsaved}
            isBeginning={isEmpty && index === 0}
          />
        ))}
      </div>
    </div>
  )
}

/** Tap a card, tap a place: the way to move for whoever cannot drag and has no keys. */
function pointTo(
  event: MouseEvent<HTMLElement>,
  desk: BoardDesk,
  card: Extract<Hand, { kind: 'moving' }>['card'],
) {
  if (!(event.target instanceof Element) || event.target.closest('button,textarea') !== null) return
  const column = event.target.closest('[data-column]')
  const place = column === null ? null : placeUnder(column, event.clientY, card)
  if (place !== null) desk.point(place)
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
