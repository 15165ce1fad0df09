import type { ColumnKey } from '../../shared/board/columns.ts'
import type { PersonCommand } from '../../shared/room/commands.ts'

/** What a pretend person would like to happen next. Whoever drives them turns it into messages. */
export type Wish =
  | { readonly kind: 'command'; readonly command: PersonCommand }
  | { readonly kind: 'speak' | 'fall-silent' }
  /** `isQuiet`: in a quiet step, where a card is its writer's alone until the step ends. */
  | { readonly kind: 'write'; readonly column: ColumnKey; readonly isQuiet: boolean }
  /** Loses the connection for this long. Milliseconds of the practice room's own time. */
  | { readonly kind: 'drop'; readonly forMs: number }
