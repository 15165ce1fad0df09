import type { CardId, SeatId } from '../../shared/ids.ts'
import type { CallState } from '../../shared/protocol.ts'
import type { InvitationView } from '../../shared/room/view/me.ts'
import type { RoomView } from '../../shared/room/view.ts'
import type { CallSnapshot, DeviceState } from '../media/port.ts'
import { type ModeAsk, modeAsk, staysBeside } from './modes/modeAsk.ts'
import { modeOf } from './modes/stepMode.ts'

/** What may lie in the one private place beside my controls. */
export type SlotItem =
  | AskedItem
  /** Mine now, in front of everything else: the floor, or my go in a round. */
  | { readonly kind: 'turn' | 'go' }
  | { readonly kind: 'hear' | 'reconnecting' }
  | ({ readonly kind: 'notice' } & Notice)
  /** What lasts until it is put right or put aside. */
  | { readonly kind: 'microphone' | 'camera'; readonly problem: NonNullable<DeviceState['problem']> }
  | { readonly kind: 'unavailable' | 'off' }
  /** What the mode of the step asks of everybody: it waits for all of the above. */
  | { readonly kind: 'mode'; readonly ask: ModeAsk; readonly about: string }

/** Asked of me for a while, and gone by itself or with an answer. */
export type AskedItem =
  | { readonly kind: 'away' | 'pause' | 'keeping' | 'share' | 'pen-wanted' }
  | { readonly kind: 'pen'; readonly from: SeatId }
  /** I have told a story. */
  | { readonly kind: 'told'; readonly about: string }
  /** A card of mine is shown back to me. */
  | { readonly kind: 'right'; readonly about: CardId }
  | { readonly kind: 'offer'; readonly from: SeatId; readonly about: number }
  | { readonly kind: 'invitation'; readonly invitation: InvitationView; readonly about: number }
  | { readonly kind: 'word'; readonly from: SeatId; readonly text: string; readonly about: number }
  | { readonly kind: 'pulse'; readonly about: number }
  | { readonly kind: 'hand'; readonly about: number }
  | { readonly kind: 'back'; readonly back: WelcomeBack; readonly about: number }

export type Notice = { readonly text: string; readonly isRefusal: boolean; undo?(): void }

/** I was away and am back, on the step with this number of visit. */
export type WelcomeBack = { readonly since: number; readonly visit: number; readonly stepsPassed: number }

export type SlotSituation = {
  readonly view: RoomView
  /** The wire has been gone long enough to say so in words. */
  readonly isCutOff: boolean
  readonly call: CallSnapshot
  readonly callState: CallState
  readonly notice: Notice | null
  readonly back: WelcomeBack | null
  /** A story that I have told, until I have said whether there shall be a card about it. */
  readonly told: string | null
}

/** Everything that has a reason to be there, the most pressing first. */
export function slotItems(situation: SlotSituation): SlotItem[] {
  const { view } = situation
  return [...leading(view), ...aboutMe(situation), ...asked(view), ...lasting(situation), ...ofMode(view)]
}

function leading({ floor, round, me }: RoomView): SlotItem[] {
  if (floor.holder === me.seat) return [{ kind: 'turn' }]
  return round?.now === me.seat ? [{ kind: 'go' }] : []
}

function aboutMe({ view, isCutOff, call, notice }: SlotSituation): SlotItem[] {
  const items: SlotItem[] = []
  if (isInCall(call) && !call.canHear && !isAway(view)) items.push({ kind: 'hear' })
  if (notice !== null) items.push({ kind: 'notice', ...notice })
  if (isCutOff) items.push({ kind: 'reconnecting' })
  // In a break everybody may be away, and what the break says is what there is to say.
  if (isAway(view) && modeOf(view) !== 'break') items.push({ kind: 'away' })
  return items
}

