import type { SeatId } from '../../shared/ids.ts'
import { nextWakeAt } from '../../shared/room/deadlines.ts'
import type { RoomEvent } from '../../shared/room/events.ts'
import { MINUTE, RoomKit } from './roomKit.ts'

export const NAMES = ['Ana', 'Bo', 'Cleo', 'Dee', 'Eve', 'Finn', 'Gus'] as const

/** A room on an open floor in which people talk as a test says, woken whenever it would wake by itself. */
export class UnevenRoom extends RoomKit {
  readonly ines: SeatId
  readonly people: readonly SeatId[]

  constructor(people: number = NAMES.length) {
    super()
    this.ines = this.join('Ines', 'facilitator')
    this.people = NAMES.slice(0, people).map((name) => this.join(name))
  }

  /** Seven people, one of them a note-taker, on an open floor of 16 minutes. */
  static onOpenFloor(people?: number): UnevenRoom {
    const room = new UnevenRoom(people)
    room.goTo(room.ines, 'open_floor')
    return room
  }

  /** Somebody of the room, by their place: 0 is Ana. */
  who(index: number): SeatId {
    const seat = this.people[index]
    if (seat === undefined) throw new Error(`there is no person ${index}`)
    return seat
  }

  /** Lets this much time pass and wakes the room at every deadline on the way, as the server's timer does. */
  live(ms: number): void {
    const endsAt = this.now + ms
    for (;;) {
      const at = nextWakeAt(this.state, this.now)
      if (at === null || at > endsAt) break
      this.now = at
      this.serve({ type: 'room.wake' })
    }
    this.now = endsAt
    this.serve({ type: 'room.wake' })
  }

  /** The floor is theirs for this long; then they are done. */
  talk(seat: SeatId, ms: number = MINUTE): void {
    this.do(this.ines, { type: 'floor.give', to: seat, seenHolder: this.holder })
    this.live(ms)
    this.do(seat, { type: 'floor.done' })
  }

  /** Ana and Bo take turns of a minute, for so many minutes; everybody else says nothing. */
  letTwoTalk(minutes: number): void {
    for (let minute = 0; minute < minutes; minute += 1) this.talk(this.who(minute % 2))
  }

  /** Two talk until somebody, or this person, is invited. Throws where nobody ever is. */
  untilInvited(who?: SeatId): { seat: SeatId; id: number } {
    for (let minute = 0; minute < 60; minute += 1) {
      this.talk(this.who(minute % 2))
      const { live } = this.state.nudges
      if (live !== null && (who ?? live.seat) === live.seat) return live
    }
    throw new Error('nobody was invited')
  }

  /** The room's steps made so long that no test runs out of time. */
  withLongSteps(minutes: number): this {
    const steps = this.state.agenda.steps.map((step) => ({ ...step, plannedMs: minutes * MINUTE }))
    this.state = { ...this.state, agenda: { ...this.state.agenda, steps } }
    return this
  }

  allOf<Type extends RoomEvent['type']>(type: Type): (RoomEvent & { type: Type })[] {
    return this.events.filter((event) => event.type === type) as (RoomEvent & { type: Type })[]
  }
}
