import { useTranslation } from 'react-i18next'
import { CLOSE_TO_FULL, lettersLeft } from '../../board/textLimit.ts'
import styles from './MyCards.module.css'

/** How much more a card can hold, once that is near. */
export function RoomLeft({ text }: { text: string }) {
  const { t } = useTranslation('board')
  const left = lettersLeft(text)
  if (left > CLOSE_TO_FULL) return null
  return <span className={styles.small}>{left === 0 ? t('noneLeft') : t('left', { count: left })}</span>
}
