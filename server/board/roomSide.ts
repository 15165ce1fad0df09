import type { ColumnKey } from '../../shared/board/columns.ts'
import type { CardId, ConversationId, SeatId } from '../../shared/ids.ts'

/** What the gate asks the room about cards. Looked at anew for each update: it changes while people write. */
export type CardRules = {
  readonly locked: ReadonlySet<ColumnKey>
  /** Is it this person's point, or their typing where it is nobody's point yet? */
  readonly isOwn: (card: CardId, seat: SeatId) => boolean
}

/** Nothing is locked and nothing is anybody's: a board without its room. */
export const NO_RULES: CardRules = { locked: new Set(), isOwn: () => false }

/** What the room knows of the board's cards, for whoever keeps both in step. */
export type RoomGlance = CardRules & {
  /** Every card the room knows, and whether it takes it for taken down. */
  readonly cards: () => ReadonlyMap<CardId, { readonly isDown: boolean }>
  /** Does it make a difference to the room that this person changes the words of this card? True of one it does not know. */
  readonly heedsRewording: (card: CardId, seat: SeatId) => boolean
  /** Would it take back what the card's own person said of the words? */
  readonly lapsesBy: (card: CardId, seat: SeatId) => boolean
  readonly hasPen: (seat: SeatId) => boolean
}

/** What a committed update did to the board's cards; in this order, and each card at most once in a list. */
export type CardNews = {
  readonly added: readonly CardId[]
  readonly reworded: readonly CardId[]
  readonly down: readonly CardId[]
  readonly back: readonly CardId[]
  /** Deleted for good. */
  readonly gone: readonly CardId[]
}

export const NO_NEWS: CardNews = { added: [], reworded: [], down: [], back: [], gone: [] }

/** The room of a board. It may have to be read from storage first. */
export type RoomSide = {
  /** The room as it is now; null where it is not in memory, or its conversation is over. */
  glance(board: ConversationId): RoomGlance | null
  /** Brings the room into memory. Rejects when the storage cannot be read just now. */
  wake(board: ConversationId): Promise<void>
  /**
   * Tells the room what has happened on the board; `seat` is null for what the server did. False when it could not
   * be stored just now: nothing has happened, and it may be told again.
   */
  tell(board: ConversationId, seat: SeatId | null, news: CardNews): Promise<boolean>
}
