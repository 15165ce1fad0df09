import { type ColumnKey, isColumnKey } from '../../shared/board/columns.ts'
import { INNER_SEATS } from '../../shared/room/fishbowl.ts'
import type { RoomView } from '../../shared/room/view.ts'
import type { Mode } from '../../shared/templates/template.ts'
import type { Earshot } from './earshot.ts'

/** What a pretend person looks at before doing anything: parts of their own view, and what is said beside them. */
export type Glance = {
  readonly phase: 'gathering' | 'running' | 'ended'
  readonly mode: Mode | null
  /** The column that the step writes into. */
  readonly column: ColumnKey | null
  /** The turn they have now. */
  readonly turn: 'turn' | 'reply' | 'round' | null
  readonly isHandUp: boolean
  /** There is a queue, and it is a moment for raising hands. */
  readonly canRaise: boolean
  readonly canReply: boolean
  /** Their table, while they sit at one: everybody there talks without a queue. */
  readonly table: { readonly isSomebodyTalking: boolean } | null
  /** Where an inner circle speaks: are they in it, and what could they sit down on? Null where there is none. */
  readonly circle: { readonly isInside: boolean; readonly free: 'seats' | 'open-seat' | 'none' } | null
  /** A pause: nobody says anything. */
  readonly isHushed: boolean
  /** What the room asks of this person now. */
  readonly asks: readonly Ask[]
}

/** A question of the room. Its key is the same for as long as the question is. */
export type Ask = { readonly key: string } & (
  | { readonly kind: 'invitation'; readonly id: number }
  | { readonly kind: 'round' | 'offer' | 'keeping' | 'hand' | 'wish' | 'pulse' | 'closing' }
)

/** Modes in which people talk one after another, and whoever wants to raises a hand. */
const OPEN: ReadonlySet<Mode> = new Set([
  'arrive',
  'agreements',
  'open_floor',
  'fishbowl',
  'harvest',
  'close',
])

export function takeGlance(view: RoomView, earshot: Earshot): Glance {
  const { me, agenda, queue, quiet, round } = view
  const table = tableOf(view)
  const circle = lookAtCircle(view)
  const step = agenda.index === null ? undefined : agenda.steps[agenda.index]
  const isHushed = quiet.pause !== null
  const hasTurns = queue.rule !== 'none' && queue.rule !== 'round' && round === null
  // A hand outside of an inner circle only waits: whoever wants to speak goes in first.
  const isServed = circle === null || circle.isInside
  return {
    phase: agenda.phase,
    mode: step?.mode ?? null,
    column: isColumnKey(step?.board) ? step.board : null,
    turn: me.turn?.as ?? null,
    isHandUp: me.place !== null,
    canRaise: step !== undefined && OPEN.has(step.mode) && hasTurns && isServed && !isHushed,
    canReply: me.canReply,
    table: table === null ? null : { isSomebodyTalking: earshot.hearsOther(me.seat, placeOf(view)) },
    circle,
    isHushed,
    asks: listAsks(view, step?.mode ?? null),
  }
}

/** Where they are in the call: in the circle, or at their table (rule GR-7). */
export function placeOf(view: RoomView): string {
  const table = tableOf(view)
  return table === null ? 'circle' : `table ${table}`
}

/** By its name, which no two sittings share: the call of an earlier one is another. */
function tableOf({ writing }: RoomView): string | null {
  return writing?.atTable?.table ?? null
}

/** The last free seat is the open one, and a seat that is held for somebody else is not free. */
function lookAtCircle({ fishbowl }: RoomView): Glance['circle'] {
  if (fishbowl === null) return null
  const { isInner, isSeatFree, inner } = fishbowl
  const free = INNER_SEATS - inner.length
  const isTaken = isInner ? free === 0 : !isSeatFree
  return { isInside: isInner, free: isTaken ? 'none' : free === 1 ? 'open-seat' : 'seats' }
}

function listAsks({ me, agenda, round, pulse, keeping }: RoomView, mode: Mode | null): Ask[] {
  const asks: Ask[] = []
  const { visit } = agenda
  if (me.invitation !== null) {
    asks.push({ kind: 'invitation', key: `invitation ${me.invitation.id}`, id: me.invitation.id })
  }
  if (round?.now === me.seat && me.turn === null) {
    asks.push({ kind: 'round', key: `round ${visit} ${round.isSecondTime}` })
  }
  if (me.offer !== null) asks.push({ kind: 'offer', key: `offer ${me.offer.at}` })
  if (keeping.isOfferedToMe) asks.push({ kind: 'keeping', key: 'keeping' })
  if (me.place?.isFromBefore === true) asks.push({ kind: 'hand', key: `hand ${visit}` })
  if (mode === 'agreements' && me.wish === null) asks.push({ kind: 'wish', key: 'wish' })
  if (pulse !== null && !pulse.isOver && me.pulse === null) {
    asks.push({ kind: 'pulse', key: `pulse ${pulse.endsAt}` })
  }
  if (mode === 'close' && me.closing === null) asks.push({ kind: 'closing', key: 'closing' })
  return asks
}
