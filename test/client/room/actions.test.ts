import { describe, expect, test } from 'vitest'
import {
  finishTurn,
  handKinds,
  type Reach,
  type RoomNow,
  raiseHand,
  SHORTCUT_ACTIONS,
  stepAway,
  toggleCamera,
  toggleMicrophone,
} from '../../../client/room/actions.ts'
import { personCommandSchema } from '../../../shared/room/commands.ts'
import { type CallWish, makeCall } from '../fixtures/calls.ts'
import { makeView, type RoomWish } from '../fixtures/rooms.ts'

function nowOf(name: string, room: RoomWish = {}, call: CallWish = {}): RoomNow {
  return { view: makeView(name, room), call: makeCall(call), callState: 'on' }
}

/** Runs an action and answers what it asked for, in order. */
function run(action: typeof raiseHand, now: RoomNow): unknown[] {
  const asked: unknown[] = []
  const reach: Reach = {
    send: async (command) => {
      asked.push(personCommandSchema.parse(command))
      return true
    },
    setMicrophone: (on) => asked.push({ microphone: on }),
    setCamera: (on) => asked.push({ camera: on }),
    writeCard: () => asked.push('card'),
    showBoard: () => asked.push('board'),
    goToPrompt: () => asked.push('prompt'),
  }
  action.run(now, reach)
  return asked
}

describe('what a person can do', () => {
  test('one button raises the hand and lowers it again', () => {
    const down = nowOf('Dee')
    const up = nowOf('Dee', { hands: ['Dee'] })
    expect([raiseHand.isPressed?.(down), raiseHand.isPressed?.(up)]).toEqual([false, true])
    expect(run(raiseHand, down)).toEqual([{ type: 'queue.raise', kind: 'point' }])
    expect(run(raiseHand, up)).toEqual([{ type: 'queue.lower' }])
  })

  test('whoever has the floor has no hand to raise, and one way to be done', () => {
    const mine = nowOf('Dee', { holder: 'Dee' })
    expect(raiseHand.isAvailable(mine)).toBe(false)
    expect(finishTurn.isAvailable(mine)).toBe(true)
    expect(finishTurn.isAvailable(nowOf('Dee', { holder: 'Rosa' }))).toBe(false)
  })

  test('Q-6 a reply is offered while there is somebody to answer', () => {
    expect(handKinds(makeView('Dee', { holder: 'Rosa' }))).toEqual(['point', 'reply', 'question'])
    expect(handKinds(makeView('Dee'))).toEqual(['point', 'question'])
    expect(handKinds(makeView('Rosa', { holder: 'Rosa' }))).toEqual(['point', 'question'])
  })

  test('away takes microphone and picture along, and brings neither back', () => {
    expect(run(stepAway, nowOf('Dee', {}, { microphone: { on: true }, camera: { on: true } }))).toEqual([
      { microphone: false },
      { camera: false },
      { type: 'presence.step-away' },
    ])
    expect(run(stepAway, nowOf('Dee', { away: ['Dee'] }))).toEqual([{ type: 'presence.come-back' }])
  })

  test('away while the call is still on its way: it must not bring a live microphone', () => {
    expect(run(stepAway, nowOf('Dee', {}, { status: 'connecting' }))).toContainEqual({ microphone: false })
  })

  test('devices can be switched only where there is a call', () => {
    expect(toggleMicrophone.isAvailable(nowOf('Dee'))).toBe(true)
    expect(toggleMicrophone.isAvailable({ ...nowOf('Dee'), callState: 'off' })).toBe(false)
    expect(toggleCamera.isAvailable(nowOf('Dee', {}, { status: 'over' }))).toBe(false)
    expect(toggleCamera.isAvailable(nowOf('Dee', {}, { camera: { busy: true } }))).toBe(false)
  })

  test('each key belongs to one action', () => {
    const keys = SHORTCUT_ACTIONS.map((action) => action.shortcut)
    expect(keys).toEqual(['h', 'c', 'a', 'm', 'v', 'g'])
  })
})
