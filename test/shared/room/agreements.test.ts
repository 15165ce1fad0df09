import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { SeatId } from '../../../shared/ids.ts'
import { MAX_AGREEMENTS } from '../../../shared/room/agreements.ts'
import { apply } from '../../../shared/room/apply.ts'
import { personCommandSchema } from '../../../shared/room/commands.ts'
import { RoomKit } from '../../support/roomKit.ts'

describe('agreements', () => {
  let room: RoomKit
  let ines: SeatId
  let ana: SeatId
  let bo: SeatId

  beforeEach(() => {
    room = new RoomKit()
    ines = room.join('Ines', 'facilitator')
    ;[ana, bo] = [room.join('Ana'), room.join('Bo')]
    room.goTo(ines, 'agreements')
  })
  const lines = (seat = ana) => room.see(seat).agreements.lines
  const set = (seat: SeatId, id: string, text: string) => room.do(seat, { type: 'agreements.set', id, text })
  const remove = (seat: SeatId, id: string) => room.do(seat, { type: 'agreements.remove', id })
  const object = (seat: SeatId, id: string, objects = true) =>
    room.do(seat, { type: 'agreements.object', id, objects })
  const settle = () => room.do(ines, { type: 'agenda.next', seenIndex: room.see(ines).agenda.index ?? -1 })

  test('AG-1 it begins with sentences that can be sent back as they are, and everybody may change', () => {
    expect(lines()[0]?.text).toMatch(/^Take part in the way that suits you/)
    for (const { id, text } of lines())
      expect(personCommandSchema.safeParse({ type: 'agreements.set', id, text }).success).toBe(true)
    expect(set(ana, 'line-of-ana', '  Let silence\n be silence. ').ok).toBe(true)
    expect(lines().at(-1)).toMatchObject({ text: 'Let silence be silence.', isOpen: false })
    set(bo, 'line-of-ana', 'Let quiet be quiet.')
    expect(lines().at(-1)).toMatchObject({ id: 'line-of-ana', text: 'Let quiet be quiet.' })
    expect(remove(bo, 'line-of-ana').ok).toBe(true)
    expect(remove(ana, 'line-of-ana')).toMatchObject({ code: 'agreements/unknown' })
  })

  test('AG-1 twelve sentences of 160 letters, and none without a word', () => {
    for (let count = lines().length; count < MAX_AGREEMENTS; count += 1)
      expect(set(ana, `another-${count}`, 'நீ'.repeat(160)).ok).toBe(true)
    expect(set(ana, 'one-too-many', 'More')).toMatchObject({ code: 'agreements/enough' })
    expect(set(ana, 'another-9', 'Shorter').ok).toBe(true)
    for (const text of ['நீ'.repeat(161), '\u202e\u200b'])
      expect(set(ana, 'another-9', text)).toMatchObject({ code: 'request/malformed' })
    set(ana, 'another-9', 'a\u202eb')
    expect(lines().find((line) => line.id === 'another-9')?.text).toBe('ab')
  })

  test('AG-2 others see that somebody would like to talk about a sentence, and never who', () => {
    const id = lines()[0]?.id ?? ''
    object(ana, id)
    expect(lines(ana)[0]).toMatchObject({ isOpen: true, isMine: true })
    for (const seat of [ines, bo]) expect(lines(seat)[0]).toMatchObject({ isOpen: true, isMine: false })
    const { me: _, ...seen } = room.see(bo)
    object(bo, id)
    object(ana, id, false)
    object(ana, id)
    object(bo, id, false)
    const { me: __, ...now } = room.see(bo)
    expect(now).toEqual(seen)
    object(ana, id, false)
    expect(lines()[0]?.isOpen).toBe(false)
    expect(object(ana, 'no-such-line')).toMatchObject({ code: 'agreements/unknown' })
  })

  test('AG-2 other words are asked about anew, and whoever leaves for good leaves no objection', () => {
    const id = lines()[0]?.id ?? ''
    object(ana, id)
    set(bo, id, 'Take part as you like.')
    expect(lines()[0]?.isOpen).toBe(false)
    object(bo, id)
    room.serve({ type: 'seat.leave', seat: bo })
    expect(lines()[0]?.isOpen).toBe(false)
  })

  test('AG-3 when the step ends what nobody objected to is agreed, and keeps its words', () => {
    const [first, second] = lines().map((line) => line.id) as [string, string]
    object(ana, second)
    settle()
    expect(room.see(ana).agreements.isSettled).toBe(true)
    expect(
      lines()
        .map((line) => line.isOpen)
        .slice(0, 2),
    ).toEqual([false, true])
    for (const ask of [
      () => set(ana, first, 'Other'),
      () => set(ana, 'new-line-1', 'New'),
      () => remove(ana, second),
    ])
      expect(ask()).toMatchObject({ code: 'role/not-allowed' })
    expect(set(ines, first, 'Other')).toMatchObject({ code: 'agreements/settled' })
    expect(remove(ines, first)).toMatchObject({ code: 'agreements/settled' })
    expect(set(ines, 'new-line-1', 'We end on time.').ok).toBe(true)
    expect(lines().at(-1)).toMatchObject({ text: 'We end on time.', isOpen: false })
    expect(remove(ines, second).ok).toBe(true)
    expect(object(ana, first).ok).toBe(true)
  })

  test('AG-3 going back to the step opens it again', () => {
    settle()
    room.do(ines, { type: 'agenda.back', seenIndex: room.see(ines).agenda.index ?? -1 })
    expect(room.see(ana).agreements.isSettled).toBe(false)
    expect(set(ana, lines()[0]?.id ?? '', 'Other').ok).toBe(true)
  })

  test('AG-4 how the group wants to share the floor is a total', () => {
    const say = (seat: SeatId, wish: 'everyone' | 'flow') => {
      room.state = apply(room.state, { type: 'wish.said', seat, wish, at: room.now })
    }
    say(ana, 'flow')
    say(ana, 'everyone')
    say(bo, 'everyone')
    say(ines, 'flow')
    for (const seat of [ines, ana, bo])
      expect(room.see(seat).agreements.wishes).toEqual({ everyone: 2, flow: 1 })
    expect(room.see(ana).me.wish).toBe('everyone')
    expect(room.see(bo).me.wish).toBe('everyone')
  })

  test('AG-2 SAFE-11 after the end nothing says who objected or wished', () => {
    object(ana, lines()[0]?.id ?? '')
    room.do(ines, { type: 'room.end' })
    expect(JSON.stringify(room.state.agreements)).not.toContain(ana)
  })

  test('AG-2 whatever is written and objected to, nobody sees of another who did it', () => {
    const step = fc.record({
      who: fc.nat({ max: 2 }),
      line: fc.nat({ max: 13 }),
      what: fc.constantFrom('set', 'remove', 'object', 'withdraw'),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 50 }), (steps) => {
        const kit = new RoomKit()
        const facilitator = kit.join('Ines', 'facilitator')
        const people = [kit.join('Ana'), kit.join('Bo'), facilitator]
        for (const { who, line, what } of steps) {
          const [seat, id] = [people[who] as SeatId, `line-number-${line}`]
          if (what === 'set') kit.do(seat, { type: 'agreements.set', id, text: `Sentence ${line}` })
          else if (what === 'remove') kit.do(seat, { type: 'agreements.remove', id })
          else kit.do(seat, { type: 'agreements.object', id, objects: what === 'object' })
          expect(kit.state.agreements.lines.length).toBeLessThanOrEqual(MAX_AGREEMENTS)
          for (const viewer of people)
            expect(JSON.stringify(kit.see(viewer).agreements)).not.toContain('seat-number')
        }
      }),
      { numRuns: 100 },
    )
  })
})
