import { useTranslation } from 'react-i18next'
import type { RoomView } from '../../../shared/room/view.ts'
import { useServerNow } from '../serverClock.ts'

const MINUTE_MS = 60_000

/** When people come back from their tables, as it is said: about so many minutes, never a countdown. */
export type BackIn =
  | { readonly kind: 'minutes'; readonly count: number }
  | { readonly kind: 'soon' | 'at-end' }

/** `endsAt` and `now` on the same clock. Where the clock stands still nobody knows when. */
export function backIn({ groups, agenda }: Pick<RoomView, 'groups' | 'agenda'>, now: number): BackIn {
  const endsAt = groups?.endsAt ?? null
  if (endsAt === null || (agenda.clock !== null && agenda.clock.stoppedAt !== null)) return { kind: 'at-end' }
  const count = Math.round((endsAt - now) / MINUTE_MS)
  return count <= 1 ? { kind: 'soon' } : { kind: 'minutes', count }
}

export function useBackWords(view: RoomView, clockOffsetMs: number): string {
  const { t } = useTranslation('steps')
  const now = useServerNow(clockOffsetMs, halfMinutesBefore(view.groups?.endsAt ?? null))
  const back = backIn(view, now)
  if (back.kind === 'minutes') return t('table.minutes', { count: back.count })
  return t(back.kind === 'soon' ? 'table.soon' : 'table.atEnd')
}

/** Tables never last longer than the longest step that there is. */
const MOST_MINUTES = 60

/** Rounded minutes change in the middle between two of them. */
function halfMinutesBefore(endsAt: number | null): number[] {
  if (endsAt === null) return []
  return Array.from({ length: MOST_MINUTES }, (_, index) => endsAt - (index + 0.5) * MINUTE_MS)
}

/** From half of the step on: a good moment to swap. */
export function useIsHalfWay({ groups, agenda }: RoomView, clockOffsetMs: number): boolean {
  const endsAt = groups?.endsAt ?? null
  const half = endsAt === null || agenda.clock === null ? null : endsAt - agenda.clock.lengthMs / 2
  const now = useServerNow(clockOffsetMs, half === null ? [] : [half])
  return half !== null && now >= half
}
