import { useTranslation } from 'react-i18next'
import type { RoomView } from '../../../shared/room/view.ts'
import { Button, EqualButtons } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useServerNow } from '../serverClock.ts'
import type { WelcomeBack } from '../slot.ts'
import styles from './SlotCard.module.css'
import { PrivateNote, SlotCard } from './SlotCard.tsx'
import type { SlotReach } from './slotReach.ts'

/** `none`: there is no call to be quiet in. */
export type AwaySound = 'on' | 'stopped' | 'none'

export function AwayCard({ sound, reach }: { sound: AwaySound; reach: SlotReach }) {
  const { t } = useTranslation(['asks', 'turns'])
  return (
    <SlotCard heading={t('away.heading')} isBrief>
      <p>{t(sound === 'stopped' ? 'away.textSilent' : 'away.text')}</p>
      <EqualButtons>
        <Button onClick={() => reach.send({ type: 'presence.come-back' })}>{t('away.back')}</Button>
        {sound === 'none' ? null : (
          <Button onClick={sound === 'on' ? reach.stopSound : reach.startSound}>
            {t(sound === 'on' ? 'away.silence' : 'away.sound')}
          </Button>
        )}
      </EqualButtons>
    </SlotCard>
  )
}

type BackCardProps = {
  view: RoomView
  back: WelcomeBack
  newCards: number
  clockOffsetMs: number
  reach: SlotReach
}

/** What passed meanwhile, in as few words as it takes. */
export function BackCard({ view, back, newCards, clockOffsetMs, reach }: BackCardProps) {
  const { t } = useTranslation(['asks', 'turns'])
  const step = useStepWords(view, back, clockOffsetMs)
  return (
    <SlotCard heading={t('back.heading')} label={t('back.region')}>
      <ul className={styles.catchUp}>
        <li>
          <Icon name="question" size="small" />
          {step}
        </li>
        {newCards === 0 ? null : (
          <li>
            <Icon name="card" size="small" />
            {t('back.cards', { count: newCards })}
          </li>
        )}
      </ul>
      <EqualButtons>
        {newCards === 0 ? null : (
          <Button
            onClick={() => {
              reach.putAside()
              reach.showNewCards()
            }}
          >
            {t('back.show')}
          </Button>
        )}
        <Button onClick={reach.putAside}>{t('back.enough')}</Button>
      </EqualButtons>
      <PrivateNote text={t('back.note')} />
    </SlotCard>
  )
}

const MINUTE_MS = 60_000

function useStepWords({ agenda }: RoomView, { stepsPassed }: WelcomeBack, clockOffsetMs: number): string {
  const { t } = useTranslation(['asks', 'turns'])
  const now = useServerNow(clockOffsetMs, [])
  if (stepsPassed === 0 || agenda.clock === null) return t('back.sameStep')
  const minutes = Math.floor((now - agenda.clock.endsAt + agenda.clock.lengthMs) / MINUTE_MS)
  if (minutes < 1) return t('back.newStepNow')
  return t('back.newStep', { minutes: t('back.minutes', { count: minutes }) })
}
