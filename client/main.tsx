import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { startStrings } from './i18n/i18n.ts'
import './ui/tokens.css'
import './ui/base.css'
import { applyTheme, readTheme } from './ui/theme.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no root')

applyTheme(readTheme())
await startStrings(document.documentElement)
createRoot(root).render(<App />)
sweepPrivateNotes()

/** A note-taker's own notes go after fourteen days, also where nobody opens that room again (rule NT-3). */
function sweepPrivateNotes(): void {
  try {
    if (!Object.keys(localStorage).some((key) => key.startsWith('goround:notes:'))) return
  } catch {
    // Nothing was kept where storage is closed.
    return
  }
  import('./board/noteTaker/privateNotes.ts').then(
    ({ notesStore, sweepNotes }) => sweepNotes(notesStore(), Date.now()),
    // The next page tries again.
    () => undefined,
  )
}
