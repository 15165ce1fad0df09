import { type KeyboardEvent, type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ColumnKey } from '../../shared/board/columns.ts'
import type { CardId, SeatId } from '../../shared/ids.ts'
import type { SeatView } from '../../shared/room/view.ts'
import { latePart } from '../ui/latePart.tsx'
import { UndoBar } from '../ui/UndoBar.tsx'
import { useStore } from '../ui/useStore.ts'
import { BoardColumns } from './BoardColumns.tsx'
import { BoardHead, type BoardView } from './BoardHead.tsx'
import styles from './BoardPanel.module.css'
import {
  type BoardTools,
  BoardToolsContext,
  NewCardsContext,
  SeatsContext,
  useBoardTools,
} from './boardContext.ts'
import type { Hand } from './boardDesk.ts'
import { Composer } from './Composer.tsx'
import { type ColumnChoice, shownColumns } from './columnOrder.ts'
import { useDragMonitor } from './dragAndDrop.ts'
import { type Columns, findCard } from './gap.ts'
import { MoveBar } from './MoveBar.tsx'
import type { Board } from './port.ts'
import { useDesk } from './useDesk.ts'
import { useKeptFocus } from './useKeptFocus.ts'
import { useReveal } from './useReveal.ts'

// Words are refused so rarely that the code for it may come when the board is already there.
const { Part: Tray } = latePart(async () => (await import('./Tray.tsx')).Tray)

type BoardPanelProps = {
  board: Board
  /** Where a new card goes at first; null while no step runs, or for a step without a column. */
  stepColumn: ColumnKey | null
  seats: readonly SeatView[]
  mySeat: SeatId
  /** Cards that came while I was away, to be marked and brought into sight. */
  newCards?: ReadonlySet<CardId>
  announce(text: string): void
  /** The field for a new card, for whoever else wants to put the focus there. */
  composerRef: RefObject<HTMLTextAreaElement | null>
}

/** The board: one field to write in, the cards by column, and whatever I am doing with one of them. */
export function BoardPanel(props: BoardPanelProps) {
  const { stepColumn, seats, mySeat, newCards = NO_CARDS, composerRef } = props
  const panel = useRef<HTMLElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const { snapshot, tools, hand, columns, shown, look } = useBoardState(props, panel)
  const bySeat = useMemo(() => new Map(seats.map((seat) => [seat.id, seat])), [seats])
  const focus = useKeptFocus(panel, columns, composerRef)
  useDragMonitor(tools.desk, scroller)
  useLayoutEffect(() => {
    if (newCards.size > 0) panel.current?.querySelector('[data-new]')?.scrollIntoView({ block: 'nearest' })
  }, [newCards])

  return (
    <BoardToolsContext value={tools}>
      <SeatsContext value={bySeat}>
        <NewCardsContext value={newCards}>
          <section
            ref={panel}
            className={styles.board}
            aria-label={tools.t('heading')}
            onKeyDown={(event) => undoByKey(event, tools)}
            {...focus}
          >
            <div className={styles.main}>
              <BoardHead snapshot={snapshot} hasStep={stepColumn !== null} look={look} />
              <Composer
                snapshot={snapshot}
                stepColumn={stepColumn}
                mySeat={mySeat}
                field={composerRef}
                onLeave={() => scroller.current?.focus()}
              />
              <Tray items={snapshot.tray} />
              <BoardColumns
                ref={scroller}
                shown={shown}
                columns={columns}
                view={look.view}
                hand={hand}
                status={snapshot.status}
                showsUnsaved={snapshot.saved === 'not-saved'}
              />
            </div>
            <div className={styles.foot}>
              {hand.kind === 'moving' ? <MoveBar hand={hand} columns={columns} shown={shown} /> : null}
              {snapshot.undo === null ? null : <UndoTakeDown card={snapshot.undo} />}
            </div>
          </section>
        </NewCardsContext>
      </SeatsContext>
    </BoardToolsContext>
  )
}

const NO_CARDS: ReadonlySet<CardId> = new Set()

/** What is on the board, what I hold of it, and how much of it I look at. */
function useBoardState(
  { board, stepColumn, announce }: BoardPanelProps,
  panel: RefObject<HTMLElement | null>,
) {
  const snapshot = useStore(board)
  const [view, setView] = useState<BoardView>('columns')
  const [choice, setChoice] = useState<ColumnChoice>('all')
  const reveal = useReveal(panel)
  const tools = useDesk(board, announce, (news) => {
    // What I put into a column that is not shown would be nowhere.
    if ('column' in news && !shown.includes(news.column)) setChoice('all')
    reveal(news)
  })
  const hand = useStore(tools.desk.hand)
  const columns = hand.kind === 'dragging' ? hand.still : snapshot.columns
  const shown = shownColumns(choice, { step: stepColumn, columns, needed: columnOf(hand, columns) })
  return { snapshot, tools, hand, columns, shown, look: { view, setView, choice, setChoice } }
}

function columnOf(hand: Hand, columns: Columns): ColumnKey | null {
  return hand.kind === 'free' ? null : (findCard(columns, hand.card)?.column ?? null)
}

function UndoTakeDown({ card }: { card: CardId }) {
  const { desk, t } = useBoardTools()
  return (
    <div className={styles.undo} data-about={card}>
      <UndoBar text={t('undo.text')} label={t('undo.label')} onUndo={() => desk.undoTakeDown()} />
    </div>
  )
}

/** Ten seconds are short for whoever comes by Tab: the usual keys undo as well, except in a field, which has its own. */
function undoByKey(event: KeyboardEvent<HTMLElement>, { desk }: BoardTools): void {
  if (event.key.toLowerCase() !== 'z' || event.shiftKey || !(event.ctrlKey || event.metaKey)) return
  if (event.target instanceof HTMLTextAreaElement || desk.board.getSnapshot().undo === null) return
  event.preventDefault()
  desk.undoTakeDown()
}
