import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { BoardDesk } from './boardDesk.ts'
import { type Caret, moveCaret } from './moveCaret.ts'
import type { BoardCard } from './port.ts'
import { fitText } from './textLimit.ts'

type CardFieldWiring = {
  field: RefObject<HTMLTextAreaElement | null>
  /** What is in the field, for whatever has to be as large as it. */
  text: string
  onInput(): void
  onSelect(): void
  onCompositionStart(): void
  onCompositionEnd(): void
}

/**
 * Keeps a field and a card's text the same in both directions. The field is not React's to write: what others type
 * is put in only between two of my own keys, never while an input method is composing, and my caret stays between
 * the letters it was between.
 */
export function useCardField(desk: BoardDesk, card: BoardCard): CardFieldWiring {
  const { board } = desk
  const field = useRef<HTMLTextAreaElement>(null)
  /** What the field held when it and the card last agreed: what I type is a change to this. */
  const agreed = useRef(card.text)
  /** The caret that the board knows of. Browsers report a moved caret a moment late. */
  const told = useRef<Caret | null>(null)
  const [isComposing, setIsComposing] = useState(false)
  const [text, setText] = useState(card.text)

  useFocusAtCaret(field, desk, card)

  useLayoutEffect(() => {
    const element = field.current
    if (element === null || isComposing) return
    agreed.current = card.text
    setText(card.text)
    if (element.value === card.text) return
    const caret = caretIn(element)
    const kept = isSame(caret, told.current) ? board.caretOf(card.id) : null
    const moved = kept ?? moveCaret(caret, element.value, card.text)
    element.value = card.text
    select(element, moved)
  }, [board, card.id, card.text, isComposing])

  const tellCaret = () => {
    const element = field.current
    if (element === null || element.value !== agreed.current) return
    told.current = caretIn(element)
    board.edit(card.id, told.current)
  }
  const tell = (element: HTMLTextAreaElement) => {
    fitField(element, agreed.current)
    setText(element.value)
    board.setText(card.id, element.value, agreed.current)
    agreed.current = element.value
    tellCaret()
  }
  return {
    field,
    text,
    onInput: () => {
      if (field.current === null) return
      // Letters in the making are not told: they may all be replaced, and a field must not be cut under them.
      if (isComposing) setText(field.current.value)
      else tell(field.current)
    },
    onSelect: tellCaret,
    onCompositionStart: () => setIsComposing(true),
    onCompositionEnd: () => {
      setIsComposing(false)
      if (field.current !== null) tell(field.current)
    },
  }
}

/** Opening a card means writing in it. A card that somebody else moved meanwhile opens where I was. */
function useFocusAtCaret(field: RefObject<HTMLTextAreaElement | null>, desk: BoardDesk, card: BoardCard) {
  const opened = useRef(card)
  useLayoutEffect(() => {
    const element = field.current
    if (element === null) return
    const { id, text } = opened.current
    element.focus()
    select(element, desk.board.caretOf(id) ?? { anchor: text.length, head: text.length })
    return () => {
      // Taken away while I am still at it: the card opens again in another column, and asks where I was.
      if (desk.isEditing(id)) desk.board.edit(id, caretIn(element))
    }
  }, [field, desk])
}

function fitField(element: HTMLTextAreaElement, before: string): void {
  const fitted = fitText(before, element.value)
  if (fitted === element.value) return
  // What did not fit was at the caret.
  const caret = Math.max(0, element.selectionEnd - (element.value.length - fitted.length))
  element.value = fitted
  element.setSelectionRange(caret, caret)
}

function isSame(one: Caret, other: Caret | null): boolean {
  return one.anchor === other?.anchor && one.head === other.head
}

function caretIn(element: HTMLTextAreaElement): Caret {
  const { selectionStart, selectionEnd, selectionDirection } = element
  return selectionDirection === 'backward'
    ? { anchor: selectionEnd, head: selectionStart }
    : { anchor: selectionStart, head: selectionEnd }
}

function select(element: HTMLTextAreaElement, { anchor, head }: Caret): void {
  const direction = head < anchor ? 'backward' : 'forward'
  element.setSelectionRange(Math.min(anchor, head), Math.max(anchor, head), direction)
}
