import type { ConversationId, SeatId } from '../../shared/ids.ts'
import { heedsRewording, lapsesBy } from '../../shared/room/boardChanges.ts'
import { findCard } from '../../shared/room/cardFacts.ts'
import type { ServerCommand } from '../../shared/room/commands.ts'
import { takesNotes } from '../../shared/room/pen.ts'
import { findSeat, hasEnded, type RoomState } from '../../shared/room/state.ts'
import type { RoomGlance, RoomSide } from '../board/roomSide.ts'
import { StorageUnavailable } from '../storage/port.ts'
import type { RoomRegistry } from './registry.ts'

/** The rooms, as their boards see them. */
export function boardSideOf(rooms: () => RoomRegistry): RoomSide {
  return {
    glance(board) {
      const room = rooms().peek(board)
      return room === undefined || hasEnded(room.state) ? null : glanceAt(room.state)
    },
    async wake(board) {
      await rooms().find(board)
    },
    tell: (board, seat, news) => tell(rooms(), board, { type: 'board.change', seat, ...news }),
  }
}

function glanceAt(state: RoomState): RoomGlance {
  return {
    locked: new Set(state.cards.locked),
    isOwn: (card, seat) => isOwn(state, card, seat),
    cards: () => new Map(state.cards.cards.map(({ id, isDown }) => [id, { isDown }])),
    heedsRewording: (card, seat) => findCard(state, card) === undefined || heedsRewording(state, card, seat),
    lapsesBy: (card, seat) => lapsesBy(state, card, seat),
    hasPen(id) {
      const seat = findSeat(state, id)
      return seat !== undefined && takesNotes(state, seat)
    },
  }
}

/** My point; or what I typed, while it is nobody's point. */
function isOwn(state: RoomState, card: string, seat: SeatId): boolean {
  const facts = findCard(state, card)
  return facts !== undefined && (facts.voice ?? facts.by) === seat
}

type BoardChange = Extract<ServerCommand, { readonly type: 'board.change' }>

/** False when it could not be stored just now. What the room does not want any more is told as well as it can be. */
async function tell(rooms: RoomRegistry, board: ConversationId, change: BoardChange): Promise<boolean> {
  try {
    const answer = await (await rooms.find(board))?.serve(change)
    return answer?.ok !== false || (answer.code !== 'storage/unavailable' && answer.code !== 'server/defect')
  } catch (error) {
    if (error instanceof StorageUnavailable) return false
    throw error
  }
}
