import { memo, useContext, useId, useRef } from 'react'
import type { BoardView } from './BoardHead.tsx'
import { NewCardsContext, useBoardTools } from './boardContext.ts'
import styles from './Card.module.css'
import { CardField } from './CardField.tsx'
import { CardFoot } from './CardFoot.tsx'
import { CardMenu } from './CardMenu.tsx'
import { Carets } from './Carets.tsx'
import { useDraggableCard } from './dragAndDrop.ts'
import type { BoardCard } from './port.ts'

type CardItemProps = {
  card: BoardCard
  view: BoardView
  isEditing: boolean
  isUnsaved: boolean
  /** In my hand, by the pointer: it stays visible in its place, only paler. */
  isDragged: boolean
}

/** One slip of paper. Drawn again only when something about this card is another. */
export const CardItem = memo(function CardItem({
  card,
  view,
  isEditing,
  isUnsaved,
  isDragged,
}: CardItemProps) {
  const { desk } = useBoardTools()
  const element = useRef<HTMLLIElement>(null)
  const words = useRef<HTMLDivElement>(null)
  const textId = useId()
  const isNew = useContext(NewCardsContext).has(card.id)
  useDraggableCard({ card: card.id, desk, element, handle: words, isOff: isEditing })
  return (
    <li
      ref={element}
      className={view === 'list' ? styles.line : styles.card}
      data-card={card.id}
      data-new={isNew || undefined}
      data-editing={isEditing || undefined}
      data-dragged={isDragged || undefined}
      onDoubleClick={isEditing ? undefined : () => desk.edit(card.id)}
    >
      <div ref={words} className={styles.words}>
        {isEditing ? <CardField card={card} id={textId} /> : <CardText card={card} id={textId} />}
      </div>
      <CardMenu id={card.id} column={card.column} view={view} describedBy={textId} />
      <CardFoot card={card} isUnsaved={isUnsaved} isNew={isNew} />
    </li>
  )
})

function CardText({ card, id }: { card: BoardCard; id: string }) {
  const text = useRef<HTMLParagraphElement>(null)
  const isLive = card.editors.length > 0
  return (
    <div className={styles.field} data-live={isLive || undefined}>
      <p ref={text} className={styles.text} id={id} dir="auto">
        {card.text}
      </p>
      {isLive ? <Carets editors={card.editors} text={card.text} over={text} /> : null}
    </div>
  )
}
