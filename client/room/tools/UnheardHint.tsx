import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { facilitating } from '../facilitating.ts'
import styles from './HintCard.module.css'
import type { HintProps } from './HintCard.tsx'
import { PersonName } from './PersonName.tsx'
import { Probes } from './Probes.tsx'

/** Long enough for somebody to begin who was about to. */
const QUIET_MS = 10_000

type Look = 'ways' | 'quiet' | 'ask' | 'names'

/** Some have not come in: the first ways on are to everybody, and names only for whoever asks (rule H-3). */
export function UnheardHint({ hint, view, send }: HintProps<'unheard'>) {
  const { t } = useTranslation('tools')
  const [look, setLook] = useState<Look>('ways')
  const close = () => send({ type: 'hint.close' })
  return (
    <>
      <p>
        <b>{t('hint.unheard', { count: hint.count })}</b>
        {hint.listening === 0 ? '. ' : `, ${t('hint.listening', { count: hint.listening })}. `}
        {look === 'ways' ? t('hint.could') : null}
      </p>
      {look === 'quiet' ? <TenSeconds /> : null}
      {look === 'ask' ? <Probes probes={['unheard', 'differently']} /> : null}
      {look === 'names' ? <Names hint={hint} view={view} /> : null}
      {look === 'ways' ? (
        <Ways hint={hint} view={view} send={send} choose={setLook} close={close} />
      ) : (
        <ButtonRow className={styles.end}>
          <span className={styles.note}>{look === 'ask' ? t('hint.aloud') : null}</span>
          <Button kind="quiet" size="small" onClick={close}>
            {t('hint.close')}
          </Button>
        </ButtonRow>
      )}
    </>
  )
}

type WaysProps = Pick<HintProps<'unheard'>, 'hint' | 'view' | 'send'> & {
  choose(look: Look): void
  close(): void
}

function Ways({ view, send, choose, close }: WaysProps) {
  const { t } = useTranslation('tools')
  const { round } = facilitating(view)
  return (
    <ButtonRow className={styles.several}>
      <Button onClick={() => choose('quiet')}>{t('hint.quiet')}</Button>
      <Button className={styles.ask} onClick={() => choose('ask')}>
        {t('hint.ask')}
      </Button>
      {round === null ? null : <Button onClick={() => send(round)}>{t('hint.quickRound')}</Button>}
      <Button kind="quiet" onClick={() => choose('names')}>
        {t('hint.names')}
      </Button>
      <Button kind="quiet" onClick={close}>
        {t('hint.notNow')}
      </Button>
    </ButtonRow>
  )
}

/** Nothing counts down: the words change once, when the time has passed. */
function TenSeconds() {
  const { t } = useTranslation('tools')
  const announce = useAnnounce()
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsOver(true), QUIET_MS)
    return () => clearTimeout(timer)
  }, [])
  const words = t(isOver ? 'hint.quietOver' : 'hint.quietNow')
  useEffect(() => announce(words), [announce, words])
  return <p>{words}</p>
}

function Names({ hint, view }: Pick<HintProps<'unheard'>, 'hint' | 'view'>) {
  const { t } = useTranslation('tools')
  return (
    <>
      <ul className={styles.names} aria-label={t('hint.namesOf')}>
        {hint.named.map((seat) => (
          <li key={seat.id} className={styles.chip}>
            <PersonName view={view} seat={seat.id} />
          </li>
        ))}
      </ul>
      <p className={styles.note}>{t('hint.namesNote')}</p>
    </>
  )
}
