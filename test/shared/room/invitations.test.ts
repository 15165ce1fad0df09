import { beforeEach, describe, expect, test } from 'vitest'
import { nextWakeAt } from '../../../shared/room/deadlines.ts'
import type { CONTEST_REASONS } from '../../../shared/room/state/talk.ts'
import { wasHeard } from '../../../shared/talk/ledger.ts'
import { MINUTE, SECOND } from '../../support/roomKit.ts'
import { UnevenRoom } from '../../support/unevenRoom.ts'

describe('invitations', () => {
  let room: UnevenRoom

  beforeEach(() => {
    room = UnevenRoom.onOpenFloor().withLongSteps(60)
  })

  const invitation = (index: number) => room.see(room.who(index)).me.invitation
  const sent = () => room.allOf('nudge.sent')
  const answer = (index: number, said: 'queue' | 'write' | 'not-now' | 'listening', id = 1) =>
    room.do(room.who(index), { type: 'nudge.answer', id, answer: said })
  const contest = (index: number, why: (typeof CONTEST_REASONS)[number], id = 1) =>
    room.do(room.who(index), { type: 'nudge.contest', id, why })
  const memory = (index: number) => room.state.nudges.memory[room.who(index)]

  test('N-1 the one silent longest is invited, with true values of their own, and it fades', () => {
    room.letTwoTalk(6)
    room.talk(room.who(2), 10 * SECOND)
    expect(sent()).toEqual([])
    room.talk(room.who(0))
    expect(invitation(3)).toEqual({
      id: 1,
      variant: 0,
      at: room.now - 10 * SECOND,
      reason: { quietMinutes: 7, isUnheard: true, waiting: 0 },
    })
    room.live(34 * SECOND)
    expect(invitation(3)).not.toBeNull()
    room.live(SECOND)
    expect(invitation(3)).toBeNull()
    expect(room.allOf('nudge.answered')).toMatchObject([{ seat: room.who(3), answer: 'faded' }])
  })

  test('N-1 an open-floor room looks every ten seconds, and sleeps where nothing could come of it', () => {
    const { since } = room.state.agenda.phase as { since: number }
    expect(nextWakeAt(room.state, room.now)).toBe(since + 3 * MINUTE)
    room.wait(3 * MINUTE + 1)
    expect(nextWakeAt(room.state, room.now)).toBe(since + 3 * MINUTE + 10 * SECOND)
    const before = room.events.length
    room.live(10 * MINUTE)
    expect(room.events.length).toBe(before)
    for (const seat of [room.ines, ...room.people]) room.cut(seat)
    expect(nextWakeAt(room.state, room.now)).toBe(room.now + 15 * SECOND)
    room.live(MINUTE)
    expect(nextWakeAt(room.state, room.now)).toBe(room.now - MINUTE + 180 * MINUTE)
  })

  test('N-1 nobody is invited in a round, in a hold, in a pause, or in another mode', () => {
    room.letTwoTalk(6)
    room.do(room.ines, { type: 'round.start' })
    room.live(2 * MINUTE)
    room.do(room.ines, { type: 'hold.begin' })
    room.do(room.ines, { type: 'round.stop' })
    room.live(2 * MINUTE)
    room.do(room.ines, { type: 'hold.end' })
    room.do(room.who(4), { type: 'pause.ring' })
    room.live(2 * MINUTE - SECOND)
    expect(sent()).toEqual([])
    room.live(2 * MINUTE)
    expect(sent()).toHaveLength(1)
  })

  test('N-1 nobody is invited in the last two minutes, or into a rule under which hands wait', () => {
    const last = UnevenRoom.onOpenFloor().withLongSteps(9)
    last.talk(last.who(0), 4 * MINUTE)
    last.live(5 * MINUTE)
    expect(last.allOf('nudge.sent')).toEqual([])
    room.do(room.ines, { type: 'queue.set-rule', rule: 'none' })
    room.letTwoTalk(12)
    expect(sent()).toEqual([])
  })

  test('N-2 two minutes between two invitations, and one for each in a step', () => {
    room.letTwoTalk(30)
    const times = sent().map(({ at }) => at)
    expect(sent().map(({ seat }) => seat)).toEqual([2, 3, 4, 5, 6].map((index) => room.who(index)))
    for (const [index, at] of times.slice(1).entries())
      expect(at - (times[index] ?? 0)).toBeGreaterThanOrEqual(2 * MINUTE)
  })

  test('N-2 three in a conversation, and the id counts only their own', () => {
    room.do(room.ines, { type: 'agenda.next', seenIndex: 4 })
    for (const index of [5, 7, 8, 5, 7]) {
      const seen = (room.state.agenda.phase as { index: number }).index
      const way = index > seen ? 'agenda.next' : 'agenda.back'
      for (let at = seen; at !== index; at += way === 'agenda.next' ? 1 : -1)
        room.do(room.ines, { type: way, seenIndex: at })
      room.letTwoTalk(20)
    }
    const mine = sent().filter(({ seat }) => seat === room.who(2))
    expect(mine.map(({ id, variant }) => [id, variant])).toEqual([
      [1, 0],
      [2, 1],
      [3, 2],
    ])
  })

  test('N-3 whoever listens by choice, is away, writes, has just come back, or is not measured', () => {
    const [, , cleo, dee, eve, finn, gus] = room.people.map((_, index) => room.who(index))
    if (!cleo || !dee || !eve || !finn || !gus) throw new Error('seven people')
    room.do(cleo, { type: 'listening.choose', choice: 'listening' })
    room.do(dee, { type: 'presence.step-away' })
    room.do(eve, { type: 'talk.measure', isMeasured: false })
    room.letTwoTalk(4)
    room.serve({ type: 'board.write', seat: finn })
    room.do(gus, { type: 'presence.step-away' })
    room.do(gus, { type: 'presence.come-back' })
    room.letTwoTalk(3)
    expect(sent()).toEqual([])
    room.letTwoTalk(2)
    expect(sent()).toMatchObject([{ seat: finn }])
  })

  test('N-3 people who ask to be brought in early are invited like everybody else', () => {
    room.do(room.who(2), { type: 'listening.choose', choice: 'early' })
    expect(room.untilInvited().seat).toBe(room.who(2))
  })

  test('N-4 two times "not now" stop invitations for good, and the person is asked no more', () => {
    for (const step of [4, 5]) {
      room.untilInvited(room.who(2))
      expect(answer(2, 'not-now', step - 3).ok).toBe(true)
      room.do(room.ines, { type: 'agenda.next', seenIndex: step })
    }
    expect(memory(2)).toMatchObject({ notNow: 2, isStopped: true, total: 2 })
    room.goTo(room.ines, 'open_floor')
    room.letTwoTalk(40)
    expect(sent().filter(({ seat }) => seat === room.who(2))).toHaveLength(2)
  })

  test('N-5 an answer is a hand, a choice, or nothing', () => {
    room.untilInvited()
    expect(answer(3, 'queue')).toMatchObject({ ok: false, code: 'nudge/gone' })
    expect(answer(2, 'queue', 2)).toMatchObject({ ok: false, code: 'nudge/gone' })
    expect(answer(2, 'queue').ok).toBe(true)
    expect(room.queue).toEqual([room.who(2)])
    expect(invitation(2)).toBeNull()
    expect(answer(2, 'queue')).toMatchObject({ ok: false, code: 'nudge/gone' })
    room.do(room.who(2), { type: 'queue.lower' })
    room.letTwoTalk(2)
    expect(answer(3, 'listening').ok).toBe(true)
    expect(room.see(room.who(3)).me.choice).toBe('listening')
    room.letTwoTalk(2)
    expect(answer(4, 'write').ok).toBe(true)
    expect(invitation(4)).toBeNull()
  })

  test('N-3 an invitation goes when its person takes part in any way, and nobody hears of it', () => {
    room.untilInvited()
    room.do(room.who(2), { type: 'queue.raise', kind: 'point' })
    expect(invitation(2)).toBeNull()
    room.do(room.who(2), { type: 'queue.lower' })
    room.letTwoTalk(2)
    room.serve({ type: 'board.write', seat: room.who(3) })
    expect(invitation(3)).toBeNull()
    room.letTwoTalk(2)
    const cough = { startAt: room.now, endAt: room.now + SECOND }
    room.serve({ type: 'talk.count', seat: room.who(4), ...cough })
    expect(invitation(4)).not.toBeNull()
    room.serve({ type: 'talk.count', seat: room.who(4), startAt: room.now, endAt: room.now + 3 * SECOND })
    expect(invitation(4)).toBeNull()
    expect(room.allOf('nudge.answered')).toEqual([])
  })

  test('N-7 "I have spoken": heard from the next talk of anybody on, and not asked again here', () => {
    room.untilInvited()
    const heard = () => wasHeard(room.state.turns, room.who(2), 'aspire')
    const band = () => room.see(room.ines).seats.find(({ id }) => id === room.who(2))?.forFacilitators?.band
    const contestedAt = room.now
    expect(contest(2, 'spoken').ok).toBe(true)
    expect(invitation(2)).toBeNull()
    expect([heard(), band()]).toEqual([false, 'unheard'])
    room.talk(room.who(1))
    expect([heard(), band()]).toEqual([true, 'little'])
    expect(room.allOf('talk.counted')).toMatchObject([
      { seat: room.who(2), startAt: contestedAt - 5 * SECOND, endAt: contestedAt },
    ])
    room.letTwoTalk(40)
    expect(sent().filter(({ seat }) => seat === room.who(2))).toHaveLength(1)
  })

  test('N-7 whose counts were wrong is not judged by them until something of theirs is counted again', () => {
    room.untilInvited()
    contest(2, 'spoken')
    room.do(room.ines, { type: 'agenda.next', seenIndex: 4 })
    room.letTwoTalk(20)
    expect(sent().filter(({ seat }) => seat === room.who(2))).toHaveLength(1)
    expect(room.allOf('talk.counted')).toEqual([])
    room.serve({ type: 'talk.count', seat: room.who(2), startAt: room.now, endAt: room.now + 4 * SECOND })
    room.letTwoTalk(12)
    expect(sent().filter(({ seat }) => seat === room.who(2))).toHaveLength(2)
  })

  test('N-7 "I was writing", "I am happy listening", "not today"', () => {
    room.untilInvited()
    expect(contest(2, 'writing').ok).toBe(true)
    expect(room.state.seats.find(({ id }) => id === room.who(2))?.wroteAt).toBe(room.now)
    room.letTwoTalk(2)
    expect(contest(3, 'listening').ok).toBe(true)
    expect(room.see(room.who(3)).me.choice).toBe('listening')
    room.letTwoTalk(2)
    expect(contest(4, 'not-today').ok).toBe(true)
    expect(memory(4)?.isStopped).toBe(true)
    room.goTo(room.ines, 'open_floor')
    room.do(room.ines, { type: 'agenda.next', seenIndex: 4 })
    room.letTwoTalk(40)
    expect(sent().filter(({ seat }) => seat === room.who(4))).toHaveLength(1)
  })

  test('N-7 the reason may be read to its end: two minutes after it came it can still be put right', () => {
    room.untilInvited()
    room.live(2 * MINUTE)
    expect(invitation(2)).toBeNull()
    expect(contest(4, 'spoken')).toMatchObject({ ok: false, code: 'nudge/gone' })
    expect(contest(2, 'not-today').ok).toBe(true)
    room.live(1)
    expect(contest(2, 'spoken')).toMatchObject({ ok: false, code: 'nudge/gone' })
  })

  test('N-9 in a balanced room nobody is invited for an hour, and nothing is said to anybody', () => {
    const even = new UnevenRoom().withLongSteps(70)
    even.goTo(even.ines, 'open_floor')
    for (let minute = 0; minute < 60; minute += 1) even.talk(even.who(minute % 7))
    expect(even.state.nudges).toMatchObject({ sent: 0, line: null, shareCues: {} })
    for (const type of ['nudge.sent', 'line.said', 'cue.sent'] as const) expect(even.allOf(type)).toEqual([])
  })

  test('N-9 nor in a balanced room that goes from one question to the next', () => {
    const even = new UnevenRoom().withLongSteps(16)
    even.goTo(even.ines, 'open_floor')
    let turn = 0
    for (const seenIndex of [4, 5, 6, 7]) {
      for (let minute = 0; minute < 15; minute += 1) even.talk(even.who(turn++ % 7))
      even.do(even.ines, { type: 'agenda.next', seenIndex })
    }
    for (const type of ['nudge.sent', 'line.said', 'cue.sent'] as const) expect(even.allOf(type)).toEqual([])
  })

  test('N-10 switched off nothing is sent, what is open goes, and the rest works', () => {
    room.untilInvited()
    room.do(room.ines, { type: 'nudges.switch', isOn: false })
    expect(invitation(2)).toBeNull()
    expect(room.see(room.who(5)).nudges.isOn).toBe(false)
    const before = room.allOf('nudge.sent').length
    const own = new Set(['nudge.sent', 'cue.sent', 'line.said', 'hint.given'])
    const silentFrom = room.events.length
    room.letTwoTalk(30)
    room.raise(room.who(2), room.who(0))
    expect(room.queue).toEqual([room.who(2), room.who(0)])
    expect(room.events.slice(silentFrom).filter(({ type }) => own.has(type))).toEqual([])
    for (const hand of [2, 0]) room.do(room.who(hand), { type: 'queue.lower' })
    room.do(room.ines, { type: 'nudges.switch', isOn: true })
    room.letTwoTalk(2)
    expect(sent().length).toBeGreaterThan(before)
  })

  test('H-4 a hold or a pause takes every private and shared word away at once', () => {
    for (const quiet of ['hold.begin', 'pause.ring'] as const) {
      const still = UnevenRoom.onOpenFloor().withLongSteps(60)
      const { seat } = still.untilInvited()
      expect(still.see(still.ines).nudges.hint).not.toBeNull()
      still.do(still.ines, { type: quiet })
      expect(still.see(seat).me.invitation).toBeNull()
      expect(still.state.nudges).toMatchObject({ live: null, shareCue: null, offer: null, hint: null })
      const before = still.events.length
      still.live(50 * SECOND)
      expect(still.events.slice(before)).toEqual([])
    }
  })

  test('X-1 X-2 woken late, early or twice, and made again from its events, it is the same room', () => {
    room.untilInvited()
    const twin = UnevenRoom.onOpenFloor().withLongSteps(60)
    twin.untilInvited()
    room.wait(10 * SECOND)
    room.wait(20 * SECOND)
    room.wait(30 * SECOND)
    twin.wait(60 * SECOND)
    expect({ ...twin.state.nudges, hint: null }).toEqual({ ...room.state.nudges, hint: null })
    expect(room.allOf('nudge.answered')).toHaveLength(1)
    expect(UnevenRoom.onOpenFloor().replayed().nudges).toEqual(UnevenRoom.onOpenFloor().state.nudges)
  })

  test('SAFE-11 after the end only their number is left', () => {
    room.untilInvited()
    room.do(room.ines, { type: 'room.end' })
    expect(room.state.nudges).toMatchObject({ sent: 1, live: null, memory: {}, corrections: [], hint: null })
  })
})
