import type { SeatId } from '../ids.ts'
import { cleanName } from '../names.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { apply } from './apply.ts'
import { changeBoard } from './boardChanges.ts'
import type { CommandOf, PersonCommand, RoomCommand, ServerCommand } from './commands.ts'
import { whatIsDue } from './deadlines.ts'
import { happens, type Outcome, type RoomEvent } from './events.ts'
import { countTalk, noteWriting, reportTalk } from './listening.ts'
import { OBEY_AGENDA } from './obeyAgenda.ts'
import { OBEY_CARDS } from './obeyCards.ts'
import { OBEY_COMPANY } from './obeyCompany.ts'
import type { Me, Obeying } from './obeying.ts'
import { OBEY_MODES } from './obeyModes.ts'
import { OBEY_TALK } from './obeyTalk.ts'
import { OBEY_TURNS } from './obeyTurns.ts'
import { takeSeat } from './presence.ts'
import { can, mayDo } from './roles.ts'
import { findSeat, hasEnded, ROLES, type RoomState } from './state.ts'
import { handOver } from './writing.ts'

/** Who asks. A person's role is looked up in the room, never taken from what they sent. */
export type Asker = { readonly kind: 'person'; readonly seat: SeatId } | { readonly kind: 'server' }

export type Asking = {
  readonly asker: Asker
  /** Epoch milliseconds on the server's clock. */
  readonly now: number
  readonly newId: () => SeatId
}

export type Decision = { readonly ok: true; readonly events: readonly RoomEvent[] } | Refusal

/**
 * What a command leads to in this room: events, with every consequence that is due drawn as well, or a
 * refusal. Changes nothing itself. Throws only for a defect: a person's command from the server or the reverse.
 */
export function decide(state: RoomState, command: RoomCommand, asking: Asking): Decision {
  const now = Math.max(asking.now, state.lastAt)
  const outcome = isServerCommand(command)
    ? decideForServer(state, command, { ...asking, now })
    : decideForPerson(state, command, asking.asker, now)
  if (!outcome.ok) return outcome
  return { ok: true, events: settle(state, outcome, now) }
}

/** Stamps the facts, then draws what is due until nothing is. */
function settle(before: RoomState, outcome: Extract<Outcome, { ok: true }>, now: number): RoomEvent[] {
  const events: RoomEvent[] = []
  let state = before
  let facts = outcome.facts
  do {
    for (const fact of facts) {
      const event: RoomEvent = { ...fact, at: now }
      state = apply(state, event)
      events.push(event)
    }
    facts = whatIsDue(state, now)
  } while (facts.length > 0)
  return events
}

function decideForPerson(state: RoomState, command: PersonCommand, asker: Asker, now: number): Outcome {
  if (asker.kind !== 'person') throw new Error(`${command.type} needs a person`)
  const seat = findSeat(state, asker.seat)
  if (hasEnded(state)) return refuse('room/ended')
  if (seat === undefined) return refuse('seat/unknown')
  if (!mayDo(seat, command.type, state)) return refuse(whyNot(state, command))
  return obey(state, command, { seat: seat.id, now })
}

/** The table says no either to the role or to the moment; the sentence for the two differs. */
function whyNot(state: RoomState, command: PersonCommand) {
  if (!ROLES.some((role) => can(role, command.type, state))) {
    if (command.type === 'agenda.start') return 'agenda/already-started'
    return command.type.startsWith('agenda.') ? 'agenda/not-running' : 'room/not-now'
  }
  return 'role/not-allowed'
}

const OBEY: Obeying<PersonCommand['type']> = {
  ...OBEY_TURNS,
  ...OBEY_TALK,
  ...OBEY_AGENDA,
  ...OBEY_MODES,
  ...OBEY_COMPANY,
  ...OBEY_CARDS,
}

function obey<Type extends PersonCommand['type']>(
  state: RoomState,
  command: CommandOf<Type> & { type: Type },
  me: Me,
): Outcome {
  return OBEY[command.type](state, command, me)
}

const SERVER_COMMANDS: ReadonlySet<ServerCommand['type']> = new Set([
  'seat.take',
  'seat.connect',
  'seat.disconnect',
  'seat.leave',
  'talk.count',
  'talk.report',
  'board.write',
  'board.change',
  'writing.hand-over',
  'room.wake',
  'room.recover',
])

function isServerCommand(command: RoomCommand): command is ServerCommand {
  return SERVER_COMMANDS.has(command.type as ServerCommand['type'])
}

function decideForServer(state: RoomState, command: ServerCommand, asking: Asking): Outcome {
  if (asking.asker.kind !== 'server') throw new Error(`${command.type} is the server's`)
  switch (command.type) {
    case 'seat.take':
      return sitDown(state, command, asking)
    case 'seat.connect':
    case 'seat.disconnect':
      return changeWire(state, command.seat, command.type)
    case 'seat.leave':
      if (findSeat(state, command.seat) === undefined) return refuse('seat/unknown')
      return happens({ type: 'seat.given-up', seat: command.seat, why: 'left' })
    case 'talk.count':
      return countTalk(state, command)
    case 'talk.report':
      return reportTalk(state, command.seat, command.isReporting)
    case 'board.write':
      return noteWriting(state, command.seat, asking.now)
    case 'board.change':
      return changeBoard(state, command)
    case 'writing.hand-over':
      return handOver(state, command.cards)
    case 'room.wake':
      return happens()
    case 'room.recover':
      return happens(
        ...state.seats
          .filter((seat) => seat.presence.kind !== 'absent')
          .map((seat) => ({ type: 'seat.disconnected', seat: seat.id }) as const),
      )
  }
}

function sitDown(
  state: RoomState,
  wish: Extract<ServerCommand, { type: 'seat.take' }>,
  asking: Asking,
): Outcome {
  if (hasEnded(state)) return refuse('room/ended')
  const clean = cleanName(wish.name)
  if (!clean.ok) return clean
  const isPretend = wish.isPretend === true
  // P-1: nobody in a conversation has to wonder whether somebody is real.
  if (isPretend && !state.conversation.isPractice) return refuse('seat/pretend')
  return takeSeat(state, asking.newId(), { name: clean.name, role: wish.role, isPretend }, asking.now)
}

function changeWire(state: RoomState, id: SeatId, type: 'seat.connect' | 'seat.disconnect'): Outcome {
  const seat = findSeat(state, id)
  if (seat === undefined) return refuse('seat/unknown')
  const connects = type === 'seat.connect'
  if (connects !== (seat.presence.kind === 'absent')) return happens()
  return happens({ type: connects ? 'seat.connected' : 'seat.disconnected', seat: seat.id })
}
