import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { SeatId } from '../../../shared/ids.ts'
import type { PersonCommand } from '../../../shared/room/commands.ts'
import { goOf } from '../../../shared/room/round.ts'
import { RoomKit, SECOND } from '../../support/roomKit.ts'

describe('go-rounds', () => {
  let room: RoomKit
  let ines: SeatId
  let ana: SeatId
  let bo: SeatId
  let cleo: SeatId

  beforeEach(() => {
    room = new RoomKit()
    ines = room.join('Ines', 'facilitator')
    ana = room.join('Ana')
    bo = room.join('Bo')
    cleo = room.join('Cleo')
  })

  const go = () => goOf(room.state)
  const start = () => room.do(ines, { type: 'round.start' })
  function speak(seat: SeatId): void {
    room.do(seat, { type: 'round.speak' })
    room.pass(20 * SECOND)
    room.do(seat, { type: 'floor.done' })
  }

  test('GO-1 a step that goes round begins its round by itself, in the order of the chairs', () => {
    room.goTo(ines, 'go_round')
    expect(room.see(ana).round).toMatchObject({ now: ines, coming: [ana, bo, cleo], isQuick: false })
    expect(room.see(ana).queue.rule).toBe('round')
  })

  test('GO-1 a quick round begins inside a step, and the step goes on after it', () => {
    room.goTo(ines, 'open_floor')
    start()
    expect(start()).toMatchObject({ code: 'round/already' })
    for (let gone = 0; gone < 4; gone += 1) speak(go() as SeatId)
    expect(room.see(ana).round).toBeNull()
    expect(room.see(ana).queue.rule).toBe('new_voices')
    expect(room.see(ana).agenda.steps[room.see(ana).agenda.index ?? 0]?.mode).toBe('open_floor')
  })

  test('GO-2 the next round begins one chair further on', () => {
    room.goTo(ines, 'open_floor')
    const begins = room.state.rounds
    const starts: (SeatId | null)[] = []
    for (let times = 0; times < 5; times += 1) {
      start()
      starts.push(go())
      room.do(ines, { type: 'round.stop' })
    }
    const chairs = [ines, ana, bo, cleo]
    expect(starts).toEqual([0, 1, 2, 3, 4].map((index) => chairs[(begins + index) % 4]))
  })

  test('GO-3 speaking, passing and coming back later are one tap each, and only mine in my go', () => {
    start()
    expect(room.do(ana, { type: 'round.speak' })).toMatchObject({ code: 'round/not-your-go' })
    expect(room.do(ana, { type: 'round.pass', how: 'pass' })).toMatchObject({ code: 'round/not-your-go' })
    speak(ines)
    room.do(ana, { type: 'round.pass', how: 'later' })
    room.do(bo, { type: 'round.pass', how: 'pass' })
    expect(room.see(cleo).round).toMatchObject({ now: cleo, later: [ana], passed: [bo], spoken: [ines] })
  })

  test('GO-3 it comes back to who asked for it, and is offered once more to who passed; then it is over', () => {
    start()
    speak(ines)
    room.do(ana, { type: 'round.pass', how: 'pass' })
    room.do(bo, { type: 'round.pass', how: 'later' })
    speak(cleo)
    expect([go(), room.see(ana).round?.isSecondTime]).toEqual([bo, true])
    speak(bo)
    expect(go()).toBe(ana)
    room.do(ana, { type: 'round.pass', how: 'pass' })
    expect(room.state.round).toBeNull()
    expect(room.events.at(-1)).toMatchObject({ type: 'round.ended', why: 'done' })
  })

  test('GO-4 who stepped away is not waited for, a lost connection for fifteen seconds; both have a go at the end', () => {
    room.do(ana, { type: 'presence.step-away' })
    room.cut(bo)
    start()
    // Only people who are here are in the round to begin with.
    expect(room.see(cleo).round?.coming).toEqual([cleo])
    room.do(ines, { type: 'round.stop' })
    room.do(ana, { type: 'presence.come-back' })
    room.back(bo)
    start()
    expect(go()).toBe(ana)
    room.cut(ana)
    room.wait(15 * SECOND - 1)
    expect(go()).toBe(ana)
    room.wait(1)
    expect(go()).not.toBe(ana)
    expect(room.state.round?.later).toEqual([ana])
  })

  test('GO-4 the facilitator goes on past somebody who does not answer', () => {
    start()
    speak(ines)
    expect(room.do(ines, { type: 'round.skip', seen: bo })).toMatchObject({ code: 'floor/already-moved' })
    room.do(ines, { type: 'round.skip', seen: ana })
    expect([go(), room.state.round?.later]).toEqual([bo, [ana]])
  })

  test('GO-4 a newcomer has a go at the end, and who leaves is not waited for', () => {
    start()
    const dee = room.join('Dee')
    room.serve({ type: 'seat.leave', seat: ines })
    expect(go()).toBe(ana)
    expect(room.state.round?.pending).toEqual([ana, bo, cleo, dee])
  })

  test('GO-4 a new step ends the round', () => {
    room.goTo(ines, 'go_round')
    room.do(ines, { type: 'round.speak' })
    const { index } = room.see(ines).agenda
    room.do(ines, { type: 'agenda.next', seenIndex: index ?? 0 })
    expect(room.state.round).toBeNull()
    expect(room.holder).toBeNull()
  })

  test('GO-3 GO-4 every round ends, whatever people do', () => {
    const answer = fc.constantFrom(
      'speak',
      'pass',
      'later',
      'skip',
      'away',
      'cut',
      'leave',
      'newcomer',
      'wait',
    )
    fc.assert(
      fc.property(fc.array(answer, { minLength: 30, maxLength: 60 }), (answers) => {
        const own = new RoomKit()
        const facilitator = own.join('Ines', 'facilitator')
        for (const name of ['Ana', 'Bo', 'Cleo', 'Dee', 'Eve']) own.join(name)
        own.goTo(facilitator, 'open_floor')
        own.do(facilitator, { type: 'round.start' })
        // However it begins, passing from here on leads to an end.
        for (const each of [...answers, ...Array(40).fill('pass')]) {
          const seat = goOf(own.state)
          if (seat !== null) react(own, facilitator, seat, each)
        }
        expect(own.state.round).toBeNull()
      }),
      { numRuns: 200 },
    )
  })
})

function react(room: RoomKit, facilitator: SeatId, seat: SeatId, answer: string): void {
  const commands: Record<string, PersonCommand> = {
    speak: { type: 'round.speak' },
    pass: { type: 'round.pass', how: 'pass' },
    later: { type: 'round.pass', how: 'later' },
    away: { type: 'presence.step-away' },
  }
  const command = commands[answer]
  if (command !== undefined) room.do(seat, command)
  if (answer === 'speak') {
    room.pass(5 * SECOND)
    room.do(seat, { type: 'floor.done' })
  }
  if (answer === 'skip') room.do(facilitator, { type: 'round.skip', seen: seat })
  if (answer === 'cut') room.cut(seat)
  if (answer === 'cut' || answer === 'wait') room.wait(16 * SECOND)
  if (answer === 'leave' && seat !== facilitator) room.serve({ type: 'seat.leave', seat })
  if (answer === 'newcomer')
    room.serve({ type: 'seat.take', name: `N${room.events.length}`, role: 'note-taker' })
  room.wait(0)
}
