import { NOBODY_IN_PARTICULAR } from '../../shared/board/document.ts'
import type { CardId } from '../../shared/ids.ts'
import type { Boards } from '../board/boards.ts'
import { StorageUnavailable } from '../storage/port.ts'
import type { LiveRoom } from './liveRoom.ts'

/**
 * Gives the board every card that turned over in this room so far. Asked when cards turn over, and again whenever the
 * room comes into memory, because the server may have died between the two; the board takes each once (rule W-7). When
 * it has them, the room forgets their words: what somebody takes back later is then in one place (rule G-20).
 */
export function layTurnedOver(
  boards: Pick<Boards, 'lay'>,
  room: Pick<LiveRoom, 'id' | 'state' | 'serve'>,
): void {
  const turned = room.state.writing.turned.filter(({ text }) => text !== '')
  if (turned.length === 0) return
  const handOver = async () => {
    const answer = await room.serve({ type: 'writing.hand-over', cards: turned.map(({ id }) => id) })
    if (!answer.ok && answer.code === 'storage/unavailable') throw new StorageUnavailable(answer.code)
  }
  boards.lay(
    room.id,
    turned.map((card) => ({
      id: card.id as CardId,
      // No page can tell from the document who wrote which, or who sat where (rules W-5 and GR-11).
      author: NOBODY_IN_PARTICULAR,
      column: card.column,
      text: card.text,
    })),
    handOver,
  )
}
