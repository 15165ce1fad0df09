import { beforeAll, describe, expect, test, vi } from 'vitest'
import { ratiosOf } from '../../shared/talk/measures.ts'
import { MINUTE } from '../support/roomKit.ts'
import { Dice } from './dice.ts'
import { figuresOf, simulateRooms } from './figures.ts'
import {
  BALANCED_ROOM,
  DEMAND,
  livelyRoom,
  MEDIAN_TURN_MS,
  meanTurnMs,
  RULES,
  type Rule,
  raisingRates,
  TURN_SPREAD,
} from './model.ts'
import { type Invitation, type RoomRecord, SimulatedRoom } from './simulatedRoom.ts'
import { drawTable, putBetweenMarkers, type Shown } from './table.ts'

// Whole conversations take their time, and more of it on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const LIVELY = livelyRoom(0.62)
const FEW = { rooms: 8, seed: 1, invitations: 'off' } as const
const INVITING = { model: LIVELY, rule: 'new_voices', rooms: 8, seed: 1, invitations: 'on' } as const

describe('simulated people', () => {
  test('the same seed rolls the same, another seed does not', () => {
    const rolls = (seed: number) => {
      const dice = new Dice(seed)
      return Array.from({ length: 20 }, () => dice.roll())
    }
    expect(rolls(7)).toEqual(rolls(7))
    expect(rolls(7)).not.toEqual(rolls(8))
    expect(rolls(7).every((roll) => roll >= 0 && roll < 1)).toBe(true)
  })

  test('turns have the median and the mean that the method names', () => {
    const dice = new Dice(1)
    const turns = Array.from({ length: 20_000 }, () => dice.logNormal(MEDIAN_TURN_MS, TURN_SPREAD))
    const sorted = turns.toSorted((one, other) => one - other)
    const mean = turns.reduce((sum, turn) => sum + turn, 0) / turns.length
    expect((sorted[10_000] ?? 0) / 1_000).toBeCloseTo(50, -0.5)
    expect(mean / 1_000).toBeCloseTo(60, -0.5)
  })

  test('hands fall from each to the next and add up to the demand', () => {
    const rates = raisingRates(0.62)
    rates.slice(1).forEach((rate, index) => {
      expect(rate / (rates[index] ?? 0)).toBeCloseTo(0.62, 9)
    })
    const demand = rates.reduce((sum, rate) => sum + rate, 0) * meanTurnMs(TURN_SPREAD)
    expect(demand).toBeCloseTo(DEMAND, 9)
  })
})

describe('simulated rooms', () => {
  test('X-1 the same seed makes the same room', () => {
    const makeRoom = (rule: Rule) => new SimulatedRoom({ model: LIVELY, rule, seed: 5, invitations: 'on' })
    for (const rule of RULES) {
      expect(makeRoom(rule).run()).toEqual(makeRoom(rule).run())
    }
  })

  test('Q-2 in lively rooms nobody is passed more than twice, counted from outside', () => {
    const overtakes = simulateRooms({ ...FEW, model: LIVELY, rule: 'new_voices' }).map(
      (room) => room.mostOvertakes,
    )
    expect(Math.max(...overtakes)).toBe(2)
  })

  test('Q-8 first hand up passes nobody', () => {
    const overtakes = simulateRooms({ ...FEW, model: LIVELY, rule: 'first_hand' }).map(
      (room) => room.mostOvertakes,
    )
    expect(Math.max(...overtakes)).toBe(0)
  })

  test('Q-7 new voices first is fairer than first hand up, and waits less than the strict order', () => {
    const [first, voices, strict] = RULES.map((rule) =>
      figuresOf(simulateRooms({ ...FEW, model: LIVELY, rule, rooms: 24 })),
    )
    expect(voices?.gini).toBeLessThan(first?.gini ?? 0)
    expect(voices?.largestShare).toBeLessThan(first?.largestShare ?? 0)
    expect(voices?.longestWaitMinutes).toBeLessThan(strict?.longestWaitMinutes ?? 0)
  })
})

