import { type KeyboardEvent, type Ref, useRef } from 'react'
import { useBoardTools } from '../boardContext.ts'
import { fitText } from '../textLimit.ts'
import { columnOfAltKey } from './columnKeys.ts'
import styles from './NoteBox.module.css'
import type { NewCard } from './useNewCard.ts'

type NoteFieldProps = { ref: Ref<HTMLTextAreaElement>; card: NewCard; onLeave(): void }

/** Enter adds the card, Alt and Enter shows it back as well, Alt and a number picks its column. */
export function NoteField({ ref, card, onLeave }: NoteFieldProps) {
  const { t } = useBoardTools()
  const { text, setText } = card
  const composedOnto = useRef('')
  return (
    <textarea
      ref={ref}
      className={styles.field}
      aria-label={t('composer.label')}
      placeholder={t('composer.placeholder')}
      rows={2}
      dir="auto"
      autoComplete="off"
      enterKeyHint="done"
      value={text}
      onChange={({ target, nativeEvent }) => {
        const isComposing = nativeEvent instanceof InputEvent && nativeEvent.isComposing
        setText(isComposing ? target.value : fitText(text, target.value))
      }}
      onCompositionStart={() => {
        composedOnto.current = text
      }}
      onCompositionEnd={(event) => setText(fitText(composedOnto.current, event.currentTarget.value))}
      onKeyDown={(event) => onNoteKey(event, card, onLeave)}
    />
  )
}

function onNoteKey(event: KeyboardEvent<HTMLTextAreaElement>, card: NewCard, leave: () => void): void {
  // Enter and Escape choose a word while an input method composes.
  if (event.nativeEvent.isComposing) return
  const column = columnOfAltKey(event.nativeEvent)
  if (column !== null) {
    event.preventDefault()
    card.pick(column)
  } else if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault()
    card.add(event.altKey ? (card.speaker?.id ?? null) : null)
  } else if (event.key === 'Escape') {
    event.stopPropagation()
    leave()
  }
}
