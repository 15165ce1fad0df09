import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { MAX_QUESTION_CHARACTERS } from '../../shared/api.ts'
import { findTemplate, TEMPLATES } from '../../shared/templates/catalogue.ts'
import { LENGTHS, type LengthMinutes } from '../../shared/templates/template.ts'
import { useRefusalWords } from '../i18n/refusalWords.ts'
import { LanguageHelp } from '../language/lateHelp.ts'
import type { Refused } from '../net/api.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { SelectField, TextAreaField } from '../ui/Field.tsx'
import styles from './StartPage.module.css'

export type StartWish = {
  readonly question: string
  readonly template: string
  readonly lengthMinutes: LengthMinutes
}

/** Offered for demonstrations, and last: a conversation takes an hour and a half. */
const TRY_OUT_MINUTES = 10

type StartFormProps = {
  /** Resolves with null once the conversation is there and the page goes on, or with why it is not. */
  onStart(wish: StartWish): Promise<Refused['code'] | null>
}

export function StartForm({ onStart }: StartFormProps) {
  const { t } = useTranslation(['start', 'practice'])
  const { error, isBusy, question, onSubmit } = useStarting(onStart)
  const [written, setWritten] = useState('')
  return (
    <form className={styles.form} onSubmit={onSubmit} noValidate>
      <TextAreaField
        ref={question}
        name="question"
        className={styles.question}
        label={t('question')}
        placeholder={t('questionPlaceholder')}
        rows={2}
        required
        error={error?.field === 'question' ? error.text : undefined}
        onChange={(event) => setWritten(event.currentTarget.value)}
        onKeyDown={submitOnEnter}
      />
      <LanguageHelp text={written} about="question" />
      <div className={styles.two}>
        <KindField />
        <SelectField name="length" label={t('length')} defaultValue={LENGTHS[0]}>
          {LENGTHS.map((minutes) => (
            <option key={minutes} value={minutes}>
              {t(minutes === TRY_OUT_MINUTES ? 'tryOut' : 'minutes', { minutes })}
            </option>
          ))}
        </SelectField>
      </div>
      <div className={styles.end}>
        <Button type="submit" kind="primary" size="large" aria-disabled={isBusy}>
          {isBusy ? t('busy') : t('submit')}
        </Button>
        <Link href="/practice">{t('practice:link')}</Link>
        {error?.field === 'form' ? <p className={styles.error}>{error.text}</p> : null}
      </div>
    </form>
  )
}

/** The kinds of conversation, and what the chosen one is in a sentence. */
function KindField() {
  const { t } = useTranslation('start')
  const [chosen, setChosen] = useState(TEMPLATES[0].id)
  return (
    <SelectField
      name="template"
      label={t('kind')}
      hint={findTemplate(chosen)?.about}
      value={chosen}
      onChange={(event) => setChosen(event.target.value)}
    >
      {TEMPLATES.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}

type StartError = { readonly field: 'question' | 'form'; readonly text: string }

function useStarting(onStart: StartFormProps['onStart']) {
  const { t } = useTranslation('start')
  const wordsOf = useRefusalWords()
  const announce = useAnnounce()
  const question = useRef<HTMLTextAreaElement>(null)
  const [error, setError] = useState<StartError | null>(null)
  const [isBusy, setIsBusy] = useState(false)

  const problemWith = (text: string): string | null => {
    if (text === '') return t('questionMissing')
    return text.length > MAX_QUESTION_CHARACTERS ? t('questionLong', { most: MAX_QUESTION_CHARACTERS }) : null
  }
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isBusy) return
    const wish = readWish(new FormData(event.currentTarget))
    const problem = problemWith(wish.question)
    setError(problem === null ? null : { field: 'question', text: problem })
    if (problem !== null) return question.current?.focus()

    setIsBusy(true)
    const code = await onStart(wish)
    if (code === null) return
    setIsBusy(false)
    setError({ field: 'form', text: wordsOf(code) })
    announce(wordsOf(code))
  }
  return { error, isBusy, question, onSubmit }
}

function readWish(form: FormData): StartWish {
  const minutes = Number(form.get('length'))
  return {
    // A headline is one line of thought: line breaks that were pasted become spaces.
    question: String(form.get('question')).replace(/\s+/gu, ' ').trim(),
    template: String(form.get('template')),
    lengthMinutes: LENGTHS.find((length) => length === minutes) ?? LENGTHS[0],
  }
}

/** A question is one line, so Enter means "that's it". */
function submitOnEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
  event.preventDefault()
  event.currentTarget.form?.requestSubmit()
}
