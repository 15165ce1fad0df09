import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, EqualButtons } from '../../ui/Button.tsx'
import { Status } from '../../ui/Status.tsx'
import type { SlotItem } from '../slot.ts'
import { SlotCard } from './SlotCard.tsx'
import type { SlotReach } from './slotReach.ts'

/** The browser waits for one tap before it plays sound. */
export function HearCard({ reach }: { reach: SlotReach }) {
  const { t } = useTranslation('room')
  return (
    <SlotCard heading={null} label={t('slot.hear')}>
      <p>{t('slot.hearText')}</p>
      <Button kind="primary" size="large" icon="sound" onClick={reach.hear}>
        {t('slot.hear')}
      </Button>
    </SlotCard>
  )
}

export function ReconnectingCard() {
  const { t } = useTranslation('room')
  return (
    <SlotCard
      status={<Status tone="waiting">{t('connection.reconnecting')}</Status>}
      heading={t('slot.reconnectingHeading')}
    >
      <p>{t('slot.reconnectingText')}</p>
    </SlotCard>
  )
}

export function UnavailableCard({ reach }: { reach: SlotReach }) {
  const { t } = useTranslation('room')
  return (
    <SlotCard
      status={<Status tone="waiting">{t('connection.unavailable')}</Status>}
      heading={t('slot.unavailableHeading')}
    >
      <p>{t('slot.unavailableText')}</p>
      <EqualButtons>
        <Button onClick={reach.retryCall}>{t('slot.tryCall')}</Button>
        <Button onClick={reach.putAside}>{t('slot.keepToBoard')}</Button>
      </EqualButtons>
    </SlotCard>
  )
}

type SentenceCardProps = { heading: string; text: string; close: string; reach: SlotReach }

/** A sentence that stays until it is read. */
export function SentenceCard({ heading, text, close, reach }: SentenceCardProps) {
  return (
    <SlotCard heading={heading}>
      <p>{text}</p>
      <EqualButtons>
        <Button onClick={reach.putAside}>{close}</Button>
      </EqualButtons>
    </SlotCard>
  )
}

type DeviceCardProps = {
  device: 'microphone' | 'camera'
  problem: Extract<SlotItem, { problem: unknown }>['problem']
  reach: SlotReach
}

/** A device that did not start is no reason not to be here. */
export function DeviceCard({ device, problem, reach }: DeviceCardProps) {
  const { t } = useTranslation('room')
  const [isShowingHow, setIsShowingHow] = useState(false)
  const text =
    problem === 'denied' ? t(isShowingHow ? 'slot.deniedHow' : 'slot.deniedText') : t('slot.otherText')
  return (
    <SlotCard heading={t(`slot.${device}.${problem}`)}>
      <p>{text}</p>
      <EqualButtons>
        {problem === 'denied' && !isShowingHow ? (
          <Button onClick={() => setIsShowingHow(true)}>{t('slot.showHow')}</Button>
        ) : (
          <Button onClick={() => reach.retryDevice(device)}>{t('slot.again')}</Button>
        )}
        <Button onClick={reach.putAside}>{t('slot.without')}</Button>
      </EqualButtons>
    </SlotCard>
  )
}
