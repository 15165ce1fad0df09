import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SeatId } from '../../../shared/ids.ts'
import { stepEndsAt } from '../../../shared/room/agenda.ts'
import { apply } from '../../../shared/room/apply.ts'
import { isPrivate } from '../../../shared/room/privateFacts.ts'
import { currentStep, findSeat, isHere, type RoomState } from '../../../shared/room/state.ts'
import { view } from '../../../shared/room/view.ts'
import { wasHeard } from '../../../shared/talk/ledger.ts'
import { MINUTE, SECOND } from '../../support/roomKit.ts'
import { UnevenRoom } from '../../support/unevenRoom.ts'
import { conversation, type Move, played, type WatchedStep } from '../../support/unevenTalk.ts'

/**
 * Random conversations in which two people do most of the talking, against what must always hold of invitations.
 * Who was invited, and what they said to it, is looked for in every view of everybody else.
 */

/** Whose this private event is. Hints are the facilitators'; what a device reports is nobody's to see. */
function whose({ before, event }: WatchedStep): SeatId[] {
  if (event.type === 'offer.made') return [event.to]
  if (event.type === 'offer.closed') return before.nudges.offer === null ? [] : [before.nudges.offer.to]
  if (event.type.startsWith('hint.'))
    return before.seats.filter(({ role }) => role === 'facilitator').map(({ id }) => id)
  return 'seat' in event ? [event.seat] : []
}

function mayBeInvited({ before, event }: WatchedStep): void {
  if (event.type !== 'nudge.sent') return
  const seat = findSeat(before, event.seat)
  const { phase } = before.agenda
  if (seat === undefined || phase.kind !== 'running') throw new Error('nobody, or nowhere')
  // N-1
  expect([currentStep(before)?.mode, before.round, before.quiet.stoppedAt]).toEqual([
    'open_floor',
    null,
    null,
  ])
  expect(event.at - phase.since).toBeGreaterThanOrEqual(3 * MINUTE)
  expect((stepEndsAt(before.agenda) ?? 0) - event.at).toBeGreaterThanOrEqual(2 * MINUTE)
  // N-3
  expect([isHere(seat), seat.isMeasured, seat.role]).toEqual([true, true, 'participant'])
  expect(seat.choice).not.toBe('listening')
  expect(event.at - seat.settledAt).toBeGreaterThanOrEqual(3 * MINUTE)
  expect(event.at - (seat.wroteAt ?? 0)).toBeGreaterThanOrEqual(4 * MINUTE)
  expect(before.queue.hands.map((hand) => hand.seat)).not.toContain(seat.id)
  expect(before.floor).not.toMatchObject({ kind: 'held', seat: seat.id })
  // N-10
  expect(before.nudges.isOn).toBe(true)
}

/** A second account of what was sent to whom, from the events alone. */
function keepsItsLimits(steps: readonly WatchedStep[]): void {
  const sent = steps.filter(({ event }) => event.type === 'nudge.sent')
  const times = sent.map(({ event }) => event.at)
  for (const [index, at] of times.slice(1).entries())
    expect(at - (times[index] ?? 0)).toBeGreaterThanOrEqual(2 * MINUTE)
  for (const seat of new Set(sent.map(({ event }) => (event as { seat: SeatId }).seat))) {
    const mine = sent.filter(({ event }) => (event as { seat: SeatId }).seat === seat)
    const visits = mine.map(({ before }) => before.agenda.visits)
    expect(mine.length).toBeLessThanOrEqual(3)
    expect(new Set(visits).size).toBe(visits.length)
    for (const [index, { event }] of mine.slice(1).entries())
      expect(event.at - (mine[index]?.event.at ?? 0)).toBeGreaterThanOrEqual(10 * MINUTE)
  }
}

function staysAway(steps: readonly WatchedStep[]): void {
  for (const [index, { event, before }] of steps.entries()) {
    if (event.type !== 'nudge.answered' && event.type !== 'nudge.contested') continue
    const later = steps.slice(index).filter((step) => step.event.type === 'nudge.sent')
    const again = later.filter((step) => (step.event as { seat: SeatId }).seat === event.seat)
    const isGone = event.type === 'nudge.contested' && event.why === 'not-today'
    const notNows = steps
      .slice(0, index + 1)
      .filter(({ event: each }) => each.type === 'nudge.answered' && each.seat === event.seat)
      .filter(({ event: each }) => each.type === 'nudge.answered' && each.answer === 'not-now').length
    // N-4, N-7
    if (isGone || notNows >= 2) expect(again).toEqual([])
    expect(again.filter((step) => step.before.agenda.visits === before.agenda.visits)).toEqual([])
  }
}

/** Nobody else sees anything of it. Tells whether there was something to see. */
function staysPrivate(step: WatchedStep): boolean {
  if (!isPrivate(step.event)) return false
  const own = whose(step)
  const others = step.before.seats.filter(({ id }) => !own.includes(id))
  for (const { id } of others) expect(view(step.after, id)).toEqual(view(step.before, id))
  return true
}

/** The line stands only while two or more are unheard; a private choice may not take it away, or it would be seen. */
function namesNobody(steps: readonly WatchedStep[]): number {
  let isChosen = false
  let stood = 0
  for (const { event, after } of steps) {
    if (event.type === 'line.said') isChosen = false
    if (event.type === 'listening.chosen') isChosen = true
    const { line } = after.nudges
    if (line === null || line.isOver || isChosen) continue
    stood += 1
    expect(countUnheard(after)).toBeGreaterThanOrEqual(2)
  }
  return stood
}

