import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeviceKind } from '../media/port.ts'
import { Button, ButtonRow } from '../ui/Button.tsx'
import { SelectField } from '../ui/Field.tsx'
import styles from './DevicePanel.module.css'
import { type Microphone, playTestSound } from './deviceCheck.ts'
import { type DeviceChoice, keepDevices, readKeptDevices } from './kept.ts'

/** Which microphone, camera and speaker, and a short sound. What is chosen is kept for this tab. */
export function DevicePanel({ microphone, onClose }: { microphone: Microphone; onClose(): void }) {
  const { t } = useTranslation('lobby')
  const check = useSyncExternalStore(microphone.subscribe, microphone.getSnapshot)
  const [choice, setChoice] = useState(readKeptDevices)
  const choose = (kind: DeviceKind, id: string) => {
    const next = withDevice(choice, kind, id)
    keepDevices(next)
    setChoice(next)
    if (kind === 'microphone') void microphone.open(next.microphone)
  }
  return (
    <section className={styles.panel} aria-label={t('devices.heading')}>
      {/* Names of devices are told only after leave was given, so the list is read again then. */}
      <DevicePickers key={check.kind} choice={choice} onChoose={choose} />
      <SoundTest speaker={choice.speaker} />
      <ButtonRow>
        <Button kind="quiet" onClick={onClose}>
          {t('devices.close')}
        </Button>
      </ButtonRow>
    </section>
  )
}

export function withDevice(choice: DeviceChoice, kind: DeviceKind, id: string): DeviceChoice {
  const { [kind]: _, ...others } = choice
  return id === '' ? others : { ...others, [kind]: id }
}

const KINDS = [
  ['microphone', 'audioinput'],
  ['camera', 'videoinput'],
  ['speaker', 'audiooutput'],
] as const

type DevicePickersProps = { choice: DeviceChoice; onChoose(kind: DeviceKind, id: string): void }

/** One field for every kind of which there is a choice at all. */
export function DevicePickers({ choice, onChoose }: DevicePickersProps) {
  const { t } = useTranslation('lobby')
  const devices = useDevices()
  return KINDS.map(([kind, browsersKind]) => {
    const list = devices.filter((device) => device.kind === browsersKind && device.deviceId !== '')
    if (list.length === 0) return null
    return (
      <SelectField
        key={kind}
        label={t(`devices.${kind}`)}
        value={choice[kind] ?? ''}
        onChange={(event) => onChoose(kind, event.currentTarget.value)}
      >
        <option value="">{t('devices.systemsOwn')}</option>
        {list.map(({ deviceId, label }, index) => (
          <option key={deviceId} value={deviceId}>
            {label === '' ? t('devices.unnamed', { number: index + 1 }) : label}
          </option>
        ))}
      </SelectField>
    )
  })
}

function useDevices(): readonly MediaDeviceInfo[] {
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([])
  useEffect(() => {
    // Outside of a secure address a browser has no devices to offer.
    const media: MediaDevices | undefined = navigator.mediaDevices
    if (media === undefined) return
    const read = () =>
      media.enumerateDevices().then(
        (list) => setDevices(list),
        () => setDevices([]),
      )
    void read()
    media.addEventListener('devicechange', read)
    return () => media.removeEventListener('devicechange', read)
  }, [])
  return devices
}

function SoundTest({ speaker }: { speaker: string | undefined }) {
  const { t } = useTranslation('lobby')
  const [outcome, setOutcome] = useState<'playing' | 'silent' | null>(null)
  const play = async () => setOutcome((await playTestSound(speaker)) ? 'playing' : 'silent')
  return (
    <div className={styles.sound}>
      <Button icon="sound" onClick={play}>
        {t('devices.play')}
      </Button>
      <p className={styles.outcome} aria-live="polite">
        {outcome === null ? '' : t(`devices.${outcome}`)}
      </p>
    </div>
  )
}
