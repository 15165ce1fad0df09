import type { CardId } from '../../shared/ids.ts'
import type { Boards } from '../board/boards.ts'
import { NOBODY } from '../board/quietCards.ts'
import type { LiveRoom } from './liveRoom.ts'

/**
 * Gives the board every card that turned over in this room so far. Asked when cards turn over, and again whenever the
 * room comes into memory, because the server may have died between the two; the board takes each once (rule W-7).
 */
export function layTurnedOver(
  boards: Pick<Boards, 'lay'>,
  { id, state }: Pick<LiveRoom, 'id' | 'state'>,
): void {
  const { turned } = state.writing
  if (turned.length === 0) return
  boards.lay(
    id,
    turned.map((card) => ({
      id: card.id as CardId,
      // What a table wrote together is nobody's, and no page can tell from it who sat where (rule GR-11).
      author: card.table === null ? card.seat : NOBODY,
      column: card.column,
      text: card.text,
    })),
  )
}
