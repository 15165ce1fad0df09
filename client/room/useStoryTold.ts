import { useState } from 'react'
import type { RoomView } from '../../shared/room/view.ts'
import { modeOf } from './modes/stepMode.ts'

export type StoryTold = {
  /** What it is known by: asked once when I have told it, and once more when the stories are over. Null: nothing to ask. */
  readonly about: string | null
  /** I have said whether there shall be a card. */
  settle(): void
}

/**
 * I have told a story, and nothing of it is written down unless I say so. This page alone remembers it: nobody is asked,
 * and nobody hears a no.
 */
export function useStoryTold(view: RoomView): StoryTold {
  const isTime = modeOf(view) === 'story_round'
  const isTelling = isTime && view.floor.holder === view.me.seat && view.me.turn?.as !== 'reply'
  const [memory, setMemory] = useState({ isTelling, told: 0, isOpen: false })
  if (memory.isTelling !== isTelling) {
    const told = memory.told + (isTelling ? 0 : 1)
    setMemory({ isTelling, told, isOpen: !isTelling })
  }
  return {
    about: memory.isOpen ? `${memory.told}:${isTime ? 'now' : 'later'}` : null,
    settle: () => setMemory((before) => ({ ...before, isOpen: false })),
  }
}
