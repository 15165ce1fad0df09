import type { SeatId } from '../../shared/ids.ts'
import type { RoomView, SeatView } from '../../shared/room/view.ts'
import { type ModeRug, readModeRug } from './modes/rugWords.ts'
import { modeOf } from './modes/stepMode.ts'

/** Somebody who is named on the rug: me, another person, or nobody. */
type Named = 'me' | { readonly name: string } | null

/** What is written on the rug. */
export type MiddleLine =
  | { readonly kind: 'alone'; readonly isGathering: boolean }
  | { readonly kind: 'gathering'; readonly count: number; readonly starter: Named }
  | { readonly kind: 'floor'; readonly name: string; readonly isMine: boolean }
  /** Reads back what we heard. */
  | { readonly kind: 'reading'; readonly name: string; readonly isMine: boolean }
  | { readonly kind: 'story'; readonly name: string; readonly isMine: boolean }
  /** Whose go it is in a round, before they speak or pass. */
  | { readonly kind: 'go'; readonly name: string; readonly isMine: boolean }
  | { readonly kind: 'free'; readonly next: Named }
  | { readonly kind: 'pause' }
  | ModeRug

/** A quiet minute first; then who has the floor, whatever the step; then what the step is; then the queue. */
export function readMiddle(view: RoomView): MiddleLine {
  const { agenda, floor, me, seats, quiet } = view
  if (quiet.pause !== null) return { kind: 'pause' }
  const holder = seats.find((seat) => seat.id === floor.holder)
  if (holder !== undefined) {
    return { kind: kindOfTurn(view, holder), name: holder.name, isMine: holder.id === me.seat }
  }

  const go = seats.find((seat) => seat.id === view.round?.now)
  if (go !== undefined) return { kind: 'go', name: go.name, isMine: go.id === me.seat }

  const isGathering = agenda.phase === 'gathering'
  const present = seats.filter((seat) => seat.presence !== 'lost')
  if (present.length <= 1) return { kind: 'alone', isGathering }
  if (isGathering) {
    const facilitator = present.find((seat) => seat.role === 'facilitator')
    const starter = view.me.role === 'facilitator' ? 'me' : nameOf(facilitator, me.seat)
    return { kind: 'gathering', count: present.length, starter }
  }
  const rug = readModeRug(view)
  if (rug !== null) return rug
  const next = seats.find((seat) => seat.id === view.queue.next)
  return { kind: 'free', next: nameOf(next, me.seat) }
}

function kindOfTurn(view: RoomView, { id, role }: SeatView): 'floor' | 'story' | 'reading' {
  if (modeOf(view) === 'story_round') return 'story'
  const mayRead = role === 'facilitator' || id === view.keeping.keeper || view.pen.holders.includes(id)
  return view.themes.reading !== null && mayRead ? 'reading' : 'floor'
}

function nameOf(seat: SeatView | undefined, me: SeatId): Named {
  if (seat === undefined) return null
  return seat.id === me ? 'me' : { name: seat.name }
}
