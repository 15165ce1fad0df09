import { memo, useContext, useId, useRef } from 'react'
import { useIs } from '../ui/useStore.ts'
import type { BoardView } from './BoardHead.tsx'
import { NewCardsContext, useBoardTools } from './boardContext.ts'
import styles from './Card.module.css'
import { CardFoot } from './CardFoot.tsx'
import { CardOptions } from './CardOptions.tsx'
import { CardText } from './CardText.tsx'
import { useDraggableCard } from './dragAndDrop.ts'
import { LateCardField } from './lateParts.ts'
import type { LaidCard } from './layout.ts'

type CardItemProps = {
  laid: LaidCard
  view: BoardView
  isEditing: boolean
  isUnsaved: boolean
  /** In my hand, by the pointer: it stays visible in its place, only paler. */
  isDragged: boolean
  /** What I drag would be put together with it. */
  isTarget: boolean
}

/** One slip of paper. Drawn again only when something about this card is another. */
export const CardItem = memo(function CardItem(props: CardItemProps) {
  const { laid, view, isEditing, isUnsaved, isDragged, isTarget } = props
  const { card, facts } = laid
  const { desk } = useBoardTools()
  const element = useRef<HTMLDivElement>(null)
  const words = useRef<HTMLDivElement>(null)
  const textId = useId()
  const isNew = useContext(NewCardsContext).has(card.id)
  const isChosen = useIs(desk.chosen, (chosen) => chosen.has(card.id))
  useDraggableCard({ card: card.id, desk, element, handle: words, isOff: isEditing })
  return (
    <li
      className={styles.slot}
      data-card={card.id}
      onDoubleClick={isEditing ? undefined : () => desk.edit(card.id)}
    >
      <div
        ref={element}
        className={view === 'list' ? styles.line : styles.card}
        data-new={isNew || undefined}
        data-editing={isEditing || undefined}
        data-dragged={isDragged || undefined}
        data-unchecked={facts.isUnchecked}
        data-chosen={isChosen || undefined}
        data-target={isTarget || undefined}
      >
        <div ref={words} className={styles.words}>
          {isEditing ? <LateCardField card={card} id={textId} /> : <CardText card={card} id={textId} />}
        </div>
        <CardFoot laid={laid} view={view} isUnsaved={isUnsaved} isNew={isNew} isChosen={isChosen} />
        <CardOptions id={card.id} view={view} describedBy={textId} />
      </div>
    </li>
  )
})