/** What is asked of me alone, or of everybody each for themselves. Facilitators have their tools for the rest. */
function asked(view: RoomView): SlotItem[] {
  const { me, quiet, keeping, pen } = view
  const items: SlotItem[] = []
  if (quiet.pause !== null && me.role !== 'facilitator') items.push({ kind: 'pause' })
  if (keeping.isOfferedToMe) items.push({ kind: 'keeping' })
  if (me.offer !== null) items.push({ kind: 'offer', from: me.offer.from, about: me.offer.at })
  if (pen.offeredBy !== null) items.push({ kind: 'pen', from: pen.offeredBy })
  if (pen.askedBack[0] !== undefined) items.push({ kind: 'right', about: pen.askedBack[0] })
  if (me.invitation !== null)
    items.push({ kind: 'invitation', invitation: me.invitation, about: me.invitation.id })
  items.push(...words(view), ...pulses(view))
  if (me.shareCue) items.push({ kind: 'share' })
  if (pen.isWanted) items.push({ kind: 'pen-wanted' })
  return items
}

/** The last word of a facilitator to me that I have not answered. */
function words({ me, words: { lines } }: RoomView): SlotItem[] {
  const last = lines.at(-1)
  if (me.role === 'facilitator' || last === undefined || last.from === me.seat) return []
  return [{ kind: 'word', from: last.from, text: last.text, about: last.id }]
}

function pulses({ pulse, me }: RoomView): SlotItem[] {
  return pulse === null || me.role === 'facilitator' ? [] : [{ kind: 'pulse', about: pulse.endsAt }]
}

/** A new question, and my hand is still up from the one before. Where nobody is served there is nothing to ask. */
function hands({ me, agenda, queue }: RoomView): SlotItem[] {
  const isAsked = me.place?.isFromBefore === true && agenda.index !== null && queue.rule !== 'none'
  return isAsked ? [{ kind: 'hand', about: agenda.visit }] : []
}

function lasting({ view, isCutOff, call, callState, back, told }: SlotSituation): SlotItem[] {
  const items: SlotItem[] = told === null ? [] : [{ kind: 'told', about: told }]
  // What passed while I was away is of use until the next question begins.
  if (back !== null && back.visit === view.agenda.visit) items.push({ kind: 'back', back, about: back.since })
  // No answer is an answer here, so it may stay for the whole step and must hide nothing that passes.
  items.push(...hands(view))
  for (const kind of ['microphone', 'camera'] as const) {
    const { problem } = call[kind]
    if (problem !== null) items.push({ kind, problem })
  }
  if (callState === 'off') items.push({ kind: 'off' })
  // A call server that is only starting is no fault, and a wire that is gone as well is the one to speak of.
  else if (call.status === 'unavailable' && callState !== 'starting' && !isCutOff)
    items.push({ kind: 'unavailable' })
  return items
}

function ofMode(view: RoomView): SlotItem[] {
  const ask = modeAsk(view)
  return ask === null ? [] : [{ kind: 'mode', ask, about: `${view.agenda.visit}:${ask}` }]
}

/** What an item is known by: another invitation, or the question of another step, is another item. */
export function keyOf(item: SlotItem): string {
  return 'about' in item ? `${item.kind}:${item.about}` : item.kind
}

/**
 * At most two: what is mine now and the most pressing of the rest that was not put aside. An answer to what I have
 * just done takes the place of nothing, because a question may fade while it is being read.
 */
export function shownItems(items: readonly SlotItem[], putAside: ReadonlySet<string>): SlotItem[] {
  const lead = items.filter(isLead)
  const rest = items.filter((item) => !isLead(item) && !putAside.has(keyOf(item)))
  const count = lead.length === 0 && rest[0]?.kind === 'notice' ? 2 : 1
  return [...lead, ...rest.slice(0, count)]
}

function isLead({ kind }: SlotItem): boolean {
  return kind === 'turn' || kind === 'go'
}

/** What I am in the middle of stays where it is, also when nobody asks for it any more, and lets nothing before it. */
export function withHeld(items: readonly SlotItem[], held: SlotItem | null): readonly SlotItem[] {
  return held === null ? items : [held, ...items.filter((item) => keyOf(item) !== keyOf(held))]
}

/** These stay for a while, so that on a phone they get a row of their own and lie over nobody. */
export function takesRow(item: SlotItem): boolean {
  const { kind } = item
  if (kind === 'mode') return staysBeside(item.ask)
  return kind === 'turn' || kind === 'go' || kind === 'pause' || kind === 'away'
}

export function isInCall(call: CallSnapshot): boolean {
  return call.status === 'connected' || call.status === 'blinking' || call.status === 'reconnecting'
}

export function isAway({ seats, me }: RoomView): boolean {
  return seats.some((seat) => seat.id === me.seat && seat.presence === 'away')
}
