/** How much of each kind a page takes, in graphemes. */

/** A sentence on the page: as long as a theme may be (two lines of the board). */
export const MAX_SENTENCE = 160
/** A wish, a reply or a paragraph: what is read in one go. */
export const MAX_PARAGRAPH = 500
/** A reason in the ledger, a first step. */
export const MAX_REASON = 200
