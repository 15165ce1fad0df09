import { type RefObject, useEffect } from 'react'
import type { CardId } from '../../shared/ids.ts'
import type { BoardDesk } from './boardDesk.ts'
import { edgeScroll } from './landing.ts'
import { placeUnder } from './pointerPlace.ts'

const KIND = 'board-card'

type Library = typeof import('@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter')

let library: Promise<Library> | undefined

/**
 * Connects as soon as the library is there: a board can be read, written on and put in order by menu and keys before it.
 * Where it cannot be loaded nothing can be dragged, and the next card asks for it again. Answers how to disconnect.
 */
function connect(how: (library: Library) => () => void): () => void {
  let disconnect: (() => void) | undefined
  let isOver = false
  library ??= import('@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter')
  library.then(
    (loaded) => {
      if (!isOver) disconnect = how(loaded)
    },
    () => {
      library = undefined
    },
  )
  return () => {
    isOver = true
    disconnect?.()
  }
}

type CardDrag = {
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
    return connect(({ draggable }) =>
      draggable({
        element: carried,
        dragHandle: held,
        getInitialData: () => ({ kind: KIND, card }),
        onDragStart: () => desk.startDrag(card),
      }),
    )
  }, [card, desk, element, handle, isOff])
}

export function useColumnTarget(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const column = element.current
    if (column === null) return
    return connect(({ dropTargetForElements }) =>
      dropTargetForElements({ element: column, canDrop: ({ source }) => source.data.kind === KIND }),
    )
  }, [element])
}

/** Follows a held card over the columns, scrolls where it is held against an edge, and puts it down. */
export function useDragMonitor(desk: BoardDesk, scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let y = 0
    let frame = 0
    const scroll = () => {
      scrollAt(scroller.current, y)
      frame = requestAnimationFrame(scroll)
    }
    const monitor: Parameters<Library['monitorForElements']>[0] = {
      canMonitor: ({ source }) => source.data.kind === KIND,
      onDragStart: ({ location }) => {
        y = location.initial.input.clientY
        frame = requestAnimationFrame(scroll)
      },
      onDrag: ({ location, source }) => {
        y = location.current.input.clientY
        const target = location.current.dropTargets[0]
        desk.dragOver(target === undefined ? null : placeUnder(target.element, y, source.data.card as CardId))
      },
      onDrop: ({ location }) => {
        cancelAnimationFrame(frame)
        // Escape, or let go beside the board: the card was never anywhere else.
        if (location.current.dropTargets.length === 0) desk.dragOver(null)
        desk.drop()
      },
    }
    const stop = connect(({ monitorForElements }) => monitorForElements(monitor))
    return () => {
      cancelAnimationFrame(frame)
      stop()
    }
  }, [desk, scroller])
}

function scrollAt(scroller: HTMLElement | null, y: number): void {
  if (scroller === null) return
  if (scroller.scrollHeight > scroller.clientHeight) {
    scroller.scrollTop += edgeScroll(scroller.getBoundingClientRect(), y)
  } else {
    // On a low screen the page scrolls and not the board.
    window.scrollBy(0, edgeScroll({ top: 0, bottom: window.innerHeight }, y))
  }
}
