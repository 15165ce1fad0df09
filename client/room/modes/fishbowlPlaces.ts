import { useState } from 'react'
import type { SeatId } from '../../../shared/ids.ts'
import { INNER_SEATS } from '../../../shared/room/fishbowl.ts'
import type { ChairPlace } from '../../circle/ring.ts'

/** The four chairs on the rug, clockwise from its upper start. */
export const INNER_SPOTS: readonly ChairPlace[] = [
  { chair: 1, x: -0.4, y: -0.43, cell: '2/2' },
  { chair: 2, x: 0.4, y: -0.43, cell: '2/3' },
  { chair: 3, x: 0.4, y: 0.43, cell: '3/3' },
  { chair: 4, x: -0.4, y: 0.43, cell: '3/2' },
]

/** The edge of four by four, clockwise, for rings of up to ten chairs: the corners stay free as long as they can. */
const OUTER_CELLS: Readonly<Record<number, readonly string[]>> = {
  2: ['2/4', '3/1'],
  4: ['1/3', '4/3', '4/2', '1/2'],
  6: ['1/3', '2/4', '4/3', '4/2', '3/1', '1/2'],
  8: ['1/3', '2/4', '3/4', '4/3', '4/2', '3/1', '2/1', '1/2'],
  10: ['1/3', '1/4', '2/4', '3/4', '4/3', '4/2', '4/1', '3/1', '2/1', '1/2'],
}

/** Where a chair of the ring stands while there is an inner one. Twelve fill the edge as they do anyway. */
export function outerPlace(place: ChairPlace, count: number): ChairPlace {
  return { ...place, cell: OUTER_CELLS[count]?.[place.chair - 1] ?? place.cell }
}

export type Spots = readonly (SeatId | null)[]

/**
 * Who sits on which of the inner chairs. Whoever stays keeps the chair: nothing moves but what a person moved. A
 * newcomer takes the first free one.
 */
export function keepSpots(before: Spots, inner: readonly SeatId[]): Spots {
  const kept = before.map((seat) => (seat !== null && inner.includes(seat) ? seat : null))
  const coming = inner.filter((seat) => !kept.includes(seat))
  return kept.map((seat) => seat ?? coming.shift() ?? null)
}

const NOBODY: Spots = Array.from({ length: INNER_SEATS }, () => null)

export function useSpots(inner: readonly SeatId[]): Spots {
  const [spots, setSpots] = useState<Spots>(() => keepSpots(NOBODY, inner))
  const kept = keepSpots(spots, inner)
  if (kept.some((seat, index) => seat !== spots[index])) setSpots(kept)
  return kept
}
