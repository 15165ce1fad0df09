import type { WritingView } from '../../../shared/room/view/modes.ts'
import type { RoomView } from '../../../shared/room/view.ts'
import { modeOf, stepOf } from './stepMode.ts'

/** What a mode writes on the rug, where nobody's turn is what matters most. */
export type ModeRug =
  | { readonly kind: 'arriving'; readonly count: number }
  | { readonly kind: 'writing'; readonly writers: WritingView['writers']; readonly isPrivate: boolean }
  /** `backAt` on the server's clock; null while the clock stands still, because then nobody knows. */
  | { readonly kind: 'break'; readonly backAt: number | null }
  /** At my table, with so many others. */
  | { readonly kind: 'table'; readonly others: number }
  /** In the circle, while the others sit at their tables. */
  | { readonly kind: 'between' }
  /** Nobody has sat down inside yet. */
  | { readonly kind: 'nobody-inside' }

export function readModeRug(view: RoomView): ModeRug | null {
  const { groups, fishbowl, agenda, writing, queue, seats } = view
  if (groups?.isOn === true) {
    const mine = groups.mine === null ? undefined : groups.tables[groups.mine]
    return mine === undefined ? { kind: 'between' } : { kind: 'table', others: mine.length - 1 }
  }
  if (fishbowl !== null) return fishbowl.inner.length === 0 ? { kind: 'nobody-inside' } : null
  switch (modeOf(view)) {
    case 'arrive': {
      const here = seats.filter((seat) => seat.presence !== 'lost')
      return queue.next === null ? { kind: 'arriving', count: here.length } : null
    }
    case 'silent_writing':
      return {
        kind: 'writing',
        writers: writing?.writers ?? 'some',
        isPrivate: stepOf(view)?.board === 'private',
      }
    case 'break':
      return {
        kind: 'break',
        backAt: agenda.clock === null || agenda.clock.stoppedAt !== null ? null : agenda.clock.endsAt,
      }
    default:
      return null
  }
}
