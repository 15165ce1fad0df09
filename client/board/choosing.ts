import type { CardId } from '../../shared/ids.ts'
import type { BoardDesk } from './boardDesk.ts'

/** Choosing cards: with a key on a card's button, as files are chosen in a list, or with a finger that rests on one. */

/** Only where a card has the focus, so no single key is in anybody's way. */
export function chooseByKey(event: KeyboardEvent, desk: BoardDesk): void {
  if (event.key.toLowerCase() !== 'x' || event.ctrlKey || event.metaKey || event.altKey || event.repeat)
    return
  if (!(event.target instanceof HTMLButtonElement) || event.target.closest('[role=menu]') !== null) return
  const card = cardAt(event.target)
  if (card === null) return
  event.preventDefault()
  desk.choose(card)
}

/** A press on a button of a card is meant for the button. */
export function chooseByClick({ target, ctrlKey, metaKey, shiftKey }: MouseEvent, desk: BoardDesk): void {
  if (!ctrlKey && !metaKey && !shiftKey) return
  const card = cardWithWordsAt(target)
  if (card !== null) desk.choose(card)
}

/** Longer than a slow tap. A finger that rests on a card means this card. */
const LONG_TOUCH_MS = 450
/** A finger that scrolls goes further than this, one that rests does not. */
const STEADY_PX = 10

type Touch = { readonly card: CardId; readonly x: number; readonly y: number; readonly since: number }

/** Hears when a finger or a pen rested on a card and was lifted again. A mouse has keys for the same. */
export function hearLongTouch(board: HTMLElement, act: (card: CardId) => void, signal: AbortSignal): void {
  let touch: Touch | null = null
  const begin = ({ target, pointerType, isPrimary, clientX: x, clientY: y, timeStamp }: PointerEvent) => {
    const card = pointerType === 'mouse' || !isPrimary ? null : cardWithWordsAt(target)
    touch = card === null ? null : { card, x, y, since: timeStamp }
  }
  const end = ({ clientX, clientY, timeStamp }: PointerEvent) => {
    const began = touch
    touch = null
    if (began === null || timeStamp - began.since < LONG_TOUCH_MS) return
    if (Math.hypot(clientX - began.x, clientY - began.y) <= STEADY_PX) act(began.card)
  }
  const forget = () => {
    touch = null
  }
  board.addEventListener('pointerdown', begin, { signal })
  board.addEventListener('pointerup', end, { signal })
  board.addEventListener('pointercancel', forget, { signal })
}

function cardWithWordsAt(target: EventTarget | null): CardId | null {
  const isWords = target instanceof Element && target.closest('button, textarea, input') === null
  return isWords ? cardAt(target) : null
}

function cardAt(element: Element): CardId | null {
  return (element.closest('[data-card]')?.getAttribute('data-card') ?? null) as CardId | null
}
