import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { SeatId } from '../../../shared/ids.ts'
import { lengthOf } from '../../../shared/room/agenda.ts'
import type { PersonCommand } from '../../../shared/room/commands.ts'
import { MAX_STEPS, MAX_WHOLE_MS } from '../../../shared/room/plan.ts'
import type { AgendaStep } from '../../../shared/room/state.ts'
import { MODES } from '../../../shared/templates/template.ts'
import { MINUTE, RoomKit, SECOND } from '../../support/roomKit.ts'

describe('the plan of what is to come', () => {
  let room: RoomKit
  let ines: SeatId

  beforeEach(() => {
    room = new RoomKit()
    ines = room.join('Ines', 'facilitator')
  })
  const steps = () => room.state.agenda.steps
  const keys = () => steps().map((step) => step.key)
  const minutesOf = (key: string) => lengthOf(steps().find((step) => step.key === key) as AgendaStep) / MINUTE
  const whole = () => steps().reduce((sum, step) => sum + lengthOf(step), 0) / MINUTE
  const ask = (command: PersonCommand) => room.do(ines, command)
  const run = (key: string) => {
    ask({ type: 'agenda.start' })
    for (let index = 0; steps()[index]?.key !== key; index += 1)
      ask({ type: 'agenda.next', seenIndex: index })
  }

  test('A-8 an added step comes next, and the longest step to come gives its minutes', () => {
    run('act')
    expect(ask({ type: 'agenda.add', mode: 'go_round', minutes: 3 }).ok).toBe(true)
    expect(keys().slice(-4)).toEqual(['act', 'added-1', 'harvest', 'close'])
    expect(minutesOf('harvest')).toBe(6)
    expect(whole()).toBe(90)
    expect(room.see(ines).agenda.steps.at(-3)).toMatchObject({
      name: 'Quick round',
      isAdded: true,
      rule: 'round',
      board: 'actions',
    })
    expect(room.see(ines).agenda.steps.at(-2)).toMatchObject({ lengthMs: 6 * MINUTE, plannedMs: 9 * MINUTE })
  })

  test('A-8 where no step can spare the minutes the conversation gets longer', () => {
    run('harvest')
    ask({ type: 'agenda.add', mode: 'open_floor', minutes: 10 })
    expect(whole()).toBe(100)
    expect(minutesOf('close')).toBe(7)
  })

  test('A-8 minutes that were freed are used before any step gives', () => {
    run('jot')
    ask({ type: 'agenda.skip', key: 'act' })
    expect(whole()).toBe(80)
    ask({ type: 'agenda.resize', key: 'notice', minutes: 20 })
    expect([whole(), minutesOf('aspire'), minutesOf('deepen')]).toEqual([88, 16, 13])
    ask({ type: 'agenda.resize', key: 'harvest', minutes: 14 })
    expect([whole(), minutesOf('notice')]).toEqual([90, 17])
  })

  test('A-8 "2 more minutes" come from the longest step to come, and go back there', () => {
    run('act')
    ask({ type: 'agenda.stretch', minutes: 2 })
    expect([minutesOf('act'), minutesOf('harvest')]).toEqual([12, 7])
    room.pass(9 * SECOND)
    expect(ask({ type: 'agenda.undo' }).ok).toBe(true)
    expect([minutesOf('act'), minutesOf('harvest')]).toEqual([10, 9])
  })

  test('A-8 "2 more minutes" take nothing from anybody while minutes are free', () => {
    run('notice')
    ask({ type: 'agenda.resize', key: 'act', minutes: 7 })
    const before = [minutesOf('aspire'), minutesOf('deepen'), minutesOf('harvest')]
    ask({ type: 'agenda.stretch', minutes: 2 })
    expect([whole(), minutesOf('aspire'), minutesOf('deepen'), minutesOf('harvest')]).toEqual([89, ...before])
    ask({ type: 'agenda.stretch', minutes: 4 })
    expect(whole()).toBe(90)
    ask({ type: 'agenda.undo' })
    expect([whole(), minutesOf('aspire'), minutesOf('deepen'), minutesOf('harvest')]).toEqual([89, ...before])
  })

  test('A-10 only steps still to come change, in any phase', () => {
    expect(ask({ type: 'agenda.skip', key: 'hello' }).ok).toBe(true)
    expect(ask({ type: 'agenda.add', mode: 'break', minutes: 5 }).ok).toBe(true)
    expect(keys().slice(0, 3)).toEqual(['arrive', 'added-1', 'agree'])
    run('jot')
    for (const key of ['arrive', 'jot', 'hello', 'nonsense']) {
      expect(ask({ type: 'agenda.skip', key })).toMatchObject({ code: 'agenda/no-such-step' })
      expect(ask({ type: 'agenda.resize', key, minutes: 5 })).toMatchObject({ code: 'agenda/no-such-step' })
      expect(ask({ type: 'agenda.shift', key, by: 1 })).toMatchObject({ code: 'agenda/no-such-step' })
    }
    expect(ask({ type: 'agenda.shift', key: 'aspire', by: -1 })).toMatchObject({ code: 'agenda/no-step' })
    expect(ask({ type: 'agenda.shift', key: 'close', by: 1 })).toMatchObject({ code: 'agenda/no-step' })
    expect(ask({ type: 'agenda.shift', key: 'aspire', by: 1 }).ok).toBe(true)
    expect(keys().slice(4, 6)).toEqual(['notice', 'aspire'])
  })

  test('A-10 a key is never used for a second step in which people have been heard', () => {
    run('hello')
    ask({ type: 'agenda.add', mode: 'open_floor', minutes: 5 })
    ask({ type: 'agenda.next', seenIndex: 2 })
    ask({ type: 'floor.give', to: ines, seenHolder: null })
    room.pass(MINUTE)
    ask({ type: 'agenda.back', seenIndex: 3 })
    ask({ type: 'agenda.skip', key: 'added-1' })
    ask({ type: 'agenda.add', mode: 'open_floor', minutes: 5 })
    expect(keys()[3]).toBe('added-2')
  })

  test('A-11 reading back and closing stay last, and the last close stays', () => {
    run('act')
    ask({ type: 'agenda.add', mode: 'harvest', minutes: 5 })
    ask({ type: 'agenda.add', mode: 'close', minutes: 3 })
    expect(keys().slice(-4)).toEqual(['harvest', 'added-1', 'close', 'added-2'])
    expect(ask({ type: 'agenda.skip', key: 'close' }).ok).toBe(true)
    expect(ask({ type: 'agenda.skip', key: 'added-2' })).toMatchObject({ code: 'agenda/close-stays' })
  })

  test('A-11 there is an end to what can be planned', () => {
    while (steps().length < MAX_STEPS)
      expect(ask({ type: 'agenda.add', mode: 'break', minutes: 1 }).ok).toBe(true)
    expect(ask({ type: 'agenda.add', mode: 'break', minutes: 1 })).toMatchObject({
      code: 'agenda/too-many-steps',
    })
  })

  test('A-11 a conversation of more than four hours is another one', () => {
    const add = () => ask({ type: 'agenda.add', mode: 'open_floor', minutes: 60 })
    expect([add().ok, add().ok, add().ok]).toEqual([true, true, false])
    expect(add()).toMatchObject({ code: 'agenda/too-many-steps' })
    expect(ask({ type: 'agenda.resize', key: 'added-1', minutes: 30 }).ok).toBe(true)
  })

  test('A-12 the last change can be taken back for ten seconds, once, and not over a new step', () => {
    run('act')
    const before = steps()
    ask({ type: 'agenda.add', mode: 'pairs', minutes: 5 })
    room.pass(10 * SECOND)
    expect(ask({ type: 'agenda.undo' }).ok).toBe(true)
    expect(steps()).toEqual(before)
    expect(ask({ type: 'agenda.undo' })).toMatchObject({ code: 'agenda/nothing-to-undo' })
    ask({ type: 'agenda.skip', key: 'harvest' })
    room.pass(10 * SECOND + 1)
    expect(ask({ type: 'agenda.undo' })).toMatchObject({ code: 'agenda/nothing-to-undo' })
    ask({ type: 'agenda.resize', key: 'close', minutes: 3 })
    ask({ type: 'agenda.next', seenIndex: steps().length - 2 })
    expect(ask({ type: 'agenda.undo' })).toMatchObject({ code: 'agenda/nothing-to-undo' })
  })

  test('A-12 a plan from before the beginning does not come back into a conversation that runs', () => {
    ask({ type: 'agenda.add', mode: 'break', minutes: 5 })
    ask({ type: 'agenda.start' })
    expect(ask({ type: 'agenda.undo' })).toMatchObject({ code: 'agenda/nothing-to-undo' })
  })

  test('A-8 A-10 A-11 whatever is changed, what has been stays, keys stay apart and there is a close', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const kit = new RoomKit()
        const facilitator = kit.join('Ines', 'facilitator')
        for (const each of changes) {
          const done = begun(kit)
          kit.pass(SECOND)
          kit.do(facilitator, commandOf(kit, each))
          if (each.type !== 'move') expect(begun(kit)).toEqual(done)
          planHolds(kit.state.agenda.steps)
        }
      }),
      { numRuns: 200 },
    )
  })
})

