/**
 * What one board may hold. Each limit protects the others in the room from one person, and lies above what
 * people do in two hours, so that somebody who means well never meets it.
 */

/** One breath; fits the smallest card without scrolling (method.md 6.2). Where the editor stops. */
export const EDITOR_GRAPHEMES = 140
/** Eight people who finish each other's sentence on one card go past the editor's end; the card still opens. */
export const MAX_CARD_GRAPHEMES = 500
/** A grapheme may carry many marks or joined pictures: this bounds its bytes. A family with skin tones has 19. */
const UNITS_PER_GRAPHEME = 20
export const EDITOR_UNITS = EDITOR_GRAPHEMES * UNITS_PER_GRAPHEME
export const MAX_CARD_UNITS = MAX_CARD_GRAPHEMES * UNITS_PER_GRAPHEME

/** More than a group can read back together, and what a phone still scrolls smoothly. */
export const MAX_CARDS = 300
/** UTF-16 units of all cards together, 512 KiB: what everybody who joins has to fetch over a thin line. */
export const MAX_BOARD_UNITS = 262_144
/** Fractional keys grow when cards are put between the same two again and again; a column is spread anew before that. */
export const MAX_ORDER_KEY = 64

/** A taken-down card can be undone for this long by the person who took it down. */
export const UNDO_MS = 10_000
