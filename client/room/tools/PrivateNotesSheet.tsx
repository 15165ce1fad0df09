import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keepNotes, notesStore, readNotes, sweepNotes } from '../../board/noteTaker/privateNotes.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { inputClass } from '../../ui/Field.tsx'
import styles from './ToolSheets.module.css'
import type { SheetProps } from './ToolSheets.tsx'

/** Words for my own eyes, on this device and nowhere else. */
export function PrivateNotesSheet({ view }: SheetProps) {
  const { t } = useTranslation('notes')
  const announce = useAnnounce()
  const { id } = view.conversation
  const [text, setText] = useState(() => readNotes(notesStore(), id, Date.now()))
  const [cleared, setCleared] = useState('')
  const [isKept, setIsKept] = useState(true)
  useEffect(() => sweepNotes(notesStore(), Date.now()), [])
  const write = (next: string) => {
    setText(next)
    setIsKept(keepNotes(notesStore(), id, next, Date.now()))
  }
  return (
    <>
      <textarea
        className={inputClass}
        aria-label={t('private.label')}
        placeholder={t('private.placeholder')}
        rows={8}
        dir="auto"
        autoComplete="off"
        value={text}
        onChange={(event) => write(event.currentTarget.value)}
      />
      <p className={styles.note}>{t(isKept ? 'private.note' : 'private.notKept')}</p>
      {text === '' && cleared === '' ? null : (
        <Button
          onClick={() => {
            const words = text === '' ? cleared : ''
            setCleared(text === '' ? '' : text)
            write(words)
            announce(t(words === '' ? 'private.cleared' : 'private.back'))
          }}
        >
          {t(text === '' ? 'private.undo' : 'private.clear')}
        </Button>
      )}
    </>
  )
}
