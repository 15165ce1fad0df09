/** Where a chair stands. Chairs count from 1, clockwise. `x` and `y` go from -1 to 1 in a wide circle; `cell` is its place on the edge of a grid in a tall one. */
export type ChairPlace = {
  readonly chair: number
  readonly x: number
  readonly y: number
  readonly cell: string
}

/** A soft rectangle instead of an ellipse: it uses the corners of a screen. Twelve chairs need a rounder one. */
const SOFTNESS = 2.6
const SOFTNESS_OF_TWELVE = 2.2
/** What the stage can draw and the room can hold. */
const MOST_CHAIRS = 12

/**
 * How many chairs are drawn: up to the highest that is taken, and an even number, so that there is one open
 * chair in an odd group. A newcomer takes it and nobody moves; a chair that was left stays open in its place.
 */
export function countChairs(taken: readonly number[], atLeast = 2): number {
  const highest = Math.max(atLeast, ...taken)
  return Math.min(MOST_CHAIRS, highest + (highest % 2))
}

/** The places of `count` chairs, the first one clockwise from the top. Nobody sits at the head. `count` is even, 2 to 12. */
export function placeChairs(count: number): ChairPlace[] {
  const power = 2 / (count === MOST_CHAIRS ? SOFTNESS_OF_TWELVE : SOFTNESS)
  // The sine of half a turn is not quite nought; two chairs stand on one line all the same.
  const soften = (value: number) => (Math.abs(value) < 1e-9 ? 0 : Math.sign(value) * Math.abs(value) ** power)
  const corners = Array.from({ length: count }, (_, index) => {
    const angle = ((index + 0.5) / count - 0.25) * 2 * Math.PI
    return { x: soften(Math.cos(angle)), y: soften(Math.sin(angle)) }
  })
  const widest = Math.max(...corners.map(({ x }) => Math.abs(x)))
  const highest = Math.max(...corners.map(({ y }) => Math.abs(y))) || 1
  const cells = edgeCells(count)
  return corners.map(({ x, y }, index) => ({
    chair: index + 1,
    x: round(x / widest),
    y: round(y / highest),
    cell: cells[index] ?? '1/1',
  }))
}

/** Three places are enough for a pixel, and keep the numbers the same in every browser. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000 + 0
}

/** The edge of a grid, clockwise as row/column: 3 by 3 up to eight chairs, then 4 by 3 and 4 by 4. */
function edgeCells(count: number): readonly string[] {
  switch (count) {
    case 2:
      return ['2/3', '2/1']
    case 4:
      return ['1/3', '3/3', '3/1', '1/1']
    case 6:
      return ['1/3', '2/3', '3/3', '3/1', '2/1', '1/1']
    case 8:
      return ['1/2', '1/3', '2/3', '3/3', '3/2', '3/1', '2/1', '1/1']
    case 10:
      return ['1/2', '1/3', '2/3', '3/3', '4/3', '4/2', '4/1', '3/1', '2/1', '1/1']
    default:
      return ['1/3', '1/4', '2/4', '3/4', '4/4', '4/3', '4/2', '4/1', '3/1', '2/1', '1/1', '1/2']
  }
}
