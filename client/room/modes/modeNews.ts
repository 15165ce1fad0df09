import type { SeatId } from '../../../shared/ids.ts'
import type { RoomView } from '../../../shared/room/view.ts'
import { nameOf } from '../people.ts'

/** What a mode changed, for somebody who does not see chairs move (trust.md 5.2). */
export type ModeNews =
  | { readonly kind: 'at-table'; readonly names: readonly string[] }
  | { readonly kind: 'tables-on' }
  | { readonly kind: 'in-circle' }
  | { readonly kind: 'tables-over' }
  | { readonly kind: 'sat' | 'rose'; readonly names: readonly string[] }
  | { readonly kind: 'result' }

export function readModeNews(before: RoomView, now: RoomView): ModeNews[] {
  return [...newsOfTables(before, now), ...newsOfCircle(before, now), ...newsOfClose(before, now)]
}

function newsOfTables(before: RoomView, now: RoomView): ModeNews[] {
  const was = before.groups?.isOn === true ? before.groups : null
  const is = now.groups?.isOn === true ? now.groups : null
  if (was === null && is === null) return []
  if (is === null) return [{ kind: 'tables-over' }]
  if (was !== null && was.mine === is.mine) return []
  if (is.mine === null) return [{ kind: was === null ? 'tables-on' : 'in-circle' }]
  const table = is.tables[is.mine] ?? []
  const names = table.filter((seat) => seat !== now.me.seat).map((seat) => nameOf(now, seat))
  return [{ kind: 'at-table', names }]
}

/** My own sitting down has its answer beside my controls; a new step has an empty circle, which is no news. */
function newsOfCircle(before: RoomView, now: RoomView): ModeNews[] {
  if (before.fishbowl === null || now.fishbowl === null || before.agenda.visit !== now.agenda.visit) return []
  const [was, is] = [before.fishbowl.inner, now.fishbowl.inner]
  const only = (some: readonly SeatId[], others: readonly SeatId[]) =>
    some.filter((seat) => !others.includes(seat) && seat !== now.me.seat).map((seat) => nameOf(now, seat))
  const news: ModeNews[] = []
  const [sat, rose] = [only(is, was), only(was, is)]
  if (sat.length > 0) news.push({ kind: 'sat', names: sat })
  if (rose.length > 0) news.push({ kind: 'rose', names: rose })
  return news
}

/** Once, when it can be shown; not again with every later answer. */
function newsOfClose({ closing: was }: RoomView, { closing: is }: RoomView): ModeNews[] {
  return was.counts === null && is.counts !== null ? [{ kind: 'result' }] : []
}
