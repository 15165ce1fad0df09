import { useEffect, useRef } from 'react'
import { createRoot } from 'react-dom/client'
import { BoardPanel } from '../../../../client/board/BoardPanel.tsx'
import { board as words } from '../../../../client/i18n/en/board.ts'
import { room } from '../../../../client/i18n/en/room.ts'
import { addStrings, startStrings } from '../../../../client/i18n/i18n.ts'
import '../../../../client/ui/tokens.css'
import '../../../../client/ui/base.css'
import type { ColumnKey } from '../../../../shared/board/columns.ts'
import type { FakeBoard } from '../fakeBoard.ts'
import './page.css'
import { SCENES, SEATS, seat } from './scenes.ts'

declare global {
  interface Window {
    /** The board on this page, for the test that plays everybody else. */
    board: FakeBoard
    /** What was read out, in order. */
    heard: string[]
  }
}

/** One board beside nothing: `?scene=busy&theme=dark&dir=rtl&step=actions`. For tests and for looking at. */
const query = new URLSearchParams(location.search)
const board = SCENES[query.get('scene') ?? 'full']?.()
const root = document.getElementById('root')
if (root === null || board === undefined) throw new Error('there is no such scene')

window.board = board
window.heard = []
await startStrings(document.documentElement)
addStrings({ room, board: words })
document.documentElement.dir = query.get('dir') ?? 'ltr'
const theme = query.get('theme')
if (theme !== null) document.documentElement.dataset.theme = theme

function Page({ of }: { of: FakeBoard }) {
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
        mySeat={seat('Dee')}
        announce={(text) => window.heard.push(text)}
        composerRef={composer}
      />
    </main>
  )
}

createRoot(root).render(<Page of={board} />)
