import { useEffect, useEffectEvent, useRef } from 'react'
import type { RoomView } from '../../../shared/room/view.ts'
import { partOfMode } from './place.ts'
import { modeOf } from './stepMode.ts'

type Part = 'circle' | 'board' | 'queue'
type Parts = { readonly part: Part; setPart(part: Part): void }

/**
 * On a phone a step for writing or reading opens on the board, because the facilitator moved it there; and who was
 * brought to the board comes back to the circle with a step that takes place in it. Never while somebody types.
 */
export function useModePart(view: RoomView, parts: Parts | null): void {
  const { visit } = view.agenda
  const last = useRef(visit)
  const wasBrought = useRef(false)
  const follow = useEffectEvent(() => {
    const wanted = partOfMode(modeOf(view))
    if (parts === null || wanted === null || wanted === parts.part || isTyping()) return
    // Whoever chose a part stays there, but for the writing that the step is about.
    if (wanted === 'circle' && !wasBrought.current) return
    wasBrought.current = wanted === 'board'
    parts.setPart(wanted)
  })
  useEffect(() => {
    if (last.current === visit) return
    last.current = visit
    follow()
  }, [visit])
}

function isTyping(): boolean {
  const field = document.activeElement
  return (
    (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) &&
    field.checkVisibility() &&
    field.value !== ''
  )
}