function isQuietInQuiet({ after }: WatchedStep): void {
  if (after.quiet.stoppedAt === null) return
  const { live, shareCue, offer, hint, line } = after.nudges
  expect({ live, shareCue, offer, hint }).toEqual({ live: null, shareCue: null, offer: null, hint: null })
  expect(line?.isOver ?? true).toBe(true)
}

function hintsAtNobodyPrivate({ event, after }: WatchedStep): void {
  if (event.type !== 'hint.given' || event.hint.kind !== 'long-turn') return
  const seat = findSeat(after, event.hint.seat)
  expect([isHere(seat), seat?.choice === 'listening']).toEqual([true, false])
}

/** Others see the same room as if no invitation had ever been sent. Tells how often that was looked at. */
function looksUninvited(steps: readonly WatchedStep[]): number {
  let compared = 0
  let without = steps[0]?.before
  for (const { event, after } of steps) {
    if (without === undefined) return 0
    const isOfInvitation = event.type.startsWith('nudge.')
    if (!isOfInvitation) without = apply(without, event)
    if (!isOfInvitation && after !== steps.at(-1)?.after) continue
    compared += 1
    for (const { id } of after.seats) expect(viewWithoutMine(after, id)).toEqual(viewWithoutMine(without, id))
  }
  return compared
}

describe('invitations in any conversation', () => {
  test('N-1 N-2 N-3 N-4 N-5 N-7 N-8 N-10 H-3 H-4 X-1 what always holds', () => {
    const seen = new Map<string, number>()
    const count = (what: string, times = 1) => seen.set(what, (seen.get(what) ?? 0) + times)
    fc.assert(
      fc.property(conversation, (moves) => {
        const { steps, state } = played(moves)
        for (const step of steps) {
          mayBeInvited(step)
          isQuietInQuiet(step)
          hintsAtNobodyPrivate(step)
          if (staysPrivate(step)) count(step.event.type)
        }
        keepsItsLimits(steps)
        staysAway(steps)
        count('line', namesNobody(steps))
        const again = steps.reduce((room, { event }) => apply(room, event), steps[0]?.before ?? state)
        expect(again.nudges).toEqual(state.nudges)
      }),
      { numRuns: 25 },
    )
    for (const what of ['nudge.sent', 'nudge.answered', 'nudge.contested', 'cue.sent', 'offer.made', 'line'])
      expect([what, seen.get(what)]).toEqual([what, expect.any(Number)])
  }, 60_000)

  test('N-5 a whole conversation looks to others as if nobody had been invited', () => {
    // What somebody said to have spoken does change what is known of the talk (rule N-7).
    const isOther = (move: Move) => move.kind !== 'contest' || move.why !== 'spoken'
    let compared = 0
    fc.assert(
      fc.property(conversation, (moves) => {
        compared += looksUninvited(played(moves.filter(isOther)).steps)
      }),
      { numRuns: 12 },
    )
    expect(compared).toBeGreaterThan(20)
  }, 60_000)

  test('N-5 the window of talk slides on when something happens that all can notice, and not before', () => {
    const room = UnevenRoom.onOpenFloor().withLongSteps(60)
    room.do(room.ines, { type: 'nudges.switch', isOn: false })
    room.talk(room.who(0), 3 * MINUTE)
    room.talk(room.who(1), 10 * SECOND)
    room.raise(room.who(0), room.who(1))
    const seen = () => [room.queue, room.see(room.ines).seats, room.see(room.who(0)).me.share]
    const before = seen()
    expect(room.queue).toEqual([room.who(1), room.who(0)])
    room.pass(16 * MINUTE)
    room.serve({ type: 'board.write', seat: room.who(3) })
    expect(seen()).toEqual(before)
    room.raise(room.who(4))
    expect(room.queue).toEqual([room.who(4), room.who(0), room.who(1)])
    expect(room.see(room.who(0)).me.share).toBeNull()
  })

  test('N-5 an answer that others see is what the person might have done by themselves', () => {
    for (const [said, done] of [
      ['queue', { type: 'queue.raise', kind: 'point' }],
      ['listening', { type: 'listening.choose', choice: 'listening' }],
      ['write', null],
      ['not-now', null],
    ] as const) {
      const one = UnevenRoom.onOpenFloor().withLongSteps(60)
      const other = UnevenRoom.onOpenFloor().withLongSteps(60)
      const { seat, id } = one.untilInvited()
      other.untilInvited()
      one.do(seat, { type: 'nudge.answer', id, answer: said })
      if (done !== null) other.do(seat, done)
      for (const person of [one.ines, ...one.people].filter((each) => each !== seat))
        expect(one.see(person)).toEqual(other.see(person))
    }
  })
})

/** My view without what is only mine to see of an invitation. */
function viewWithoutMine(state: RoomState, seat: SeatId) {
  const seen = view(state, seat)
  return seen && { ...seen, me: { ...seen.me, invitation: null } }
}

function countUnheard(state: RoomState): number {
  const step = currentStep(state)?.key ?? null
  const holder = state.floor.kind === 'held' ? state.floor.seat : null
  return state.seats.filter(
    (seat) =>
      isHere(seat) &&
      seat.role !== 'facilitator' &&
      seat.choice !== 'listening' &&
      seat.id !== holder &&
      !wasHeard(state.turns, seat.id, step),
  ).length
}
