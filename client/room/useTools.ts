import { useEffect, useState } from 'react'
import type { RoomView } from '../../shared/room/view.ts'
import { WIDE } from '../ui/useMediaQuery.ts'
import { may } from './actions.ts'
import { loadTools } from './tools/lateTools.tsx'

/** Whether the tools are there, and the run sheet in the place of the board. */
export type Tools = {
  readonly isOpen: boolean
  readonly hasRunSheet: boolean
  toggle(): void
  showRunSheet(isShown: boolean): void
}

/** How the tools are when a room opens. */
export type ToolsAtFirst = 'closed' | 'open' | 'run-sheet'

/**
 * For facilitators, and for whoever keeps the turns; null for everybody else. Open at first where there is room for
 * them beside everything else, and for somebody who has just said that they keep the turns.
 */
export function useTools(view: RoomView, atFirst?: ToolsAtFirst): Tools | null {
  const has = may(view, 'floor.give')
  const [had, setHad] = useState(has)
  const [isOpen, setIsOpen] = useState(() =>
    atFirst === undefined ? matchMedia(WIDE).matches : atFirst !== 'closed',
  )
  const [hasRunSheet, setHasRunSheet] = useState(atFirst === 'run-sheet')
  const isHelper = has || view.pen.isMine
  useEffect(() => {
    // All of them while the connection is there: a private word has to be answered also when it is poor.
    if (isHelper) void loadTools()
  }, [isHelper])
  if (had !== has) {
    setHad(has)
    if (has) setIsOpen(true)
  }
  if (!has) return null
  return {
    isOpen,
    hasRunSheet: isOpen && hasRunSheet && may(view, 'agenda.resize'),
    toggle: () => setIsOpen(!isOpen),
    showRunSheet: setHasRunSheet,
  }
}
