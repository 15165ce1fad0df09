import { useTranslation } from 'react-i18next'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import type { Reach } from '../actions.ts'
import styles from './Harvest.module.css'
import { type Harvest, nextToRead } from './harvestList.ts'

/** For whoever reads: on to the next. What was read before stands from then on, if nobody objected. */
export function HarvestLead({ harvest, send }: { harvest: Harvest; send: Reach['send'] }) {
  const { t } = useTranslation('harvest')
  const { reading } = harvest
  const next = nextToRead(harvest)
  const read = (theme: string | null) =>
    void send({ type: 'harvest.read', theme, seen: reading?.theme.id ?? null })
  if (next === null && reading === null) return null
  return (
    <ButtonRow className={styles.lead}>
      {next === null ? (
        <Button kind="primary" onClick={() => read(null)}>
          {t('lead.done')}
        </Button>
      ) : (
        <Button kind="primary" className={styles.next} onClick={() => read(next.theme.id)}>
          <span>{t(reading === null ? 'lead.begin' : 'lead.next', { text: next.text })}</span>
        </Button>
      )}
      {reading === null || next === null ? null : (
        <Button kind="quiet" onClick={() => read(null)}>
          {t('lead.end')}
        </Button>
      )}
    </ButtonRow>
  )
}
