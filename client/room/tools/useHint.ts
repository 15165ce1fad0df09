import { useEffect, useState } from 'react'
import type { RoomSnapshot } from '../../net/roomPort.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { type Hint, hintFor, keyOf } from './hints.ts'
import { useHintWords } from './useHintWords.ts'

type HintWish = { room: Extract<RoomSnapshot, { kind: 'in' }>; now: number; asideRead: number }

/** The one thing to point out now, read out once when it comes. */
export function useHint({ room, now, asideRead }: HintWish) {
  const { view } = room
  const announce = useAnnounce()
  const wordsOf = useHintWords(view)
  const isBack = useWasGone(room)
  const [putAside, setPutAside] = useState<ReadonlySet<string>>(new Set())
  const hint = hintFor(view, { now, isBack, asideRead, putAside })
  const key = hint === null ? null : keyOf(hint)
  const words = hint === null ? '' : wordsOf(hint)
  // Words between facilitators and note-takers are read out when they come, wherever they are shown.
  const isTold = hint !== null && hint.kind !== 'aside'
  // biome-ignore lint/correctness/useExhaustiveDependencies: a minute more of the same long turn is no other hint.
  useEffect(() => {
    if (isTold) announce(words)
  }, [announce, key])
  return { hint, putAside: (gone: Hint) => setPutAside(new Set([...putAside, keyOf(gone)])) }
}

/** Somebody took the turns while I was not in the room: at the first view of this page, or after a cut. */
function useWasGone({ view, connection }: HintWish['room']): boolean {
  const { keeper } = view.keeping
  const [memory, setMemory] = useState({ keeper, wasGone: keeper !== null, isCut: false })
  const isCut = connection === 'reconnecting'
  if (memory.keeper !== keeper) setMemory({ keeper, wasGone: memory.isCut, isCut })
  else if (isCut && !memory.isCut) setMemory({ ...memory, isCut })
  else if (!isCut && memory.isCut) {
    // The view from before the cut is gone; the next change happens before my eyes.
    setMemory({ ...memory, isCut: false })
  }
  return memory.wasGone
}
