import fc from 'fast-check'
import type { CardId, SeatId } from '../../shared/ids.ts'
import { type PersonCommand, personCommandSchema } from '../../shared/room/commands.ts'
import { nameOfTable } from '../../shared/room/groups.ts'
import { mayDo } from '../../shared/room/roles.ts'
import { CARD_ANSWERS, type CardAnswer } from '../../shared/room/state/cards.ts'
import { ROLES } from '../../shared/room/state.ts'
import { MINUTE, type RoomKit, SECOND } from './roomKit.ts'

/** Random people, commands, cuts, talk, restarts and clocks, for the whole engine. */
export type Move =
  | { kind: 'sit'; name: string; role: (typeof ROLES)[number] }
  | { kind: 'wire'; who: number; to: 'connect' | 'disconnect' | 'leave' }
  /** `isAble`: somebody who may, if anybody does. */
  | { kind: 'ask'; who: number; about: number; action: PersonCommand['type']; isAble?: boolean }
  | { kind: 'time'; ms: number; wakes: boolean }
  | { kind: 'talk'; who: number; ms: number; reports: boolean }
  /** Somebody writes on the board, or the server finds what happened there. */
  | { kind: 'board'; who: number; card: number; deed: BoardDeed }
  /** Whoever is asked whether a card is right, or to take the pen, says so. */
  | { kind: 'answer'; says: CardAnswer }
  | { kind: 'restart' }

const BOARD_DEEDS = [
  'added',
  'added',
  'added',
  'reworded',
  'reworded',
  'down',
  'back',
  'back',
  'gone',
] as const
type BoardDeed = (typeof BOARD_DEEDS)[number]

/** Every action there is, and those that move the line more often. */
const ACTIONS: readonly PersonCommand['type'][] = [
  ...personCommandSchema.options
    .map((option) => option.shape.type.value)
    .filter((action) => action !== 'room.end'),
  ...Array<'queue.raise'>(14).fill('queue.raise'),
  ...Array<'floor.give'>(10).fill('floor.give'),
  ...Array<'floor.done'>(10).fill('floor.done'),
  ...Array<'agenda.next'>(4).fill('agenda.next'),
  ...Array<'round.speak'>(4).fill('round.speak'),
  ...Array<'card.speaks'>(3).fill('card.speaks'),
  ...Array<'card.show-back'>(3).fill('card.show-back'),
  ...Array<'theme.make'>(3).fill('theme.make'),
  'agenda.start',
  'presence.come-back',
  'presence.come-back',
]

export const who = fc.nat({ max: 11 })
export const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('sit' as const),
      name: fc.constantFrom(
        'Ana',
        'Bo',
        'Cleo',
        'Dee',
        'Eve',
        'Finn',
        'Gus',
        'Hana',
        'Ivo',
        'Jo',
        'Kim',
        'Lou',
        'dee',
        'AVA',
      ),
      role: fc.constantFrom(...ROLES, 'participant' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('wire' as const),
      who,
      to: fc.constantFrom(
        'connect' as const,
        'connect' as const,
        'connect' as const,
        'disconnect' as const,
        'leave' as const,
      ),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      who,
      about: who,
      action: fc.constantFrom(...ACTIONS),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('time' as const),
      ms: fc.oneof(
        fc.constantFrom(0, 1, 15 * SECOND, 120 * SECOND, 10 * MINUTE, 181 * MINUTE),
        fc.integer({ min: 0, max: 3 * MINUTE }),
      ),
      wakes: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('talk' as const),
      who,
      ms: fc.integer({ min: 400, max: 40 * SECOND }),
      reports: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('board' as const),
      who: fc.nat({ max: 12 }),
      card: fc.nat({ max: 7 }),
      deed: fc.constantFrom(...BOARD_DEEDS),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
)

const ABOUT_CARDS: readonly PersonCommand['type'][] = [
  ...ACTIONS.filter((action) => /^(card|theme|difference|column|harvest|pen)\./.test(action)),
  ...Array<'pen.lay-down'>(3).fill('pen.lay-down'),
  ...Array<'pen.offer'>(2).fill('pen.offer'),
  ...Array<'harvest.object'>(2).fill('harvest.object'),
]

