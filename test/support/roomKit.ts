import type { ConversationId, SeatId } from '../../shared/ids.ts'
import { apply, newRoom, replay } from '../../shared/room/apply.ts'
import type { PersonCommand, RoomCommand, ServerCommand } from '../../shared/room/commands.ts'
import { type Asker, type Decision, decide } from '../../shared/room/decide.ts'
import type { RoomEvent } from '../../shared/room/events.ts'
import { orderQueue } from '../../shared/room/order.ts'
import type { HandKind } from '../../shared/room/state/turns.ts'
import type { ConversationFacts, Role, RoomState } from '../../shared/room/state.ts'
import { type RoomView, view } from '../../shared/room/view.ts'

export const SECOND = 1_000
export const MINUTE = 60 * SECOND

type BoardNews = Omit<Extract<ServerCommand, { type: 'board.change' }>, 'type' | 'seat'>

const SERVER: Asker = { kind: 'server' }

/** A room under a clock that only the test moves, with the real rules and nothing else. */
export class RoomKit {
  state: RoomState
  now = 1_000_000
  readonly events: RoomEvent[] = []
  #lastSeat = 0

  constructor(change: Partial<ConversationFacts> = {}) {
    this.state = newRoom({
      id: 'conversation-one' as ConversationId,
      question: 'What would help?',
      templateId: 'community-conversation',
      lengthMinutes: 90,
      createdAt: this.now,
      isPractice: false,
      ...change,
    })
  }

  /** Decides and, where it is allowed, lets it happen. */
  ask(command: RoomCommand, asker: Asker): Decision {
    const newId = () => {
      this.#lastSeat += 1
      return `seat-number-${String(this.#lastSeat).padStart(3, '0')}` as SeatId
    }
    const decision = decide(this.state, command, { asker, now: this.now, newId })
    if (decision.ok) {
      this.events.push(...decision.events)
      this.state = replay(this.state, decision.events)
    }
    return decision
  }

  do(seat: SeatId, command: PersonCommand): Decision {
    return this.ask(command, { kind: 'person', seat })
  }

  serve(command: RoomCommand): Decision {
    return this.ask(command, SERVER)
  }

  /** The board tells what somebody did there; null is the server itself. */
  change(seat: SeatId | null, news: Partial<BoardNews>): Decision {
    const nothing = { added: [], reworded: [], down: [], back: [], gone: [] }
    return this.serve({ type: 'board.change', seat, ...nothing, ...news })
  }

  /** Sits somebody down and connects their browser. Throws where there is no chair: that is the test's mistake. */
  join(name: string, role: Role = 'participant'): SeatId {
    const seat = this.sit(name, role)
    this.serve({ type: 'seat.connect', seat })
    return seat
  }

  sit(name: string, role: Role = 'participant'): SeatId {
    const taken = this.serve({ type: 'seat.take', name, role })
    if (!taken.ok) throw new Error(`${name} has no chair: ${taken.code}`)
    const event = taken.events.find((each) => each.type === 'seat.taken')
    if (event?.type !== 'seat.taken') throw new Error('nobody sat down')
    return event.seat
  }

  cut(seat: SeatId): void {
    this.serve({ type: 'seat.disconnect', seat })
  }

  back(seat: SeatId): void {
    this.serve({ type: 'seat.connect', seat })
  }

  raise(...seats: SeatId[]): void {
    for (const seat of seats) {
      this.pass(1)
      this.do(seat, { type: 'queue.raise', kind: 'point' })
    }
  }

  /** One hand of this kind. */
  raiseAs(seat: SeatId, kind: HandKind): Decision {
    this.pass(1)
    return this.do(seat, { type: 'queue.raise', kind })
  }

  /** Lets time pass without anything looking at it. */
  pass(ms: number): void {
    this.now += ms
  }

  /** Lets time pass, then wakes the room as the server's timer would. */
  wait(ms: number): void {
    this.pass(ms)
    this.serve({ type: 'room.wake' })
  }

  /** Somebody speaks for this long and is done. The floor must be theirs to be given. */
  speak(facilitator: SeatId, seat: SeatId, ms: number): void {
    this.do(facilitator, { type: 'floor.give', to: seat, seenHolder: this.holder })
    this.pass(ms)
    this.do(facilitator, { type: 'floor.take-back', seenHolder: seat })
  }

  get holder(): SeatId | null {
    return this.state.floor.kind === 'held' ? this.state.floor.seat : null
  }

  get queue(): SeatId[] {
    return orderQueue(this.state).map((hand) => hand.seat)
  }

  see(seat: SeatId): RoomView {
    const seen = view(this.state, seat)
    if (seen === null) throw new Error('this seat sees nothing')
    return seen
  }

  /** The same room made again from what would have been stored. */
  replayed(): RoomState {
    const stored = JSON.parse(JSON.stringify(this.events)) as RoomEvent[]
    return stored.reduce(apply, newRoom(this.state.conversation))
  }

  /** Goes to the first step of this mode. */
  goTo(facilitator: SeatId, mode: string): void {
    this.do(facilitator, { type: 'agenda.start' })
    for (;;) {
      const { phase, steps } = this.state.agenda
      if (phase.kind !== 'running') throw new Error('the agenda does not run')
      if (steps[phase.index]?.mode === mode) return
      const moved = this.do(facilitator, { type: 'agenda.next', seenIndex: phase.index })
      if (!moved.ok) throw new Error(`no step of mode ${mode}`)
    }
  }
}
