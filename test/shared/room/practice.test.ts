import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ConversationId, SeatId } from '../../../shared/ids.ts'
import { newRoom, replay } from '../../../shared/room/apply.ts'
import type { RoomCommand } from '../../../shared/room/commands.ts'
import { nextWakeAt } from '../../../shared/room/deadlines.ts'
import { type Asker, decide } from '../../../shared/room/decide.ts'
import type { RoomEvent } from '../../../shared/room/events.ts'
import { PRACTICE_ALONE_MS, PRACTICE_LOBBY_MS, PRACTICE_MS } from '../../../shared/room/practice.ts'
import { hasEnded, type RoomState } from '../../../shared/room/state.ts'
import { view, viewLobby } from '../../../shared/room/view.ts'
import { MINUTE, RoomKit, SECOND } from '../../support/roomKit.ts'

/** A practice room under a clock that only the test moves. */
class PracticeKit {
  readonly createdAt = 1_000_000
  now = this.createdAt
  state: RoomState
  readonly events: RoomEvent[] = []
  #lastSeat = 0

  constructor() {
    this.state = newRoom({
      id: 'conversation-one' as ConversationId,
      question: 'What makes a good place to live?',
      templateId: 'community-conversation',
      lengthMinutes: 10,
      createdAt: this.createdAt,
      isPractice: true,
    })
  }

  serve(command: RoomCommand): RoomEvent[] {
    return this.ask(command, { kind: 'server' })
  }

  ask(command: RoomCommand, asker: Asker): RoomEvent[] {
    const newId = () => {
      this.#lastSeat += 1
      return `seat-number-${this.#lastSeat}` as SeatId
    }
    const decision = decide(this.state, command, { asker, now: this.now, newId })
    if (!decision.ok) throw new Error(decision.code)
    this.events.push(...decision.events)
    this.state = replay(this.state, decision.events)
    return [...decision.events]
  }

  join(name: string, how: { isPretend?: true } = {}): SeatId {
    const [taken] = this.serve({ type: 'seat.take', name, role: 'participant', ...how })
    if (taken?.type !== 'seat.taken') throw new Error('nobody sat down')
    this.serve({ type: 'seat.connect', seat: taken.seat })
    return taken.seat
  }

  /** Lets time pass and wakes the room when it asked for it, as the server's timer does. */
  wait(ms: number): void {
    const end = this.now + ms
    for (;;) {
      const at = nextWakeAt(this.state, this.now)
      if (at === null || at > end) break
      this.now = at
      this.serve({ type: 'room.wake' })
    }
    this.now = end
  }

  get endedAt(): number | null {
    const { phase } = this.state.agenda
    return phase.kind === 'ended' ? phase.at : null
  }
}

describe('P-1 pretend people', () => {
  test('P-1 sit in practice rooms only', () => {
    const ordinary = new RoomKit()
    const wish = { type: 'seat.take', name: 'Otto', role: 'participant', isPretend: true } as const
    expect(ordinary.serve(wish)).toEqual({ ok: false, code: 'seat/pretend' })
    expect(ordinary.state.seats).toEqual([])
    ordinary.join('Otto')
    expect(ordinary.state.seats.map(({ isPretend }) => isPretend)).toEqual([false])
  })

  test('P-1 are marked in every view, and the room says what it is before anybody comes in', () => {
    const room = new PracticeKit()
    const otto = room.join('Otto', { isPretend: true })
    const ana = room.join('Ana')
    expect(viewLobby(room.state).isPractice).toBe(true)
    for (const seat of [otto, ana]) {
      const seen = view(room.state, seat)
      expect(seen?.conversation.isPractice).toBe(true)
      expect(seen?.seats.map(({ name, isPretend }) => [name, isPretend])).toEqual([
        ['Otto', true],
        ['Ana', false],
      ])
    }
  })

  test('P-1 a seat from before there were practice rooms is a real one', () => {
    const room = new RoomKit()
    const ana = room.join('Ana')
    const stored = room.events.map((event) => {
      const { isPretend: _, ...older } = event as RoomEvent & { isPretend?: boolean }
      return older as RoomEvent
    })
    const again = replay(newRoom(room.state.conversation), stored)
    expect(again.seats).toMatchObject([{ id: ana, isPretend: false }])
  })
})

