import { useTranslation } from 'react-i18next'
import styles from './MyCards.module.css'

/** What the others do meanwhile, and what becomes of it all. */
export function FaceDown() {
  const { t } = useTranslation('steps')
  return (
    <div className={styles.faceDown}>
      <svg viewBox="0 0 80 52" aria-hidden="true">
        <rect x="6" y="12" width="34" height="25" rx="5" transform="rotate(-12 23 24)" />
        <rect x="40" y="10" width="34" height="25" rx="5" transform="rotate(11 57 22)" />
        <rect x="23" y="18" width="34" height="25" rx="5" transform="rotate(-2 40 30)" />
      </svg>
      <p>
        <b>{t('writing.others')}</b> {t('writing.othersWhat')}
      </p>
    </div>
  )
}
