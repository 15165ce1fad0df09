import { useTranslation } from 'react-i18next'
import { Button, EqualButtons } from '../../ui/Button.tsx'
import { PrivateNote, SlotCard } from './SlotCard.tsx'
import type { SlotReach } from './slotReach.ts'

/** Nothing of a story is written down unless the person who told it says so, and then they write it (method.md 3.2). */
export function ToldCard({ reach }: { reach: SlotReach }) {
  const { t } = useTranslation('asks')
  return (
    <SlotCard heading={t('told.heading')}>
      <p>{t('told.text')}</p>
      <EqualButtons>
        <Button
          onClick={() => {
            reach.settleStory()
            reach.notify(t('told.hint'))
            reach.writeCard()
          }}
        >
          {t('told.yes')}
        </Button>
        <Button onClick={reach.settleStory}>{t('told.no')}</Button>
        <Button onClick={reach.putAside}>{t('told.later')}</Button>
      </EqualButtons>
      <PrivateNote text={t('onlyYou')} />
    </SlotCard>
  )
}
