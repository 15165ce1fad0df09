import { z } from 'zod'
import { COLUMN_KEYS } from '../board/columns.ts'
import { type CardId, cardIdSchema, type SeatId, seatIdSchema } from '../ids.ts'
import { MODES } from '../templates/template.ts'
import { CARD_ANSWERS, CARD_TAGS, OBJECTIONS } from './state/cards.ts'
import { LINE_KINDS, PULSE_ANSWERS } from './state/company.ts'
import { CLOSING_ANSWERS } from './state/modes.ts'
import { CONTEST_REASONS, LISTENING_CHOICES, NUDGE_ANSWERS, WISHES } from './state/talk.ts'
import { HAND_KINDS, MOVE_REASONS, QUEUE_RULES } from './state/turns.ts'

/**
 * What people may ask of a room, one schema each. A command has no field for who asks: that comes from the
 * session. Where two people could press the same button at once, the command says what its sender saw, so
 * that one of them wins and the other is told, instead of both happening.
 */

const index = z.int().min(0).max(99)
const minutes = z.int().min(1).max(60)
const key = z.string().min(1).max(40)
/** Ids that a page makes for its own lines and cards, so that a retry is no second one. */
const ownId = z.string().regex(/^[\w-]{8,32}$/)
const words = (max: number) => z.string().trim().min(1).max(max)

const turnCommands = [
  z.strictObject({ type: z.literal('queue.raise'), kind: z.enum(HAND_KINDS) }),
  z.strictObject({ type: z.literal('queue.lower') }),
  /** "My hand is still for this", asked after a new step. */
  z.strictObject({ type: z.literal('queue.keep') }),
  z.strictObject({ type: z.literal('queue.lower-for'), seat: seatIdSchema }),
  z.strictObject({
    type: z.literal('queue.move'),
    seat: seatIdSchema,
    to: z.enum(['first', 'up', 'down']),
    reason: z.nullable(z.enum(MOVE_REASONS)),
  }),
  z.strictObject({ type: z.literal('queue.set-rule'), rule: z.enum(QUEUE_RULES).exclude(['round']) }),
  /** Takes back a facilitator's last step past the rule, within ten seconds. */
  z.strictObject({ type: z.literal('override.undo') }),
  z.strictObject({
    type: z.literal('floor.give'),
    to: z.union([z.literal('next'), seatIdSchema]),
    seenHolder: z.nullable(seatIdSchema),
  }),
  z.strictObject({ type: z.literal('floor.take-back'), seenHolder: seatIdSchema }),
  z.strictObject({ type: z.literal('floor.done') }),
  z.strictObject({ type: z.literal('floor.keep-hand'), keeps: z.boolean() }),
  /** The holder passes it on: to the next in line, or first asking somebody not heard yet. */
  z.strictObject({
    type: z.literal('floor.pass-on'),
    to: z.union([z.enum(['next', 'anyone-new']), seatIdSchema]),
  }),
  z.strictObject({ type: z.literal('offer.answer'), takes: z.boolean() }),
  z.strictObject({ type: z.literal('round.start') }),
  z.strictObject({ type: z.literal('round.stop') }),
  z.strictObject({ type: z.literal('round.speak') }),
  z.strictObject({ type: z.literal('round.pass'), how: z.enum(['pass', 'later']) }),
  /** The facilitator goes on past somebody who does not answer. */
  z.strictObject({ type: z.literal('round.skip'), seen: seatIdSchema }),
  z.strictObject({ type: z.literal('hold.begin') }),
  z.strictObject({ type: z.literal('hold.end') }),
  z.strictObject({ type: z.literal('pause.ring') }),
  z.strictObject({ type: z.literal('pause.lengthen') }),
  z.strictObject({ type: z.literal('pause.end') }),
] as const

const talkCommands = [
  z.strictObject({ type: z.literal('listening.choose'), choice: z.enum(LISTENING_CHOICES) }),
  z.strictObject({ type: z.literal('listening.show'), isShown: z.boolean() }),
  z.strictObject({ type: z.literal('talk.measure'), isMeasured: z.boolean() }),
  z.strictObject({ type: z.literal('nudge.answer'), id: z.int(), answer: z.enum(NUDGE_ANSWERS) }),
  z.strictObject({ type: z.literal('nudge.contest'), id: z.int(), why: z.enum(CONTEST_REASONS) }),
  z.strictObject({ type: z.literal('nudges.switch'), isOn: z.boolean() }),
  z.strictObject({ type: z.literal('cue.close') }),
  z.strictObject({ type: z.literal('hint.close') }),
  /** A note-taker's quiet word to the facilitators: this came up twice. */
  z.strictObject({ type: z.literal('hint.twice'), words: words(120) }),
  z.strictObject({ type: z.literal('wish.say'), wish: z.enum(WISHES) }),
] as const

