import { describe, expect, test } from 'vitest'
import type { SeatId } from '../../../shared/ids.ts'
import { type PersonCommand, personCommandSchema } from '../../../shared/room/commands.ts'
import { type Action, allowedActions, can } from '../../../shared/room/roles.ts'
import { findSeat, ROLES, type Role, type Seat } from '../../../shared/room/state.ts'
import { RoomKit } from '../../support/roomKit.ts'

const EVERYONES: Action[] = [
  'queue.raise',
  'queue.lower',
  'queue.keep',
  'floor.done',
  'floor.keep-hand',
  'floor.pass-on',
  'offer.answer',
  'pause.ring',
  'pause.lengthen',
  'listening.choose',
  'listening.show',
  'talk.measure',
  'nudge.answer',
  'nudge.contest',
  'cue.close',
  'wish.say',
  'writing.take-down',
  'agreements.set',
  'agreements.remove',
  'agreements.object',
  'presence.step-away',
  'presence.come-back',
  'keeping.take',
  'keeping.decline',
  'keeping.end',
  'line.write',
  'card.answer',
  'card.speaks',
  'card.tag',
  'card.check-first',
  'theme.make',
  'theme.name',
  'theme.put',
  'theme.move',
  'theme.dissolve',
  'difference.make',
  'difference.part',
  'pen.answer',
  'pen.lay-down',
]
const NOTE_TAKERS: Action[] = ['hint.twice', 'aside.say', 'theme.because', 'column.name', 'pen.offer']
const ONLY_NOTE_TAKERS: Action[] = ['card.show-back', 'card.say-again', 'card.unsay-again']
const FACILITATORS: Action[] = [
  'queue.lower-for',
  'queue.move',
  'queue.set-rule',
  'override.undo',
  'floor.give',
  'floor.take-back',
  'round.start',
  'hold.begin',
  'hold.end',
  'pause.end',
  'nudges.switch',
  'hint.close',
  'agenda.add',
  'agenda.skip',
  'agenda.resize',
  'agenda.shift',
  'agenda.undo',
  'keeping.lend',
  'line.see',
  'column.lock',
  'room.end',
]
const ONLY_GATHERING: Action[] = ['agenda.start']
const ONLY_RUNNING: Action[] = ['agenda.next', 'agenda.back', 'agenda.stretch', 'pulse.ask']
/** Only in a moment that this room has not come to: no round, no tables, no closing, no pen that nobody holds. */
const ONLY_IN_MOMENTS: Action[] = [
  'round.stop',
  'round.speak',
  'round.pass',
  'round.skip',
  'pulse.answer',
  'groups.mix',
  'groups.swap',
  'groups.visit',
  'groups.start',
  'groups.end',
  'groups.leave',
  'fishbowl.sit',
  'fishbowl.rise',
  'fishbowl.hold',
  'writing.put',
  'closing.answer',
  'harvest.read',
  'harvest.object',
  'pen.take',
]
const ALL = [
  ...EVERYONES,
  ...NOTE_TAKERS,
  ...ONLY_NOTE_TAKERS,
  ...FACILITATORS,
  ...ONLY_GATHERING,
  ...ONLY_RUNNING,
  ...ONLY_IN_MOMENTS,
]

function roomIn(phase: 'gathering' | 'running' | 'ended'): { room: RoomKit; seats: Record<Role, SeatId> } {
  const room = new RoomKit()
  const seats = {
    facilitator: room.join('Ines', 'facilitator'),
    'note-taker': room.join('Tui', 'note-taker'),
    participant: room.join('Dee'),
  }
  if (phase !== 'gathering') room.do(seats.facilitator, { type: 'agenda.start' })
  if (phase === 'ended') room.do(seats.facilitator, { type: 'room.end' })
  return { room, seats }
}

