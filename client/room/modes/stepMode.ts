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
