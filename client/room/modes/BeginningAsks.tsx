import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { LISTENING_CHOICES, WISHES } from '../../../shared/room/state/talk.ts'
import { SHOWN_FROM } from '../../../shared/room/view/modes.ts'
import type { RoomView } from '../../../shared/room/view.ts'
import { Button, EqualButtons, TextButton } from '../../ui/Button.tsx'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { facilitatorNames } from '../people.ts'
import { PrivateNote, SlotCard } from '../slot/SlotCard.tsx'
import styles from './asks.module.css'
import type { AskProps } from './ModeAskCard.tsx'

const ICONS: { readonly [C in (typeof LISTENING_CHOICES)[number]]: IconName } = {
  open: 'hand',
  listening: 'listen',
  early: 'clock',
}

/** The listening choice, once at the beginning; it stays in More for the rest of the time. */
export function ArriveAsk({ view, reach }: AskProps) {
  const { t } = useTranslation('steps')
  const name = useId()
  return (
    <SlotCard heading={t('arrive.heading')}>
      <fieldset className={styles.picks} aria-label={t('arrive.heading')}>
        {LISTENING_CHOICES.map((choice) => (
          <label key={choice} className={styles.pick}>
            <input
              type="radio"
              name={name}
              checked={view.me.choice === choice}
              onChange={() => reach.send({ type: 'listening.choose', choice })}
            />
            <span>{t(`arrive.${choice}`)}</span>
            <Icon name={ICONS[choice]} />
          </label>
        ))}
      </fieldset>
      <PrivateNote text={t('arrive.only', facilitatorNames(view))}>
        <TextButton className={styles.end} onClick={reach.putAside}>
          {t('arrive.done')}
        </TextButton>
      </PrivateNote>
    </SlotCard>
  )
}

/** Said by everybody for the room: what it comes to is a total, and a total of few would point at somebody. */
export function WishAsk({ view, reach }: AskProps) {
  const { t } = useTranslation('steps')
  const totals = useTotals(view)
  return (
    <SlotCard heading={t('wish.heading')}>
      <EqualButtons>
        {WISHES.map((wish) => (
          <Button
            key={wish}
            aria-pressed={view.me.wish === wish}
            onClick={() => reach.send({ type: 'wish.say', wish })}
          >
            {t(`wish.${wish}`)}
          </Button>
        ))}
      </EqualButtons>
      {totals === null ? null : <p>{totals}</p>}
      <PrivateNote text={t('wish.note')}>
        <TextButton className={styles.end} onClick={reach.putAside}>
          {t(view.me.wish === null ? 'wish.notNow' : 'wish.done')}
        </TextButton>
      </PrivateNote>
    </SlotCard>
  )
}

function useTotals({ agreements: { wishes } }: RoomView): string | null {
  const { t } = useTranslation('steps')
  const said = WISHES.flatMap((wish) => {
    const count = wishes[wish] ?? 0
    return count === 0 ? [] : [{ wish, count }]
  })
  const answers = said.reduce((sum, { count }) => sum + count, 0)
  if (answers < SHOWN_FROM) return null
  const totals = said.map(({ wish, count }) => t('wish.total', { count, wish: t(`wish.${wish}`) }))
  return t('wish.soFar', { totals })
}
