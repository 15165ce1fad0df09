import { type CSSProperties, type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomView } from '../../shared/room/view.ts'
import { NotesContext, type NotesReach } from '../board/noteTaker/notesContext.ts'
import { SpreadContext } from '../board/spread.ts'
import { Band } from './Band.tsx'
import { BoardEdge } from './BoardEdge.tsx'
import type { BoardWidth } from './boardWidth.ts'
import { ConnectionStatus } from './ConnectionStatus.tsx'
import { CONTROLS_ID, Controls } from './Controls.tsx'
import { PracticeTips, RoomNews } from './lateParts.ts'
import { BreakBellContext, useRingingBell } from './modes/breakBell.ts'
import { ModePlace } from './modes/ModePlace.tsx'
import { ModeStage } from './modes/ModeStage.tsx'
import { countInPlace, isAtTable, isPutAway, placeOf } from './modes/place.ts'
import { PartTabs } from './PartTabs.tsx'
import { QueuePanel } from './QueuePanel.tsx'
import styles from './RoomScreen.module.css'
import { RoomSheets } from './RoomSheets.tsx'
import { SlotArea } from './SlotArea.tsx'
import { NoteTakerTools, Toolbox } from './tools/lateTools.tsx'
import type { Acting, ComposerRef } from './useActing.ts'
import type { NewCards } from './useBoard.ts'
import { type OpensWith, type Screen, useScreen } from './useScreen.ts'

type RoomScreenProps = Acting &
  OpensWith & {
    /** How many cards lie on the board, for the tab of a phone. */
    cardCount: number
    newCards: NewCards
    renderBoard(composer: ComposerRef): ReactNode
    leave(): void
  }

/** The room for every role and every width: the same parts, in other places. */
export function RoomScreen(props: RoomScreenProps) {
  const { t } = useTranslation('room')
  const screen = useScreen(props)
  const { room, cardCount, devices, leave } = props
  const { view, clockOffsetMs } = room
  const { parts, tools, width, reach, opened, open } = screen
  const counts = { circle: 0, board: countInPlace(view, cardCount), queue: view.queue.order.length }
  return (
    <main
      className={styles.room}
      style={{ '--board-share': screen.share } as CSSProperties}
      data-part={parts.part}
      data-tools={tools?.isOpen || undefined}
      data-run={tools?.hasRunSheet || undefined}
      data-pen={view.pen.isMine || undefined}
      data-board={boardPlace(width)}
    >
      <a className={styles.skip} href={`#${CONTROLS_ID}`}>
        {t('skip')}
      </a>
      <RoomNews {...screen.news} />
      <Band view={view} clockOffsetMs={clockOffsetMs} promptRef={screen.prompt} />
      <PartTabs className={styles.tabs} parts={parts} counts={counts} isOurs={isAtTable(view)} />
      <StageAndBoard {...props} screen={screen} />
      <SlotPlace {...props} screen={screen} />
      <ToolPlace {...props} screen={screen} />
      <div className={styles.bar}>
        <div className={styles.queue} {...parts.panel('queue')}>
          <QueuePanel view={view} clockOffsetMs={clockOffsetMs} send={reach.send} open={open} />
        </div>
        <div className={styles.controls}>
          <Controls
            now={screen.now}
            reach={reach}
            tools={tools}
            board={width}
            sheet={screen.sheet}
            open={open}
          />
        </div>
      </div>
      <RoomSheets
        opened={opened}
        view={view}
        shortcuts={screen.shortcuts}
        className={styles.sheet}
        send={reach.send}
        chooseDevice={devices.chooseDevice}
        leave={leave}
        open={open}
        onClose={() => open(null)}
      />
    </main>
  )
}

type PlaceProps = RoomScreenProps & { screen: Screen }

/** Everybody in their places, and what lies beside them. */
function StageAndBoard({ room, call, renderBoard, screen }: PlaceProps) {
  const { view, clockOffsetMs } = room
  const { parts, width, reach, composer, board } = screen
  return (
    <>
      <div className={styles.stage} {...parts.panel('circle')}>
        <ModeStage
          view={view}
          call={call}
          clockOffsetMs={clockOffsetMs}
          send={reach.send}
          status={<ConnectionStatus room={room} call={call} />}
        />
      </div>
      {width === null || boardPlace(width) !== 'open' ? null : (
        <BoardEdge className={styles.edge} width={width} />
      )}
      <div className={styles.board} {...parts.panel('board')}>
        <NotesContext value={useNotes(view, screen)}>
          <SpreadContext value={width}>
            <ModePlace
              view={view}
              composer={composer}
              wantsBoard={board.wantsBoard}
              setWantsBoard={board.setWantsBoard}
              renderBoard={renderBoard}
              send={reach.send}
            />
          </SpreadContext>
        </NotesContext>
        {hasQuietWords(view, screen) ? (
          <NoteTakerTools view={view} opened={screen.toolSheet} open={screen.open} />
        ) : null}
      </div>
    </>
  )
}

/** Beside the stage, put away, or across the whole width. */
function boardPlace(width: BoardWidth | null): 'open' | 'closed' | 'wide' {
  if (width === null) return 'open'
  return width.isClosed ? 'closed' : width.isWide ? 'wide' : 'open'
}

/** A note-taker's quiet words stand under what takes the board's place; beside the board they are part of their desk. */
function hasQuietWords(view: RoomView, { board }: Screen): boolean {
  return view.me.role === 'note-taker' && isPutAway(placeOf(view), board.wantsBoard)
}

/** For whoever takes notes. Another one only when the room is another: sound comes and goes many times a second. */
function useNotes(view: RoomView, { reach, open, toolSheet }: Screen): NotesReach | null {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is sent and opened stays the same.
  return useMemo(
    () => (view.pen.isMine ? { view, send: reach.send, opened: toolSheet, open } : null),
    [view, toolSheet],
  )
}

/** The private place, and what the page is called while it has something for me. */
function SlotPlace({ room, devices, newCards, screen }: PlaceProps) {
  const { t } = useTranslation(['room', 'common', 'modes'])
  const { view, clockOffsetMs } = room
  const { bell, isRinging } = useRingingBell(view, screen.notify)
  const isMyTurn = view.floor.holder === view.me.seat || view.round?.now === view.me.seat
  const page = isRinging ? t('modes:breakTime.overTitle') : isMyTurn ? t('titleTurn') : t('title')
  return (
    <>
      <title>{t('common:title', { page })}</title>
      <BreakBellContext value={bell}>
        <SlotArea
          className={styles.slot}
          situation={screen.situation}
          clockOffsetMs={clockOffsetMs}
          newCards={newCards}
          reach={screen.reach}
          devices={devices}
          open={screen.open}
          notify={screen.notify}
          clearNotice={screen.clearNotice}
          settleStory={screen.settleStory}
        />
      </BreakBellContext>
      {view.conversation.isPractice ? <PracticeTips className={styles.slot} view={view} /> : null}
    </>
  )
}

/** For whoever holds tools; nobody else loads them. */
function ToolPlace({ room, screen }: PlaceProps) {
  const { tools, toolSheet, reach, open } = screen
  if (tools === null) return null
  return (
    <Toolbox
      room={room}
      tools={tools}
      opened={toolSheet}
      places={styles}
      send={reach.send}
      open={open}
      onEnd={() => open('end')}
    />
  )
}
