import { beforeEach, describe, expect, test } from 'vitest'
import { MINUTE, SECOND } from '../../support/roomKit.ts'
import { UnevenRoom } from '../../support/unevenRoom.ts'

describe('passing the floor on', () => {
  let room: UnevenRoom

  beforeEach(() => {
    room = UnevenRoom.onOpenFloor().withLongSteps(60)
    room.talk(room.who(0), 20 * SECOND)
    room.talk(room.who(1), 20 * SECOND)
    room.do(room.ines, { type: 'floor.give', to: room.who(0), seenHolder: null })
    room.live(20 * SECOND)
  })

  const passOn = (to: 'next' | 'anyone-new' | number, from = 0) =>
    room.do(room.who(from), { type: 'floor.pass-on', to: typeof to === 'number' ? room.who(to) : to })
  const offer = (index: number) => room.see(room.who(index)).me.offer
  const answer = (index: number, takes: boolean) => room.do(room.who(index), { type: 'offer.answer', takes })

  test('N-13 only whoever has the floor passes it on', () => {
    expect(passOn('next', 3)).toMatchObject({ ok: false, code: 'floor/not-held' })
    expect(passOn(0)).toMatchObject({ ok: false, code: 'floor/not-here' })
    room.do(room.who(4), { type: 'presence.step-away' })
    expect(passOn(4)).toMatchObject({ ok: false, code: 'floor/not-here' })
  })

  test('N-13 to the next in line, as when the turn is done', () => {
    room.raise(room.who(2))
    expect(passOn('next').ok).toBe(true)
    expect(room.holder).toBe(room.who(2))
  })

  test('N-13 to anyone new: the one silent longest who has no hand up is asked, and nobody else hears of it', () => {
    const others = room.people.filter((seat) => seat !== room.who(2))
    expect(passOn('anyone-new').ok).toBe(true)
    expect(room.holder).toBeNull()
    expect(offer(2)).toEqual({ from: room.who(0), at: room.now })
    for (const seat of [...others, room.ines]) expect(room.see(seat).me.offer).toBeNull()
    expect(answer(3, true)).toMatchObject({ ok: false, code: 'offer/gone' })
  })

  test('N-13 taking it gives the floor where it is free, and else raises a hand', () => {
    passOn('anyone-new')
    expect(answer(2, true).ok).toBe(true)
    expect(room.holder).toBe(room.who(2))
    expect(room.queue).toEqual([])
    room.raise(room.who(4))
    expect(passOn('anyone-new', 2).ok).toBe(true)
    expect(room.holder).toBe(room.who(4))
    expect(offer(3)).not.toBeNull()
    expect(answer(3, true).ok).toBe(true)
    expect(room.holder).toBe(room.who(4))
    expect(room.queue).toEqual([room.who(3)])
  })

  test('N-13 nobody who waits is passed by an offer', () => {
    passOn('anyone-new')
    room.raise(room.who(5))
    expect(answer(2, true).ok).toBe(true)
    expect(room.holder).toBeNull()
    expect(room.queue).toEqual([room.who(5), room.who(2)])
  })

  test('N-13 where the facilitator picks, taking it raises a hand', () => {
    room.do(room.ines, { type: 'queue.set-rule', rule: 'picks' })
    passOn('anyone-new')
    answer(2, true)
    expect([room.holder, room.queue]).toEqual([null, [room.who(2)]])
  })

  test('N-13 a no, silence, and somebody who may not be asked look the same to everybody else', () => {
    const ways: ((kit: UnevenRoom) => void)[] = [
      (kit) => kit.do(kit.who(2), { type: 'offer.answer', takes: false }),
      () => undefined,
    ]
    const seen = ways.map((way) => {
      const kit = UnevenRoom.onOpenFloor().withLongSteps(60)
      kit.do(kit.ines, { type: 'floor.give', to: kit.who(0), seenHolder: null })
      kit.live(20 * SECOND)
      kit.do(kit.who(0), { type: 'floor.pass-on', to: kit.who(2) })
      kit.live(10 * SECOND)
      way(kit)
      kit.live(30 * SECOND)
      expect(kit.state.nudges.offer).toBeNull()
      return [0, 1, 3].map((index) => kit.see(kit.who(index)))
    })
    expect(seen[1]).toEqual(seen[0])
  })

  test('N-13 who listens by choice is not asked, and whoever names them is told nothing of it', () => {
    room.do(room.who(2), { type: 'listening.choose', choice: 'listening' })
    const before = room.events.length
    expect(passOn(2)).toMatchObject({ ok: true })
    expect(offer(2)).toBeNull()
    expect(room.events.slice(before).map(({ type }) => type)).toEqual(['floor.freed'])
  })

  test('N-13 nobody is asked twice in a step, nor whoever said "not today"', () => {
    passOn(2)
    answer(2, false)
    room.do(room.ines, { type: 'floor.give', to: room.who(0), seenHolder: null })
    room.live(20 * SECOND)
    passOn(2)
    expect(offer(2)).toBeNull()
    const invited = room.untilInvited(room.who(3))
    room.do(room.who(3), { type: 'nudge.contest', id: invited.id, why: 'not-today' })
    room.do(room.ines, { type: 'floor.give', to: room.who(0), seenHolder: null })
    room.live(20 * SECOND)
    passOn(3)
    expect(offer(3)).toBeNull()
  })

  test('N-13 naming somebody whose hand is up asks nobody: the line is served', () => {
    room.raise(room.who(5), room.who(6))
    passOn(6)
    expect(room.holder).toBe(room.who(5))
    expect(room.state.nudges.offer).toBeNull()
  })

  test('N-13 H-4 an offer fades after half a minute, and goes at once in a hold or with the step', () => {
    passOn('anyone-new')
    room.live(30 * SECOND - 1)
    expect(offer(2)).not.toBeNull()
    room.live(1)
    expect(offer(2)).toBeNull()
    expect(answer(2, true)).toMatchObject({ ok: false, code: 'offer/gone' })
    for (const ending of [{ type: 'hold.begin' }, { type: 'agenda.next', seenIndex: 4 }] as const) {
      const kit = UnevenRoom.onOpenFloor()
      kit.do(kit.ines, { type: 'floor.give', to: kit.who(0), seenHolder: null })
      kit.live(20 * SECOND)
      kit.do(kit.who(0), { type: 'floor.pass-on', to: 'anyone-new' })
      expect(kit.state.nudges.offer).not.toBeNull()
      kit.do(kit.ines, ending)
      expect(kit.state.nudges.offer).toBeNull()
    }
  })

  test('N-13 H-4 in a hold the turn ends and nobody is asked', () => {
    room.do(room.ines, { type: 'hold.begin' })
    expect(passOn('anyone-new').ok).toBe(true)
    expect(room.holder).toBeNull()
    expect(room.state.nudges.offer).toBeNull()
  })

  test('N-13 N-3 whoever is offered the floor is not invited as well', () => {
    const kit = UnevenRoom.onOpenFloor().withLongSteps(60)
    kit.letTwoTalk(6)
    kit.do(kit.ines, { type: 'floor.give', to: kit.who(0), seenHolder: null })
    kit.live(MINUTE - 15 * SECOND)
    kit.do(kit.who(0), { type: 'floor.pass-on', to: kit.who(2) })
    kit.live(20 * SECOND)
    expect(kit.see(kit.who(2)).me.offer).not.toBeNull()
    expect(kit.allOf('nudge.sent').map(({ seat }) => seat)).toEqual([kit.who(3)])
  })
})
