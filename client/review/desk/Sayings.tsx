import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeskView } from '../../../shared/outcome/deskView.ts'
import { MAX_PARAGRAPH } from '../../../shared/outcome/limits.ts'
import { SAYINGS } from '../../../shared/outcome/state.ts'
import { LanguageHelp } from '../../language/lateHelp.ts'
import { Button } from '../../ui/Button.tsx'
import { TextAreaField } from '../../ui/Field.tsx'
import { useAsk } from '../useAsk.ts'
import type { Send } from '../useReview.ts'
import styles from './Desk.module.css'

/** What happens to the page: who sees it, what it feeds, how to join again. */
export function Sayings({ sayings, send }: { sayings: DeskView['sayings']; send: Send }) {
  const { t } = useTranslation('desk')
  return (
    <section aria-labelledby="desk-next">
      <h2 id="desk-next">{t('sayings.heading')}</h2>
      {SAYINGS.map((field) => (
        <Saying key={field} field={field} words={sayings[field]} send={send} />
      ))}
    </section>
  )
}

type SayingProps = { field: (typeof SAYINGS)[number]; words: string; send: Send }

function Saying({ field, words, send }: SayingProps) {
  const { t } = useTranslation('desk')
  const { ask, refused } = useAsk(send)
  const [typed, setTyped] = useState(words)
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void ask({ type: 'page.say', field, words: typed }, t('saved'))
      }}
    >
      <TextAreaField
        label={t(`sayings.${field}`)}
        rows={2}
        maxLength={MAX_PARAGRAPH}
        dir="auto"
        value={typed}
        error={refused ?? undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <LanguageHelp text={typed} about="question" />
      {typed === words ? null : <Button type="submit">{t('save')}</Button>}
    </form>
  )
}
