import { useTranslation } from 'react-i18next'
import type { PersonCommand } from '../../../shared/room/commands.ts'
import type { RoomView, StepView } from '../../../shared/room/view.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { facilitating, STRETCH_MINUTES } from '../facilitating.ts'
import { CommandButton } from './CommandButton.tsx'
import styles from './RunSheet.module.css'
import type { RunRow } from './runSheet.ts'
import { Stepper } from './Stepper.tsx'

export function DoneStep({ row }: { row: RunRow }) {
  const { t } = useTranslation('tools')
  return (
    <li className={styles.step} data-at="done">
      <span className={styles.dot}>
        <Icon name="check" size="small" />
      </span>
      <span className={styles.name}>
        <StepName step={row.step} />
        <span className="hidden-text">, {t('sheet.stepDone')}</span>
      </span>
      <Minutes row={row} />
    </li>
  )
}

type RunningStepProps = { row: RunRow; view: RoomView; send(command: PersonCommand): void }

export function RunningStep({ row, view, send }: RunningStepProps) {
  const { t } = useTranslation('tools')
  const can = facilitating(view)
  return (
    <li className={styles.boxed} data-at="now" aria-current="step">
      <span className={styles.dot} />
      <div className={styles.box}>
        <div className={styles.top}>
          <b>{row.step.name}</b>
          <span className={styles.minutes}>{t('sheet.minutesNow', { minutes: row.minutes })}</span>
        </div>
        <div className={styles.three}>
          <CommandButton command={can.stretch} send={send}>
            {t('stretch', { minutes: STRETCH_MINUTES })}
          </CommandButton>
          <CommandButton command={can.ask} send={send}>
            {t('ask')}
          </CommandButton>
          <CommandButton
            pressed={view.quiet.isHeld}
            command={view.quiet.isHeld ? can.endHold : can.hold}
            send={send}
          >
            {t('hold')}
          </CommandButton>
        </div>
      </div>
    </li>
  )
}

type ComingStepProps = {
  row: RunRow
  isOpen: boolean
  toggle(): void
  send(command: PersonCommand): void
}

export function ComingStep({ row, isOpen, toggle, send }: ComingStepProps) {
  const { step } = row
  const name = (
    <button type="button" className={styles.opener} data-act="open" aria-expanded={isOpen} onClick={toggle}>
      <StepName step={step} />
    </button>
  )
  if (!isOpen) {
    return (
      <li className={styles.step} data-at="coming" data-step={step.key}>
        <span className={styles.dot} />
        {name}
        <Minutes row={row} />
      </li>
    )
  }
  return (
    <li className={styles.boxed} data-at="coming" data-step={step.key}>
      <span className={styles.dot} />
      <div className={styles.box}>
        <div className={styles.top}>
          {name}
          {row.was === null ? null : <Minutes row={row} />}
        </div>
        <StepActs row={row} send={send} />
      </div>
    </li>
  )
}

function StepActs({ row, send }: Pick<ComingStepProps, 'row' | 'send'>) {
  const { t } = useTranslation('tools')
  const { key } = row.step
  return (
    <div className={styles.acts}>
      <Stepper row={row} send={send} />
      {row.canGoEarlier ? (
        <Act act="earlier" icon="up" onClick={() => send({ type: 'agenda.shift', key, by: -1 })}>
          {t('sheet.earlier')}
        </Act>
      ) : null}
      {row.canGoLater ? (
        <Act act="later" icon="down" onClick={() => send({ type: 'agenda.shift', key, by: 1 })}>
          {t('sheet.later')}
        </Act>
      ) : null}
      {row.canSkip ? (
        <Act act="skip" icon="skip" onClick={() => send({ type: 'agenda.skip', key })}>
          {t('sheet.skip')}
        </Act>
      ) : null}
    </div>
  )
}

type ActProps = { act: string; icon: IconName; onClick(): void; children: string }

function Act({ act, icon, onClick, children }: ActProps) {
  return (
    <Button kind="quiet" icon={icon} data-act={act} onClick={onClick}>
      {children}
    </Button>
  )
}

/** Its name, and the word of its mode where that says more. */
function StepName({ step }: { step: StepView }) {
  const { t } = useTranslation(['tools', 'room'])
  const mode = t(`room:modes.${step.mode}`)
  return (
    <>
      <span className={styles.title}>{step.name}</span>
      {step.isAdded ? <span className={styles.tag}>{t('sheet.added')}</span> : null}
      {mode === step.name ? null : <small>{mode}</small>}
    </>
  )
}

function Minutes({ row: { minutes, was } }: { row: RunRow }) {
  const { t } = useTranslation('tools')
  return (
    <span className={styles.minutes}>
      {was === null ? t('sheet.minutes', { minutes }) : t('sheet.minutesWas', { minutes, was })}
    </span>
  )
}
