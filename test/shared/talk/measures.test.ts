import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  countHeard,
  evenness,
  fairShare,
  gini,
  normalisedGini,
  ratiosInWindow,
  ratiosOf,
  type Span,
  sharesOf,
  smallestRatio,
  talkBand,
} from '../../../shared/talk/measures.ts'

const MINUTE = 60_000
const repeat = (times: number, ms: number): number[] => Array.from({ length: times }, () => ms)
/** One of n at double the fair share, the others with equal parts of what is left. */
const oneAtDouble = (people: number): number[] => [2, ...repeat(people - 1, (people - 2) / (people - 1))]
const fallingBy = (rate: number): number[] => Array.from({ length: 7 }, (_, rank) => rate ** rank)

/** Two to twelve people, at least one of whom has talked. */
const anyTalk = fc
  .array(fc.integer({ min: 0, max: 90 * MINUTE }), { minLength: 2, maxLength: 12 })
  .filter((talk) => talk.some((ms) => ms > 0))

describe('worked values of the method', () => {
  test('T-22 six equal and one silent, and one at double fair share, have the same Gini of 0.143', () => {
    expect(gini([...repeat(6, MINUTE), 0])).toBeCloseTo(0.143, 3)
    expect(gini(oneAtDouble(7))).toBeCloseTo(0.143, 3)
  })

  test.each([
    [6, 0.167],
    [8, 0.125],
  ])('T-22 with %i people both are %d', (people, value) => {
    expect(gini([...repeat(people - 1, MINUTE), 0])).toBeCloseTo(value, 3)
    expect(gini(oneAtDouble(people))).toBeCloseTo(value, 3)
  })

  test('T-22 one person only: 0.857 of seven, and 1 when divided by its maximum', () => {
    const alone = [MINUTE, ...repeat(6, 0)]
    expect(gini(alone)).toBeCloseTo(0.857, 3)
    expect(normalisedGini(alone)).toBeCloseTo(1, 12)
  })

  test('T-22 shares that fall by 0.62 each: 39, 24, 15, 9, 6, 4 and 2 percent, Gini 0.46', () => {
    const talk = fallingBy(0.62)
    expect(sharesOf(talk)?.map((share) => Math.round(share * 100))).toEqual([39, 24, 15, 9, 6, 4, 2])
    expect(gini(talk)).toBeCloseTo(0.46, 2)
    expect(normalisedGini(talk)).toBeCloseTo((0.46 * 7) / 6, 2)
  })
})

describe('nothing to measure', () => {
  test('T-20 fewer than two people, or nobody who talked, is null and not nought', () => {
    for (const talk of [[], [MINUTE], [0, 0, 0]]) {
      expect([gini(talk), normalisedGini(talk), evenness(talk)]).toEqual([null, null, null])
    }
    for (const talk of [[], [0], [0, 0, 0]]) {
      expect([sharesOf(talk), ratiosOf(talk), smallestRatio(talk)]).toEqual([null, null, null])
    }
    expect([fairShare(0), fairShare(8)]).toEqual([null, 0.125])
    expect([sharesOf([MINUTE]), ratiosOf([MINUTE]), smallestRatio([MINUTE])]).toEqual([[1], [1], 1])
  })

  test('T-20 somebody silent makes every measure less even, never more', () => {
    fc.assert(
      fc.property(anyTalk, (talk) => {
        const with1 = [...talk, 0]
        expect(gini(with1)).toBeGreaterThan(gini(talk) ?? Number.NaN)
        expect(normalisedGini(with1)).toBeGreaterThanOrEqual((normalisedGini(talk) ?? Number.NaN) - 1e-12)
        expect(evenness(with1)).toBeLessThanOrEqual((evenness(talk) ?? Number.NaN) + 1e-12)
        expect(smallestRatio(with1)).toBe(0)
      }),
    )
  })
})

