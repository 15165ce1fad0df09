import { type KeyboardEvent, useRef } from 'react'
import { useBoardTools } from './boardContext.ts'
import styles from './Card.module.css'
import { Carets } from './Carets.tsx'
import './cardStrings.ts'
import { LettersLeft } from './LettersLeft.tsx'
import type { BoardCard } from './port.ts'
import { useCardField } from './useCardField.ts'

/**
 * A card's text while I write in it. The mirror under the field lays out the same text: it makes the field as tall as
 * its words, and tells where other people's carets are.
 */
export function CardField({ card, id }: { card: BoardCard; id: string }) {
  const { desk, t } = useBoardTools()
  const mirror = useRef<HTMLDivElement>(null)
  const { field, text, ...events } = useCardField(desk, card)
  return (
    <>
      <div className={styles.field} data-live={card.editors.length > 0 || undefined}>
        <div ref={mirror} className={styles.mirror} id={id} dir="auto" aria-hidden="true">
          {/* Something to stand on the last line, when that is empty. */}
          {`${text}\u200b`}
        </div>
        <textarea
          ref={field}
          className={styles.textarea}
          aria-label={t('card.text')}
          dir="auto"
          rows={1}
          defaultValue={card.text}
          autoComplete="off"
          enterKeyHint="done"
          {...events}
          onKeyDown={(event) => {
            if (isEnd(event)) desk.endEditing(card.id)
          }}
          onBlur={(event) => {
            // Another window came before this one: the field is still the one I write in.
            if (document.activeElement !== event.currentTarget) desk.endEditing(card.id)
          }}
        />
        <Carets editors={card.editors} text={text} over={mirror} />
      </div>
      <LettersLeft text={text} />
    </>
  )
}

/** Escape, or Enter as in the field for a new card. Both belong to the input method while it composes. */
function isEnd(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
  if (event.nativeEvent.isComposing) return false
  const isDone = event.key === 'Escape' || (event.key === 'Enter' && !event.shiftKey)
  if (!isDone) return false
  event.preventDefault()
  event.stopPropagation()
  return true
}