test('a balanced room is one: nobody is far from a fair share, everybody is heard, nobody waits for long', () => {
  const rooms = simulateRooms({ ...FEW, model: BALANCED_ROOM, rule: 'new_voices' })
  const ratios = rooms.flatMap(({ talkMs }) => ratiosOf(talkMs) ?? [])
  expect(Math.min(...ratios)).toBeGreaterThan(0.75)
  expect(Math.max(...ratios)).toBeLessThan(1.25)
  expect(rooms.every(({ heard }) => heard.every((people) => people === 7))).toBe(true)
  expect(figuresOf(rooms).longestWaitMinutes).toBeLessThan(4)
})

describe('invitations', () => {
  let rooms: readonly RoomRecord[] = []
  let all: readonly Invitation[] = []
  beforeAll(() => {
    rooms = simulateRooms(INVITING)
    all = rooms.flatMap((room) => room.invitations)
  })

  test('N-9 a balanced room gets none in an hour', () => {
    const balanced = simulateRooms({ ...INVITING, model: BALANCED_ROOM })
    expect(balanced.flatMap((room) => room.invitations)).toEqual([])
  })

  test('N-9 they come only where the room is uneven, measured from outside', () => {
    expect(all.length).toBeGreaterThan(rooms.length)
    for (const { ratios, unheard } of all) {
      expect(Math.min(...ratios)).toBeLessThan(0.5)
      expect(Math.max(...ratios) > 1.5 || unheard >= 2).toBe(true)
    }
  })

  test('N-1 none in the first three or the last two minutes of a step', () => {
    for (const { sinceStepMs } of all) {
      expect(sinceStepMs).toBeGreaterThanOrEqual(3 * MINUTE)
      expect(sinceStepMs).toBeLessThanOrEqual(LIVELY.stepMs - 2 * MINUTE)
    }
  })

  test('N-2 they are rare: two minutes apart in the room, for each person one in a step, three in all, ten minutes apart', () => {
    for (const { invitations } of rooms) {
      expect(smallestGap(invitations)).toBeGreaterThanOrEqual(2 * MINUTE)
      for (const seat of new Set(invitations.map((each) => each.seat))) {
        const mine = invitations.filter((each) => each.seat === seat)
        expect(mine.length).toBeLessThanOrEqual(3)
        expect(new Set(mine.map(({ step }) => step)).size).toBe(mine.length)
        expect(smallestGap(mine)).toBeGreaterThanOrEqual(10 * MINUTE)
      }
    }
  })

  test('N-10 switched off, there are none', () => {
    const silent = simulateRooms({ ...INVITING, invitations: 'off' })
    expect(silent.flatMap((room) => room.invitations)).toEqual([])
  })

  const smallestGap = (invitations: readonly Invitation[]) =>
    Math.min(
      ...invitations.slice(1).map(({ at }, index) => at - (invitations[index]?.at ?? 0)),
      Number.POSITIVE_INFINITY,
    )
})

describe('the table', () => {
  const shown: Shown = {
    gini: 0.364,
    largestShare: 0.304,
    longestWaitMinutes: 5.26,
    mostOvertakes: 0,
    heardPerStep: 5.7,
    invited: { gini: 0.33, heardPerStep: 5.97, invitations: 6.2 },
  }

  test('shows what was simulated, and the figure of the method in brackets', () => {
    const [, , row] = drawTable([
      { fallsBy: 0.62, rule: 'first_hand', here: shown, method: { ...shown, gini: 0.4 } },
    ]).split('\n')
    expect(row).toBe(
      '| 0.62 | first hand up | 0.36 (0.40) | 30 % (30 %) | 5.3 (5.3) | 0 (0) | 5.70 (5.70) | 0.33 (0.33) | 5.97 (5.97) | 6.2 (6.2) |',
    )
  })

  test('goes between its markers and touches nothing else, however often', () => {
    const page = 'before\n<!-- simulation -->\nold\n<!-- /simulation -->\nafter\n'
    const once = putBetweenMarkers(page, 'new')
    expect(once).toBe('before\n<!-- simulation -->\nnew\n<!-- /simulation -->\nafter\n')
    expect(putBetweenMarkers(once, 'new')).toBe(once)
    expect(() => putBetweenMarkers('no markers', 'new')).toThrow(/simulation/)
  })
})
