import { useTranslation } from 'react-i18next'
import { Button, EqualButtons } from '../../ui/Button.tsx'
import { SlotCard } from '../slot/SlotCard.tsx'
import { isAway } from '../slot.ts'
import { useBreakBell } from './breakBell.ts'
import type { AskProps } from './ModeAskCard.tsx'

/** A break is for leaving the screen: stepping away is offered, and coming back needs one press. */
export function BreakAsk({ view, reach }: AskProps) {
  const { t } = useTranslation('steps')
  const bell = useBreakBell()
  const away = isAway(view)
  return (
    <SlotCard heading={t('breakTime.heading')} isBrief>
      <p>{t(away ? 'breakTime.away' : 'breakTime.here')}</p>
      <EqualButtons>
        {away ? (
          <Button onClick={() => reach.send({ type: 'presence.come-back' })}>{t('breakTime.back')}</Button>
        ) : (
          <Button onClick={reach.stepAway}>{t('breakTime.step')}</Button>
        )}
        <Button aria-pressed={bell.isSet} onClick={bell.toggle}>
          {t('breakTime.tell')}
        </Button>
      </EqualButtons>
    </SlotCard>
  )
}
