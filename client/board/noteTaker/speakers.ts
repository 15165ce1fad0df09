import type { CardId, SeatId } from '../../../shared/ids.ts'
import type { RoomView, SeatView } from '../../../shared/room/view.ts'
import type { Board, BoardCard, BoardSnapshot } from '../port.ts'

/** Whoever could be asked whether a card is right: they are here, and it is not I. */
export function askable({ seats, me }: Pick<RoomView, 'seats' | 'me'>): readonly SeatView[] {
  return seats.filter((seat) => seat.presence === 'here' && seat.id !== me.seat)
}

export function nameOf({ seats }: Pick<RoomView, 'seats'>, seat: SeatId): string {
  return seats.find((each) => each.id === seat)?.name ?? ''
}

/** Whose point it most likely is: the person who has the floor. */
export function speakerNow(view: Pick<RoomView, 'seats' | 'me' | 'floor'>): SeatView | null {
  return askable(view).find((seat) => seat.id === view.floor.holder) ?? null
}

/** Does something that adds one card of mine, and answers which. What I do is in the snapshot when the call returns. */
export function cardAddedBy(board: Pick<Board, 'getSnapshot'>, add: () => boolean): CardId | null {
  const before = new Set(idsOf(board.getSnapshot()))
  if (!add()) return null
  return idsOf(board.getSnapshot()).find((id) => !before.has(id)) ?? null
}

function idsOf(snapshot: BoardSnapshot): CardId[] {
  return allCards(snapshot).map((card) => card.id)
}

export function allCards({ columns }: Pick<BoardSnapshot, 'columns'>): readonly BoardCard[] {
  return Object.values(columns).flat()
}

export type NoteLists = {
  /** With whom a card is to be checked now. */
  readonly withSpeaker: readonly { readonly card: BoardCard; readonly name: string }[]
  readonly unchecked: readonly BoardCard[]
  /** Somebody said the same again. */
  readonly saidTwice: readonly BoardCard[]
}

/** What waits for whoever takes notes, in the order in which the cards came. */
export function noteLists(view: Pick<RoomView, 'cards' | 'seats'>, snapshot: BoardSnapshot): NoteLists {
  const byId = new Map(allCards(snapshot).map((card) => [card.id, card]))
  const known = Object.entries(view.cards).flatMap(([id, facts]) => {
    const card = byId.get(id as CardId)
    return card === undefined ? [] : [{ card, facts }]
  })
  return {
    withSpeaker: known.flatMap(({ card, facts: { withSpeaker } }) =>
      withSpeaker === undefined ? [] : [{ card, name: nameOf(view, withSpeaker) }],
    ),
    unchecked: known.flatMap(({ card, facts }) =>
      facts.isUnchecked === true && facts.withSpeaker === undefined ? [card] : [],
    ),
    saidTwice: known.flatMap(({ card, facts }) => (facts.wasSaidAgain === true ? [card] : [])),
  }
}
