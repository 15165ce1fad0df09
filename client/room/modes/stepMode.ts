import { type ColumnKey, isColumnKey } from '../../../shared/board/columns.ts'
import type { StepView } from '../../../shared/room/view/agenda.ts'
import type { RoomView } from '../../../shared/room/view.ts'
import type { Mode } from '../../../shared/templates/template.ts'

export function stepOf({ agenda }: Pick<RoomView, 'agenda'>): StepView | null {
  return agenda.index === null ? null : (agenda.steps[agenda.index] ?? null)
}

/** What people do now; null while they gather and after the end. */
export function modeOf(view: Pick<RoomView, 'agenda'>): Mode | null {
  return stepOf(view)?.mode ?? null
}

/** Does a column open with the step? */
export function hasColumn(view: Pick<RoomView, 'agenda'>): boolean {
  return isColumnKey(stepOf(view)?.board)
}

/** The column that opens with the step, or the first: also a note for my eyes has to lie in one, and nobody sees which. */
export function stepColumn(view: Pick<RoomView, 'agenda'>): ColumnKey {
  const column = stepOf(view)?.board
  return isColumnKey(column) ? column : 'aspirations'
}
