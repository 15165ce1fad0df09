import type { ColumnKey } from '../../shared/board/columns.ts'
import type { Draft } from '../../shared/board/presence.ts'
import type { CardId, SeatId } from '../../shared/ids.ts'
import type { Store } from '../net/store.ts'

/** The board as its screens see it. */
export type BoardSnapshot = {
  /** `loading` until the first sync; cards can be written as soon as it is `ready`. */
  readonly status: 'loading' | 'ready'
  /**
   * The word beside the heading, and it is true: `saved` only when the server has committed everything of mine;
   * `not-saved` while something of mine waits for a connection or was refused.
   */
  readonly saved: 'saved' | 'saving' | 'not-saved'
  readonly columns: Readonly<Record<ColumnKey, readonly BoardCard[]>>
  /** My words that the server refused: kept here, visible, until I try again or let them go. */
  readonly tray: readonly TrayItem[]
  /** The card I took down last, while it can still be undone; null otherwise. */
  readonly undo: CardId | null
  /** What others who take notes are typing. Empty for whoever does not take notes: they are not told. */
  readonly drafts: readonly NoteDraft[]
}

export type NoteDraft = Draft & { readonly seat: SeatId }

export type BoardCard = {
  readonly id: CardId
  readonly column: ColumnKey
  readonly text: string
  /** Written by me: by this seat. Whose the others are is not shown. */
  readonly mine: boolean
  /** False while a change of mine to it waits for the server's word. */
  readonly saved: boolean
  /** Other people who have this card open, with their carets as offsets into `text`. */
  readonly editors: readonly CardEditor[]
  /** Somebody else holds it: they are dragging it. */
  readonly heldBy: SeatId | null
}

export type CardEditor = {
  readonly seat: SeatId
  readonly caret: { readonly anchor: number; readonly head: number } | null
}

export type TrayItem = {
  readonly id: string
  readonly text: string
  readonly column: ColumnKey
  /** They were refused because a facilitator had locked a column. */
  readonly wasLocked?: true
}

/**
 * What I do is in the snapshot when the call returns: a field compares itself with it at once, and must not find an
 * older text there. What others do may come in its own time.
 */
export type Board = Store<BoardSnapshot> & {
  /** Adds a card at the end of a column. False when it cannot be one: empty, too long, board full. */
  add(column: ColumnKey, text: string): boolean
  /** Tells the others that I have this card open, and where my caret is; null when I close it. */
  edit(card: CardId, caret: { anchor: number; head: number } | null): void
  closeEditor(): void
  /**
   * Makes the card's text what is in my field: only the difference is sent, so two people can write in one card.
   * `seen` is the card's text that the field last took over, where others may have written since: an input method
   * holds its field while it composes.
   */
  setText(card: CardId, text: string, seen?: string): void
  /** Where my caret belongs after others changed the text around it; null when nothing is known. */
  caretOf(card: CardId): { anchor: number; head: number } | null
  /** Shows the others that I hold a card; null when I let go. Nothing moves until `move`. */
  hold(card: CardId | null): void
  /** Tells the others who take notes what I am typing; null when it is a card, or nothing any more. */
  draft(draft: Draft | null): void
  /** Puts a card into a column before the card at `index` of that column as it is without the moved card. */
  move(card: CardId, to: { column: ColumnKey; index: number }): void
  /** Gone from all screens at once; can be undone for ten seconds by me. */
  takeDown(card: CardId): void
  undoTakeDown(): void
  /** Writes refused words again as a new card. */
  retry(item: string): void
  letGo(item: string): void
  close(): void
}
