import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgendaView } from '../../shared/room/view.ts'
import styles from './ClockRing.module.css'
import { readSoftClock, type SoftClock } from './softClock.ts'

/** Length of the ring, in units of its drawing. */
const ROUND = 2 * Math.PI * 17

type ClockRingProps = { clock: NonNullable<AgendaView['clock']>; offsetMs: number }

/** A ring that fills and a few words. Digits only for whoever asks, and only about minutes. */
export function ClockRing({ clock, offsetMs }: ClockRingProps) {
  const { t } = useTranslation('room')
  const [isAsked, setIsAsked] = useState(false)
  const { gone, words, minutesLeft } = useSoftClock(clock, offsetMs)
  return (
    <button
      type="button"
      className={styles.clock}
      data-asked={isAsked || undefined}
      onClick={() => setIsAsked(!isAsked)}
    >
      <svg viewBox="0 0 40 40" aria-hidden="true">
        <circle className={styles.track} cx="20" cy="20" r="17" />
        {gone === 0 ? null : (
          <circle
            className={styles.fill}
            cx="20"
            cy="20"
            r="17"
            strokeDasharray={`${(gone * ROUND).toFixed(1)} ${ROUND.toFixed(1)}`}
          />
        )}
      </svg>
      <span className={styles.words}>
        {isAsked ? t('clock.left', { count: minutesLeft }) : t(`clock.${words}`)}
      </span>
      {isAsked ? null : <span className="hidden-text">{t('clock.ask')}</span>}
    </button>
  )
}

/** Looks again when the clock moves, on the server's time: this browser's clock may be off by hours. */
function useSoftClock(clock: ClockRingProps['clock'], offsetMs: number): SoftClock {
  const [, lookAgain] = useState(0)
  const now = Date.now() + offsetMs
  const soft = readSoftClock(clock, now)
  const { movesAt } = soft
  useEffect(() => {
    if (movesAt === null) return
    const timer = setTimeout(() => lookAgain((looks) => looks + 1), movesAt - Date.now() - offsetMs + 50)
    return () => clearTimeout(timer)
  }, [movesAt, offsetMs])
  return soft
}
