import { UNDO_MS } from '../../../shared/room/queue.ts'
import type { RoomView } from '../../../shared/room/view.ts'
import { may } from '../actions.ts'

/** A step past the rule of the queue, or a change of plan. */
export type Undoable = 'override' | 'plan'

/** The moments at which something can no longer be taken back, on the server's clock. */
export function undoMoments({ queue, agenda }: Pick<RoomView, 'queue' | 'agenda'>): number[] {
  return [queue.override?.at, agenda.changedAt].flatMap((at) =>
    typeof at === 'number' ? [at + UNDO_MS] : [],
  )
}

/** What of the two can be taken back at `now`: the later one; null when it is too late for both. */
export function undoable(view: RoomView, now: number): Undoable | null {
  const isFresh = (at: number | null | undefined): at is number =>
    typeof at === 'number' && now - at < UNDO_MS
  const moved = may(view, 'override.undo') && view.queue.override !== null ? view.queue.override.at : null
  const planned = may(view, 'agenda.undo') ? view.agenda.changedAt : null
  if (isFresh(moved) && (!isFresh(planned) || moved > planned)) return 'override'
  return isFresh(planned) ? 'plan' : null
}