describe('shares and evenness', () => {
  test('T-21 shares add up to 1, and ratios to the number of people', () => {
    fc.assert(
      fc.property(anyTalk, (talk) => {
        const [shares = [], ratios = []] = [sharesOf(talk) ?? [], ratiosOf(talk) ?? []]
        expect(shares.reduce((all, share) => all + share, 0)).toBeCloseTo(1, 9)
        expect(ratios.reduce((all, ratio) => all + ratio, 0)).toBeCloseTo(talk.length, 9)
        shares.forEach((share, index) => {
          expect(share / (fairShare(talk.length) ?? Number.NaN)).toBeCloseTo(ratios[index] ?? Number.NaN, 9)
        })
      }),
    )
  })

  test('T-22 T-23 T-24 every measure stays within its bounds', () => {
    fc.assert(
      fc.property(anyTalk, (talk) => {
        const people = talk.length
        expect(gini(talk)).toBeGreaterThanOrEqual(-1e-12)
        expect(gini(talk)).toBeLessThanOrEqual((people - 1) / people + 1e-12)
        for (const measure of [normalisedGini(talk), evenness(talk), smallestRatio(talk)]) {
          expect(measure).toBeGreaterThanOrEqual(-1e-12)
          expect(measure).toBeLessThanOrEqual(1 + 1e-12)
        }
      }),
    )
  })

  test('T-22 T-23 T-24 who it was and in which unit makes no difference', () => {
    const shuffled = anyTalk.chain((talk) =>
      fc.tuple(
        fc.constant(talk),
        fc.shuffledSubarray(talk, { minLength: talk.length }),
        fc.integer({ min: 1, max: 1000 }),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([talk, others, factor]) => {
        const scaled = others.map((ms) => ms * factor)
        for (const measure of [gini, normalisedGini, evenness, smallestRatio]) {
          expect(measure(scaled)).toBeCloseTo(measure(talk) ?? Number.NaN, 9)
        }
      }),
    )
  })

  test('T-22 a minute from the longest talker to the quietest never raises it', () => {
    fc.assert(
      fc.property(anyTalk, (talk) => {
        const sorted = [...talk].sort((one, other) => one - other)
        const quietest = sorted[0] ?? 0
        const longest = sorted.at(-1) ?? 0
        const moved = Math.min(MINUTE, Math.floor((longest - quietest) / 2))
        const fairer = [quietest + moved, ...sorted.slice(1, -1), longest - moved]
        expect(gini(fairer)).toBeLessThanOrEqual((gini(sorted) ?? Number.NaN) + 1e-12)
      }),
    )
  })

  test('T-23 equal talk is 1, one alone is 0, two of four who share it are a half', () => {
    expect(evenness(repeat(6, MINUTE))).toBeCloseTo(1, 12)
    expect(evenness([MINUTE, 0, 0])).toBeCloseTo(0, 12)
    expect(evenness([MINUTE, MINUTE, 0, 0])).toBeCloseTo(0.5, 12)
  })

  test('T-24 a turn of five seconds is being heard; the smallest ratio shows what the Gini hides', () => {
    expect(countHeard([5_000, 4_999, 0, 80_000])).toBe(2)
    expect(smallestRatio([...repeat(6, MINUTE), 0])).toBe(0)
    expect(smallestRatio(oneAtDouble(7))).toBeCloseTo(5 / 6, 12)
  })

  test('T-25 bands: not yet, a little, plenty; before the window holds enough nobody has had plenty', () => {
    expect(talkBand({ isHeard: false, ratio: 3 })).toBe('not_yet')
    expect(talkBand({ isHeard: true, ratio: 0.99 })).toBe('a_little')
    expect(talkBand({ isHeard: true, ratio: 1 })).toBe('plenty')
    expect(talkBand({ isHeard: true, ratio: null })).toBe('a_little')
  })
})

describe('windows over person-minutes present', () => {
  const window: Span = { startAt: 0, endAt: 10 * MINUTE }
  const all = [window]
  const from = (startMinute: number, endMinute: number): Span => ({
    startAt: startMinute * MINUTE,
    endAt: endMinute * MINUTE,
  })

  test('T-26 whoever was there half the time and talked half as much has a fair share', () => {
    expect(
      ratiosInWindow(
        [
          { talk: [from(0, 2), from(4, 6)], present: all },
          { talk: [from(7, 9)], present: [from(5, 10)] },
        ],
        window,
      ),
    ).toEqual([1, 1])
  })

  test('T-26 talk and presence outside the window do not count', () => {
    const ratios = ratiosInWindow(
      [
        { talk: [from(-5, 1)], present: [from(-60, 60)] },
        { talk: [from(9, 12)], present: [from(0, 90)] },
        { talk: [], present: [from(-5, 90)] },
      ],
      window,
    )
    expect(ratios).toEqual([1.5, 1.5, 0])
  })

  test('T-26 somebody who was not there has no ratio; without talk nobody has one', () => {
    const gone = { talk: [], present: [from(20, 30)] }
    expect(ratiosInWindow([{ talk: [from(1, 2)], present: all }, gone], window)).toEqual([1, null])
    expect(ratiosInWindow([{ talk: [], present: all }, gone], window)).toEqual([null, null])
    expect(ratiosInWindow([], window)).toEqual([])
  })

  test('T-26 with everybody present throughout it is the plain share ratio', () => {
    fc.assert(
      fc.property(anyTalk, (talk) => {
        const long: Span = { startAt: 0, endAt: 90 * MINUTE }
        const people = talk.map((ms) => ({ talk: [{ startAt: 0, endAt: ms }], present: [long] }))
        const plain = ratiosOf(talk) ?? []
        ratiosInWindow(people, long).forEach((ratio, index) => {
          expect(ratio).toBeCloseTo(plain[index] ?? Number.NaN, 9)
        })
      }),
    )
  })
})
