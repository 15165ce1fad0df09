import { type RefObject, useEffect } from 'react'
import type { CardId } from '../../shared/ids.ts'
import type { BoardDesk } from './boardDesk.ts'

type Dragging = typeof import('./dragging.ts')

let dragging: Promise<Dragging> | undefined

/**
 * Connects as soon as the library is there: a board can be read, written on and put in order by menu and keys before it.
 * Where it cannot be loaded nothing can be dragged, and the next card asks for it again. Answers how to disconnect.
 */
function connect(how: (dragging: Dragging) => () => void): () => void {
  let disconnect: (() => void) | undefined
  let isOver = false
  dragging ??= import('./dragging.ts')
  dragging.then(
    (loaded) => {
      if (!isOver) disconnect = how(loaded)
    },
    () => {
      dragging = undefined
    },
  )
  return () => {
    isOver = true
    disconnect?.()
  }
}

export type CardDrag = {
  card: CardId
  desk: BoardDesk
  /** What is carried. */
  element: RefObject<HTMLElement | null>
  /** The part to take hold of: the words, not the menu. */
  handle: RefObject<HTMLElement | null>
  /** A card with an open field is not for dragging: its words can be selected. */
  isOff: boolean
}

export function useDraggableCard({ card, desk, element, handle, isOff }: CardDrag): void {
  useEffect(() => {
    const [carried, held] = [element.current, handle.current]
    if (isOff || carried === null || held === null) return
    return connect(({ makeDraggable }) => makeDraggable({ card, desk, carried, held }))
  }, [card, desk, element, handle, isOff])
}

export function useColumnTarget(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const column = element.current
    if (column === null) return
    return connect(({ makeTarget }) => makeTarget(column))
  }, [element])
}
