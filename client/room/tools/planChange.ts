import type { StepView } from '../../../shared/room/view.ts'

/** What a change of plan did, for the words beside *Undo*. Minutes are whole ones. */
export type PlanChange =
  | { readonly kind: 'added'; readonly name: string; readonly from: Given | null }
  | { readonly kind: 'skipped'; readonly name: string }
  | { readonly kind: 'longer'; readonly name: string; readonly minutes: number; readonly from: Given | null }
  | { readonly kind: 'shorter'; readonly name: string; readonly minutes: number }
  | { readonly kind: 'swapped'; readonly name: string; readonly after: string }
  | { readonly kind: 'changed' }

type Given = { readonly giver: string; readonly minutes: number }

const MINUTE_MS = 60_000

/** Reads from two plans what was changed: the room says when a plan changed, and nobody else needs to know what. */
export function readPlanChange(before: readonly StepView[], after: readonly StepView[]): PlanChange {
  const added = after.find((step) => !has(before, step))
  if (added !== undefined) return { kind: 'added', name: added.name, from: giverIn(before, after) }
  const skipped = before.find((step) => !has(after, step))
  if (skipped !== undefined) return { kind: 'skipped', name: skipped.name }
  const grown = after.find((step) => changeOf(before, step) > 0)
  if (grown !== undefined) {
    const minutes = toMinutes(changeOf(before, grown))
    return { kind: 'longer', name: grown.name, minutes, from: giverIn(before, after) }
  }
  const shrunk = after.find((step) => changeOf(before, step) < 0)
  if (shrunk !== undefined)
    return { kind: 'shorter', name: shrunk.name, minutes: toMinutes(-changeOf(before, shrunk)) }
  return swappedIn(before, after) ?? { kind: 'changed' }
}

function has(steps: readonly StepView[], { key }: StepView): boolean {
  return steps.some((step) => step.key === key)
}

/** By how much this step's time differs from before, in milliseconds. */
function changeOf(before: readonly StepView[], { key, lengthMs }: StepView): number {
  return lengthMs - (before.find((step) => step.key === key)?.lengthMs ?? lengthMs)
}

function giverIn(before: readonly StepView[], after: readonly StepView[]): Given | null {
  const giver = after.find((step) => changeOf(before, step) < 0)
  return giver === undefined ? null : { giver: giver.name, minutes: toMinutes(-changeOf(before, giver)) }
}

function swappedIn(before: readonly StepView[], after: readonly StepView[]): PlanChange | null {
  const index = after.findIndex((step, at) => step.key !== before[at]?.key)
  const [one, other] = [after[index], after[index + 1]]
  return one === undefined || other === undefined
    ? null
    : { kind: 'swapped', name: one.name, after: other.name }
}

function toMinutes(ms: number): number {
  return Math.max(1, Math.round(ms / MINUTE_MS))
}
