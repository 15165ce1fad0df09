import { beforeEach, describe, expect, test } from 'vitest'
import type { WISHES } from '../../../shared/room/state/talk.ts'
import { MINUTE, SECOND } from '../../support/roomKit.ts'
import { UnevenRoom } from '../../support/unevenRoom.ts'

describe('the shared line', () => {
  let room: UnevenRoom

  beforeEach(() => {
    room = UnevenRoom.onOpenFloor().withLongSteps(60)
  })

  const line = () => room.see(room.who(6)).nudges.line
  const said = () => room.allOf('line.said').map(({ kind }) => kind)
  /** So many people take turns of a minute for so long. */
  const talk = (people: number, minutes: number) => {
    for (let minute = 0; minute < minutes; minute += 1) room.talk(room.who(minute % people))
  }
  const wish = (index: number, choice: (typeof WISHES)[number]) =>
    room.do(room.who(index), { type: 'wish.say', wish: choice })

  test('N-8 it is said to all when most were heard and two were not', () => {
    talk(5, 6)
    expect(said()).toEqual([])
    talk(5, 1)
    expect(said()).toEqual(['most-heard'])
    for (const seat of [room.ines, ...room.people])
      expect(room.see(seat).nudges.line).toEqual({ kind: 'most-heard', at: room.now })
  })

  test('N-8 it is never said while one person, or nobody but listeners, is left', () => {
    talk(6, 30)
    expect(said()).toEqual([])
    const listening = UnevenRoom.onOpenFloor().withLongSteps(60)
    for (const index of [5, 6]) {
      listening.do(listening.who(index), { type: 'listening.choose', choice: 'listening' })
    }
    for (let minute = 0; minute < 30; minute += 1) listening.talk(listening.who(minute % 4))
    expect(listening.allOf('line.said')).toEqual([])
  })

  test('N-8 nor while only a few were heard, or the one who speaks now is the second to last', () => {
    talk(3, 12)
    expect(said()).toEqual([])
    const last = UnevenRoom.onOpenFloor().withLongSteps(60)
    for (const index of [0, 1, 2, 3, 4, 0, 1]) last.talk(last.who(index))
    expect(last.allOf('line.said')).toHaveLength(1)
    last.do(last.ines, { type: 'floor.give', to: last.who(5), seenHolder: null })
    last.live(10 * MINUTE)
    expect(last.allOf('line.said')).toHaveLength(1)
  })

  test('N-8 it goes as soon as anybody new is heard, however many are left', () => {
    talk(5, 7)
    expect(line()).not.toBeNull()
    room.talk(room.who(3))
    expect(line()).not.toBeNull()
    room.do(room.ines, { type: 'floor.give', to: room.who(5), seenHolder: null })
    expect(line()).toBeNull()

    const loose = new UnevenRoom()
    const joss = loose.join('Joss')
    loose.withLongSteps(60).goTo(loose.ines, 'open_floor')
    for (let minute = 0; minute < 9; minute += 1) loose.talk(loose.who(minute % 5))
    expect(loose.see(joss).nudges.line).not.toBeNull()
    const piece = { startAt: loose.now - 3 * SECOND, endAt: loose.now }
    loose.serve({ type: 'talk.count', seat: joss, ...piece })
    expect(loose.see(joss).nudges.line).toBeNull()
  })

  test('N-8 it goes when somebody leaves the circle, and stays when somebody privately chooses to listen', () => {
    talk(5, 7)
    room.do(room.who(5), { type: 'listening.choose', choice: 'listening' })
    expect(line()).not.toBeNull()
    room.do(room.who(0), { type: 'presence.step-away' })
    expect(line()).toBeNull()
  })

  test('N-14 every five minutes at most', () => {
    talk(5, 50)
    const times = room.allOf('line.said').map(({ at }) => at)
    expect(times.length).toBeGreaterThan(3)
    for (const [index, at] of times.slice(1).entries())
      expect(at - (times[index] ?? 0)).toBeGreaterThanOrEqual(5 * MINUTE)
  })

  test('N-14 what the group wished for may be recalled, never the same line again and again', () => {
    for (const index of [0, 1, 2]) wish(index, 'everyone')
    wish(3, 'flow')
    talk(5, 26)
    expect(said().slice(0, 4)).toEqual(['most-heard', 'wish', 'most-heard', 'wish'])
  })

  test('N-14 a wish of half of them is no wish of the group', () => {
    for (const index of [0, 1]) wish(index, 'everyone')
    for (const index of [2, 3]) wish(index, 'new-voices')
    talk(5, 26)
    expect(new Set(said())).toEqual(new Set(['most-heard']))
  })

  test('N-14 one wish each, which may change', () => {
    wish(0, 'everyone')
    wish(0, 'everyone')
    wish(0, 'flow')
    expect(room.allOf('wish.said').map((event) => event.wish)).toEqual(['everyone', 'flow'])
    expect(room.see(room.who(0)).me.wish).toBe('flow')
    expect(room.see(room.who(1)).agreements.wishes).toEqual({ flow: 1 })
  })

  test('N-8 H-4 a hold takes it away, and the next step begins without it', () => {
    talk(5, 7)
    room.do(room.ines, { type: 'hold.begin' })
    expect(line()).toBeNull()
    room.do(room.ines, { type: 'hold.end' })
    talk(5, 8)
    expect(line()).not.toBeNull()
    room.do(room.ines, { type: 'agenda.next', seenIndex: 4 })
    expect(line()).toBeNull()
  })
})
