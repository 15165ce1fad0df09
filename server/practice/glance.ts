import { type ColumnKey, isColumnKey } from '../../shared/board/columns.ts'
import type { RoomView } from '../../shared/room/view.ts'
import type { Mode } from '../../shared/templates/template.ts'

/** What a pretend person looks at before doing anything: parts of their own view, and nothing else. */
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

export function takeGlance(view: RoomView): Glance {
  const { me, agenda, queue, quiet, round } = view
  const step = agenda.index === null ? undefined : agenda.steps[agenda.index]
  const isHushed = quiet.pause !== null
  const hasTurns = queue.rule !== 'none' && queue.rule !== 'round' && round === null
  return {
    phase: agenda.phase,
    mode: step?.mode ?? null,
    column: isColumnKey(step?.board) ? step.board : null,
    turn: me.turn?.as ?? null,
    isHandUp: me.place !== null,
    canRaise: step !== undefined && OPEN.has(step.mode) && hasTurns && !isHushed,
    canReply: me.canReply,
    isHushed,
    asks: listAsks(view, step?.mode ?? null),
  }
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
