import { describe, expect, test } from 'vitest'
import { type News, readNews } from '../../../client/room/roomNews.ts'
import type { RoundState } from '../../../shared/room/state/turns.ts'
import { makeView, NOW, type RoomWish, seatOf } from '../fixtures/rooms.ts'

function told(name: string, before: RoomWish, now: RoomWish, isAfterCut = false): News[] {
  return readNews(makeView(name, before), makeView(name, now), { isLoweringMine: false, isAfterCut })
}

type Also = NonNullable<RoomWish['also']>

function round(
  pending: readonly string[],
  rest: Partial<Record<'passed' | 'later' | 'spoken', string[]>> = {},
): Also {
  const state: RoundState = {
    isQuick: true,
    order: [],
    pending: pending.map(seatOf),
    later: (rest.later ?? []).map(seatOf),
    passed: (rest.passed ?? []).map(seatOf),
    spoken: (rest.spoken ?? []).map(seatOf),
    isSecondTime: false,
  }
  return () => ({ round: state })
}

describe('what is read out about turns', () => {
  test('a round begins, goes on and ends, and its order of hands is no news besides', () => {
    expect(told('Dee', {}, { also: round(['Sam', 'Dee']) })).toEqual([
      { kind: 'round-begins' },
      { kind: 'go-of', name: 'Sam' },
    ])
    expect(
      told('Tui', { also: round(['Sam', 'Kofi']) }, { also: round(['Kofi'], { passed: ['Sam'] }) }),
    ).toEqual([
      { kind: 'passes', name: 'Sam' },
      { kind: 'go-of', name: 'Kofi' },
    ])
    expect(told('Dee', { also: round(['Sam']) }, {})).toEqual([{ kind: 'round-ends' }])
  })

  test('my go once, and not again when I speak', () => {
    expect(told('Dee', { also: round(['Sam', 'Dee']) }, { also: round(['Dee']) })).toEqual([{ kind: 'go' }])
    expect(told('Dee', { also: round(['Dee']) }, { holder: 'Dee', also: round(['Dee']) })).toEqual([])
  })

  test('a pause begins and ends, without a name', () => {
    const pause = { by: seatOf('Sam'), since: NOW, endsAt: NOW + 60_000 }
    const quiet: Also = () => ({ quiet: { hold: null, pause, stoppedAt: NOW } })
    expect(told('Dee', {}, { also: quiet })).toEqual([{ kind: 'pause-begins' }])
    expect(told('Dee', { also: quiet }, {})).toEqual([{ kind: 'pause-ends' }])
  })

  const reason = { quietMinutes: 8, isUnheard: true, waiting: 1 }
  const invites: Also = (room) => ({
    nudges: { ...room.nudges, live: { id: 3, seat: seatOf('Dee'), at: NOW, variant: 2, reason } },
  })

  test('N-5 an invitation is told to its person alone, once', () => {
    expect(told('Dee', {}, { also: invites })).toMatchObject([{ kind: 'invited', invitation: { id: 3 } }])
    expect(told('Dee', { also: invites }, { also: invites })).toEqual([])
    for (const other of ['Ines', 'Sam', 'Tui']) expect(told(other, {}, { also: invites })).toEqual([])
  })

  test('N-5 a word about much talk is for the one who talked', () => {
    const cue: Also = (room) => ({
      nudges: { ...room.nudges, shareCue: { seat: seatOf('Dee'), at: NOW } },
    })
    expect(told('Dee', {}, { also: cue })).toEqual([{ kind: 'much' }])
    expect(told('Ines', {}, { also: cue })).toEqual([])
  })

  test('what is for me is told after a cut, what was for all is not', () => {
    expect(told('Dee', {}, { also: invites }, true)).toMatchObject([{ kind: 'invited' }])
    expect(told('Dee', {}, { also: round(['Sam', 'Dee']) }, true)).toEqual([])
  })

  test('who keeps the turns, and that it is over', () => {
    const kept: Also = (room) => ({ keeping: { ...room.keeping, keeper: seatOf('Rosa') } })
    expect(told('Dee', {}, { also: kept })).toEqual([{ kind: 'keeper', name: 'Rosa' }])
    expect(told('Rosa', {}, { also: kept })).toEqual([{ kind: 'keeper', name: null }])
    expect(told('Dee', { also: kept }, {})).toEqual([{ kind: 'keeper-gone' }])
  })

  test('Q-12 a facilitator’s step past the rule is told to all but the one who did it', () => {
    const moved: Also = (room) => ({
      queue: {
        ...room.queue,
        override: {
          kind: 'moved',
          by: seatOf('Ines'),
          at: NOW,
          seat: seatOf('Sam'),
          reason: null,
          placements: [],
        },
      },
    })
    expect(told('Dee', {}, { also: moved })).toMatchObject([{ kind: 'override' }])
    expect(told('Ines', {}, { also: moved })).toEqual([])
  })

  test('A-9 the room is asked, and told what it thinks', () => {
    const asked =
      (answers: Readonly<Record<string, 'stay'>>, isOver: boolean): Also =>
      () => ({
        pulse: { askedAt: NOW, endsAt: NOW + 30_000, answers, isOver },
      })
    const four = Object.fromEntries(
      ['Sam', 'Kofi', 'Rosa', 'Dee'].map((name) => [seatOf(name), 'stay' as const]),
    )
    expect(told('Dee', {}, { also: asked({}, false) })).toEqual([{ kind: 'asked' }])
    expect(told('Dee', { also: asked({}, false) }, { also: asked(four, true) })).toEqual([
      { kind: 'result', result: 'stay' },
    ])
    expect(told('Dee', { also: asked({}, false) }, { also: asked({}, true) })).toEqual([
      { kind: 'result', result: 'few' },
    ])
  })
})
