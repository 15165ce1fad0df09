import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_REASON, MAX_SENTENCE } from '../../../shared/outcome/limits.ts'
import { LanguageHelp } from '../../language/lateHelp.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { SelectField, TextAreaField, TextField } from '../../ui/Field.tsx'
import styles from './Desk.module.css'
import { FIELDS, type PartField, type PartName, STATES } from './parts.ts'

type PartFormProps = {
  part: PartName
  entry: object | null
  onSave(values: Readonly<Record<string, string>>): void
  onEnd(): void
}

/** One entry of a list. Months and not days: a whole day would be a promise too fine. */
export function PartForm({ part, entry, onSave, onEnd }: PartFormProps) {
  const { t } = useTranslation('desk')
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() => textsOf(entry))
  const set = (field: string, value: string) => setValues((before) => ({ ...before, [field]: value }))
  const save = (event: FormEvent) => {
    event.preventDefault()
    onSave(values)
  }
  return (
    <form className={styles.asked} onSubmit={save}>
      <TextAreaField
        label={t(`parts.${part}.text`)}
        rows={2}
        maxLength={MAX_SENTENCE}
        dir="auto"
        value={values.text ?? ''}
        onChange={(event) => set('text', event.currentTarget.value)}
      />
      <LanguageHelp text={values.text ?? ''} about="question" />
      <div className={styles.fields}>
        {FIELDS[part].map((field) => (
          <Detail key={field} part={part} field={field} value={values[field] ?? ''} onSet={set} />
        ))}
      </div>
      <ButtonRow>
        <Button type="submit" disabled={(values.text ?? '').trim() === ''}>
          {t('save')}
        </Button>
        <Button onClick={onEnd}>{t('cancel')}</Button>
      </ButtonRow>
    </form>
  )
}

type DetailProps = {
  part: PartName
  field: PartField
  value: string
  onSet(field: string, value: string): void
}

function Detail({ part, field, value, onSet }: DetailProps) {
  const { t } = useTranslation('desk')
  if (field === 'state') {
    const states: readonly string[] = part === 'questions' ? STATES.questions : STATES.promises
    return (
      <SelectField
        label={t('parts.state')}
        value={value === '' ? (part === 'questions' ? 'asked' : 'maybe') : value}
        onChange={(event) => onSet(field, event.currentTarget.value)}
      >
        {states.map((state) => (
          <option key={state} value={state}>
            {t(`parts.states.${state as 'maybe'}`)}
          </option>
        ))}
      </SelectField>
    )
  }
  const isMonth = field === 'by' || field === 'again'
  return (
    <TextField
      label={t(`parts.${field}`)}
      hint={field === 'who' ? t('parts.whoHint') : undefined}
      type={isMonth ? 'month' : 'text'}
      maxLength={MAX_REASON}
      dir="auto"
      autoComplete="off"
      value={value}
      onChange={(event) => onSet(field, event.currentTarget.value)}
    />
  )
}

function textsOf(entry: object | null): Record<string, string> {
  return Object.fromEntries(
    Object.entries(entry ?? {}).flatMap(([field, value]) =>
      typeof value === 'string' ? [[field, value]] : [],
    ),
  )
}
