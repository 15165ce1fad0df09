import { useState } from 'react'
import type { RoomView } from '../../shared/room/view.ts'
import type { WelcomeBack } from './slot.ts'

type Away = { readonly since: number; readonly visit: number }

/** What there is to catch up with after having been away. This page alone remembers it, and tells nobody. */
export function useWelcomeBack({ me, agenda }: RoomView): WelcomeBack | null {
  const [away, setAway] = useState<Away | null>(null)
  const [back, setBack] = useState<WelcomeBack | null>(null)
  if (me.awaySince !== null && away?.since !== me.awaySince) {
    setAway({ since: me.awaySince, visit: agenda.visit })
    setBack(null)
  }
  if (me.awaySince === null && away !== null) {
    setAway(null)
    setBack({ since: away.since, visit: agenda.visit, stepsPassed: agenda.visit - away.visit })
  }
  return back
}
