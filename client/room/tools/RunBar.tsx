import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgendaView, StepView } from '../../../shared/room/view.ts'
import { readSoftClock } from '../softClock.ts'
import styles from './RunBar.module.css'
import { minutesOf, placeOf } from './runSheet.ts'

type RunBarProps = {
  agenda: AgendaView
  /** On the server's clock. */
  now: number
}

/** Every step as long as its minutes: done, now, and what is to come. */
export function RunBar({ agenda, now }: RunBarProps) {
  const { t } = useTranslation('tools')
  return (
    <div className={styles.run}>
      <BarWords agenda={agenda} />
      <ol className={styles.bars} aria-label={t('runSheet')}>
        {agenda.steps.map((step, index) => (
          <RunStepBar key={step.key} step={step} at={placeOf(index, agenda)} gone={goneOf(agenda, now)} />
        ))}
      </ol>
    </div>
  )
}

/**
 * "Now" and "Next" above their bars, in a line of their own: a short step has no room for its word, and the words
 * then move together instead of lying over each other.
 */
function BarWords({ agenda: { steps, index } }: { agenda: AgendaView }) {
  const { t } = useTranslation('tools')
  const running = index === null ? undefined : steps[index]
  const first = running === undefined ? 0 : (index ?? 0)
  const rest = steps.slice(running === undefined ? 0 : first + 1)
  return (
    <p className={styles.words} aria-hidden="true">
      <span className={styles.gap} style={lengthOf(steps.slice(0, first))} />
      {running === undefined ? null : (
        <b className={styles.word} style={lengthOf([running])}>
          {t('bar.now')}
        </b>
      )}
      {rest.length === 0 ? null : (
        <span className={styles.word} style={lengthOf(rest)}>
          {t('bar.next')}
        </span>
      )}
    </p>
  )
}

function lengthOf(steps: readonly StepView[]): CSSProperties {
  return { '--length': steps.reduce((sum, { lengthMs }) => sum + lengthMs, 0) } as CSSProperties
}

/** How much of the running step's time is gone, 0 to 1. Moves as softly as everybody's clock. */
function goneOf({ clock }: AgendaView, now: number): number {
  return clock === null ? 0 : readSoftClock(clock, clock.stoppedAt ?? now).gone
}

type RunStepBarProps = { step: StepView; at: ReturnType<typeof placeOf>; gone: number }

function RunStepBar({ step, at, gone }: RunStepBarProps) {
  const { t } = useTranslation('tools')
  const { name } = step
  const words =
    at === 'done'
      ? t('bar.done', { name })
      : at === 'now'
        ? t('bar.running', { name })
        : t('bar.coming', { name, minutes: minutesOf(step.lengthMs) })
  return (
    <li
      className={styles[at]}
      style={{ '--length': step.lengthMs, '--gone': `${Math.round(gone * 100)}%` } as CSSProperties}
      aria-current={at === 'now' ? 'step' : undefined}
      title={words}
    >
      <span className="hidden-text">{words}</span>
    </li>
  )
}
