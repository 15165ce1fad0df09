import { createContext } from 'react'
import type { PersonCommand } from '../../../shared/room/commands.ts'
import type { RoomView } from '../../../shared/room/view.ts'

/** What whoever takes notes can get at from the board. */
export type NotesReach = {
  readonly view: RoomView
  send(command: PersonCommand): void
  open(sheet: { readonly tool: 'private-notes' | 'pen' }): void
}

/** Null for whoever does not take notes: then the board is the one that everybody has. */
export const NotesContext = createContext<NotesReach | null>(null)
