import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SpeechMeter, type SpokenPiece } from '../../../server/rooms/speechMeter.ts'
import type { SeatId } from '../../../shared/ids.ts'
import { SPEECH_HANG_MS, SPEECH_ONSET_MS, SPEECH_SIGN_MS } from '../../../shared/protocol.ts'
import { TestClock } from '../../support/testClock.ts'

const KOFI = 'seat-of-kofi-001' as SeatId
const DEE = 'seat-of-dee-0001' as SeatId
const OFF = { speaking: false, off: true } as const

/** A meter, a clock, and devices that behave like ours: late by the onset, held by the hang, a sign every two seconds. */
function kit() {
  const clock = new TestClock()
  const pieces: SpokenPiece[] = []
  const listening: [SeatId, boolean][] = []
  const meter = new SpeechMeter({
    clock,
    count: (piece) => pieces.push(piece),
    report: (seat, on) => listening.push([seat, on]),
  })
  const say = (speaking: boolean, seat = KOFI) => meter.hear(seat, { speaking })
  /** Speaks for so long and is silent until the device has noticed. */
  const speak = (ms: number, seat = KOFI) => {
    clock.advance(SPEECH_ONSET_MS)
    say(true, seat)
    let left = ms - SPEECH_ONSET_MS + SPEECH_HANG_MS
    for (; left > SPEECH_SIGN_MS; left -= SPEECH_SIGN_MS) {
      clock.advance(SPEECH_SIGN_MS)
      say(true, seat)
    }
    clock.advance(left)
    say(false, seat)
  }
  const spoken = (seat = KOFI) =>
    pieces.filter((piece) => piece.seat === seat).reduce((sum, piece) => sum + piece.endAt - piece.startAt, 0)
  return { clock, meter, pieces, listening, say, speak, spoken }
}

test.each([400, 1_000, 3_700, 10_000, 61_234])('T-5 %i ms of speech are counted as so many', (ms) => {
  const { clock, speak, spoken } = kit()
  speak(ms)
  clock.advance(1_000)
  expect(spoken()).toBe(ms)
})

test('T-5 what is shorter than 400 ms is a sound of agreement, not time', () => {
  const { clock, speak, pieces } = kit()
  for (const ms of [170, 250, 399]) {
    speak(ms)
    clock.advance(5_000)
  }
  expect(pieces).toEqual([])
})

test('T-5 a pause under 600 ms belongs to the speech, a longer one does not', () => {
  const { clock, speak, spoken, pieces } = kit()
  speak(1_000)
  // The device notices the end 500 ms late: so much of the pause is over already.
  clock.advance(599 - SPEECH_HANG_MS)
  speak(1_000)
  clock.advance(5_000)
  expect(spoken()).toBe(2_599)
  expect(pieces).toHaveLength(1)
  speak(1_000)
  clock.advance(601 - SPEECH_HANG_MS)
  speak(1_000)
  clock.advance(5_000)
  expect(spoken()).toBe(4_599)
})

test('T-5 short sounds close together are talk', () => {
  const { clock, speak, spoken } = kit()
  for (let nth = 0; nth < 4; nth += 1) speak(300)
  clock.advance(5_000)
  expect(spoken()).toBe(4 * 300 + 3 * SPEECH_HANG_MS)
})

test('T-4 a device that says nothing for four seconds has spoken until its last sign', () => {
  const { clock, say, spoken, pieces } = kit()
  say(true)
  clock.advance(SPEECH_SIGN_MS)
  say(true)
  clock.advance(3_999)
  expect(pieces).toEqual([])
  clock.advance(1)
  const certain = SPEECH_SIGN_MS - SPEECH_HANG_MS + SPEECH_ONSET_MS
  expect(spoken()).toBe(certain)
  clock.advance(60_000)
  expect(spoken()).toBe(certain)
})

test('T-4 one sign that is lost changes nothing', () => {
  const { clock, say, spoken } = kit()
  for (const wait of [2_000, 3_900, 2_000]) {
    say(true)
    clock.advance(wait)
  }
  say(false)
  clock.advance(1_000)
  expect(spoken()).toBe(7_900 - SPEECH_HANG_MS + SPEECH_ONSET_MS)
})

