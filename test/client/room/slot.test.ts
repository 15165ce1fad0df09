import { describe, expect, test } from 'vitest'
import { keyOf, type SlotSituation, shownItems, slotItems, withHeld } from '../../../client/room/slot.ts'
import { makeCall } from '../fixtures/calls.ts'
import { cardNumber, factsOf, withCards, withPen } from '../fixtures/cards.ts'
import { makeView, NOW, type RoomWish, seatOf } from '../fixtures/rooms.ts'

const calm: SlotSituation = {
  view: makeView('Dee', { holder: 'Rosa' }),
  isCutOff: false,
  call: makeCall(),
  callState: 'on',
  notice: null,
  back: null,
  told: null,
}
const kinds = (situation: Partial<SlotSituation>) =>
  slotItems({ ...calm, ...situation }).map((item) => item.kind)

describe('the one private place', () => {
  test('is empty while all is well', () => {
    expect(kinds({})).toEqual([])
  })

  test('my turn, and a browser that waits for a tap before it plays sound', () => {
    expect(kinds({ view: makeView('Dee', { holder: 'Dee' }), call: makeCall({ canHear: false }) })).toEqual([
      'turn',
      'hear',
    ])
  })

  test('nobody is asked to tap for a sound that is not there', () => {
    expect(kinds({ call: makeCall({ canHear: false, status: 'connecting' }) })).toEqual([])
  })

  test('a device that did not start says which and why', () => {
    const call = makeCall({ microphone: { problem: 'denied' }, camera: { problem: 'busy' } })
    expect(slotItems({ ...calm, call })).toEqual([
      { kind: 'microphone', problem: 'denied' },
      { kind: 'camera', problem: 'busy' },
    ])
  })

  test('no call on this server is said once, and not as a fault', () => {
    expect(kinds({ callState: 'off', call: makeCall({ status: 'idle' }) })).toEqual(['off'])
  })

  test('a call that is gone together with the wire has one reason', () => {
    const call = makeCall({ status: 'unavailable' })
    expect(kinds({ call })).toEqual(['unavailable'])
    expect(kinds({ call, isCutOff: true })).toEqual(['reconnecting'])
  })

  test('a call server that is only starting is no fault', () => {
    expect(kinds({ call: makeCall({ status: 'unavailable' }), callState: 'starting' })).toEqual([])
  })

  test('being away', () => {
    expect(kinds({ view: makeView('Dee', { away: ['Dee'] }) })).toEqual(['away'])
  })

  test('shows my turn and the most pressing of the rest that was not put aside', () => {
    const items = slotItems({
      ...calm,
      view: makeView('Dee', { holder: 'Dee' }),
      call: makeCall({ status: 'unavailable', microphone: { problem: 'denied' } }),
    })
    expect(shownItems(items, new Set()).map((item) => item.kind)).toEqual(['turn', 'microphone'])
    expect(shownItems(items, new Set(['microphone'])).map((item) => item.kind)).toEqual([
      'turn',
      'unavailable',
    ])
    expect(
      shownItems(items, new Set(['turn', 'microphone', 'unavailable'])).map((item) => item.kind),
    ).toEqual(['turn'])
  })

  const asked = (also: NonNullable<RoomWish['also']>, wish: RoomWish = {}) =>
    kinds({ view: makeView('Dee', { holder: 'Rosa', ...wish, also }) })
  const invited: NonNullable<RoomWish['also']> = (room) => ({
    nudges: {
      ...room.nudges,
      live: {
        id: 7,
        seat: seatOf('Dee'),
        at: NOW,
        variant: 0,
        reason: { quietMinutes: 8, isUnheard: true, waiting: 0 },
      },
    },
  })

  test('my go in the round, until I take it', () => {
    const order = [seatOf('Dee'), seatOf('Sam')]
    const round = {
      isQuick: true,
      order,
      pending: order,
      later: [],
      passed: [],
      spoken: [],
      isSecondTime: false,
    }
    expect(asked(() => ({ round }), { holder: null })).toEqual(['go'])
    expect(asked(() => ({ round }), { holder: 'Dee' })).toEqual(['turn'])
  })

  test('N-5 an invitation is in nobody else’s place', () => {
    expect(asked(invited)).toEqual(['invitation'])
    const seen = makeView('Ines', { holder: 'Rosa', also: invited })
    expect(kinds({ view: seen })).toEqual([])
  })

  test('an invitation goes before what lasts, and a refusal hides no invitation', () => {
    const view = makeView('Dee', { holder: 'Rosa', also: invited })
    const notice = { text: 'no', isRefusal: true }
    const items = slotItems({ ...calm, view, notice, callState: 'off' })
    expect(shownItems(items, new Set()).map(keyOf)).toEqual(['notice', 'invitation:7'])
  })

  test('Q-11 a hand from an earlier question is asked for, but not where nobody is served', () => {
    const from = (step: string) => ({
      also: (room: Parameters<typeof invited>[0]) => ({
        queue: { ...room.queue, hands: room.queue.hands.map((hand) => ({ ...hand, step })) },
      }),
    })
    const wish = { hands: ['Dee'], holder: 'Rosa' } as const
    expect(kinds({ view: makeView('Dee', { ...wish, ...from('notice') }) })).toEqual(['hand'])
    expect(kinds({ view: makeView('Dee', { ...wish, ...from('act') }) })).toEqual([])
    expect(kinds({ view: makeView('Dee', { ...wish, rule: 'none', ...from('notice') }) })).toEqual([])
  })

  test('a pause is everybody’s, and facilitators have it in their tools', () => {
    const pause = { by: seatOf('Sam'), since: NOW, endsAt: NOW + 60_000 }
    const also: NonNullable<RoomWish['also']> = () => ({ quiet: { hold: null, pause, stoppedAt: NOW } })
    expect(asked(also)).toEqual(['pause'])
    expect(kinds({ view: makeView('Ines', { also }) })).toEqual([])
  })

  test('what passed while I was away is of use until the next question', () => {
    const view = makeView('Dee', { holder: 'Rosa' })
    const back = { since: NOW, visit: view.agenda.visit, stepsPassed: 1 }
    expect(kinds({ view, back })).toEqual(['back'])
    expect(kinds({ view, back: { ...back, visit: back.visit - 1 } })).toEqual([])
  })

  test('the last word of a facilitator to me, until I answer it', () => {
    const line = (id: number, from: string) => ({
      id,
      with: seatOf('Dee'),
      from: seatOf(from),
      kind: 'words' as const,
      text: 'Take your time.',
      at: NOW,
      isSeen: false,
    })
    const lines = (...all: ReturnType<typeof line>[]) => asked(() => ({ words: { asides: [], lines: all } }))
    expect(lines(line(1, 'Dee'), line(2, 'Ines'))).toEqual(['word'])
    expect(lines(line(1, 'Ines'), line(2, 'Dee'))).toEqual([])
  })
})

