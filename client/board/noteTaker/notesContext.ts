import { createContext } from 'react'
import type { PersonCommand } from '../../../shared/room/commands.ts'
import type { RoomView } from '../../../shared/room/view.ts'
import type { ToolSheet } from '../../room/tools/toolSheet.ts'

/** What whoever takes notes can get at from the board. */
export type NotesReach = {
  readonly view: RoomView
  send(command: PersonCommand): void
  /** What is open beside the board. */
  readonly opened: ToolSheet | null
  open(sheet: ToolSheet): void
}

/** Null for whoever does not take notes: then the board is the one that everybody has. */
export const NotesContext = createContext<NotesReach | null>(null)