const pick = fc.nat({ max: 30 })
const minutes = fc.integer({ min: 1, max: 60 })
const change = fc.oneof(
  fc.record({ type: fc.constant('agenda.add' as const), mode: fc.constantFrom(...MODES), minutes }),
  fc.record({ type: fc.constant('agenda.skip' as const), pick }),
  fc.record({ type: fc.constant('agenda.resize' as const), pick, minutes }),
  fc.record({ type: fc.constant('agenda.shift' as const), pick, by: fc.constantFrom(1, -1) }),
  fc.constantFrom({ type: 'agenda.undo' as const }, { type: 'move' as const }),
)
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never

function commandOf({ state }: RoomKit, change: Change): PersonCommand {
  const { phase, steps } = state.agenda
  if (change.type === 'move') {
    return phase.kind === 'running'
      ? { type: 'agenda.next', seenIndex: phase.index }
      : { type: 'agenda.start' }
  }
  if (!('pick' in change)) return change
  const { pick, ...rest } = change
  return { ...rest, key: steps[pick % steps.length]?.key ?? '' } as PersonCommand
}

/** The steps that have begun: all up to the running one. */
function begun({ state }: RoomKit): readonly AgendaStep[] {
  const { phase, steps } = state.agenda
  return phase.kind === 'running' ? steps.slice(0, phase.index + 1) : []
}

function planHolds(steps: readonly AgendaStep[]): void {
  expect(new Set(steps.map((step) => step.key)).size).toBe(steps.length)
  expect(steps.some((step) => step.mode === 'close')).toBe(true)
  expect(steps.length).toBeLessThanOrEqual(MAX_STEPS)
  for (const step of steps) expect(lengthOf(step)).toBeGreaterThanOrEqual(MINUTE)
  expect(steps.reduce((sum, step) => sum + lengthOf(step), 0)).toBeLessThanOrEqual(MAX_WHOLE_MS)
}
