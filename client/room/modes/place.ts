import type { RoomView } from '../../../shared/room/view.ts'
import type { Mode } from '../../../shared/templates/template.ts'
import { modeOf, stepOf } from './stepMode.ts'

/** What lies in the board's place. */
export type Place =
  | 'board'
  /** The agreements to read, and the board below them. */
  | 'reading'
  | 'agreements'
  /** My cards, while everybody writes for themselves. */
  | 'writing'
  /** The same, and what is written never turns over. */
  | 'notes'
  /** The cards of my table, while I sit there. */
  | 'table'
  | 'story'
  /** What we heard, while it is read back. */
  | 'harvest'
  | 'next'

export function placeOf(view: RoomView): Place {
  const { agenda, agreements } = view
  if (isAtTable(view)) return 'table'
  if (agenda.phase === 'gathering') return agreements.lines.length === 0 ? 'board' : 'reading'
  switch (modeOf(view)) {
    case 'arrive':
      return agreements.lines.length === 0 ? 'board' : 'reading'
    case 'agreements':
      return 'agreements'
    case 'silent_writing':
      return stepOf(view)?.board === 'private' ? 'notes' : 'writing'
    case 'story_round':
      return 'story'
    case 'harvest':
      return 'harvest'
    case 'close':
      return 'next'
    default:
      return 'board'
  }
}

/** Do I sit at a table now, with people of its own? */
export function isAtTable({ groups }: Pick<RoomView, 'groups'>): boolean {
  return groups?.isOn === true && groups.mine !== null
}

/** Where the board is put away, it is one tap away. Not while everybody writes: what is put there is seen at once. */
export function offersBoard(place: Place): boolean {
  return place !== 'board' && place !== 'writing' && place !== 'notes'
}

/** Is something else there instead of the board? */
export function isPutAway(place: Place, wantsBoard: boolean): place is Exclude<Place, 'board' | 'reading'> {
  if (place === 'board' || place === 'reading') return false
  return !wantsBoard || !offersBoard(place)
}

/** How many cards lie in the board's place, for the tab of a phone: mine or my table's alone while nobody else sees them. */
export function countInPlace(view: RoomView, cardCount: number): number {
  const place = placeOf(view)
  if (place === 'table') return view.writing?.atTable?.cards.length ?? 0
  if (place !== 'writing' && place !== 'notes') return cardCount
  return (view.writing?.mine ?? []).filter((card) => card.isPrivate === (place === 'notes')).length
}

/** Has a field for a new card: half a sentence in one of them goes on in the next. */
export function hasComposer(place: Place): boolean {
  return (
    place === 'board' ||
    place === 'reading' ||
    place === 'writing' ||
    place === 'table' ||
    place === 'harvest'
  )
}

/**
 * The part of a phone in which a step takes place. Null where it does not matter. Read when a facilitator has moved
 * the step, and only then: a phone never changes its part by itself.
 */
export function partOfMode(mode: Mode | null): 'board' | 'circle' | null {
  switch (mode) {
    case 'agreements':
    case 'silent_writing':
    case 'harvest':
      return 'board'
    case null:
    case 'open_floor':
      return null
    default:
      return 'circle'
  }
}
