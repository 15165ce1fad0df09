import type { Mode } from '../templates/template.ts'
import type { PersonCommand } from './commands.ts'
import { areTablesOn } from './groups.ts'
import { holdsPenByHand } from './pen.ts'
import { currentStep, hasEnded, type Role, type RoomState, type Seat } from './state.ts'

export type Action = PersonCommand['type']

type Rule = {
  readonly roles: readonly Role[]
  /** True where the action makes sense in the room as it is. Everything is refused once the room has ended. */
  readonly when?: (state: RoomState) => boolean
}

const EVERYONE: readonly Role[] = ['participant', 'note-taker', 'facilitator']
const FACILITATORS: readonly Role[] = ['facilitator']
const NOTE_TAKERS: readonly Role[] = ['note-taker']
const HELPERS: readonly Role[] = ['note-taker', 'facilitator']

const gathering = (state: RoomState) => state.agenda.phase.kind === 'gathering'
const running = (state: RoomState) => state.agenda.phase.kind === 'running'
const inRound = (state: RoomState) => state.round !== null
const inMode = (modes: readonly Mode[]) => (state: RoomState) => {
  const step = currentStep(state)
  return step !== undefined && modes.includes(step.mode)
}
const atTables = inMode(['pairs', 'small_groups'])
const inFishbowl = inMode(['fishbowl'])
const quietWriting = inMode(['silent_writing'])
const writesUnseen = (state: RoomState) => quietWriting(state) || areTablesOn(state)
const closing = inMode(['close'])
const harvest = inMode(['harvest'])

/** The one table of who may do what (rule R-1, trust.md SEC-8). What is not in it is refused. */
const TABLE: { readonly [A in Action]: Rule } = {
  'queue.raise': { roles: EVERYONE },
  'queue.lower': { roles: EVERYONE },
  'queue.keep': { roles: EVERYONE },
  // A facilitator may lower a hand and never raise one for somebody.
  'queue.lower-for': { roles: FACILITATORS },
  'queue.move': { roles: FACILITATORS },
  'queue.set-rule': { roles: FACILITATORS },
  'override.undo': { roles: FACILITATORS },
  'floor.give': { roles: FACILITATORS },
  'floor.take-back': { roles: FACILITATORS },
  'floor.done': { roles: EVERYONE },
  'floor.keep-hand': { roles: EVERYONE },
  'floor.pass-on': { roles: EVERYONE },
  'offer.answer': { roles: EVERYONE },
  'round.start': { roles: FACILITATORS },
  'round.stop': { roles: FACILITATORS, when: inRound },
  'round.speak': { roles: EVERYONE, when: inRound },
  'round.pass': { roles: EVERYONE, when: inRound },
  'round.skip': { roles: FACILITATORS, when: inRound },
  'hold.begin': { roles: FACILITATORS },
  'hold.end': { roles: FACILITATORS },
  'pause.ring': { roles: EVERYONE },
  'pause.lengthen': { roles: EVERYONE },
  'pause.end': { roles: FACILITATORS },
  'listening.choose': { roles: EVERYONE },
  'listening.show': { roles: EVERYONE },
  'talk.measure': { roles: EVERYONE },
  'nudge.answer': { roles: EVERYONE },
  'nudge.contest': { roles: EVERYONE },
  'nudges.switch': { roles: FACILITATORS },
  'cue.close': { roles: EVERYONE },
  'hint.close': { roles: FACILITATORS },
  'hint.twice': { roles: HELPERS },
  'wish.say': { roles: EVERYONE },
  'agenda.start': { roles: FACILITATORS, when: gathering },
  'agenda.next': { roles: FACILITATORS, when: running },
  'agenda.back': { roles: FACILITATORS, when: running },
  'agenda.stretch': { roles: FACILITATORS, when: running },
  'agenda.add': { roles: FACILITATORS },
  'agenda.skip': { roles: FACILITATORS },
  'agenda.resize': { roles: FACILITATORS },
  'agenda.shift': { roles: FACILITATORS },
  'agenda.undo': { roles: FACILITATORS },
  'pulse.ask': { roles: FACILITATORS, when: running },
  'pulse.answer': { roles: EVERYONE, when: (state) => state.pulse !== null && !state.pulse.isOver },
  'groups.mix': { roles: FACILITATORS, when: atTables },
  'groups.swap': { roles: FACILITATORS, when: atTables },
  'groups.start': { roles: FACILITATORS, when: atTables },
  'groups.end': { roles: FACILITATORS, when: atTables },
  'groups.visit': { roles: FACILITATORS, when: atTables },
  'groups.leave': { roles: EVERYONE, when: atTables },
  'fishbowl.sit': { roles: EVERYONE, when: inFishbowl },
  'fishbowl.rise': { roles: EVERYONE, when: inFishbowl },
  'fishbowl.hold': { roles: FACILITATORS, when: inFishbowl },
  'agreements.set': { roles: EVERYONE },
  'agreements.remove': { roles: EVERYONE },
  'agreements.object': { roles: EVERYONE },
  'writing.put': { roles: EVERYONE, when: writesUnseen },
  // Also later: notes for one's own eyes stay until the end.
  'writing.take-down': { roles: EVERYONE },
  'closing.answer': { roles: EVERYONE, when: closing },
  'presence.step-away': { roles: EVERYONE },
  'presence.come-back': { roles: EVERYONE },
  'keeping.take': { roles: EVERYONE },
  'keeping.decline': { roles: EVERYONE },
  'keeping.lend': { roles: FACILITATORS },
  'keeping.end': { roles: EVERYONE },
  'aside.say': { roles: HELPERS },
  'line.write': { roles: EVERYONE },
  'line.see': { roles: FACILITATORS },
  'card.show-back': { roles: NOTE_TAKERS },
  'card.answer': { roles: EVERYONE },
  'card.say-again': { roles: NOTE_TAKERS },
  'card.unsay-again': { roles: NOTE_TAKERS },
  'card.speaks': { roles: EVERYONE },
  'card.tag': { roles: EVERYONE },
  // Anybody asks for it; facilitators and note-takers say that it was talked about.
  'card.check-first': { roles: EVERYONE },
  'theme.make': { roles: EVERYONE },
  'theme.name': { roles: EVERYONE },
  'theme.put': { roles: EVERYONE },
  'theme.move': { roles: EVERYONE },
  'theme.dissolve': { roles: EVERYONE },
  'theme.because': { roles: HELPERS },
  'difference.make': { roles: EVERYONE },
  'difference.part': { roles: EVERYONE },
  'column.name': { roles: HELPERS },
  'column.lock': { roles: FACILITATORS },
  'harvest.read': { roles: HELPERS, when: harvest },
  'harvest.object': { roles: EVERYONE, when: harvest },
  'pen.offer': { roles: HELPERS },
  'pen.answer': { roles: EVERYONE },
  'pen.take': { roles: EVERYONE, when: ({ pen }) => pen.isWanted },
  'pen.lay-down': { roles: EVERYONE },
  'room.end': { roles: FACILITATORS },
}

