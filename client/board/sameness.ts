import type { Gap, Place } from './gap.ts'
import type { Landing } from './hand.ts'

export function isSameGap(one: Gap | null, other: Gap | null): boolean {
  if (one === null || other === null) return one === other
  return (
    one.column === other.column &&
    one.theme === other.theme &&
    one.after === other.after &&
    one.before === other.before
  )
}

export function isSamePlace(one: Place, other: Place): boolean {
  return one.column === other.column && one.place === other.place && one.theme === other.theme
}

export function isSameLanding(one: Landing | null, other: Landing | null): boolean {
  if (one === null || other === null) return one === other
  if (one.kind === 'gap') return other.kind === 'gap' && isSameGap(one.gap, other.gap)
  if (one.kind === 'card') return other.kind === 'card' && one.card === other.card
  return other.kind === 'theme' && one.theme === other.theme
}
