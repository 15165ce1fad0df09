import type { RoomView } from '../../../shared/room/view.ts'
import { may } from '../actions.ts'
import { modeOf } from './stepMode.ts'

/** What a mode asks of me, beside my controls. */
export type ModeAsk =
  /** How would you like to take part? */
  | 'arrive'
  /** How do we want to share the floor? */
  | 'wish'
  /** Who sits with whom: the facilitators' until it begins. */
  | 'planner'
  /** The others sit at tables, and the facilitators can bring them back. */
  | 'at-tables'
  /** Soon there will be tables, and nobody has to sit at one. */
  | 'stay'
  /** I sit at a table. */
  | 'table'
  | 'inside'
  | 'outside'
  | 'break'
  /** Did you get to say what you wanted to? */
  | 'close'
  /** What everybody answered: told also to whoever would rather not. */
  | 'result'

/** One at most: a mode asks one thing. Null where it asks nothing. */
export function modeAsk(view: RoomView): ModeAsk | null {
  const { agenda, agreements, me } = view
  const isFacilitator = me.role === 'facilitator'
  // While people gather nobody is asked to do anything but sit down; the same question comes again with the step.
  if (agenda.phase === 'gathering') return isFacilitator ? null : 'arrive'
  switch (modeOf(view)) {
    case 'arrive':
      return isFacilitator ? null : 'arrive'
    case 'agreements':
      return agreements.isSettled ? null : 'wish'
    case 'pairs':
    case 'small_groups':
      return tablesAsk(view)
    case 'fishbowl':
      return view.fishbowl?.isInner === true ? 'inside' : 'outside'
    case 'break':
      return 'break'
    case 'close':
      return view.closing.counts === null ? 'close' : 'result'
    default:
      return null
  }
}

function tablesAsk(view: RoomView): ModeAsk | null {
  const { groups } = view
  if (groups !== null && groups.mine !== null) return 'table'
  const isOn = groups?.isOn === true
  if (may(view, 'groups.start')) return isOn ? 'at-tables' : 'planner'
  return isOn ? null : 'stay'
}

const BESIDE: ReadonlySet<ModeAsk> = new Set([
  'wish',
  'stay',
  'table',
  'at-tables',
  'inside',
  'outside',
  'break',
])

/** These stay as long as the step, so that on a phone they get a row of their own and lie over nobody. */
export function staysBeside(ask: ModeAsk): boolean {
  return BESIDE.has(ask)
}
