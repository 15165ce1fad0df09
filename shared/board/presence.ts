import type { CardId, SeatId } from '../ids.ts'
import type { ColumnKey } from './columns.ts'

/**
 * Who writes on which card and who holds one. It travels beside the document and is never stored. A browser says
 * what it does; whose browser it is, the server says.
 */
export type PresenceWish = {
  readonly editing?: CardId
  /** Only with `editing`. */
  readonly caret?: Caret
  readonly holding?: CardId
  readonly draft?: Draft
}

/**
 * What somebody who takes notes types before it is a card. Only others who take notes are told, while it is typed, so
 * that no point is written down twice. At most as long as a card may be in the editor.
 */
export type Draft = { readonly text: string; readonly column: ColumnKey }

export type Caret = { readonly anchor: CaretSpot; readonly head: CaretSpot }

/** The character before the caret, by its Yjs id (client, clock), or null at the beginning of the text. */
export type CaretSpot = readonly [client: number, clock: number] | null

/** What one page of somebody else does now. With none of `editing`, `holding` and `draft` it does nothing any more. */
export type PresenceNews = PresenceWish & {
  /** Tells two pages of one seat apart. */
  readonly page: number
  readonly seat: SeatId
}

/** A caret that moves more often than this tells nobody anything new. */
export const PRESENCE_INTERVAL_MS = 100
/** The same for a draft: others read along, nobody has to see every letter. */
export const DRAFT_INTERVAL_MS = 500
/** A page that still edits says so this often. */
export const PRESENCE_RENEWAL_MS = 5_000
/** A page that was not heard of for this long edits no more: its browser froze or its line is gone. */
export const PRESENCE_TTL_MS = 15_000
