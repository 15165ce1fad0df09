import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SeatId } from '../../../shared/ids.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { Swatch } from '../../ui/Swatch.tsx'
import { nameOf } from '../people.ts'
import styles from './ToolSheets.module.css'
import type { SheetProps } from './ToolSheets.tsx'

/** Somebody is asked to keep the turns. Whether they said no, nobody can find out by asking (rule K-4). */
export function HandOverSheet({ view, send }: SheetProps) {
  const { t } = useTranslation('tools')
  const announce = useAnnounce()
  const [asked, setAsked] = useState<SeatId | null>(null)
  const askedWords = (seat: SeatId) => t('handOver.asked', { name: nameOf(view, seat) })
  const people = view.seats.filter(
    ({ id, role, presence, isPretend }) =>
      role !== 'facilitator' && presence === 'here' && !isPretend && id !== view.me.seat,
  )
  return (
    <>
      <p className={styles.note}>{t('handOver.text')}</p>
      {asked === null ? null : <p className={styles.text}>{askedWords(asked)}</p>}
      {people.length === 0 ? <p className={styles.text}>{t('handOver.nobody')}</p> : null}
      <ul className={styles.people}>
        {people.map(({ id, name, chair }) => (
          <li key={id}>
            <Button
              onClick={() => {
                send({ type: 'keeping.lend', to: id })
                setAsked(id)
                announce(askedWords(id))
              }}
            >
              <Swatch chair={chair} />
              {t('handOver.ask', { name })}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
