import { type FormEvent, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { cleanName } from '../../shared/names.ts'
import { useRefusalWords } from '../i18n/refusalWords.ts'
import type { Refused } from '../net/api.ts'
import { Button, TextButton } from '../ui/Button.tsx'
import { CheckField, TextField } from '../ui/Field.tsx'
import { DevicePanel } from './DevicePanel.tsx'
import type { Microphone, MicrophoneCheck } from './deviceCheck.ts'
import styles from './JoinForm.module.css'
import type { DeviceWish } from './kept.ts'
import { LevelMeter } from './LevelMeter.tsx'
import { suggestName } from './suggestName.ts'

/** What somebody fills in at the door. */
export type JoinWish = DeviceWish & { readonly name: string }

type JoinFormProps = { microphone: Microphone; onJoin(wish: JoinWish): Promise<Refused['code'] | null> }

export function JoinForm({ microphone, onJoin }: JoinFormProps) {
  const { t } = useTranslation('lobby')
  const check = useSyncExternalStore(microphone.subscribe, microphone.getSnapshot)
  const { error, idea, isBusy, field, onSubmit } = useJoining(onJoin)
  const [isPanelOpen, setIsPanelOpen] = useState(false)
  return (
    <form className={styles.form} onSubmit={onSubmit} noValidate>
      <TextField
        ref={field}
        name="name"
        className={styles.name}
        label={t('name')}
        hint={idea === undefined ? t('nameHint') : t('nameIdea', { idea })}
        error={error}
        autoComplete="off"
        autoCapitalize="words"
        spellCheck={false}
        required
      />
      <div className={styles.devices}>
        <CheckField
          name="microphone"
          label={t('microphone')}
          hint={hintOf(check, t)}
          defaultChecked
          // A tap on it is leave to ask; unticked, the device is let go at once.
          onChange={(event) => (event.currentTarget.checked ? void microphone.open() : microphone.close())}
        >
          {check.kind === 'open' ? <LevelMeter level={check.level} /> : null}
        </CheckField>
        <CheckField name="camera" label={t('camera')} hint={t('cameraHint')} />
      </div>
      <div className={styles.end}>
        <Button className={styles.join} type="submit" kind="primary" size="large" aria-disabled={isBusy}>
          {isBusy ? t('joining') : t('join')}
        </Button>
        <TextButton
          aria-expanded={isPanelOpen}
          onClick={() => {
            if (!isPanelOpen && check.kind === 'closed') void microphone.open()
            setIsPanelOpen(!isPanelOpen)
          }}
        >
          {t('cantHear')}
        </TextButton>
      </div>
      {isPanelOpen ? <DevicePanel microphone={microphone} onClose={() => setIsPanelOpen(false)} /> : null}
    </form>
  )
}

type Words = ReturnType<typeof useTranslation<'lobby'>>['t']

/** What the bars show, in words. */
function hintOf(check: MicrophoneCheck, t: Words): string {
  switch (check.kind) {
    case 'open':
      return t(check.wasHeard ? 'check.heard' : 'check.quiet')
    case 'refused':
      return t(`check.${check.problem}`)
    default:
      return t(`check.${check.kind}`)
  }
}

type NameError = { readonly text: string; readonly idea: string | undefined }

function useJoining(onJoin: JoinFormProps['onJoin']) {
  const wordsOf = useRefusalWords()
  const field = useRef<HTMLInputElement>(null)
  const [error, setError] = useState<NameError | null>(null)
  const [isBusy, setIsBusy] = useState(false)

  const refuse = (code: Refused['code'], name: string) => {
    setError({ text: wordsOf(code), idea: code === 'name/taken' ? suggestName(name) : undefined })
    // The field is read out with its error; a status besides would say it twice.
    field.current?.focus()
  }
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isBusy) return
    const form = new FormData(event.currentTarget)
    const cleaned = cleanName(String(form.get('name')))
    if (!cleaned.ok) return refuse(cleaned.code, '')

    setError(null)
    setIsBusy(true)
    const wish = { microphone: form.has('microphone'), camera: form.has('camera') }
    const code = await onJoin({ name: cleaned.name, ...wish })
    if (code === null) return
    setIsBusy(false)
    refuse(code, cleaned.name)
  }
  return { error: error?.text, idea: error?.idea, isBusy, field, onSubmit }
}