describe('cards and the pen', () => {
  const shown = (place: number, since: number) =>
    factsOf(cardNumber(place), { check: 'shown-back', voice: seatOf('Dee'), shownAt: NOW - since })
  const asked = makeView('Dee', { also: withCards({ cards: [shown(1, 10), shown(2, 20)] }) })

  test('"Is this right?" comes one card after another, the oldest first', () => {
    expect(slotItems({ ...calm, view: asked })).toEqual([{ kind: 'right', about: cardNumber(2) }])
    expect(kinds({ view: makeView('Kofi', { also: withCards({ cards: [shown(1, 10)] }) }) })).toEqual([])
  })

  test('the pen, offered by somebody or wanted by the room', () => {
    const offer = { from: seatOf('Tui'), to: seatOf('Dee'), at: NOW, isDeclined: false }
    expect(slotItems({ ...calm, view: makeView('Dee', { also: withPen({ offer }) }) })).toEqual([
      { kind: 'pen', from: seatOf('Tui') },
    ])
    const wanted = withPen({ missingSince: NOW - 30_000, isWanted: true })
    expect(kinds({ view: makeView('Dee', { lost: ['Tui'], also: wanted }) })).toEqual(['pen-wanted'])
  })

  test('after a story, and once more when the stories are over', () => {
    expect(slotItems({ ...calm, told: '1:now' })).toEqual([{ kind: 'told', about: '1:now' }])
    const later = slotItems({ ...calm, told: '1:later' })
    expect(shownItems(later, new Set(['told:1:now']))).toEqual(later)
  })

  test('NT-4 what I am in the middle of stays, also when nobody asks for it any more, and nothing comes before it', () => {
    const held = { kind: 'right', about: cardNumber(2) } as const
    const items = slotItems({ ...calm, view: makeView('Dee', { away: ['Dee'] }) })
    expect(withHeld(items, held)).toEqual([held, ...items])
    expect(withHeld(slotItems({ ...calm, view: asked }), held)).toEqual([held])
    expect(shownItems(withHeld(items, held), new Set())).toEqual([held])
    expect(withHeld(items, null)).toBe(items)
  })
})
