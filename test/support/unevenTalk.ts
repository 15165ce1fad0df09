import fc from 'fast-check'
import { apply } from '../../shared/room/apply.ts'
import type { PersonCommand, RoomCommand } from '../../shared/room/commands.ts'
import type { Asker, Decision } from '../../shared/room/decide.ts'
import type { RoomEvent } from '../../shared/room/events.ts'
import { CONTEST_REASONS, LISTENING_CHOICES, NUDGE_ANSWERS } from '../../shared/room/state/talk.ts'
import type { RoomState } from '../../shared/room/state.ts'
import { SECOND } from './roomKit.ts'
import { UnevenRoom } from './unevenRoom.ts'

export type WatchedStep = { before: RoomState; event: RoomEvent; after: RoomState }

/** Looks at every single event with the room before and after it. */
export class WatchedRoom extends UnevenRoom {
  readonly steps: WatchedStep[] = []

  override ask(command: RoomCommand, asker: Asker): Decision {
    let state = this.state
    const decision = super.ask(command, asker)
    for (const event of decision.ok ? decision.events : []) {
      const before = state
      state = apply(before, event)
      this.steps?.push({ before, event, after: state })
    }
    return decision
  }
}

export type Move =
  | { kind: 'talk'; who: number; seconds: number }
  | { kind: 'speak'; who: number; seconds: number }
  | { kind: 'wait'; seconds: number }
  | { kind: 'ask'; who: number; command: PersonCommand }
  | { kind: 'answer'; answer: (typeof NUDGE_ANSWERS)[number] }
  | { kind: 'contest'; why: (typeof CONTEST_REASONS)[number] }
  | { kind: 'write'; who: number }
  | { kind: 'wire'; who: number; seconds: number }
  | { kind: 'next' }
  | { kind: 'pass'; who: number; takes: boolean }

const who = fc.nat({ max: 6 })
const ownCommand: fc.Arbitrary<PersonCommand> = fc.oneof(
  fc.constantFrom<PersonCommand>(
    { type: 'queue.raise', kind: 'point' },
    { type: 'queue.lower' },
    { type: 'presence.step-away' },
    { type: 'presence.come-back' },
    { type: 'presence.come-back' },
    { type: 'pause.ring' },
    { type: 'cue.close' },
    { type: 'floor.done' },
    { type: 'wish.say', wish: 'everyone' },
    { type: 'talk.measure', isMeasured: false },
    { type: 'talk.measure', isMeasured: true },
  ),
  fc
    .constantFrom(...LISTENING_CHOICES, 'open' as const)
    .map((choice): PersonCommand => ({ type: 'listening.choose', choice })),
)
const facilitating = fc.constantFrom<PersonCommand>(
  { type: 'hold.begin' },
  { type: 'hold.end' },
  { type: 'hold.end' },
  { type: 'round.start' },
  { type: 'round.stop' },
  { type: 'round.stop' },
  { type: 'hint.close' },
  { type: 'floor.give', to: 'next', seenHolder: null },
  { type: 'nudges.switch', isOn: false },
  { type: 'nudges.switch', isOn: true },
  { type: 'nudges.switch', isOn: true },
)

/** -1 is the facilitator. */
const FACILITATOR = -1

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 16,
    arbitrary: fc.record({
      kind: fc.constant('talk' as const),
      who: fc.constantFrom(0, 0, 0, 1, 1, 1, 2),
      seconds: fc.integer({ min: 20, max: 240 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('speak' as const),
      who,
      seconds: fc.integer({ min: 1, max: 20 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), seconds: fc.nat({ max: 200 }) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('ask' as const), who, command: ownCommand }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      who: fc.constant(FACILITATOR),
      command: facilitating,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('answer' as const), answer: fc.constantFrom(...NUDGE_ANSWERS) }),
  },
  {
    weight: 9,
    arbitrary: fc.record({ kind: fc.constant('contest' as const), why: fc.constantFrom(...CONTEST_REASONS) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('write' as const), who }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('wire' as const), who, seconds: fc.nat({ max: 60 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('next' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('pass' as const), who, takes: fc.boolean() }),
  },
)
/** What may happen on open floors where two people do most of the talking. */
export const conversation = fc.array(move, { minLength: 15, maxLength: 45 })

type Playing = {
  readonly [Kind in Move['kind']]: (room: UnevenRoom, move: Extract<Move, { kind: Kind }>) => void
}

const PLAY: Playing = {
  talk: (room, { who: index, seconds }) => room.talk(room.who(index), seconds * SECOND),
  speak(room, { who: index, seconds }) {
    const startAt = room.now
    room.live(seconds * SECOND)
    room.serve({ type: 'talk.count', seat: room.who(index), startAt, endAt: room.now })
  },
  wait: (room, { seconds }) => room.live(seconds * SECOND),
  ask(room, { who: index, command }) {
    room.do(index === FACILITATOR ? room.ines : room.who(index), command)
  },
  answer,
  contest: answer,
  write(room, { who: index }) {
    room.serve({ type: 'board.write', seat: room.who(index) })
  },
  wire(room, { who: index, seconds }) {
    room.cut(room.who(index))
    room.live(seconds * SECOND)
    room.back(room.who(index))
  },
  next(room) {
    const { phase } = room.state.agenda
    if (phase.kind === 'running') room.do(room.ines, { type: 'agenda.next', seenIndex: phase.index })
  },
  pass(room, { who: index, takes }) {
    const seat = room.who(index)
    room.do(room.ines, { type: 'floor.give', to: seat, seenHolder: room.holder })
    room.live(30 * SECOND)
    room.do(seat, { type: 'floor.pass-on', to: 'anyone-new' })
    room.live(5 * SECOND)
    const { offer } = room.state.nudges
    if (offer !== null) room.do(offer.to, { type: 'offer.answer', takes })
  },
}

function play<Kind extends Move['kind']>(
  room: UnevenRoom,
  move: Extract<Move, { kind: Kind }> & { kind: Kind },
) {
  PLAY[move.kind](room, move)
}

/** Lets a while pass and somebody be invited, then says this to it. */
function answer(room: UnevenRoom, said: Extract<Move, { kind: 'answer' | 'contest' }>): void {
  room.live(20 * SECOND)
  const { live } = room.state.nudges
  if (live === null) return
  const { seat, id } = live
  if (said.kind === 'answer') room.do(seat, { type: 'nudge.answer', id, answer: said.answer })
  else room.do(seat, { type: 'nudge.contest', id, why: said.why })
}

/** The conversation as it went, every event with the room before and after it. */
export function played(moves: readonly Move[]): WatchedRoom {
  const room = new WatchedRoom()
  room.withLongSteps(40).goTo(room.ines, 'open_floor')
  for (const each of moves) play(room, each)
  return room
}
