import { useTranslation } from 'react-i18next'
import type { RoomView } from '../../shared/room/view.ts'
import sprite from '../ui/icons.svg'
import styles from './Practice.module.css'

/** The line over the circle of a practice room, in place of how many there are. */
export function PracticeWord({ view }: { view: RoomView }) {
  const { t } = useTranslation('practice')
  const count = view.seats.filter((seat) => seat.isPretend).length
  return (
    <>
      <b className={styles.word}>
        <svg className={styles.play} aria-hidden="true">
          <use href={`${sprite}#i-play`} />
        </svg>
        {t('room')}
      </b>
      {count === 0 ? null : <span>{t('people', { count })}</span>}
    </>
  )
}

/** A paper figure with a stitched edge: nobody could take it for somebody. */
export function PretendFigure() {
  return (
    <svg className={styles.figure} aria-hidden="true">
      <use href={`${sprite}#pretend`} />
    </svg>
  )
}
