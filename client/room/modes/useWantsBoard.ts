import { useState } from 'react'
import type { RoomView } from '../../../shared/room/view.ts'

/** The board was asked for where the mode puts it away: for as long as this visit of the step lasts. */
export function useWantsBoard({ agenda }: RoomView): [boolean, (wants: boolean) => void] {
  const [wanted, setWanted] = useState<number | null>(null)
  return [wanted === agenda.visit, (wants) => setWanted(wants ? agenda.visit : null)]
}
