import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { board } from '../../client/i18n/en/board.ts'
import { later } from '../../client/i18n/en/later.ts'
import { modes } from '../../client/i18n/en/modes.ts'
import { review } from '../../client/i18n/en/review.ts'
import { reviewRefusals } from '../../client/i18n/en/reviewRefusals.ts'
import { room } from '../../client/i18n/en/room.ts'
import { turns } from '../../client/i18n/en/turns.ts'
import { addStrings, startStrings } from '../../client/i18n/i18n.ts'
import { loadLateParts } from '../../client/room/lateParts.ts'
import { loadTools } from '../../client/room/tools/lateTools.tsx'
import { AnnouncerRoot } from '../../client/ui/Announcer.tsx'
import '../../client/ui/tokens.css'
import '../../client/ui/base.css'
import { NOW } from '../client/fixtures/rooms.ts'
import { SCENES } from './scenes.tsx'

/**
 * Every state of every screen, by address: `#scene=room-eight&theme=dark&dir=rtl`. For tests and for looking
 * at; it is no part of what people get. Another fragment shows another state without loading anything again.
 */
const element = document.getElementById('root')
if (element === null) throw new Error('index.html has no root')
const root = createRoot(element)

// The clock of the fixtures stands still, so that two pictures of one state are the same.
Date.now = () => NOW
// No server stands behind it: the one thing that a screen asks for by itself is answered here.
const askServer = window.fetch
window.fetch = async (what, how) =>
  String(what).endsWith('/mine')
    ? Response.json({ secret: 'w-8Qp3vTzK4mN7hYb2Lx0aRdE5sUfJ1c' })
    : askServer(what, how)
await startStrings(document.documentElement)
// There at once, or a picture would be taken before it came.
await loadLateParts()
await loadTools()
// One of them is a font of the system, which not every machine has.
await Promise.allSettled([...document.fonts].map((font) => font.load()))
addStrings({ room, board, modes, turns })
addStrings(later)
addStrings({ review, refusals: reviewRefusals })
window.addEventListener('hashchange', show)
show()

function show(): void {
  const wish = new URLSearchParams(location.hash.slice(1))
  const name = wish.get('scene') ?? ''
  document.documentElement.dir = wish.get('dir') ?? 'ltr'
  document.documentElement.dataset.theme = wish.get('theme') ?? 'light'
  // The one before goes first, with whatever it does as it goes.
  flushSync(() => root.render(null))
  scrollTo(0, 0)
  window.asked = []
  const scene = SCENES[name]
  const screen =
    scene === undefined ? <Contents /> : <AnnouncerRoot key={location.hash}>{scene()}</AnnouncerRoot>
  // At once: whoever asked for it would look at the screen before this one.
  flushSync(() => root.render(screen))
}

function Contents() {
  return (
    <main>
      <h1>Gallery</h1>
      <ul>
        {Object.keys(SCENES).map((name) => (
          <li key={name}>
            <a href={`#scene=${name}`}>{name}</a>
          </li>
        ))}
      </ul>
    </main>
  )
}
