import { beforeEach, describe, expect, test } from 'vitest'
import type { SeatId } from '../../../shared/ids.ts'
import { MINUTE, RoomKit, SECOND } from '../../support/roomKit.ts'

describe('queue', () => {
  let room: RoomKit
  let ines: SeatId
  let kofi: SeatId
  let sam: SeatId
  let dee: SeatId
  let rosa: SeatId

  beforeEach(() => {
    room = new RoomKit()
    ines = room.join('Ines', 'facilitator')
    kofi = room.join('Kofi')
    sam = room.join('Sam')
    dee = room.join('Dee')
    rosa = room.join('Rosa')
    room.goTo(ines, 'open_floor')
  })

  const raise = (seat: SeatId) => room.do(seat, { type: 'queue.raise', kind: 'point' })
  const lower = (seat: SeatId) => room.do(seat, { type: 'queue.lower' })

  test('Q-7 who was not heard on this question goes before who was, and both by arrival', () => {
    room.speak(ines, kofi, 10 * SECOND)
    room.speak(ines, sam, 10 * SECOND)
    room.raise(kofi, dee, sam, rosa)
    expect(room.queue).toEqual([dee, rosa, kofi, sam])
  })

  test('T-1 a word in passing is not being heard', () => {
    room.speak(ines, kofi, 4_999)
    room.raise(kofi, dee)
    expect(room.queue).toEqual([kofi, dee])
    room.do(kofi, { type: 'queue.lower' })
    room.speak(ines, kofi, 5_000)
    room.raise(kofi)
    room.raise(rosa)
    expect(room.queue).toEqual([dee, rosa, kofi])
  })

  test('Q-7 of two who were heard, the one below a fair share goes first', () => {
    room.speak(ines, kofi, 3 * MINUTE)
    room.speak(ines, sam, 10 * SECOND)
    room.raise(kofi, sam)
    expect(room.queue).toEqual([sam, kofi])
  })

  test('T-2 without three minutes of talk there is no share, and arrival decides', () => {
    room.speak(ines, kofi, 2 * MINUTE)
    room.speak(ines, sam, 10 * SECOND)
    room.raise(kofi, sam)
    expect(room.queue).toEqual([kofi, sam])
  })

  test('T-2 what was said more than fifteen minutes ago is forgiven', () => {
    room.speak(ines, kofi, 3 * MINUTE)
    room.pass(16 * MINUTE)
    room.speak(ines, sam, 3 * MINUTE)
    room.raise(sam, kofi)
    expect(room.queue).toEqual([kofi, sam])
  })

  test('Q-7 being heard counts for the question it was on', () => {
    room.speak(ines, kofi, MINUTE)
    const { phase } = room.state.agenda
    room.do(ines, { type: 'agenda.next', seenIndex: phase.kind === 'running' ? phase.index : -1 })
    room.raise(kofi, dee)
    expect(room.queue).toEqual([kofi, dee])
  })

  test('Q-2 Q-7 a hand that two later ones went before goes next, before new voices', () => {
    room.speak(ines, kofi, MINUTE)
    const tui = room.join('Tui')
    room.raise(kofi, sam, dee, rosa, tui)
    expect(room.queue).toEqual([sam, dee, kofi, rosa, tui])
    room.do(ines, { type: 'floor.give', to: 'next', seenHolder: null })
    expect(room.holder).toBe(sam)
    room.do(sam, { type: 'floor.done' })
    expect(room.holder).toBe(dee)
    expect(room.state.queue.hands.find((hand) => hand.seat === kofi)?.overtaken).toBe(2)
    room.do(dee, { type: 'floor.done' })
    expect(room.holder).toBe(kofi)
  })

  test('Q-7 at the same millisecond: fewer turns in this step, then the arrival number', () => {
    room.speak(ines, sam, SECOND)
    for (const seat of [rosa, sam, dee]) raise(seat)
    expect(room.queue).toEqual([rosa, dee, sam])
  })

  test('Q-8 first hand up is pure arrival', () => {
    room.speak(ines, kofi, MINUTE)
    room.raise(kofi, dee)
    room.do(ines, { type: 'queue.set-rule', rule: 'first_hand' })
    expect(room.queue).toEqual([kofi, dee])
    expect(room.see(dee).queue.rule).toBe('first_hand')
  })

  test('Q-4 lowering and raising loses the place', () => {
    room.raise(kofi, dee)
    lower(kofi)
    room.pass(1)
    raise(kofi)
    expect(room.queue).toEqual([dee, kofi])
  })

  test('Q-4 a cut of nearly ten minutes keeps the place, ten minutes lose it', () => {
    room.raise(kofi, dee)
    room.cut(kofi)
    room.wait(10 * MINUTE - 1)
    room.back(kofi)
    expect(room.queue).toEqual([kofi, dee])
    room.cut(kofi)
    room.wait(10 * MINUTE)
    expect(room.queue).toEqual([dee])
  })

  test('Q-9 who is away keeps the place and is not served meanwhile', () => {
    room.raise(kofi, dee, rosa)
    room.do(kofi, { type: 'presence.step-away' })
    expect(room.queue).toEqual([kofi, dee, rosa])
    expect(room.see(dee).queue.next).toBe(dee)
    room.do(ines, { type: 'floor.give', to: 'next', seenHolder: null })
    expect(room.holder).toBe(dee)
    room.do(kofi, { type: 'presence.come-back' })
    room.do(dee, { type: 'floor.done' })
    expect(room.holder).toBe(kofi)
    expect(
      room.events.filter((event) => event.type === 'floor.given').flatMap((event) => event.overtook),
    ).toEqual([])
  })

  test('Q-10 my place comes with its reason, and only to me', () => {
    room.speak(ines, kofi, MINUTE)
    room.raise(kofi, sam, dee)
    expect(room.see(kofi).me.place).toMatchObject({ position: 3, newVoicesAhead: 2, overtaken: 0 })
    expect(room.see(sam).me.place).toMatchObject({ position: 1, newVoicesAhead: 0, overtaken: 0 })
    expect(room.see(rosa).me.place).toBeNull()
    expect(Object.keys(room.see(rosa).queue.order[0] ?? {})).toEqual(['seat', 'kind'])
  })

  test('Q-14 a hand that is up changes what it is for and keeps its place', () => {
    room.do(ines, { type: 'floor.give', to: rosa, seenHolder: null })
    room.raise(kofi, sam, dee)
    const before = room.state.queue.hands.find((hand) => hand.seat === sam)
    expect(room.raiseAs(sam, 'question')).toMatchObject({ ok: true })
    expect(room.queue).toEqual([kofi, sam, dee])
    expect(room.raiseAs(sam, 'reply')).toMatchObject({ ok: true })
    expect(room.queue).toEqual([kofi, sam, dee])
    expect(room.state.queue.hands.find((hand) => hand.seat === sam)).toEqual({
      ...before,
      kind: 'reply',
      to: rosa,
    })
    room.do(rosa, { type: 'floor.done' })
    expect(room.holder).toBe(sam)
    expect(room.see(sam).me.turn).toMatchObject({ as: 'reply', to: rosa })
  })

  test.each([
    ['a hand that is up', () => [raise(kofi), raise(kofi)], 'queue/already-waiting'],
    ['a hand that is down', () => [lower(kofi)], 'queue/not-waiting'],
    [
      'a hand of somebody else, down already',
      () => [room.do(ines, { type: 'queue.lower-for', seat: kofi })],
      'queue/not-waiting',
    ],
    [
      'a hand while holding the floor',
      () => [room.do(ines, { type: 'floor.give', to: kofi, seenHolder: null }), raise(kofi)],
      'queue/has-floor',
    ],
  ])('Q-1 refused: %s', (_, ask, code) => {
    expect(ask().at(-1)).toEqual({ ok: false, code })
  })
})
