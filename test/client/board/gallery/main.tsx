import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import { BoardPanel } from '../../../../client/board/BoardPanel.tsx'
import { loadBoardParts } from '../../../../client/board/lateParts.ts'
import { board as words } from '../../../../client/i18n/en/board.ts'
import { room } from '../../../../client/i18n/en/room.ts'
import { roomRefusals } from '../../../../client/i18n/en/roomRefusals.ts'
import { addStrings, startStrings } from '../../../../client/i18n/i18n.ts'
import '../../../../client/ui/tokens.css'
import '../../../../client/ui/base.css'
import type { ColumnKey } from '../../../../shared/board/columns.ts'
import type { PersonCommand } from '../../../../shared/room/commands.ts'
import type { FakeBoard } from '../fakeBoard.ts'
import './page.css'
import type { RuledRoom } from '../ruledRoom.ts'
import { ROOM_SCENES, SCENES, SEATS, seat } from './scenes.ts'

declare global {
  interface Window {
    /** The board on this page, for the test that plays everybody else. */
    board: FakeBoard
    /** The room beside it, in scenes that have one. */
    room: RuledRoom | undefined
    /** What was read out, in order. */
    heard: string[]
  }
}

/** One board beside nothing: `?scene=busy&theme=dark&dir=rtl&step=actions`. For tests and for looking at. */
const query = new URLSearchParams(location.search)
const name = query.get('scene') ?? 'full'
const me = query.get('me') ?? 'Dee'
const scene = ROOM_SCENES[name]?.()
const board = scene?.board ?? SCENES[name]?.()
const root = document.getElementById('root')
if (root === null || board === undefined) throw new Error('there is no such scene')

window.board = board
window.room = scene?.room
window.heard = []
await startStrings(document.documentElement)
// There at once, or a picture would be taken before it came.
await loadBoardParts()
addStrings({ room, board: words, refusals: roomRefusals })
document.documentElement.dir = query.get('dir') ?? 'ltr'
const theme = query.get('theme')
if (theme !== null) document.documentElement.dataset.theme = theme

/** What the room says of its cards, as one of its people sees it. */
function useRoomOf(room: RuledRoom | undefined) {
  const state = useSyncExternalStore(room?.subscribe ?? (() => () => undefined), () => room?.getSnapshot())
  return useMemo(() => (room === undefined || state === undefined ? {} : room.cardsOf(me)), [room, state])
}

function Page({ of, room }: { of: FakeBoard; room: RuledRoom | undefined }) {
  const known = useRoomOf(room)
  const ask = useMemo(
    () => (room === undefined ? {} : { ask: async (command: PersonCommand) => room.ask(me, command) }),
    [room],
  )
  const composer = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (query.has('write')) composer.current?.focus()
  }, [])
  return (
    <main>
      <h1 className="hidden-text">A board</h1>
      <BoardPanel
        board={of}
        stepColumn={query.get('step') as ColumnKey | null}
        seats={SEATS}
        mySeat={seat(me)}
        {...known}
        {...ask}
        announce={(text) => window.heard.push(text)}
        composerRef={composer}
      />
    </main>
  )
}

createRoot(root).render(<Page of={board} room={scene?.room} />)
