import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, EqualButtons } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { facilitatorNames } from '../people.ts'
import styles from './ToolSheets.module.css'
import type { SheetProps } from './ToolSheets.tsx'

/** As much as the hint holds (`commands.ts`). */
const MAX_LETTERS = 120

/** A note-taker's quiet word: this came up twice. */
export function TwiceSheet({ view, send, close }: SheetProps) {
  const { t } = useTranslation('tools')
  const [words, setWords] = useState('')
  const { names } = facilitatorNames(view)
  return (
    <form
      className={styles.pick}
      onSubmit={(event) => {
        event.preventDefault()
        if (words.trim() === '') return
        close()
        send({ type: 'hint.twice', words: words.trim() })
      }}
    >
      <TextField
        label={t('notes.twiceField')}
        hint={t('notes.twiceText', { names })}
        value={words}
        maxLength={MAX_LETTERS}
        autoComplete="off"
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <EqualButtons>
        <Button type="submit">{t('notes.tell', { names })}</Button>
        <Button onClick={close}>{t('hint.notNow')}</Button>
      </EqualButtons>
    </form>
  )
}
