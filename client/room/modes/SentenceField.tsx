import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ThemeView } from '../../../shared/room/view/cards.ts'
import { LanguageHelp } from '../../language/lateHelp.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button, EqualButtons } from '../../ui/Button.tsx'
import { inputClass } from '../../ui/Field.tsx'
import type { Reach } from '../actions.ts'
import styles from './Harvest.module.css'

/** As long as a theme may be (`commands.ts`); the server counts letters as people do. */
const MAX_UNITS = 640

type SentenceFieldProps = { theme: ThemeView; send: Reach['send']; onEnd(): void }

/** Other words for a theme, for everybody. What it was stays below it. */
export function SentenceField({ theme, send, onEnd }: SentenceFieldProps) {
  const { t } = useTranslation('harvest')
  const announce = useAnnounce()
  const [text, setText] = useState(theme.sentence)
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (!/\S/u.test(text)) return
    onEnd()
    if (text.trim() === theme.sentence) return
    void send({ type: 'theme.name', id: theme.id, sentence: text.trim() }).then((isDone) => {
      if (isDone) announce(t('lead.changed'))
    })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      onEnd()
    }
    if (event.key === 'Enter' && !event.shiftKey) save(event)
  }
  return (
    <form className={styles.other} onSubmit={save}>
      <textarea
        className={inputClass}
        aria-label={t('lead.changeLabel')}
        // biome-ignore lint/a11y/noAutofocus: it takes the place of the words whose change was asked for.
        autoFocus
        rows={2}
        dir="auto"
        autoComplete="off"
        enterKeyHint="done"
        maxLength={MAX_UNITS}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <LanguageHelp text={text} about="theme" />
      <EqualButtons>
        <Button type="submit">{t('lead.save')}</Button>
        <Button onClick={onEnd}>{t('lead.keep')}</Button>
      </EqualButtons>
    </form>
  )
}
