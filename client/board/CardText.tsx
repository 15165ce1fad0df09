import { useRef } from 'react'
import styles from './Card.module.css'
import { LateCarets } from './lateParts.ts'
import type { BoardCard } from './port.ts'

/** A card's words, with the carets of those who write there now. */
export function CardText({ card, id }: { card: BoardCard; id: string }) {
  const text = useRef<HTMLParagraphElement>(null)
  const isLive = card.editors.length > 0
  return (
    <div className={styles.field} data-live={isLive || undefined}>
      <p ref={text} className={styles.text} id={id} dir="auto">
        {card.text}
      </p>
      {isLive ? <LateCarets editors={card.editors} text={card.text} over={text} /> : null}
    </div>
  )
}
