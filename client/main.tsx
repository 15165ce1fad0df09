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