/** The table once more, written down independently of the code under test. */
function expected(role: Role, action: Action, phase: string): boolean {
  if (phase === 'ended') return false
  if (ONLY_IN_MOMENTS.includes(action)) return false
  if (EVERYONES.includes(action)) return true
  if (NOTE_TAKERS.includes(action)) return role !== 'participant'
  if (ONLY_NOTE_TAKERS.includes(action)) return role === 'note-taker'
  if (role !== 'facilitator') return false
  if (ONLY_GATHERING.includes(action)) return phase === 'gathering'
  if (ONLY_RUNNING.includes(action)) return phase === 'running'
  return true
}

describe('roles', () => {
  test('R-1 the list of actions here is the list of commands', () => {
    const commands = personCommandSchema.options.map((option) => option.shape.type.value)
    expect([...ALL].sort()).toEqual([...commands].sort())
  })

  test.each(['gathering', 'running', 'ended'] as const)('R-1 every role and action while %s', (phase) => {
    const { room, seats } = roomIn(phase)
    for (const role of ROLES) {
      const seat = findSeat(room.state, seats[role]) as Seat
      const allowed = ALL.filter((action) => expected(role, action, phase))
      expect(allowedActions(seat, room.state).sort()).toEqual(allowed.sort())
      for (const action of ALL)
        expect([role, action, can(role, action, room.state)]).toEqual([
          role,
          action,
          expected(role, action, phase),
        ])
    }
  })

  test('R-1 what the table does not name is refused', () => {
    const { room } = roomIn('running')
    for (const action of ['queue.steal', '__proto__', 'constructor', 'toString', '']) {
      expect(can('facilitator', action as Action, room.state)).toBe(false)
    }
  })

  test.each(['gathering', 'running', 'ended'] as const)(
    'R-1 R-2 deciding obeys the table while %s',
    (phase) => {
      for (const role of ROLES) {
        for (const action of ALL) {
          const { room, seats } = roomIn(phase)
          const decision = room.do(seats[role], someCommand(action, seats))
          if (expected(role, action, phase)) continue
          expect(decision.ok).toBe(false)
          if (!decision.ok) expect(decision.code).toBe(refusalFor(role, action, phase))
        }
      }
    },
  )

  test('R-2 somebody whose seat is gone may do nothing', () => {
    const { room, seats } = roomIn('running')
    room.serve({ type: 'seat.leave', seat: seats.facilitator })
    expect(room.do(seats.facilitator, { type: 'room.end' })).toEqual({ ok: false, code: 'seat/unknown' })
  })

  test('R-2 a message has no room for a role, a seat of its sender, or anything else', () => {
    for (const extra of [
      { role: 'facilitator' },
      { actor: 'x' },
      { admin: false },
      { seat: 'seat-number-001' },
    ]) {
      expect(personCommandSchema.safeParse({ type: 'queue.raise', kind: 'point', ...extra }).success).toBe(
        false,
      )
    }
    expect(
      personCommandSchema.safeParse(JSON.parse('{"type":"queue.lower","__proto__":{"role":"facilitator"}}'))
        .success,
    ).toBe(false)
    expect(personCommandSchema.safeParse({ type: ['queue.lower'] }).success).toBe(false)
  })

  test('R-2 a person cannot speak for the server, nor the server for a person', () => {
    const { room, seats } = roomIn('running')
    expect(() =>
      room.do(seats.participant, { type: 'seat.take', name: 'X', role: 'facilitator' } as never),
    ).toThrow()
    expect(() => room.serve({ type: 'room.end' })).toThrow()
  })
})

function refusalFor(role: Role, action: Action, phase: string): string {
  if (phase === 'ended') return 'room/ended'
  if (phase === 'running' && ONLY_GATHERING.includes(action)) return 'agenda/already-started'
  if (phase === 'gathering' && action === 'pulse.ask') return 'room/not-now'
  if (phase === 'gathering' && ONLY_RUNNING.includes(action)) return 'agenda/not-running'
  if (ONLY_IN_MOMENTS.includes(action)) return 'room/not-now'
  if (!ONLY_NOTE_TAKERS.includes(action)) expect(role).not.toBe('facilitator')
  return 'role/not-allowed'
}

