/**
 * Where the gate and the endpoint stop somebody who does not use our page. What a board may hold is in
 * shared/board/limits.ts.
 */

/** A column of 300 cards spread anew is 10 KiB; nobody types more in one frame. */
export const MAX_FRAME_BYTES = 32 * 1024
/** The first answer of a connection carries what was written without one, and every deletion its page knows of. */
export const MAX_FIRST_SYNC_BYTES = 256 * 1024
/** A page knows at most as many client ids as a board may hold, of 16 bytes at most. */
export const MAX_STATE_VECTOR_BYTES = 4 * 1024

export type Extent = { readonly items: number; readonly units: number }

/**
 * What one frame may bring. In items, 300 cards moved at once: each may have to be compared with a whole card. In
 * clock units, a pasted text: a run of billions would mute its client.
 */
export const FRAME_EXTENT: Extent = { items: 400, units: 10_000 }
/** The same for an hour of writing without a connection, once per connection. */
export const FIRST_SYNC_EXTENT: Extent = { items: 2_000, units: 50_000 }
/** Pieces of one card, living or taken out. Placing an item may walk over all of them. */
export const MAX_CARD_PIECES = 3_000

/** Every page load needs an id of its own, for two pages under one id would overwrite each other; then the oldest is given again. */
export const MAX_CLIENTS_PER_SEAT = 24
/** Twelve people at their limit with some change of chairs. Each id costs every browser some bytes at every sync. */
export const MAX_CLIENTS_PER_BOARD = 256
/** Two hours of typing without a pause, at 100 words a minute, are about 72,000. */
export const MAX_SEAT_UNITS = 200_000
/** A card every quarter of a minute for two hours. Deleted ones count: their ids are never used again. */
export const MAX_CARDS_PER_SEAT = 500

/** One edit may empty one card of somebody else, not a board: the most that one card may hold. In graphemes. */
export const MAX_DELETED_AT_ONCE = 500
/** Other people's words that one seat may take out in a minute: seven full cards. One's own words do not count. */
export const MAX_DELETED_PER_MINUTE = 1_000

/** A slip of our own page costs one strike; three within ten minutes are not a slip. */
export const MAX_STRIKES = 3
export const STRIKE_LIFE_MS = 10 * 60_000

/** What a keystroke costs is 1; a key that is held down makes 30 a second, and stops at the end of the card (SEC-13). */
export const SEAT_BUDGET = { capacity: 60, perSecond: 20 }
/** A long frame costs as much as many keystrokes, up to half the capacity: it may bring hundreds of items. */
export const BYTES_PER_TOKEN = 256
export const MAX_FRAME_COST = 30
/** Everything a page lacks is gathered anew for each question. Our page asks every 20 seconds. */
export const ASK_COST = 5
/** A caret ten times a second beside fast typing stays within the budget. */
export const PRESENCE_COST = 0.5
/** A draft of 140 letters of any script goes out twice a second and costs what a slow typist does. */
export const PRESENCE_BYTES_PER_TOKEN = 1_024
/** A person makes up for a burst in seconds. Nobody types faster than the budget for this long. */
export const MAX_OVERDRAWN_MS = 30_000

/**
 * Opening a board replays its log: a thousand updates take about ten milliseconds. Cutting it writes the whole board anew,
 * and everybody waits for that: eight people who type would wait every five seconds if it were cut after two hundred.
 */
export const MAX_LOG_ROWS = 1_000
export const MAX_LOG_BYTES = 256 * 1024
/** Several cards taken down one after the other are one cut, and it is well within the minute that is promised. */
export const CUT_AFTER_DELETION_MS = 5_000
/** Words that were taken out of a card leave the disk within a minute too; typing makes many of them, and one cut. */
export const CUT_AFTER_ERASING_MS = 45_000
export const CUT_RETRY_MS = 10_000

/** A page that reads slowly misses carets first. */
export const UNSENT_WITHOUT_PRESENCE = 256 * 1024
/** A page that does not read at all is cut off, before it costs the others memory; it syncs when it comes again. */
export const MAX_UNSENT = 1024 * 1024
