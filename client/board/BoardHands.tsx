import { type RefObject, useEffect } from 'react'
import { useBoardTools } from './boardContext.ts'
import { walkCards } from './cardKeys.ts'
import { chooseByClick, chooseByKey, hearLongTouch } from './choosing.ts'
import { follow } from './dragging.ts'
import { undoByKey } from './undoKey.ts'

type BoardHandsProps = { panel: RefObject<HTMLElement | null>; scroller: RefObject<HTMLElement | null> }

/** What keys and pointers do anywhere on the board. Draws nothing: it listens to what is there. */
export function BoardHands({ panel, scroller }: BoardHandsProps) {
  const { desk } = useBoardTools()
  useEffect(() => {
    const [board, columns] = [panel.current, scroller.current]
    if (board === null || columns === null) return
    const listening = new AbortController()
    const { signal } = listening
    board.addEventListener('keydown', (event) => undoByKey(event, desk), { signal })
    columns.addEventListener('keydown', (event) => walkCards(event, columns), { signal })
    columns.addEventListener('keydown', (event) => chooseByKey(event, desk), { signal })
    columns.addEventListener('click', (event) => chooseByClick(event, desk), { signal })
    hearLongTouch(columns, (card) => desk.choose(card), signal)
    const stop = follow(desk, () => scroller.current)
    return () => {
      listening.abort()
      stop()
    }
  }, [desk, panel, scroller])
  return null
}
