import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SeatId } from '../../../shared/ids.ts'
import {
  chooseInvited,
  longestSilent,
  NUDGE_CONDITIONS,
  NUDGE_VARIANTS,
  reasonFor,
  variantOf,
  whatIsMissing,
} from '../../../shared/talk/nudgeConditions.ts'
import { isUneven, silenceMs, type TalkPerson, type TalkRoom } from '../../../shared/talk/nudgePolicy.ts'
import { MINUTE, SECOND } from '../../support/roomKit.ts'

const NOW = 10_000_000

function person(name: string, wish: Partial<TalkPerson> = {}): TalkPerson {
  return {
    seat: name as SeatId,
    settledAt: NOW - 60 * MINUTE,
    lastSpokeAt: NOW - MINUTE,
    isKnown: true,
    ratio: 1.2,
    isUnheard: false,
    isWaiting: false,
    wroteAt: null,
    invitations: { total: 0, lastAt: null, isDoneHere: false, notNow: 0, isStopped: false },
    ...wish,
  }
}

const QUIET: Partial<TalkPerson> = { lastSpokeAt: NOW - 9 * MINUTE, ratio: 0.2, isUnheard: true }
const dee = person('dee', QUIET)
const loud = person('ana', { ratio: 2.4 })
const others = [loud, person('bo'), person('cleo'), person('eve'), person('finn'), person('gus')]

/** A room in which all thirteen conditions hold for Dee. */
function room(wish: Partial<TalkRoom> = {}): TalkRoom {
  return {
    now: NOW,
    isOpenFloor: true,
    isStill: false,
    resumedAt: null,
    step: { since: NOW - 5 * MINUTE, endsAt: NOW + 5 * MINUTE },
    people: [dee, ...others],
    queueLength: 1,
    isInviting: false,
    lastInvitedAt: null,
    medianTurnMs: MINUTE,
    talkMs: 12 * MINUTE,
    ...wish,
  }
}

const invited = (change: Partial<TalkPerson['invitations']>): Partial<TalkPerson> => ({
  invitations: { ...dee.invitations, ...change },
})

/** What breaks one condition and no other, and what barely keeps it. */
const EDGES: {
  number: number
  what: string
  breaks: [Partial<TalkRoom>, Partial<TalkPerson>]
  keeps?: [Partial<TalkRoom>, Partial<TalkPerson>]
}[] = [
  { number: 1, what: 'another mode, or a round', breaks: [{ isOpenFloor: false }, {}] },
  { number: 1, what: 'a hold or a pause', breaks: [{ isStill: true }, {}] },
  {
    number: 1,
    what: 'quiet that has just ended',
    breaks: [{ resumedAt: NOW - 2 * MINUTE + 1 }, {}],
    keeps: [{ resumedAt: NOW - 2 * MINUTE }, {}],
  },
  {
    number: 2,
    what: 'a young step',
    breaks: [{ step: { since: NOW - 3 * MINUTE + 1, endsAt: NOW + 5 * MINUTE } }, {}],
    keeps: [{ step: { since: NOW - 3 * MINUTE, endsAt: NOW + 5 * MINUTE } }, {}],
  },
  {
    number: 3,
    what: 'a step with hardly any time left',
    breaks: [{ step: { since: NOW - 5 * MINUTE, endsAt: NOW + 2 * MINUTE - 1 } }, {}],
    keeps: [{ step: { since: NOW - 5 * MINUTE, endsAt: NOW + 2 * MINUTE } }, {}],
  },
  {
    number: 4,
    what: 'a room in which nobody has much and only one was not heard',
    breaks: [{ people: [dee, ...others.slice(1), person('hal', { ratio: 1.5 })] }, {}],
    keeps: [{ people: [dee, ...others.slice(1), person('hal', { ratio: 1.51 })] }, {}],
  },
  {
    number: 5,
    what: 'somebody who has just come',
    breaks: [{ medianTurnMs: 1 }, { settledAt: NOW - 3 * MINUTE + 1 }],
  },
  {
    number: 6,
    what: 'silence that is only waiting',
    breaks: [{}, { lastSpokeAt: NOW - 7 * MINUTE + 1 }],
    keeps: [{}, { lastSpokeAt: NOW - 7 * MINUTE }],
  },
  {
    number: 7,
    what: 'half a fair share',
    breaks: [{ people: [loud, person('bo', QUIET)] }, { ratio: 0.5 }],
    keeps: [{}, { ratio: 0.499 }],
  },
  {
    number: 7,
    what: 'somebody who is not measured',
    breaks: [{ people: [loud, person('bo', QUIET)] }, { isKnown: false }],
  },
  { number: 8, what: 'a hand that is up', breaks: [{}, { isWaiting: true }] },
  {
    number: 8,
    what: 'somebody who writes',
    breaks: [{}, { wroteAt: NOW - 4 * MINUTE + 1 }],
    keeps: [{}, { wroteAt: NOW - 4 * MINUTE }],
  },
  { number: 9, what: 'a long queue', breaks: [{ queueLength: 2 }, {}], keeps: [{ queueLength: 1 }, {}] },
  { number: 10, what: 'somebody else who is being invited', breaks: [{ isInviting: true }, {}] },
  {
    number: 10,
    what: 'an invitation a moment ago',
    breaks: [{ lastInvitedAt: NOW - 2 * MINUTE + 1 }, {}],
    keeps: [{ lastInvitedAt: NOW - 2 * MINUTE }, {}],
  },
  {
    number: 11,
    what: 'three invitations',
    breaks: [{}, invited({ total: 3 })],
    keeps: [{}, invited({ total: 2 })],
  },
  {
    number: 11,
    what: 'an invitation within ten minutes',
    breaks: [{}, invited({ total: 1, lastAt: NOW - 10 * MINUTE + 1 })],
    keeps: [{}, invited({ total: 1, lastAt: NOW - 10 * MINUTE })],
  },
  {
    number: 12,
    what: 'two times "not now"',
    breaks: [{}, invited({ notNow: 2 })],
    keeps: [{}, invited({ notNow: 1 })],
  },
  { number: 13, what: '"not today"', breaks: [{}, invited({ isStopped: true })] },
]

