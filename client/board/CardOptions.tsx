import { memo, useId, useRef, useState } from 'react'
import { Icon } from '../ui/Icon.tsx'
import type { BoardView } from './BoardHead.tsx'
import { useBoardTools } from './boardContext.ts'
import styles from './Card.module.css'
import { LateCardMenu, loadBoardParts } from './lateParts.ts'
import type { BoardCard } from './port.ts'

type CardOptionsProps = {
  id: BoardCard['id']
  view: BoardView
  /** Which card it is about: its words are read after the name of the button. */
  describedBy: string
}

/** The button of a card's menu. The menu itself is put together only when it opens. */
export const CardOptions = memo(function CardOptions({ id, view, describedBy }: CardOptionsProps) {
  const { t } = useBoardTools()
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const menuId = useId()
  const label = t('card.options')
  return (
    <>
      <button
        ref={button}
        type="button"
        className={view === 'list' ? styles.optionsWord : styles.options}
        aria-label={label}
        aria-describedby={describedBy}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? menuId : undefined}
        data-card-options=""
        onPointerDown={() => void loadBoardParts()}
        onClick={() => setIsOpen(!isOpen)}
      >
        {view === 'list' ? label : <Icon name="more" size="small" />}
      </button>
      {isOpen ? (
        <LateCardMenu card={id} view={view} id={menuId} button={button} onClose={() => setIsOpen(false)} />
      ) : null}
    </>
  )
})
