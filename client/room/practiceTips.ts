import type { RoomView } from '../../shared/room/view.ts'

/** What a new facilitator could try now. The first that fits. */
export type PracticeTip = {
  readonly kind: 'welcome' | 'longTurn' | 'handWaits' | 'nobodyWaits' | 'round' | 'quiet'
  /** Whom it is about; empty where it is about nobody. */
  readonly name: string
}

/** After this a turn is long (method.md 4.5). */
export const LONG_TURN_MS = 2 * 60_000
/** How long nothing has to happen before quiet is something to speak of. */
export const NOBODY_WAITS_MS = 20_000

/** The tip for this moment; `heldMs` is how long the floor has been as it is. Null where there is nothing to say. */
export function practiceTip(view: RoomView, heldMs: number): PracticeTip | null {
  const { agenda, floor, queue, round } = view
  const about = (kind: PracticeTip['kind'], seat: string | null = null): PracticeTip => ({
    kind,
    name: view.seats.find(({ id }) => id === seat)?.name ?? '',
  })
  if (agenda.phase === 'gathering') return about('welcome')
  const mode = agenda.index === null ? undefined : agenda.steps[agenda.index]?.mode
  if (mode === 'silent_writing') return about('quiet')
  if (round !== null) return about('round')
  if (floor.holder !== null) {
    const isLong = floor.holder !== view.me.seat && heldMs >= LONG_TURN_MS
    return isLong ? about('longTurn', floor.holder) : null
  }
  if (queue.next !== null) return about('handWaits', queue.next)
  return mode === 'open_floor' && heldMs >= NOBODY_WAITS_MS ? about('nobodyWaits') : null
}
