import {
  type ComponentProps,
  type ReactNode,
  type RefObject,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { ColumnKey } from '../../shared/board/columns.ts'
import type { CardId, SeatId } from '../../shared/ids.ts'
import type { SeatView } from '../../shared/room/view.ts'
import { useStore } from '../ui/useStore.ts'
import { BoardColumns } from './BoardColumns.tsx'
import { BoardHead, type BoardView } from './BoardHead.tsx'
import styles from './BoardPanel.module.css'
import {
  type BoardTools,
  BoardToolsContext,
  ColumnsContext,
  NewCardsContext,
  SeatsContext,
  useBoardTools,
} from './boardContext.ts'
import { type Ask, NOTHING_KNOWN, type RoomCards } from './cardRoom.ts'
import { type ColumnChoice, shownColumns } from './columnOrder.ts'
import type { Hand } from './hand.ts'
import { LateBoardFoot, LateBoardHands, LateTray } from './lateParts.ts'
import { type Columns, findCard, type Seen } from './layout.ts'
import { ComposerPlace } from './noteTaker/ComposerPlace.tsx'
import type { Board } from './port.ts'
import { useDesk } from './useDesk.ts'
import { useKeptFocus } from './useKeptFocus.ts'
import { useReveal } from './useReveal.ts'

type BoardPanelProps = Partial<RoomCards> & {
  board: Board
  /** Where a new card goes at first; null while no step runs, or for a step without a column. */
  stepColumn: ColumnKey | null
  seats: readonly SeatView[]
  mySeat: SeatId
  /** Cards that came while I was away, to be marked and brought into sight. */
  newCards?: ReadonlySet<CardId>
  announce(text: string): void
  /** Asks the room, which decides about themes and the like. */
  ask?: Ask
  /** The field for a new card, for whoever else wants to put the focus there. */
  composerRef: RefObject<HTMLTextAreaElement | null>
}

/** The board: one field to write in, the cards by column, and whatever I am doing with one of them. */
export function BoardPanel(props: BoardPanelProps) {
  const { stepColumn, seats, mySeat, newCards = NO_NEW_CARDS, composerRef } = props
  const panel = useRef<HTMLElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const { snapshot, room, tools, hand, seen, shown, look, problem, closeProblem } = useBoardState(
    props,
    panel,
  )
  const bySeat = useMemo(() => new Map(seats.map((seat) => [seat.id, seat])), [seats])
  const focus = useKeptFocus(panel, seen.columns, composerRef)
  const [isTouched, setIsTouched] = useState(false)
  const touch = () => setIsTouched(true)
  useLayoutEffect(() => {
    if (newCards.size > 0) panel.current?.querySelector('[data-new]')?.scrollIntoView({ block: 'nearest' })
  }, [newCards])

  return (
    <BoardContexts tools={tools} seats={bySeat} newCards={newCards} room={room}>
      <section
        ref={panel}
        className={styles.board}
        aria-label={tools.t('heading')}
        {...focus}
        onPointerOver={touch}
        onFocusCapture={touch}
      >
        <div className={styles.main}>
          <BoardHead snapshot={snapshot} hasStep={stepColumn !== null} look={look} />
          <ComposerPlace
            snapshot={snapshot}
            stepColumn={stepColumn}
            mySeat={mySeat}
            field={composerRef}
            onLeave={() => scroller.current?.focus()}
          />
          {snapshot.tray.length === 0 ? null : <LateTray items={snapshot.tray} />}
          <BoardColumns
            ref={scroller}
            shown={shown}
            seen={seen}
            view={look.view}
            hand={hand}
            status={snapshot.status}
            showsUnsaved={snapshot.saved === 'not-saved'}
            isMineToName={room.hasPen || room.isFacilitator}
          />
        </div>
        {isTouched ? <LateBoardHands panel={panel} scroller={scroller} /> : null}
        <div className={styles.foot}>
          <FootPlace
            hand={hand}
            seen={seen}
            shown={shown}
            scroller={scroller}
            problem={problem}
            onProblemClosed={closeProblem}
          />
        </div>
      </section>
    </BoardContexts>
  )
}

/** Nothing to load while there is nothing to show. */
function FootPlace(props: ComponentProps<typeof LateBoardFoot>) {
  const { desk } = useBoardTools()
  const hasChosen = desk.chosen.getSnapshot().size > 0
  const isPicking = desk.picking.getSnapshot() !== null
  const isMoving = props.hand.kind === 'moving'
  const hasSomething = isMoving || hasChosen || isPicking || desk.canUndo || props.problem !== null
  return hasSomething ? <LateBoardFoot {...props} /> : null
}

const NO_NEW_CARDS: ReadonlySet<CardId> = new Set()

type ContextsProps = {
  tools: BoardTools
  seats: ReadonlyMap<SeatId, SeatView>
  newCards: ReadonlySet<CardId>
  room: RoomCards
  children: ReactNode
}

function BoardContexts({ tools, seats, newCards, room, children }: ContextsProps) {
  const { labels, locked } = room.themes
  const columns = useMemo(() => ({ labels, locked }), [labels, locked])
  return (
    <BoardToolsContext value={tools}>
      <SeatsContext value={seats}>
        <NewCardsContext value={newCards}>
          <ColumnsContext value={columns}>{children}</ColumnsContext>
        </NewCardsContext>
      </SeatsContext>
    </BoardToolsContext>
  )
}

/** What is on the board, what I hold of it, and how much of it I look at. */
function useBoardState(props: BoardPanelProps, panel: RefObject<HTMLElement | null>) {
  const { board, stepColumn, announce, ask = null } = props
  const snapshot = useStore(board)
  const room = useRoomCards(props)
  const [view, setView] = useState<BoardView>('columns')
  const [choice, setChoice] = useState<ColumnChoice>('all')
  const reveal = useReveal(panel)
  const { tools, problem, closeProblem } = useDesk({
    board,
    room,
    ask,
    announce,
    onNews: (news) => {
      // What I put into a column that is not shown would be nowhere.
      if ('column' in news && !shown.includes(news.column)) setChoice('all')
      reveal(news)
    },
  })
  const hand = useStore(tools.desk.hand)
  // What lies in the foot comes and goes with these, and the focus with it.
  useStore(tools.desk.chosen)
  useStore(tools.desk.picking)
  useStore(tools.desk.undoing.last)
  const seen = useSeen(snapshot.columns, room, tools, hand)
  const { columns } = snapshot
  const shown = shownColumns(choice, { step: stepColumn, columns, needed: columnOf(hand, columns) })
  const look = { view, setView, choice, setChoice }
  return { snapshot, room, tools, hand, seen, shown, look, problem, closeProblem }
}

/** What the room says, as one thing that changes only when some of it does. */
function useRoomCards(props: Partial<RoomCards>): RoomCards {
  const { cards, themes, hasPen, isFacilitator } = { ...NOTHING_KNOWN, ...props }
  return useMemo(() => ({ cards, themes, hasPen, isFacilitator }), [cards, themes, hasPen, isFacilitator])
}

/** The cards as they are drawn: with what I expect the room to say, and still while I drag one of them. */
function useSeen(columns: Columns, room: RoomCards, { desk }: BoardTools, hand: Hand): Seen {
  useStore(desk.room.expected)
  const layout = desk.layouter.lay({ columns, ...desk.room.lay(room) })
  return { columns, layout: hand.kind === 'dragging' ? hand.still : layout }
}

function columnOf(hand: Hand, columns: Columns): ColumnKey | null {
  return hand.kind === 'free' ? null : (findCard(columns, hand.card)?.column ?? null)
}
