import { beforeEach, describe, expect, test } from 'vitest'
import { MINUTE, SECOND } from '../../support/roomKit.ts'
import { UnevenRoom } from '../../support/unevenRoom.ts'

describe('hints for facilitators', () => {
  let room: UnevenRoom
  let noor: ReturnType<UnevenRoom['join']>

  beforeEach(() => {
    room = new UnevenRoom()
    noor = room.join('Noor', 'note-taker')
    room.goTo(room.ines, 'open_floor')
  })

  const hint = () => room.see(room.ines).nudges.hint
  const close = () => room.do(room.ines, { type: 'hint.close' })
  const give = (index: number) =>
    room.do(room.ines, { type: 'floor.give', to: room.who(index), seenHolder: room.holder })
  const twice = (words: string) => room.do(noor, { type: 'hint.twice', words })

  test('H-3 facilitators alone see it', () => {
    room.live(3 * MINUTE)
    expect(hint()).toEqual({ kind: 'unheard', at: room.now })
    for (const seat of [...room.people, noor]) expect(room.see(seat).nudges.hint).toBeNull()
    expect(room.do(room.who(0), { type: 'hint.close' })).toMatchObject({ code: 'role/not-allowed' })
  })

  test('H-3 some have not come in: after three minutes, with two left, and a short queue', () => {
    room.live(3 * MINUTE - 10 * SECOND)
    expect(hint()).toBeNull()
    room.raise(room.who(0), room.who(1))
    room.live(2 * MINUTE)
    expect(hint()).toBeNull()
    room.do(room.who(1), { type: 'queue.lower' })
    expect(hint()).toMatchObject({ kind: 'unheard' })
    room.live(9 * MINUTE)
    expect(hint()).toMatchObject({ kind: 'unheard' })
    room.live(20 * SECOND)
    expect(hint()).toBeNull()
  })

  test('H-3 listeners and people who are away have not "not come in"', () => {
    for (const index of [0, 1, 2, 3]) {
      room.do(room.who(index), { type: 'listening.choose', choice: 'listening' })
    }
    for (const index of [4, 5]) room.do(room.who(index), { type: 'presence.step-away' })
    room.cut(noor)
    room.live(8 * MINUTE)
    expect(hint()).toBeNull()
    room.do(room.who(5), { type: 'presence.come-back' })
    expect(hint()).toMatchObject({ kind: 'unheard' })
  })

  test('H-3 put aside, it stays away for five minutes', () => {
    room.live(3 * MINUTE)
    close()
    expect(hint()).toBeNull()
    room.live(5 * MINUTE - 1)
    expect(hint()).toBeNull()
    room.live(1)
    expect(hint()).toMatchObject({ kind: 'unheard' })
  })

  test('N-12 a turn of three minutes, put aside for that turn', () => {
    give(0)
    room.live(3 * MINUTE - 1)
    expect(hint()).toBeNull()
    room.live(1)
    expect(hint()).toEqual({ kind: 'long-turn', at: room.now, seat: room.who(0) })
    close()
    expect(hint()).toMatchObject({ kind: 'unheard' })
    room.live(10 * SECOND)
    expect(hint()).toMatchObject({ kind: 'unheard' })
    give(1)
    room.live(3 * MINUTE)
    expect(hint()).toMatchObject({ kind: 'long-turn', seat: room.who(1) })
    room.do(room.who(1), { type: 'floor.done' })
    expect(hint()).toMatchObject({ kind: 'unheard' })
  })

  test('N-12 a story has five minutes', () => {
    const stories = new UnevenRoom()
    const { agenda } = stories.state
    const steps = agenda.steps.map((step) =>
      step.mode === 'go_round' ? { ...step, mode: 'story_round' as const } : step,
    )
    stories.state = { ...stories.state, agenda: { ...agenda, steps } }
    stories.goTo(stories.ines, 'story_round')
    const teller = stories.see(stories.who(0)).round?.now
    if (!teller) throw new Error('nobody has a go')
    stories.do(teller, { type: 'round.speak' })
    if (teller === stories.ines) stories.do(teller, { type: 'floor.done' })
    stories.do(stories.who(0), { type: 'round.speak' })
    expect(stories.holder).toBe(stories.who(0))
    stories.live(5 * MINUTE - 1)
    expect(stories.see(stories.ines).nudges.hint).toBeNull()
    stories.live(1)
    expect(stories.see(stories.ines).nudges.hint).toMatchObject({ kind: 'long-turn', seat: stories.who(0) })
  })

  test('H-3 a long turn of somebody who listens by choice, or of a facilitator, is nobody’s business', () => {
    room.do(room.who(0), { type: 'listening.choose', choice: 'listening' })
    give(0)
    room.live(4 * MINUTE)
    expect(hint()).not.toMatchObject({ kind: 'long-turn' })
    room.do(room.ines, { type: 'floor.give', to: room.ines, seenHolder: room.holder })
    room.live(4 * MINUTE)
    expect(hint()).not.toMatchObject({ kind: 'long-turn' })
    give(1)
    room.live(3 * MINUTE)
    expect(hint()).toMatchObject({ kind: 'long-turn', seat: room.who(1) })
    room.do(room.who(1), { type: 'presence.step-away' })
    expect(hint()).not.toMatchObject({ kind: 'long-turn' })
  })

  test('H-4 N-12 a hold gives a long turn its time again, for the speaker as well', () => {
    give(0)
    const since = room.now
    room.live(3 * MINUTE)
    expect(room.see(room.who(0)).me.turn?.since).toBe(since)
    room.do(room.ines, { type: 'hold.begin' })
    expect(hint()).toBeNull()
    room.live(5 * MINUTE)
    room.do(room.ines, { type: 'hold.end' })
    const resumed = room.now
    expect(room.see(room.who(0)).me.turn?.since).toBe(resumed)
    room.live(3 * MINUTE - 1)
    expect(hint()).not.toMatchObject({ kind: 'long-turn' })
    room.live(1)
    expect(hint()).toMatchObject({ kind: 'long-turn' })
  })

  test('N-15 the step has had its time: once, and again when it was made longer', () => {
    room.live(16 * MINUTE - 1)
    expect(hint()).toBeNull()
    room.live(1)
    expect(hint()).toEqual({ kind: 'time-up', at: room.now })
    close()
    room.live(5 * MINUTE)
    expect(hint()).toBeNull()
    room.do(room.ines, { type: 'agenda.stretch', minutes: 7 })
    room.live(2 * MINUTE - 1)
    expect(hint()).toBeNull()
    room.live(1)
    expect(hint()).toMatchObject({ kind: 'time-up' })
    room.do(room.ines, { type: 'agenda.stretch', minutes: 2 })
    expect(hint()).toBeNull()
    room.live(2 * MINUTE)
    expect(hint()).toMatchObject({ kind: 'time-up' })
    room.do(room.ines, { type: 'agenda.next', seenIndex: 4 })
    expect(hint()).toBeNull()
  })

  test('N-15 nothing is said in a break', () => {
    const { agenda } = room.state
    const steps = agenda.steps.map((step) => ({ ...step, mode: 'break' as const }))
    room.state = { ...room.state, agenda: { ...agenda, steps } }
    room.live(30 * MINUTE)
    expect(room.allOf('hint.given')).toEqual([])
  })

  test('N-16 what came up twice: in the note-taker’s words, until it is closed or two minutes old', () => {
    expect(twice(' open\u202e   late ').ok).toBe(true)
    expect(hint()).toEqual({ kind: 'twice', at: room.now, from: noor, words: 'open late' })
    room.pass(SECOND)
    twice('who keeps the keys')
    expect(hint()).toMatchObject({ words: 'who keeps the keys' })
    room.live(2 * MINUTE - 1)
    expect(hint()).not.toBeNull()
    room.live(1)
    expect(hint()).toBeNull()
    twice('open late')
    close()
    expect(hint()).toBeNull()
    expect(twice('\u202e')).toMatchObject({ ok: false, code: 'request/malformed' })
    expect(room.do(room.who(0), { type: 'hint.twice', words: 'no' })).toMatchObject({ ok: false })
  })

  test('H-3 N-16 one at a time: a long turn, the clock, a word, the room; what waits comes when it is free', () => {
    room.live(3 * MINUTE)
    expect(hint()).toMatchObject({ kind: 'unheard' })
    twice('open late')
    expect(hint()).toMatchObject({ kind: 'twice' })
    close()
    expect(hint()).toMatchObject({ kind: 'unheard' })
    give(0)
    room.live(3 * MINUTE)
    expect(hint()).toMatchObject({ kind: 'long-turn' })
    twice('soup')
    expect(hint()).toMatchObject({ kind: 'long-turn' })
    room.do(room.who(0), { type: 'floor.done' })
    expect(hint()).toMatchObject({ kind: 'twice', words: 'soup' })
    room.live(10 * MINUTE)
    expect(hint()).toMatchObject({ kind: 'time-up' })
    give(1)
    room.live(3 * MINUTE)
    expect(hint()).toMatchObject({ kind: 'long-turn' })
  })

  test('N-16 H-4 a word said in a hold, or while the room is told to be silent, comes later and is not lost', () => {
    room.do(room.ines, { type: 'hold.begin' })
    twice('open late')
    expect(hint()).toBeNull()
    room.live(10 * MINUTE)
    room.do(room.ines, { type: 'hold.end' })
    expect(hint()).toMatchObject({ kind: 'twice', words: 'open late' })
    room.live(2 * MINUTE)
    expect(hint()).not.toMatchObject({ kind: 'twice' })
    room.do(room.ines, { type: 'nudges.switch', isOn: false })
    expect(hint()).toBeNull()
    twice('a person said this')
    expect(hint()).toMatchObject({ kind: 'twice' })
  })
})