test('T-6 speech that goes on is counted in pieces: a restart loses less than six seconds', () => {
  const { clock, say, pieces } = kit()
  const startedAt = clock.now()
  say(true)
  for (let nth = 0; nth < 30; nth += 1) {
    clock.advance(SPEECH_SIGN_MS)
    say(true)
    const countedUntil = pieces.at(-1)?.endAt ?? startedAt
    expect(clock.now() - countedUntil).toBeLessThan(5_000)
  }
  expect(pieces.length).toBeGreaterThan(12)
})

test('T-6 whoever mutes in the middle of a word has spoken until then', () => {
  const { clock, say, meter, spoken } = kit()
  say(true)
  clock.advance(1_500)
  meter.hear(KOFI, OFF)
  expect(spoken()).toBe(1_500 - SPEECH_HANG_MS + SPEECH_ONSET_MS)
  clock.advance(60_000)
  expect(spoken()).toBe(1_500 - SPEECH_HANG_MS + SPEECH_ONSET_MS)
})

test('T-6 a lost connection ends speech with the last sign', () => {
  const { clock, say, meter, spoken } = kit()
  say(true)
  clock.advance(SPEECH_SIGN_MS)
  say(true)
  clock.advance(1_000)
  meter.stop(KOFI)
  expect(spoken()).toBe(SPEECH_SIGN_MS - SPEECH_HANG_MS + SPEECH_ONSET_MS)
  expect(clock.waiting).toBe(0)
})

test('T-6 two who speak at once are both counted', () => {
  const { clock, say, spoken } = kit()
  say(true)
  say(true, DEE)
  clock.advance(1_500)
  say(false)
  say(false, DEE)
  clock.advance(1_000)
  expect(spoken(KOFI)).toBe(spoken(DEE))
  expect(spoken(KOFI)).toBeGreaterThan(1_000)
})

test('T-3 listening begins with the first report and ends with off, once each', () => {
  const { say, meter, listening } = kit()
  for (const speaking of [false, true, false]) say(speaking)
  expect(listening).toEqual([[KOFI, true]])
  meter.hear(KOFI, OFF)
  meter.stop(KOFI)
  meter.hear(DEE, OFF)
  expect(listening).toEqual([
    [KOFI, true],
    [KOFI, false],
  ])
})

test('T-6 when the room goes nobody is left open', () => {
  const { clock, say, meter, pieces, listening } = kit()
  say(true)
  say(true, DEE)
  clock.advance(SPEECH_SIGN_MS)
  say(true)
  say(true, DEE)
  meter.stopAll()
  expect(pieces.map(({ seat }) => seat)).toEqual([KOFI, DEE])
  expect(listening.filter(([, on]) => !on)).toHaveLength(2)
  expect(clock.waiting).toBe(0)
})

type Step = { readonly wait: number; readonly says: 'on' | 'off' | 'silent' | 'speaking' | 'gone' }
const step: fc.Arbitrary<Step> = fc.record({
  wait: fc.integer({ min: 0, max: 6_000 }),
  says: fc.constantFrom('on', 'off', 'silent', 'speaking', 'speaking', 'speaking', 'gone'),
})

test('T-6 whatever a device says, pieces come in order, never overlap, and never lie ahead', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const { clock, meter, pieces, say } = kit()
      const startedAt = clock.now()
      for (const { wait, says } of steps) {
        clock.advance(wait)
        if (says === 'gone') meter.stop(KOFI)
        else if (says === 'off') meter.hear(KOFI, OFF)
        else say(says === 'speaking')
      }
      const edges = pieces.flatMap(({ startAt, endAt }) => [startAt, endAt])
      expect(edges).toEqual([...edges].sort((one, other) => one - other))
      for (const { startAt, endAt } of pieces) expect(endAt).toBeGreaterThan(startAt)
      expect(edges[0] ?? startedAt).toBeGreaterThanOrEqual(startedAt)
      expect(edges.at(-1) ?? 0).toBeLessThanOrEqual(clock.now())
    }),
  )
})
