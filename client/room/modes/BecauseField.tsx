import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ThemeView } from '../../../shared/room/view/cards.ts'
import { Button } from '../../ui/Button.tsx'
import { classNames } from '../../ui/classNames.ts'
import { inputClass } from '../../ui/Field.tsx'
import type { Reach } from '../actions.ts'
import styles from './Harvest.module.css'

/** As long as it may be (`commands.ts`); the server counts letters as people do. */
const MAX_UNITS = 200

type BecauseFieldProps = { theme: ThemeView; send: Reach['send']; onEnd(): void }

/** Why a sentence stays open, in a few words under it. */
export function BecauseField({ theme, send, onEnd }: BecauseFieldProps) {
  const { t } = useTranslation('harvest')
  const [text, setText] = useState(theme.because)
  const save = (event: FormEvent) => {
    event.preventDefault()
    onEnd()
    if (text.trim() !== theme.because) void send({ type: 'theme.because', id: theme.id, text: text.trim() })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
    event.stopPropagation()
    onEnd()
  }
  return (
    <form className={styles.because} onSubmit={save}>
      <input
        className={classNames(inputClass, styles.input)}
        aria-label={t('lead.because')}
        // biome-ignore lint/a11y/noAutofocus: it opens because somebody asked for it.
        autoFocus
        dir="auto"
        autoComplete="off"
        maxLength={MAX_UNITS}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Button type="submit">{t('lead.becauseSave')}</Button>
    </form>
  )
}
