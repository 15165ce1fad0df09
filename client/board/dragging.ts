import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter'
import type { CardId } from '../../shared/ids.ts'
import type { BoardDesk } from './boardDesk.ts'
import { dragOver, drop, startDrag } from './carry.ts'
import { edgeScroll } from './landing.ts'
import { landingUnder } from './pointerPlace.ts'
import { dropOnto } from './themes/acts.ts'

const KIND = 'board-card'

type Carried = { card: CardId; desk: BoardDesk; carried: HTMLElement; held: HTMLElement }

export function makeDraggable({ card, desk, carried, held }: Carried): () => void {
  return draggable({
    element: carried,
    dragHandle: held,
    canDrag: () => {
      const found = desk.find(card)
      return found !== undefined && !desk.isLocked(found)
    },
    getInitialData: () => ({ kind: KIND, card }),
    onDragStart: () => startDrag(desk, card),
  })
}

export function makeTarget(column: HTMLElement): () => void {
  return dropTargetForElements({ element: column, canDrop: ({ source }) => source.data.kind === KIND })
}

export function follow(desk: BoardDesk, scroller: () => HTMLElement | null): () => void {
  let y = 0
  let frame = 0
  const scroll = () => {
    scrollAt(scroller(), y)
    frame = requestAnimationFrame(scroll)
  }
  const stop = monitorForElements({
    canMonitor: ({ source }) => source.data.kind === KIND,
    onDragStart: ({ location }) => {
      y = location.initial.input.clientY
      frame = requestAnimationFrame(scroll)
    },
    onDrag: ({ location, source }) => {
      const { clientX: x, clientY } = location.current.input
      y = clientY
      const target = location.current.dropTargets[0]
      const card = source.data.card as CardId
      dragOver(desk, target === undefined ? null : landingUnder(target.element, { x, y }, card))
    },
    onDrop: ({ location, source }) => {
      cancelAnimationFrame(frame)
      // Escape, or let go beside the board: the card was never anywhere else.
      if (location.current.dropTargets.length === 0) dragOver(desk, null)
      const onto = drop(desk)
      if (onto !== null) dropOnto(desk, source.data.card as CardId, onto)
    },
  })
  return () => {
    cancelAnimationFrame(frame)
    stop()
  }
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
