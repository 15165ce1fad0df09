import { createContext } from 'react'

/** The board across the whole width, with the circle as one row above it. Mine alone, as all that is about looking. */
export type Spread = { readonly isWide: boolean; setWide(isWide: boolean): void }

/** Null where the board does not lie beside the circle: then there is nothing to gain. */
export const SpreadContext = createContext<Spread | null>(null)
