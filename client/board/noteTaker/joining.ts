import type { CardId, SeatId } from '../../../shared/ids.ts'
import type { BoardDesk } from '../boardDesk.ts'
import type { Undoable } from '../undo.ts'

type Joining = {
  readonly card: CardId
  readonly by: SeatId | null
  /** The room has agreed. */
  onDone(): void
  onUndo(): void
}

/** One more voice for a card that says it already. A slip of the finger gives it no voice that it does not have. */
export function joinTo(desk: BoardDesk, { card, by, onDone, onUndo }: Joining): void {
  const undoable: Undoable = {
    words: 'joined',
    about: card,
    run: () => {
      void desk.room
        .ask({ type: 'card.unsay-again', card })
        .then((isDone) => isDone && desk.tell({ kind: 'undone' }))
      onUndo()
    },
  }
  desk.undoing.offer(undoable)
  void desk.room.ask({ type: 'card.say-again', card, by }).then((isDone) => {
    if (isDone) onDone()
    else desk.undoing.withdraw(undoable)
  })
}
