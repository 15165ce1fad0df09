import type { SeatId } from '../../shared/ids.ts'
import type { Role } from '../../shared/room/state.ts'
import type { RoomView, SeatView } from '../../shared/room/view.ts'
import { modeOf } from './modes/stepMode.ts'

/** Has the floor, tells a story, or has the next go in a round. */
export type SeatTurn = 'speaking' | 'telling' | 'go' | null

export function turnOfSeat(view: RoomView, seat: SeatId): SeatTurn {
  const { floor, round } = view
  if (floor.holder === seat) return modeOf(view) === 'story_round' ? 'telling' : 'speaking'
  return floor.holder === null && round?.now === seat ? 'go' : null
}

/** Somebody who is not quite here. */
export type Gone = 'away' | 'lost' | null

export type PlateWords = {
  /** Goes first where seats are small: the middle says whose turn it is, and the list of people has the rest. */
  readonly role:
    | 'speaking'
    | 'telling'
    | 'your-turn'
    | 'their-turn'
    | 'keeps'
    | Exclude<Role, 'participant'>
    | null
  /** Stays however small the seat is. */
  readonly state: 'away' | 'lost' | 'pretend' | 'listening' | 'here' | null
}

type Plate = {
  readonly seat: Pick<SeatView, 'role' | 'isPretend' | 'isListening'>
  readonly isMe: boolean
  readonly turn: SeatTurn
  readonly keepsTurns: boolean
  readonly isBreak: boolean
  readonly gone: Gone
}

/** The words beside a name, one of each kind at most. */
export function readPlate(plate: Plate): PlateWords {
  return { role: roleOf(plate), state: stateOf(plate) }
}

function roleOf({ seat, isMe, turn, keepsTurns, isBreak, gone }: Plate): PlateWords['role'] {
  // Two long words on one plate are too many, and the more important one is the state.
  if (gone === 'lost' || (turn !== null && seat.isPretend)) return null
  if (turn === 'go') return isMe ? 'your-turn' : 'their-turn'
  if (turn !== null) return turn
  // In a break it matters who is there, and nothing else.
  if (isBreak) return null
  if (keepsTurns) return 'keeps'
  return seat.role === 'participant' ? null : seat.role
}

function stateOf({ seat, turn, isBreak, gone }: Plate): PlateWords['state'] {
  if (gone !== null) return gone
  if (seat.isPretend) return 'pretend'
  if (seat.isListening && turn === null) return 'listening'
  return isBreak ? 'here' : null
}
