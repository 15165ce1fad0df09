import { type KeyboardEvent, type RefObject, useId, useRef, useState } from 'react'
import { countGraphemes } from '../../../shared/names.ts'
import { LanguageHelp } from '../../language/lateHelp.ts'
import { Button, EqualButtons } from '../../ui/Button.tsx'
import { classNames } from '../../ui/classNames.ts'
import { inputClass } from '../../ui/Field.tsx'
import { useBoardTools } from '../boardContext.ts'
import styles from './SentenceForm.module.css'

/** As long as the room takes: a sentence that can be read aloud in one breath. */
const MOST_LETTERS = 160

type SentenceFormProps = {
  sentence: string
  onSave(sentence: string): void
  /** Without one, whatever is around it can be left. */
  onCancel?: () => void
  fieldRef?: RefObject<HTMLTextAreaElement | null>
}

/** A theme is said as a sentence. What whoever writes it is told beside it, nobody else sees. */
export function SentenceForm({ sentence, onSave, onCancel, fieldRef }: SentenceFormProps) {
  const { t, desk } = useBoardTools()
  // Words of participants are theirs: only whoever writes in the name of others is helped (method.md 3.2).
  const isHelped = desk.room.known.hasPen || desk.room.known.isFacilitator
  const [text, setText] = useState(sentence)
  const own = useRef<HTMLTextAreaElement>(null)
  const hintId = useId()
  const save = () => {
    if (/\S/u.test(text)) onSave(text.trim())
    else (fieldRef ?? own).current?.focus()
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <div className={styles.grow} data-words={`${text} `}>
        <textarea
          ref={fieldRef ?? own}
          className={classNames(inputClass, styles.field)}
          aria-label={t('theme.label')}
          aria-describedby={hintId}
          rows={1}
          dir="auto"
          autoComplete="off"
          enterKeyHint="done"
          value={text}
          onChange={({ target }) => setText(fitSentence(target.value))}
          onKeyDown={(event) => onKey(event, { save, cancel: onCancel })}
        />
      </div>
      <p className={styles.hint} id={hintId}>
        {t('theme.hint')}
      </p>
      {isHelped ? <LanguageHelp text={text} about="theme" /> : null}
      <EqualButtons className={styles.buttons}>
        <Button type="submit">{t('theme.save')}</Button>
        {onCancel === undefined ? null : <Button onClick={onCancel}>{t('theme.cancel')}</Button>}
      </EqualButtons>
    </form>
  )
}

function fitSentence(typed: string): string {
  const line = typed.replaceAll(/\s*\n\s*/gu, ' ')
  return countGraphemes(line) <= MOST_LETTERS ? line : [...line].slice(0, MOST_LETTERS).join('')
}

function onKey(
  event: KeyboardEvent<HTMLTextAreaElement>,
  { save, cancel }: { save: () => void; cancel: (() => void) | undefined },
) {
  // Enter and Escape choose a word while an input method composes.
  if (event.nativeEvent.isComposing) return
  if (event.key === 'Enter') {
    event.preventDefault()
    save()
  }
  if (event.key === 'Escape' && cancel !== undefined) {
    event.preventDefault()
    event.stopPropagation()
    cancel()
  }
}
