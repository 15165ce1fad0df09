import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './panels.module.css'

type PanelHeadProps = {
  heading: string
  /** Connects the panel with its heading. */
  id: string
  /** The board is one tap away; left out where it is not. */
  onSeeBoard?: () => void
  children?: ReactNode
}

/** The head of what lies in the board's place. It stands where the board's own stands. */
export function PanelHead({ heading, id, onSeeBoard, children }: PanelHeadProps) {
  const { t } = useTranslation('modes')
  return (
    <div className={styles.head}>
      {/* Where the focus goes on to, when what had it goes. */}
      <h2 id={id} tabIndex={-1}>
        {heading}
      </h2>
      {children}
      {onSeeBoard === undefined ? null : (
        <Button kind="quiet" size="small" className={styles.see} onClick={onSeeBoard}>
          {t('board.see')}
        </Button>
      )}
    </div>
  )
}

/** Said only when it is true of every card there is. */
export function SavedMark({ cards }: { cards: readonly { readonly isSaved: boolean }[] }) {
  const { t } = useTranslation('board')
  if (cards.length === 0 || cards.some((card) => !card.isSaved)) return null
  return (
    <span className={styles.saved}>
      <Icon name="check" size="small" />
      {t('saved.saved')}
    </span>
  )
}