/** Mostly cards, themes and the pen, while people come and go and time passes. */
export const cardMove: fc.Arbitrary<Move> = fc.oneof(
  { weight: 2, arbitrary: move },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      who,
      about: who,
      action: fc.constantFrom(...ABOUT_CARDS),
      isAble: fc.constant(true),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('board' as const),
      who: fc.nat({ max: 12 }),
      card: fc.nat({ max: 7 }),
      deed: fc.constantFrom(...BOARD_DEEDS),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('answer' as const), says: fc.constantFrom(...CARD_ANSWERS) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('time' as const),
      ms: fc.integer({ min: 0, max: 70 * SECOND }),
      wakes: fc.boolean(),
    }),
  },
)

/** Lets one of them happen. What is refused has not happened. The same `turn` leads to the same command. */
export function play(room: RoomKit, each: Move, turn = room.events.length): void {
  const seatOf = (index: number) => room.state.seats[index % Math.max(1, room.state.seats.length)]?.id
  switch (each.kind) {
    case 'sit':
      room.serve({ type: 'seat.take', name: each.name, role: each.role })
      return
    case 'wire': {
      const seat = seatOf(each.who)
      if (seat !== undefined) room.serve({ type: `seat.${each.to}`, seat })
      return
    }
    case 'ask': {
      const able = room.state.seats.filter((seat) => mayDo(seat, each.action, room.state))
      const [anybody, about] = [seatOf(each.who), seatOf(each.about)]
      const me = each.isAble ? (able[each.who % Math.max(1, able.length)]?.id ?? anybody) : anybody
      if (me !== undefined && about !== undefined) room.do(me, commandOf(room, each.action, about, turn))
      return
    }
    case 'time':
      if (each.wakes) room.wait(each.ms)
      else room.pass(each.ms)
      return
    case 'talk': {
      const seat = seatOf(each.who)
      if (seat === undefined) return
      room.serve({ type: 'talk.report', seat, isReporting: each.reports })
      room.pass(each.ms)
      room.serve({ type: 'talk.count', seat, startAt: room.now - each.ms, endAt: room.now })
      room.serve({ type: 'board.write', seat })
      return
    }
    case 'board': {
      // One more than there can be: that is the server itself.
      const seat = each.who === 12 ? null : (seatOf(each.who) ?? null)
      room.change(seat, { [each.deed]: [cardId(each.card)] })
      return
    }
    case 'answer':
      answerAll(room, each.says)
      return
    case 'restart':
      room.state = room.replayed()
      room.serve({ type: 'room.recover' })
  }
}

function answerAll(room: RoomKit, answer: CardAnswer): void {
  const { cards, pen } = room.state
  for (const { id: card, voice, check } of cards.cards) {
    const isAsked =
      voice !== null && (check === 'shown-back' || (check === 'not-checked' && answer === 'keep'))
    if (isAsked) room.do(voice, { type: 'card.answer', card, answer })
  }
  if (pen.offer !== null) room.do(pen.offer.to, { type: 'pen.answer', takes: answer === 'keep' })
}

const AN_ID = 'line-number-one'
const THEMES = ['theme-number-one', 'theme-number-two', 'theme-number-three'] as const

/** Live cards and quiet ones: both are cards of the board once these have turned over. */
export function cardId(index: number): CardId {
  return `${index < 3 ? 'quiet' : 'board'}-card-${index}` as CardId
}