describe('P-2 the end of a practice room', () => {
  test('P-2 waits ten minutes for somebody real, whoever pretends to be there', () => {
    const room = new PracticeKit()
    room.join('Otto', { isPretend: true })
    room.wait(PRACTICE_LOBBY_MS - 1)
    expect(room.endedAt).toBeNull()
    room.wait(MINUTE)
    expect(room.endedAt).toBe(room.createdAt + PRACTICE_LOBBY_MS)
  })

  test.each(['seat.disconnect', 'seat.leave'] as const)('P-2 two minutes after the last %s', (type) => {
    const room = new PracticeKit()
    room.join('Otto', { isPretend: true })
    const [ana, kofi] = [room.join('Ana'), room.join('Kofi')]
    room.wait(11 * MINUTE)
    room.serve({ type: 'seat.disconnect', seat: kofi })
    room.wait(11 * MINUTE)
    expect(room.endedAt).toBeNull()
    const leftAt = room.now
    room.serve({ type, seat: ana })
    room.wait(5 * MINUTE)
    expect(room.endedAt).toBe(leftAt + PRACTICE_ALONE_MS)
  })

  test('P-2 not when somebody real comes back in time, or has only stepped away', () => {
    const room = new PracticeKit()
    const ana = room.join('Ana')
    room.serve({ type: 'seat.disconnect', seat: ana })
    room.wait(PRACTICE_ALONE_MS - SECOND)
    room.serve({ type: 'seat.connect', seat: ana })
    room.ask({ type: 'presence.step-away' }, { kind: 'person', seat: ana })
    expect(view(room.state, ana)?.seats[0]?.presence).toBe('away')
    room.wait(10 * MINUTE)
    expect(room.endedAt).toBeNull()
  })

  test('P-2 after three quarters of an hour, whoever is there', () => {
    const room = new PracticeKit()
    room.join('Ana')
    room.wait(60 * MINUTE)
    expect(room.endedAt).toBe(room.createdAt + PRACTICE_MS)
  })

  test('P-2 an ordinary conversation has no such end', () => {
    const room = new RoomKit()
    room.join('Ana')
    room.wait(PRACTICE_MS * 2)
    expect(hasEnded(room.state)).toBe(false)
    expect(room.state.unattendedUntil).toBeNull()
  })

  test('P-2 whoever comes and goes, it ends while nobody real is there or when its time is over', () => {
    const moves = fc.array(
      fc.record({ who: fc.nat(3), comes: fc.boolean(), after: fc.integer({ min: 0, max: 3 * MINUTE }) }),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(moves, (list) => {
        const room = new PracticeKit()
        const seats = [room.join('Otto', { isPretend: true }), room.join('Bo', { isPretend: true })]
        seats.push(room.join('Ana'), room.join('Kofi'))
        for (const { who, comes, after } of list) {
          room.wait(after)
          if (room.endedAt !== null) break
          const seat = seats[who] as SeatId
          room.serve({ type: comes ? 'seat.connect' : 'seat.disconnect', seat })
        }
        const real = room.state.seats.filter(({ isPretend }) => !isPretend)
        const isAttended = real.some(({ presence }) => presence.kind !== 'absent')
        if (room.endedAt !== null && isAttended) expect(room.endedAt).toBe(room.createdAt + PRACTICE_MS)
        room.wait(PRACTICE_MS)
        expect(room.endedAt).not.toBeNull()
        expect(room.endedAt).toBeLessThanOrEqual(room.createdAt + PRACTICE_MS)
        expect(replay(newRoom(room.state.conversation), room.events)).toEqual(room.state)
      }),
    )
  })
})