const agendaCommands = [
  z.strictObject({ type: z.literal('agenda.start') }),
  z.strictObject({ type: z.literal('agenda.next'), seenIndex: index }),
  z.strictObject({ type: z.literal('agenda.back'), seenIndex: index }),
  z.strictObject({ type: z.literal('agenda.stretch'), minutes: z.int().min(1).max(10) }),
  /** Right after the running step, or at the beginning of what is to come. */
  z.strictObject({ type: z.literal('agenda.add'), mode: z.enum(MODES), minutes }),
  z.strictObject({ type: z.literal('agenda.skip'), key }),
  z.strictObject({ type: z.literal('agenda.resize'), key, minutes }),
  z.strictObject({ type: z.literal('agenda.shift'), key, by: z.union([z.literal(1), z.literal(-1)]) }),
  z.strictObject({ type: z.literal('agenda.undo') }),
  z.strictObject({ type: z.literal('pulse.ask') }),
  z.strictObject({ type: z.literal('pulse.answer'), answer: z.enum(PULSE_ANSWERS) }),
  z.strictObject({ type: z.literal('room.end') }),
] as const

const modeCommands = [
  z.strictObject({ type: z.literal('groups.mix') }),
  z.strictObject({ type: z.literal('groups.swap'), one: seatIdSchema, other: seatIdSchema }),
  z.strictObject({ type: z.literal('groups.start') }),
  z.strictObject({ type: z.literal('groups.end') }),
  /** I stay in the circle, or come back to it before the others. */
  z.strictObject({ type: z.literal('groups.leave') }),
  /** A facilitator sits down at a table that asked for one, or goes back to the circle. */
  z.strictObject({ type: z.literal('groups.visit'), table: z.nullable(z.int().min(0).max(11)) }),
  z.strictObject({ type: z.literal('fishbowl.sit') }),
  z.strictObject({ type: z.literal('fishbowl.rise') }),
  z.strictObject({ type: z.literal('fishbowl.hold'), for: z.nullable(seatIdSchema) }),
  /** 160 graphemes at most; letters of many scripts take several units each. */
  z.strictObject({ type: z.literal('agreements.set'), id: ownId, text: words(640) }),
  z.strictObject({ type: z.literal('agreements.remove'), id: ownId }),
  z.strictObject({ type: z.literal('agreements.object'), id: ownId, objects: z.boolean() }),
  z.strictObject({
    type: z.literal('writing.put'),
    id: ownId,
    text: words(2_000),
    column: z.enum(COLUMN_KEYS),
    /** The table it is meant for; left out where everybody writes for themselves. */
    table: z.optional(z.string().regex(/^\d{1,6}\.\d{1,2}$/)),
  }),
  z.strictObject({ type: z.literal('writing.take-down'), id: ownId }),
  z.strictObject({ type: z.literal('closing.answer'), answer: z.enum(CLOSING_ANSWERS) }),
] as const

const companyCommands = [
  z.strictObject({ type: z.literal('presence.step-away') }),
  z.strictObject({ type: z.literal('presence.come-back') }),
  z.strictObject({ type: z.literal('keeping.take') }),
  z.strictObject({ type: z.literal('keeping.decline') }),
  /** A facilitator lends the turns to somebody, who is asked first. */
  z.strictObject({ type: z.literal('keeping.lend'), to: seatIdSchema }),
  z.strictObject({ type: z.literal('keeping.end') }),
  z.strictObject({ type: z.literal('aside.say'), text: words(500) }),
  /** A participant's to the facilitators, or a facilitator's answer to `with`. */
  z.strictObject({
    type: z.literal('line.write'),
    kind: z.enum(LINE_KINDS),
    text: z.string().trim().max(500),
    with: z.nullable(seatIdSchema),
  }),
  z.strictObject({ type: z.literal('line.see'), id: z.int() }),
] as const

const card = cardIdSchema
const column = z.enum(COLUMN_KEYS)
/** May be empty: one card stands for itself. 160 graphemes at most, as an agreement. */
const sentence = z.string().trim().max(640)

