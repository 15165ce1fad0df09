import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import styles from './SlotCard.module.css'
import { MarigoldCard } from './SlotCard.tsx'
import type { SlotReach } from './slotReach.ts'

type GoCardProps = { isSecondTime: boolean; reach: SlotReach }

/** My go in the round. Speaking, passing and coming back later have one size; the second time only two are left. */
export function GoCard({ isSecondTime, reach }: GoCardProps) {
  const { t } = useTranslation('turns')
  return (
    <MarigoldCard
      label={t('go.region')}
      icon="round"
      heading={t(isSecondTime ? 'go.again' : 'go.heading')}
      text={t(isSecondTime ? 'go.againText' : 'go.text')}
    >
      <div className={styles.three}>
        <Answer icon="mic" label={t('go.speak')} onPress={() => reach.send({ type: 'round.speak' })} />
        <Answer
          icon="next"
          label={t('go.pass')}
          onPress={() => reach.send({ type: 'round.pass', how: 'pass' })}
        />
        {isSecondTime ? null : (
          <Answer
            icon="undo"
            label={t('go.later')}
            onPress={() => reach.send({ type: 'round.pass', how: 'later' })}
          />
        )}
      </div>
    </MarigoldCard>
  )
}

function Answer({ icon, label, onPress }: { icon: IconName; label: string; onPress(): void }) {
  return (
    <Button onClick={onPress}>
      <Icon name={icon} />
      {label}
    </Button>
  )
}
