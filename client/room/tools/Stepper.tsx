import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonCommand } from '../../../shared/room/commands.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import styles from './RunSheet.module.css'
import { type RunRow, STEP_MINUTES } from './runSheet.ts'

/** A press is on its way this long at most, so that quick presses add up instead of asking for the same twice. */
const ON_ITS_WAY_MS = 1_500

type StepperProps = { row: RunRow; send(command: PersonCommand): void }

/** One minute less, one minute more. */
export function Stepper({ row, send }: StepperProps) {
  const { t } = useTranslation('tools')
  const announce = useAnnounce()
  const { key, name } = row.step
  const asked = useRef({ minutes: row.minutes, at: 0 })
  const change = (by: 1 | -1) => {
    const isOnItsWay = performance.now() - asked.current.at < ON_ITS_WAY_MS
    const minutes = (isOnItsWay ? asked.current.minutes : row.minutes) + by
    if (minutes < STEP_MINUTES.least || minutes > STEP_MINUTES.most) return
    asked.current = { minutes, at: performance.now() }
    announce({ text: t('sheet.newLength', { name, minutes }) })
    send({ type: 'agenda.resize', key, minutes })
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend that everybody sees.
    <span className={styles.stepper} role="group" aria-label={t('sheet.length', { name })}>
      <StepperButton
        act="less"
        icon="minus"
        label={t('sheet.less')}
        isDisabled={row.minutes <= STEP_MINUTES.least}
        onClick={() => change(-1)}
      />
      <span className={styles.count}>{t('sheet.minutes', { minutes: row.minutes })}</span>
      <StepperButton
        act="more"
        icon="plus"
        label={t('sheet.more')}
        isDisabled={row.minutes >= STEP_MINUTES.most}
        onClick={() => change(1)}
      />
    </span>
  )
}

type StepperButtonProps = {
  act: string
  icon: IconName
  label: string
  isDisabled: boolean
  onClick(): void
}

function StepperButton({ act, icon, label, isDisabled, onClick }: StepperButtonProps) {
  return (
    <button type="button" data-act={act} aria-label={label} aria-disabled={isDisabled} onClick={onClick}>
      <Icon name={icon} size="small" />
    </button>
  )
}