const cardCommands = [
  /** "Is this right?", to whose point it is. */
  z.strictObject({ type: z.literal('card.show-back'), card, to: seatIdSchema }),
  /** Words are in the document: the page writes a tweak, or takes the card down, before it says so here. */
  z.strictObject({ type: z.literal('card.answer'), card, answer: z.enum(CARD_ANSWERS) }),
  z.strictObject({ type: z.literal('card.say-again'), card, by: z.nullable(seatIdSchema) }),
  z.strictObject({ type: z.literal('card.unsay-again'), card }),
  z.strictObject({ type: z.literal('card.speaks'), card, isOn: z.boolean() }),
  z.strictObject({ type: z.literal('card.tag'), card, tag: z.enum(CARD_TAGS), isOn: z.boolean() }),
  z.strictObject({ type: z.literal('card.check-first'), card, isOn: z.boolean() }),
  z.strictObject({
    type: z.literal('theme.make'),
    id: ownId,
    cards: z.array(card).min(1).max(20),
    sentence,
    column,
  }),
  z.strictObject({ type: z.literal('theme.name'), id: ownId, sentence }),
  z.strictObject({ type: z.literal('theme.put'), card, theme: z.nullable(ownId) }),
  z.strictObject({ type: z.literal('theme.move'), id: ownId, column }),
  z.strictObject({ type: z.literal('theme.dissolve'), id: ownId }),
  z.strictObject({ type: z.literal('theme.because'), id: ownId, text: z.string().trim().max(800) }),
  z.strictObject({ type: z.literal('difference.make'), id: ownId, one: card, other: card }),
  z.strictObject({ type: z.literal('difference.part'), id: ownId }),
  z.strictObject({ type: z.literal('column.name'), column, label: z.nullable(words(160)) }),
  z.strictObject({ type: z.literal('column.lock'), column, isLocked: z.boolean() }),
  /** Reads this theme next, or none; `seen` is the one that its sender saw being read. */
  z.strictObject({ type: z.literal('harvest.read'), theme: z.nullable(ownId), seen: z.nullable(ownId) }),
  z.strictObject({ type: z.literal('harvest.object'), theme: ownId, how: z.nullable(z.enum(OBJECTIONS)) }),
  z.strictObject({ type: z.literal('pen.offer'), to: seatIdSchema }),
  z.strictObject({ type: z.literal('pen.answer'), takes: z.boolean() }),
  z.strictObject({ type: z.literal('pen.take') }),
  z.strictObject({ type: z.literal('pen.lay-down') }),
] as const

export const personCommandSchema = z.discriminatedUnion('type', [
  ...turnCommands,
  ...talkCommands,
  ...agendaCommands,
  ...modeCommands,
  ...companyCommands,
  ...cardCommands,
])
export type PersonCommand = z.infer<typeof personCommandSchema>
export type CommandOf<Type extends PersonCommand['type']> = Extract<PersonCommand, { type: Type }>

type Seated<Type extends string> = { readonly type: Type; readonly seat: z.infer<typeof seatIdSchema> }

/** What only the server itself may ask: doors, wires, devices and clocks. Never parsed from outside. */
export type ServerCommand =
  | {
      readonly type: 'seat.take'
      readonly name: string
      readonly role: 'participant' | 'note-taker' | 'facilitator'
      readonly isPretend?: true
    }
  | Seated<'seat.connect' | 'seat.disconnect' | 'seat.leave'>
  /** A device noticed this piece of speech, on the server's clock; cleaned of gaps and coughs (rules T-3 to T-6). */
  | (Seated<'talk.count'> & { readonly startAt: number; readonly endAt: number })
  /** A device began or ceased to notice speech at all. */
  | (Seated<'talk.report'> & { readonly isReporting: boolean })
  /** Somebody wrote on the board: told at most once in half a minute. */
  | Seated<'board.write'>
  /** The board has these cards that turned over: from now on their words are there alone. */
  | { readonly type: 'writing.hand-over'; readonly cards: readonly string[] }
  /** What a committed update did to cards. `seat` is null for what the server laid, or found when a board was loaded. */
  | {
      readonly type: 'board.change'
      readonly seat: SeatId | null
      readonly added: readonly CardId[]
      readonly reworded: readonly CardId[]
      readonly down: readonly CardId[]
      readonly back: readonly CardId[]
      /** Deleted for good. */
      readonly gone: readonly CardId[]
    }
  /** A deadline may have passed. Safe to send at any time. */
  | { readonly type: 'room.wake' }
  /** The server came back: nobody has a browser connected until it says so again. */
  | { readonly type: 'room.recover' }

export type RoomCommand = PersonCommand | ServerCommand
