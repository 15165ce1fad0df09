import { memo, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ColumnKey, isColumnKey } from '../../shared/board/columns.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import type { Role } from '../../shared/room/state.ts'
import type { RoomView } from '../../shared/room/view.ts'
import { BoardPanel } from '../board/BoardPanel.tsx'
import type { RoomCards } from '../board/cardRoom.ts'
import { OpenBoardContext } from '../board/openBoardContext.ts'
import { board as boardStrings } from '../i18n/en/board.ts'
import { modes as modesStrings } from '../i18n/en/modes.ts'
import { room as roomStrings } from '../i18n/en/room.ts'
import { roomRefusals } from '../i18n/en/roomRefusals.ts'
import { turns as turnsStrings } from '../i18n/en/turns.ts'
import { addStrings } from '../i18n/i18n.ts'
import { useRefusalWords } from '../i18n/refusalWords.ts'
import type { DeviceWish } from '../lobby/kept.ts'
import type { RoomSnapshot } from '../net/roomPort.ts'
import { type OpenRoom, openRoom } from '../net/roomSocket.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Loading, MessagePage } from '../ui/MessagePage.tsx'
import { useStore } from '../ui/useStore.ts'
import { loadLateParts, OwnLinkField } from './lateParts.ts'
import { RoomScreen } from './RoomScreen.tsx'
import { isAway } from './slot.ts'
import { useBoard, useCardCount, useNewCards } from './useBoard.ts'
import { placeInCall, useCall } from './useCall.ts'
import { useSpeech } from './useSpeech.ts'

// The strings come with the code they belong to.
addStrings({
  room: roomStrings,
  board: boardStrings,
  modes: modesStrings,
  turns: turnsStrings,
  refusals: roomRefusals,
})

/** Sound comes and goes many times a second, and nothing of that concerns the board. */
const StillBoardPanel = memo(BoardPanel)

type RoomPageProps = {
  id: string
  role: Role
  wish: DeviceWish
  /** The person left on purpose. */
  onLeft(): void
  /** The seat is no longer ours: left in another tab, or given up after a long absence. */
  onSeatGone(): void
}

/** Opens the room's wire for as long as this page is there. */
export function RoomPage(props: RoomPageProps) {
  const { id, role } = props
  const [connection, setConnection] = useState<OpenRoom | null>(null)
  useEffect(() => {
    const opened = openRoom({ conversation: id, role })
    setConnection(opened)
    return () => opened.close()
  }, [id, role])
  return connection === null ? <Loading /> : <ConnectedRoom {...props} connection={connection} />
}

function ConnectedRoom({
  connection,
  onLeft,
  onSeatGone,
  ...props
}: RoomPageProps & { connection: OpenRoom }) {
  const snapshot = useStore(connection)
  const announce = useAnnounce()
  const view = snapshot.kind === 'in' && snapshot.view.agenda.phase !== 'ended' ? snapshot.view : null
  const { call, devices } = useCall({
    ...props,
    isAway: view !== null && isAway(view),
    place: placeInCall(view),
    isWanted: view !== null && hasCall(snapshot),
  })
  useSpeech(call.voice, connection, snapshot)
  const board = useBoard({ ...props, connection, seat: view?.me.seat ?? null })
  const cardCount = useCardCount(board)
  const newCards = useNewCards(board, view)
  const { isLeaving, leave } = useLeaving(connection, onLeft)
  useGoneSeat(isLeaving ? null : snapshot, onSeatGone)
  useLateParts(view !== null)
  if (isLeaving) return <Loading />
  switch (snapshot.kind) {
    case 'connecting':
      return <Loading />
    case 'elsewhere':
      return <ElsewherePage onUseHere={connection.bringHere} />
    case 'refused':
      return <RefusedPage {...props} code={snapshot.code} />
    case 'in':
      if (snapshot.view.agenda.phase === 'ended') return <EndedPage {...props} />
      return (
        <OpenBoardContext value={board}>
          <RoomScreen
            room={snapshot}
            call={call}
            cardCount={cardCount}
            newCards={newCards}
            renderBoard={(composer) =>
              board === null ? null : (
                <StillBoardPanel
                  board={board}
                  stepColumn={columnOfStep(snapshot.view)}
                  seats={snapshot.view.seats}
                  mySeat={snapshot.view.me.seat}
                  newCards={newCards.marked}
                  announce={announce}
                  {...roomCards(snapshot.view)}
                  ask={connection.send}
                  composerRef={composer}
                />
              )
            }
            send={connection.send}
            devices={devices}
            leave={leave}
          />
        </OpenBoardContext>
      )
  }
}

function hasCall(snapshot: RoomSnapshot): boolean {
  return snapshot.kind === 'in' && snapshot.call !== 'off'
}

/** What the board has to know of the room. Each part stays the same while nothing of it changes. */
function roomCards({ cards, themes, pen, me }: RoomView): RoomCards {
  return { cards, themes, hasPen: pen.isMine, isFacilitator: me.role === 'facilitator' }
}

/** Where a card goes at first: the column that opened with the step. */
function columnOfStep({ agenda }: RoomView): ColumnKey | null {
  const column = agenda.index === null ? null : agenda.steps[agenda.index]?.board
  return isColumnKey(column) ? column : null
}

/** Longer than the room and its call take to be there on a slow phone, shorter than anybody is asked anything. */
const LATE_MS = 4_000

function useLateParts(isHere: boolean): void {
  useEffect(() => {
    if (!isHere) return
    const timer = setTimeout(() => void loadLateParts(), LATE_MS)
    return () => clearTimeout(timer)
  }, [isHere])
}

/** The server takes the seat away at once, which is no news to somebody who has just asked for it. */
function useLeaving(connection: OpenRoom, onLeft: () => void) {
  const [isLeaving, setIsLeaving] = useState(false)
  const leave = () => {
    setIsLeaving(true)
    void connection.leave().then(onLeft)
  }
  return { isLeaving, leave }
}

function useGoneSeat(snapshot: RoomSnapshot | null, onSeatGone: () => void): void {
  const isGone = snapshot?.kind === 'refused' && snapshot.code === 'session/none'
  useEffect(() => {
    if (isGone) onSeatGone()
  }, [isGone, onSeatGone])
}

function ElsewherePage({ onUseHere }: { onUseHere(): void }) {
  const { t } = useTranslation('room')
  return (
    <MessagePage heading={t('elsewhere.heading')} text={t('elsewhere.text')}>
      <Button kind="primary" size="large" onClick={onUseHere}>
        {t('elsewhere.use')}
      </Button>
    </MessagePage>
  )
}

type MySeat = Pick<RoomPageProps, 'id' | 'role'>

/** The way to one's own words, for as long as the seat still says whose they are. */
function EndedPage({ id, role }: MySeat) {
  const { t } = useTranslation('room')
  return (
    <MessagePage heading={t('ended.heading')} text={t('ended.text')} chair={8}>
      <OwnLinkField conversation={id} role={role} isOver />
    </MessagePage>
  )
}

function RefusedPage({ code, ...seat }: MySeat & { code: RefusalCode }) {
  const { t } = useTranslation(['room', 'common'])
  const wordsOf = useRefusalWords()
  if (code === 'room/ended') return <EndedPage {...seat} />
  const isOld = code === 'client/too-old'
  return (
    <MessagePage
      heading={t(isOld ? 'tooOld.heading' : 'refused.heading')}
      text={isOld ? t('tooOld.text') : wordsOf(code)}
    >
      <Button kind="primary" onClick={() => location.reload()}>
        {t('common:reload')}
      </Button>
    </MessagePage>
  )
}
