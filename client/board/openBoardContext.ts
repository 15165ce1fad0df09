import { createContext } from 'react'
import type { Board } from './port.ts'

/** The board for whatever lies beside it and needs a card's words, which are nowhere else. Null until it is open. */
export const OpenBoardContext = createContext<Board | null>(null)
