import { useTranslation } from 'react-i18next'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { Swatch } from '../../ui/Swatch.tsx'
import { may } from '../actions.ts'
import { nameOf } from '../people.ts'
import styles from './ToolSheets.module.css'
import type { SheetProps } from './ToolSheets.tsx'

/** Somebody is asked to take notes. Whether they said no, nobody can find out by asking (rule B-6). */
export function PenSheet({ view, send, close }: SheetProps) {
  const { t } = useTranslation('notes')
  const announce = useAnnounce()
  const { pen, seats, me } = view
  const people = seats.filter(
    ({ id, presence }) => presence === 'here' && id !== me.seat && !pen.holders.includes(id),
  )
  const isByRole = me.role === 'note-taker'
  const holders = pen.holders.filter((seat) => seat !== me.seat).map((seat) => nameOf(view, seat))
  return (
    <>
      <p className={styles.note}>{t(isByRole ? 'pen.textRole' : 'pen.text')}</p>
      {holders.length === 0 ? null : <p className={styles.note}>{t('pen.has', { names: holders })}</p>}
      {pen.offeredTo === null ? null : (
        <p className={styles.text}>{t('pen.asked', { name: nameOf(view, pen.offeredTo) })}</p>
      )}
      {people.length === 0 ? <p className={styles.text}>{t('pen.nobody')}</p> : null}
      <ul className={styles.people}>
        {people.map(({ id, name, chair }) => (
          <li key={id}>
            <Button
              onClick={() => {
                send({ type: 'pen.offer', to: id })
                announce(t('pen.asked', { name }))
              }}
            >
              <Swatch chair={chair} />
              {t('pen.ask', { name })}
            </Button>
          </li>
        ))}
      </ul>
      {isByRole || !pen.isMine || !may(view, 'pen.lay-down') ? null : (
        <Button
          onClick={() => {
            close()
            send({ type: 'pen.lay-down' })
          }}
        >
          {t('pen.layDown')}
        </Button>
      )}
    </>
  )
}
