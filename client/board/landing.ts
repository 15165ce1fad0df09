/** How far a card reaches down the screen, in pixels. */
export type Extent = { readonly top: number; readonly bottom: number }

/**
 * Before which of a column's cards something lands that is held at height `y`: the first whose middle lies below.
 * The length of the list when there is none: the end. The held card itself is not in the list.
 */
export function landingIndex(extents: readonly Extent[], y: number): number {
  const index = extents.findIndex(({ top, bottom }) => y < (top + bottom) / 2)
  return index === -1 ? extents.length : index
}

/** How much of a card's height, in its middle, means the card and not the places above and below it. */
const MIDDLE = 0.44

/** Is something that is held at height `y` over the middle of this? */
export function isOnto({ top, bottom }: Extent, y: number): boolean {
  const edge = ((bottom - top) * (1 - MIDDLE)) / 2
  return y > top + edge && y < bottom - edge
}

/** Within this many pixels of the edge a held card scrolls the board: a finger is about that wide. */
const EDGE = 56
/** Fast enough to get through a long column in a few seconds, slow enough to read it on the way. */
const PIXELS_PER_FRAME = 14

/** How far to scroll in this frame when something is held at height `y`: more the nearer the edge; 0 in the middle. */
export function edgeScroll({ top, bottom }: Extent, y: number): number {
  const reach = Math.min(EDGE, (bottom - top) / 4)
  if (y < top + reach) return -Math.ceil(PIXELS_PER_FRAME * Math.min(1, (top + reach - y) / reach))
  if (y > bottom - reach) return Math.ceil(PIXELS_PER_FRAME * Math.min(1, (y - bottom + reach) / reach))
  return 0
}
