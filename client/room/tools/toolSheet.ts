import type { SeatId } from '../../../shared/ids.ts'
import type { MoveTo } from '../facilitating.ts'

/** What somebody with tools opens for themselves, in the place where their other sheets lie. */
export type ToolSheet =
  | { readonly tool: 'words' | 'talk' | 'hand-over' | 'asides' | 'twice' | 'private-notes' | 'pen' }
  /** Private words with one person. */
  | { readonly tool: 'line'; readonly with: SeatId }
  /** Why this hand moves. */
  | { readonly tool: 'move'; readonly seat: SeatId; readonly to: MoveTo }

/** Every other sheet of the room is a word. */
export function isToolSheet(sheet: ToolSheet | string | null): sheet is ToolSheet {
  return typeof sheet === 'object' && sheet !== null
}
