import { beforeEach, describe, expect, test } from 'vitest'
import { MINUTE, SECOND } from '../../support/roomKit.ts'
import { UnevenRoom } from '../../support/unevenRoom.ts'

describe('a word to whoever has taken much of the time', () => {
  let room: UnevenRoom

  beforeEach(() => {
    room = UnevenRoom.onOpenFloor().withLongSteps(90)
  })

  const cue = (index: number) => room.see(room.who(index)).me.shareCue
  /** Ana and four others take turns of a minute, Ana every other one. */
  const letAnaTalkMost = (minutes: number) => {
    for (let minute = 0; minute < minutes; minute += 1)
      room.talk(room.who(minute % 2 === 0 ? 0 : 1 + ((minute >> 1) % 5)))
  }

  test('N-11 right after a turn, privately, and only with twice a fair share of a round of talk', () => {
    letAnaTalkMost(6)
    expect(room.allOf('cue.sent')).toEqual([])
    letAnaTalkMost(1)
    expect(cue(0)).toBe(true)
    for (const index of [1, 2, 3, 4, 5, 6]) expect(cue(index)).toBe(false)
    room.live(44 * SECOND)
    expect(cue(0)).toBe(true)
    room.live(SECOND)
    expect(cue(0)).toBe(false)
  })

  test('N-11 not again within ten minutes, and twice in a conversation at most', () => {
    letAnaTalkMost(60)
    const times = room.allOf('cue.sent')
    expect(times.map(({ seat }) => seat)).toEqual([room.who(0), room.who(0)])
    expect((times[1]?.at ?? 0) - (times[0]?.at ?? 0)).toBeGreaterThanOrEqual(10 * MINUTE)
  })

  test('N-11 it is put aside without a word, and by nobody else', () => {
    letAnaTalkMost(7)
    room.do(room.who(1), { type: 'cue.close' })
    expect(cue(0)).toBe(true)
    room.do(room.who(0), { type: 'cue.close' })
    expect(cue(0)).toBe(false)
    expect(room.do(room.who(0), { type: 'cue.close' }).ok).toBe(true)
  })

  test('N-11 N-13 with it the floor is passed on: to somebody new, or to whoever raises a hand', () => {
    letAnaTalkMost(7)
    const { seat } = room.state.nudges.shareCue ?? {}
    expect(room.do(room.who(0), { type: 'floor.pass-on', to: 'next' })).toMatchObject({
      ok: false,
      code: 'floor/nobody-waiting',
    })
    expect(cue(0)).toBe(true)
    room.raise(room.who(6))
    expect(room.do(room.who(0), { type: 'floor.pass-on', to: 'next' }).ok).toBe(true)
    expect([room.holder, cue(0), seat]).toEqual([room.who(6), false, room.who(0)])

    const other = UnevenRoom.onOpenFloor().withLongSteps(90)
    for (let minute = 0; minute < 7; minute += 1)
      other.talk(other.who(minute % 2 === 0 ? 0 : (minute + 1) / 2))
    expect(other.see(other.who(4)).me.invitation).not.toBeNull()
    other.do(other.who(0), { type: 'floor.pass-on', to: 'anyone-new' })
    expect(other.see(other.who(5)).me.offer).toMatchObject({ from: other.who(0) })
    expect(other.see(other.who(0)).me.shareCue).toBe(false)
  })

  test('N-11 where the floor went on by itself there is nothing left to pass', () => {
    letAnaTalkMost(6)
    room.do(room.ines, { type: 'floor.give', to: room.who(0), seenHolder: null })
    room.raise(room.who(6))
    room.live(MINUTE)
    room.do(room.who(0), { type: 'floor.done' })
    expect([cue(0), room.holder]).toEqual([true, room.who(6)])
    expect(room.do(room.who(0), { type: 'floor.pass-on', to: 'next' }).ok).toBe(true)
    expect([cue(0), room.holder]).toEqual([false, room.who(6)])
  })

  test('N-11 not to whoever is not measured, was stopped by the facilitator, or while nudges are off', () => {
    letAnaTalkMost(6)
    room.do(room.ines, { type: 'floor.give', to: room.who(0), seenHolder: null })
    room.live(MINUTE)
    room.do(room.ines, { type: 'floor.take-back', seenHolder: room.who(0) })
    room.do(room.who(0), { type: 'talk.measure', isMeasured: false })
    room.talk(room.who(0))
    room.do(room.who(0), { type: 'talk.measure', isMeasured: true })
    room.do(room.ines, { type: 'nudges.switch', isOn: false })
    room.talk(room.who(0))
    expect(room.allOf('cue.sent')).toEqual([])
    room.do(room.ines, { type: 'nudges.switch', isOn: true })
    room.talk(room.who(0))
    expect(room.allOf('cue.sent')).toHaveLength(1)
  })

  test('N-11 H-4 not in a hold, and gone with one', () => {
    letAnaTalkMost(6)
    room.do(room.ines, { type: 'hold.begin' })
    room.talk(room.who(0))
    expect(room.allOf('cue.sent')).toEqual([])
    room.do(room.ines, { type: 'hold.end' })
    room.talk(room.who(0))
    expect(cue(0)).toBe(true)
    room.do(room.ines, { type: 'hold.begin' })
    expect(cue(0)).toBe(false)
  })
})
