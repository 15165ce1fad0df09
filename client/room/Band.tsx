import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomView } from '../../shared/room/view.ts'
import { Mark } from '../ui/Icon.tsx'
import styles from './Band.module.css'
import { ClockRing } from './ClockRing.tsx'
import { clockTime } from './modes/clockTime.ts'

/** More letters than this are more than three lines on a phone, and the circle needs the room. */
const LONG_PROMPT = 90

type BandProps = { view: RoomView; clockOffsetMs: number; promptRef: Ref<HTMLHeadingElement> }

/** The question on the table is the largest text on the screen, always. */
export function Band({ view, clockOffsetMs, promptRef }: BandProps) {
  const { t } = useTranslation(['room', 'practice'])
  const { agenda, conversation } = view
  const step = agenda.index === null ? undefined : agenda.steps[agenda.index]
  const modeWords = useModeWords(view)
  const prompt = step?.prompt ?? conversation.question
  return (
    <header className={styles.band}>
      <Mark className={styles.mark} />
      <div className={styles.words}>
        <p className={styles.step}>
          {conversation.isPractice ? <b className={styles.practice}>{t('practice:band')}</b> : null}
          <b>{step?.name ?? t('gathering')}</b>
          {step === undefined ? null : (
            <>
              <span className={styles.mode}>{modeWords}</span>
              <span className={styles.question}>
                <span className="hidden-text">{t('question')} </span>
                <bdi>{conversation.question}</bdi>
              </span>
            </>
          )}
        </p>
        <h1
          className={styles.prompt}
          ref={promptRef}
          tabIndex={-1}
          dir="auto"
          data-long={prompt.length > LONG_PROMPT || undefined}
        >
          {prompt}
        </h1>
      </div>
      {agenda.clock === null ? null : <ClockRing clock={agenda.clock} offsetMs={clockOffsetMs} />}
    </header>
  )
}

/** What people do in this step; of a break, until when. */
function useModeWords({ agenda }: RoomView): string | null {
  const { t } = useTranslation(['room', 'modes'])
  const step = agenda.index === null ? undefined : agenda.steps[agenda.index]
  if (step === undefined) return null
  if (step.mode !== 'break' || agenda.clock === null || agenda.clock.stoppedAt !== null)
    return t(`modes.${step.mode}`)
  return t('modes:until', { time: clockTime(agenda.clock.endsAt) })
}