function withDee([around, own]: [Partial<TalkRoom>, Partial<TalkPerson>]): {
  room: TalkRoom
  dee: TalkPerson
} {
  const changed = { ...dee, ...own }
  const before = room(around)
  const people = before.people.includes(dee)
    ? before.people.map((each) => (each === dee ? changed : each))
    : [changed, ...before.people]
  return { room: { ...before, people }, dee: changed }
}

describe('who is invited', () => {
  test('N-1 N-2 N-3 N-4 thirteen conditions, each with its reason', () => {
    expect(NUDGE_CONDITIONS.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13])
    for (const { reason } of NUDGE_CONDITIONS) expect(reason).toMatch(/\w/)
    expect(whatIsMissing(room(), dee)).toEqual([])
    expect(chooseInvited(room())).toBe(dee)
  })

  test.each(EDGES)('N-1 N-2 N-3 N-4 condition $number stops it: $what', ({ number, breaks, keeps }) => {
    const broken = withDee(breaks)
    expect(whatIsMissing(broken.room, broken.dee)).toContain(number)
    // Landing is shorter than silence: who has not landed has not been silent either.
    if (number !== 5) expect(whatIsMissing(broken.room, broken.dee)).toEqual([number])
    expect(chooseInvited(broken.room)?.seat).not.toBe(dee.seat)
    if (keeps === undefined) return
    const kept = withDee(keeps)
    expect(whatIsMissing(kept.room, kept.dee)).toEqual([])
  })

  test('N-2 N-7 one invitation in a step, and none where one was said to be wrong', () => {
    const done = withDee([{}, invited({ isDoneHere: true })])
    expect(whatIsMissing(done.room, done.dee)).toEqual([11, 13])
  })

  test('N-1 without three minutes of talk nobody has a share, and nobody is invited', () => {
    const people = [dee, ...others].map((each) => ({ ...each, ratio: null }))
    expect(chooseInvited(room({ people }))).toBeNull()
  })

  test('N-9 a room is uneven when somebody has little, and somebody else much or two were not heard', () => {
    const even = [person('ana', { ratio: 1.4 }), person('bo', { ratio: 0.6 })]
    expect(isUneven({ people: even })).toBe(false)
    expect(isUneven({ people: [...even, person('cleo', { ratio: 0.4 })] })).toBe(false)
    expect(isUneven({ people: [...even, dee, person('eve', QUIET)] })).toBe(true)
    expect(isUneven({ people: [dee, loud] })).toBe(true)
    // Not being measured is no silence.
    expect(isUneven({ people: [...even, dee, person('eve', { ...QUIET, isKnown: false })] })).toBe(false)
    expect(isUneven({ people: [loud, { ...dee, isKnown: false }] })).toBe(false)
  })

  test('N-1 silence is a round of turns, between five and ten minutes', () => {
    const people = room().people
    const silentFor = (medianTurnMs: number | null) => silenceMs({ people, medianTurnMs })
    expect(silentFor(null)).toBe(8 * MINUTE)
    expect(silentFor(10 * SECOND)).toBe(5 * MINUTE)
    expect(silentFor(75 * SECOND)).toBe(7 * 75 * SECOND)
    expect(silentFor(3 * MINUTE)).toBe(10 * MINUTE)
    fc.assert(
      fc.property(fc.nat({ max: 3_600_000 }), (medianTurnMs) => {
        expect(silentFor(medianTurnMs)).toBeGreaterThanOrEqual(5 * MINUTE)
        expect(silentFor(medianTurnMs)).toBeLessThanOrEqual(10 * MINUTE)
      }),
    )
  })

  test('N-2 of several, the one silent longest; then whoever was invited least', () => {
    const eve = person('eve', { ...QUIET, lastSpokeAt: NOW - 12 * MINUTE })
    expect(chooseInvited(room({ people: [dee, eve, loud] }))).toBe(eve)
    const before = person('fay', { ...QUIET, ...invited({ total: 1 }) })
    expect(chooseInvited(room({ people: [before, dee, loud] }))).toBe(dee)
    expect(longestSilent([])).toBeNull()
  })

  test('N-3 silence counts only while somebody is here', () => {
    const back = person('eve', { ...QUIET, lastSpokeAt: NOW - 30 * MINUTE, settledAt: NOW - 4 * MINUTE })
    expect(whatIsMissing(room({ people: [back, loud, dee] }), back)).toEqual([6])
    expect(reasonFor(room(), back).quietMinutes).toBe(4)
  })

  test('N-6 the reason holds true values of the person and the length of the queue', () => {
    expect(reasonFor(room(), dee)).toEqual({ quietMinutes: 9, isUnheard: true, waiting: 1 })
    const spoke = { ...dee, isUnheard: false, lastSpokeAt: NOW - 8 * MINUTE - 59 * SECOND }
    expect(reasonFor(room({ queueLength: 0 }), spoke)).toEqual({
      quietMinutes: 8,
      isUnheard: false,
      waiting: 0,
    })
  })

  test('N-6 wordings take turns for each person', () => {
    const variants = [0, 1, 2, 3, 4].map((total) => variantOf({ invitations: { ...dee.invitations, total } }))
    expect(variants).toEqual([0, 1, 2, 3, 0])
    expect(new Set(variants).size).toBe(NUDGE_VARIANTS)
  })

  test('N-1 N-2 N-3 N-4 never for anybody for whom one condition does not hold', () => {
    const moment = fc.integer({ min: NOW - 20 * MINUTE, max: NOW })
    const ratio = fc.option(fc.double({ min: 0, max: 7, noNaN: true }))
    const people = fc.array(
      fc.record({
        seat: fc.constantFrom('ana', 'bo', 'cleo', 'dee', 'eve').map((name) => name as SeatId),
        settledAt: moment,
        lastSpokeAt: fc.option(moment),
        isKnown: fc.boolean(),
        ratio,
        isUnheard: fc.boolean(),
        isWaiting: fc.boolean(),
        wroteAt: fc.option(moment),
        invitations: fc.record({
          total: fc.nat({ max: 4 }),
          lastAt: fc.option(moment),
          isDoneHere: fc.boolean(),
          notNow: fc.nat({ max: 3 }),
          isStopped: fc.boolean(),
        }),
      }),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(people, fc.nat({ max: 3 }), fc.option(moment), (crowd, queueLength, lastInvitedAt) => {
        const around = room({ people: crowd, queueLength, lastInvitedAt })
        const chosen = chooseInvited(around)
        const may = crowd.filter((each) => whatIsMissing(around, each).length === 0)
        expect(chosen === null).toBe(may.length === 0)
        if (chosen !== null) expect(may).toContain(chosen)
      }),
    )
  })
})