/** What is lent to whoever keeps the turns: the order of talking, never people or the plan (trust.md SEC-10). */
const LENT: ReadonlySet<Action> = new Set([
  'floor.give',
  'floor.take-back',
  'round.start',
  'round.stop',
  'round.skip',
  'pause.end',
  'agenda.start',
  'agenda.next',
  'keeping.lend',
  'harvest.read',
])

/** What comes with the pen: taking notes, not the quiet words between those who look after the room (rule PEN-1). */
const WITH_THE_PEN: ReadonlySet<Action> = new Set([
  'card.show-back',
  'card.say-again',
  'card.unsay-again',
  'theme.because',
  'column.name',
  'harvest.read',
  'pen.offer',
  'hint.twice',
])

/** May somebody with this role do this in the room as it is now? Says nothing about whether it would succeed. */
export function can(role: Role, action: Action, state: RoomState): boolean {
  if (!Object.hasOwn(TABLE, action) || hasEnded(state)) return false
  const rule = TABLE[action]
  return rule.roles.includes(role) && (rule.when?.(state) ?? true)
}

/** May this person do this now: by their role, or because the turns (rule H-2) or the pen (B-6) are with them? */
export function mayDo(seat: Seat, action: Action, state: RoomState): boolean {
  if (state.keeping.keeper === seat.id && LENT.has(action)) return can('facilitator', action, state)
  const isWithPen = WITH_THE_PEN.has(action) && holdsPenByHand(state, seat.id)
  return can(seat.role, action, state) || (isWithPen && can('note-taker', action, state))
}

/** Every action that `mayDo` allows, for the buttons of one person. */
export function allowedActions(seat: Seat, state: RoomState): Action[] {
  return (Object.keys(TABLE) as Action[]).filter((action) => mayDo(seat, action, state))
}
