import { useState } from 'react'
import type { AgendaView } from '../../../shared/room/view.ts'
import { type PlanChange, readPlanChange } from './planChange.ts'

/** What the last change of plan did; null where this page was not there to see it. */
export function usePlanChange({ steps, changedAt }: AgendaView): PlanChange | null {
  const [seen, setSeen] = useState<{
    steps: AgendaView['steps']
    changedAt: number | null
    change: PlanChange | null
  }>({ steps, changedAt, change: null })
  if (seen.steps !== steps || seen.changedAt !== changedAt) {
    const change = readPlanChange(seen.steps, steps)
    // The agenda travels whole: it also comes anew when only its clock did.
    const isNew = changedAt !== seen.changedAt || change.kind !== 'changed'
    setSeen({ steps, changedAt, change: isNew && changedAt !== null ? change : seen.change })
  }
  return seen.change
}
