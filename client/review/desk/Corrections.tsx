import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_PARAGRAPH } from '../../../shared/outcome/limits.ts'
import type { ReviewView } from '../../../shared/outcome/review.ts'
import { OUTCOME_UNDO_MS } from '../../../shared/outcome/times.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { TextAreaField } from '../../ui/Field.tsx'
import { UndoBar } from '../../ui/UndoBar.tsx'
import { Refused } from '../Refused.tsx'
import { useAsk } from '../useAsk.ts'
import type { Send } from '../useReview.ts'
import styles from './Desk.module.css'

type CorrectionsProps = { review: ReviewView; send: Send; now: number }

/** What is still possible once it is public: to say what was wrong, with the date, or to take the page back. */
export function Corrections({ review, send, now }: CorrectionsProps) {
  const { t } = useTranslation('desk')
  const { ask, refused } = useAsk(send)
  const [words, setWords] = useState('')
  const { phase, dates } = review
  if (phase === 'withdrawn') {
    return now < (dates.withdrawnAt ?? 0) + OUTCOME_UNDO_MS ? (
      <UndoBar
        text={t('after.withdrawn')}
        label={t('after.undo')}
        onUndo={() => void ask({ type: 'page.undo-withdraw' })}
      />
    ) : null
  }
  return (
    <section aria-labelledby="desk-after">
      <h2 id="desk-after">{t('after.heading')}</h2>
      <form
        className={styles.form}
        onSubmit={async (event) => {
          event.preventDefault()
          if (await ask({ type: 'page.correct', text: words }, t('saved'))) setWords('')
        }}
      >
        <TextAreaField
          label={t('after.correction')}
          hint={t('after.correctionHint')}
          rows={2}
          maxLength={MAX_PARAGRAPH}
          dir="auto"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Button type="submit" disabled={words.trim() === ''}>
          {t('after.correct')}
        </Button>
      </form>
      <p className={styles.soft}>{t('after.withdrawHint')}</p>
      <ButtonRow>
        <Button kind="leave" onClick={() => void ask({ type: 'page.withdraw' })}>
          {t('after.withdraw')}
        </Button>
      </ButtonRow>
      <Refused words={refused} />
    </section>
  )
}