/** A command of this kind that may make sense in the room as it is. */
export function commandOf(
  room: RoomKit,
  action: PersonCommand['type'],
  about: SeatId,
  turn = room.events.length,
): PersonCommand {
  const { phase, steps } = room.state.agenda
  const seenIndex = phase.kind === 'running' ? phase.index : 0
  const key = steps[(seenIndex + 1 + (turn % 3)) % steps.length]?.key
  const one = (...choices: readonly unknown[]) => choices[turn % choices.length]
  const up = room.state.cards.cards.filter(({ isDown }) => !isDown)
  const cardAt = (place: number) => up[place % Math.max(1, up.length)]?.id ?? cardId(place % 8)
  const card = cardAt(turn)
  const theme = THEMES[turn % 3]
  const cards = room.state.cards
  const fields: Partial<Record<PersonCommand['type'], object>> = {
    'queue.raise': { kind: one('point', 'point', 'reply', 'question') },
    'queue.lower-for': { seat: about },
    'queue.move': { seat: about, to: one('first', 'up', 'down'), reason: null },
    'queue.set-rule': { rule: one('new_voices', 'new_voices', 'first_hand', 'picks', 'none') },
    'floor.give': { to: one(about, 'next', 'next'), seenHolder: room.holder },
    'floor.take-back': { seenHolder: room.holder ?? about },
    'floor.keep-hand': { keeps: one(true, false) },
    'floor.pass-on': { to: one('next', 'anyone-new', about) },
    'offer.answer': { takes: one(true, false) },
    'round.pass': { how: one('pass', 'later') },
    'round.skip': { seen: room.state.round?.pending[0] ?? about },
    'listening.choose': { choice: one('open', 'listening', 'early') },
    'listening.show': { isShown: one(true, false) },
    'talk.measure': { isMeasured: one(true, true, false) },
    'nudge.answer': {
      id: room.state.nudges.live?.id ?? 1,
      answer: one('queue', 'write', 'not-now', 'listening'),
    },
    'nudge.contest': { id: room.state.nudges.live?.id ?? 1, why: one('spoken', 'writing', 'not-today') },
    'nudges.switch': { isOn: one(true, true, false) },
    'hint.twice': { words: 'open late' },
    'wish.say': { wish: one('everyone', 'new-voices', 'flow') },
    'agenda.next': { seenIndex },
    'agenda.back': { seenIndex },
    'agenda.stretch': { minutes: 2 },
    'agenda.add': { mode: one('break', 'go_round', 'pairs', 'silent_writing', 'fishbowl'), minutes: 4 },
    'agenda.skip': { key },
    'agenda.resize': { key, minutes: 5 },
    'agenda.shift': { key, by: one(1, -1) },
    'pulse.answer': { answer: one('stay', 'either', 'move') },
    'groups.swap': { one: about, other: room.state.seats[0]?.id ?? about },
    'groups.visit': { table: one(0, 1, null) },
    'fishbowl.hold': { for: one(about, null) },
    'agreements.set': { id: AN_ID, text: 'We listen.' },
    'agreements.remove': { id: AN_ID },
    'agreements.object': { id: AN_ID, objects: one(true, false) },
    'writing.put': {
      ...{ id: cardId(turn % 3), text: 'A place to sit.', column: 'aspirations' },
      table: one(nameOfTable(room.state, about) ?? undefined, undefined),
    },
    'writing.take-down': { id: cardId(turn % 3) },
    'closing.answer': { answer: one('yes', 'mostly', 'not-really', 'listened') },
    'keeping.lend': { to: about },
    'aside.say': { text: 'Two minutes left.' },
    'line.write': { kind: 'words', text: 'Hello', with: one(null, about) },
    'line.see': { id: 1 },
    'card.show-back': { card, to: about },
    'card.answer': {
      card: cards.cards.find(({ shownAt }) => shownAt !== null)?.id ?? card,
      answer: one('keep', 'tweak', 'down'),
    },
    'card.say-again': { card, by: one(about, null) },
    'card.unsay-again': {
      card: cards.cards.findLast(({ toldAgain }) => toldAgain !== null)?.id ?? card,
    },
    'card.speaks': { card, isOn: one(true, true, false) },
    'card.tag': {
      card,
      tag: one('surprise', 'tension', 'felt-in-room', 'seed'),
      isOn: one(true, true, false),
    },
    'card.check-first': { card, isOn: one(true, false) },
    'theme.make': {
      id: theme,
      cards: [card, cardAt(turn + 3)],
      sentence: one('We want to be asked.', ''),
      column: 'trust',
    },
    'theme.name': { id: theme, sentence: one('We want help without judgement.', 'Ask us.') },
    'theme.put': { card, theme: one(theme, null) },
    'theme.move': { id: theme, column: one('trust', 'strengths') },
    'theme.dissolve': { id: theme },
    'theme.because': { id: theme, text: one('Two of us would start smaller.', '') },
    'difference.make': { id: AN_ID, one: card, other: cardAt(turn + 1) },
    'difference.part': { id: AN_ID },
    'column.name': { column: 'trust', label: one('Whom we trust', null) },
    'column.lock': { column: 'trust', isLocked: one(true, false, false) },
    'harvest.read': { theme: one(cards.themes[0]?.id ?? theme, theme, null), seen: cards.reading },
    'harvest.object': { theme: cards.reading ?? theme, how: one('differently', 'open', null) },
    'pen.offer': { to: about },
    'pen.answer': { takes: one(true, false) },
  }
  return personCommandSchema.parse({ type: action, ...fields[action] })
}
