import { useMemo, useState } from 'react'

/** How much of the width the board has beside the stage, in per cent: as drawn, and as far as both stay usable. */
export const BOARD_SHARE = { usual: 42, noteTaker: 58, least: 28, most: 62 } as const
/** One press of an arrow key: visible, and a dozen of them go from one end to the other. */
const STEP = 3

export type BoardWidth = {
  readonly share: number
  /** What it is while nobody has moved it. */
  readonly usual: number
  readonly isClosed: boolean
  /** Across the whole width, with the stage as one row above it. */
  readonly isWide: boolean
  setShare(share: number): void
  setClosed(isClosed: boolean): void
  setWide(isWide: boolean): void
}

/** For this person and this visit: everybody arranges their own table. Whoever takes notes has the larger half. */
export function useBoardWidth(takesNotes: boolean): BoardWidth {
  const usual = takesNotes ? BOARD_SHARE.noteTaker : BOARD_SHARE.usual
  const [chosen, setShare] = useState<number | null>(null)
  const [isClosed, setClosed] = useState(false)
  const [isWide, setWide] = useState(false)
  const share = chosen ?? usual
  return useMemo(
    () => ({ share, usual, isClosed, isWide, setShare: (next) => setShare(bound(next)), setClosed, setWide }),
    [share, usual, isClosed, isWide],
  )
}

/** Inside of what both sides can live with. */
function bound(share: number): number {
  return Math.round(Math.min(BOARD_SHARE.most, Math.max(BOARD_SHARE.least, share)))
}

type Room = { readonly left: number; readonly right: number }

/** The share that puts the board's edge under a pointer. The board lies at the end of the line. */
export function shareAt(x: number, room: Room, { isRightToLeft }: { isRightToLeft: boolean }): number {
  const width = room.right - room.left
  const board = isRightToLeft ? x - room.left : room.right - x
  return bound((board / width) * 100)
}

/** What a key does to the edge: arrows move it the way they point. Null for any other key. */
export function shareByKey(
  key: string,
  share: number,
  { isRightToLeft }: { isRightToLeft: boolean },
): number | null {
  const wider = isRightToLeft ? 'ArrowRight' : 'ArrowLeft'
  const narrower = isRightToLeft ? 'ArrowLeft' : 'ArrowRight'
  switch (key) {
    case wider:
      return bound(share + STEP)
    case narrower:
      return bound(share - STEP)
    case 'Home':
      return BOARD_SHARE.least
    case 'End':
      return BOARD_SHARE.most
    default:
      return null
  }
}