function someCommand(action: Action, seats: Record<Role, SeatId>): PersonCommand {
  const { participant } = seats
  const fields: Partial<Record<Action, object>> = {
    'queue.raise': { kind: 'point' },
    'queue.lower-for': { seat: participant },
    'queue.move': { seat: participant, to: 'first', reason: null },
    'queue.set-rule': { rule: 'first_hand' },
    'floor.give': { to: 'next', seenHolder: null },
    'floor.take-back': { seenHolder: participant },
    'floor.keep-hand': { keeps: true },
    'floor.pass-on': { to: 'next' },
    'offer.answer': { takes: true },
    'round.pass': { how: 'pass' },
    'round.skip': { seen: participant },
    'listening.choose': { choice: 'early' },
    'listening.show': { isShown: true },
    'talk.measure': { isMeasured: false },
    'nudge.answer': { id: 1, answer: 'queue' },
    'nudge.contest': { id: 1, why: 'spoken' },
    'nudges.switch': { isOn: false },
    'hint.twice': { words: 'open late' },
    'wish.say': { wish: 'everyone' },
    'agenda.next': { seenIndex: 0 },
    'agenda.back': { seenIndex: 0 },
    'agenda.stretch': { minutes: 2 },
    'agenda.add': { mode: 'break', minutes: 5 },
    'agenda.skip': { key: 'hello' },
    'agenda.resize': { key: 'hello', minutes: 5 },
    'agenda.shift': { key: 'hello', by: 1 },
    'pulse.answer': { answer: 'stay' },
    'groups.swap': { one: participant, other: participant },
    'groups.visit': { table: 0 },
    'fishbowl.hold': { for: null },
    'agreements.set': { id: 'agreement-one', text: 'We listen.' },
    'agreements.remove': { id: 'agreement-one' },
    'agreements.object': { id: 'agreement-one', objects: true },
    'writing.put': { id: 'quiet-card-one', text: 'A place to sit.', column: 'aspirations' },
    'writing.take-down': { id: 'quiet-card-one' },
    'closing.answer': { answer: 'yes' },
    'keeping.lend': { to: participant },
    'aside.say': { text: 'Two minutes left.' },
    'line.write': { kind: 'words', text: 'Hello', with: null },
    'line.see': { id: 1 },
    'card.show-back': { card: 'card-number-one', to: participant },
    'card.answer': { card: 'card-number-one', answer: 'keep' },
    'card.say-again': { card: 'card-number-one', by: null },
    'card.unsay-again': { card: 'card-number-one' },
    'card.speaks': { card: 'card-number-one', isOn: true },
    'card.tag': { card: 'card-number-one', tag: 'surprise', isOn: true },
    'card.check-first': { card: 'card-number-one', isOn: true },
    'theme.make': { id: 'theme-one', cards: ['card-number-one'], sentence: '', column: 'trust' },
    'theme.name': { id: 'theme-one', sentence: 'We want to be asked.' },
    'theme.put': { card: 'card-number-one', theme: null },
    'theme.move': { id: 'theme-one', column: 'strengths' },
    'theme.dissolve': { id: 'theme-one' },
    'theme.because': { id: 'theme-one', text: 'Too early to say.' },
    'difference.make': { id: 'pair-one', one: 'card-number-one', other: 'card-number-two' },
    'difference.part': { id: 'pair-one' },
    'column.name': { column: 'trust', label: null },
    'column.lock': { column: 'trust', isLocked: true },
    'harvest.read': { theme: null, seen: null },
    'harvest.object': { theme: 'theme-one', how: 'open' },
    'pen.offer': { to: participant },
    'pen.answer': { takes: true },
  }
  return personCommandSchema.parse({ type: action, ...fields[action] })
}
