import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CONTEST_REASONS, type ContestReason, type NudgeAnswer } from '../../../shared/room/state/talk.ts'
import type { InvitationView } from '../../../shared/room/view/me.ts'
import { Button, TextButton } from '../../ui/Button.tsx'
import { variantOf } from '../invitationWords.ts'
import styles from './SlotCard.module.css'
import { PrivateNote, SlotCard } from './SlotCard.tsx'
import type { SlotReach } from './slotReach.ts'

type InvitationCardProps = { invitation: InvitationView; prompt: string; reach: SlotReach }

/** "There's room for you here": four answers of one size, a reason for whoever asks, and a way to say no to it. */
export function InvitationCard({ invitation, prompt, reach }: InvitationCardProps) {
  const { t } = useTranslation(['asks', 'turns'])
  const [isWhy, setIsWhy] = useState(false)
  const answer = (how: NudgeAnswer) => reach.send({ type: 'nudge.answer', id: invitation.id, answer: how })
  return (
    <SlotCard
      heading={t(`turns:invitation.variants.${variantOf(invitation)}`)}
      label={t('invitation.region')}
    >
      <p className={styles.about}>
        {t('invitation.about')} <bdi>{prompt}</bdi>
      </p>
      <div className={styles.answers}>
        <Button onClick={() => answer('queue')}>{t('invitation.queue')}</Button>
        <Button
          onClick={() => {
            answer('write')
            reach.writeCard()
          }}
        >
          {t('invitation.write')}
        </Button>
        <Button onClick={() => answer('not-now')}>{t('invitation.notNow')}</Button>
        <Button onClick={() => answer('listening')}>{t('invitation.listening')}</Button>
      </div>
      <PrivateNote text={t('onlyYou')}>
        <TextButton className={styles.ask} aria-expanded={isWhy} onClick={() => setIsWhy(!isWhy)}>
          {t('invitation.why')}
        </TextButton>
      </PrivateNote>
      {isWhy ? <Why invitation={invitation} reach={reach} /> : null}
    </SlotCard>
  )
}

/** The true values that led to it, in words, and no other person's (rule N-6). */
function Why({ invitation, reach }: Omit<InvitationCardProps, 'prompt'>) {
  const { t } = useTranslation(['asks', 'turns'])
  const [isWrong, setIsWrong] = useState(false)
  const { quietMinutes, isUnheard, waiting } = invitation.reason
  const minutes = t('invitation.minutes', { count: quietMinutes })
  const contest = (why: ContestReason) => {
    reach.send({ type: 'nudge.contest', id: invitation.id, why })
    reach.notify(t('invitation.thanks'))
  }
  return (
    <div className={styles.why}>
      <p>
        {t(isUnheard ? 'invitation.unheard' : 'invitation.heard', { count: waiting, minutes })}{' '}
        {t('invitation.sameForAll')}{' '}
        <TextButton aria-expanded={isWrong} onClick={() => setIsWrong(!isWrong)}>
          {t('invitation.wrong')}
        </TextButton>
      </p>
      {isWrong ? (
        <div className={styles.answers}>
          {CONTEST_REASONS.map((why) => (
            <Button key={why} onClick={() => contest(why)}>
              {t(`invitation.reasons.${why}`)}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  )
}
