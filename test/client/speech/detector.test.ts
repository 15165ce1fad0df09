import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SpeechDetector } from '../../../client/speech/detector.ts'
import { FRAME_MS, Frames } from '../../../client/speech/frames.ts'
import {
  babble,
  beeps,
  chords,
  fan,
  heldNote,
  hum,
  join,
  knock,
  mix,
  RATE,
  type Sound,
  SPOKEN,
  silence,
  twoVoices,
  typing,
} from './sounds.ts'

type Span = { from: number; to: number }

/** When the detector says somebody speaks, in seconds from the beginning of the sound. */
function spansOf(sound: Float32Array, rate = RATE): Span[] {
  const detector = new SpeechDetector()
  const spans: Span[] = []
  let wasSpeaking = false
  new Frames(rate).hear(sound).forEach((level, index) => {
    detector.hear(level)
    const now = ((index + 1) * FRAME_MS) / 1_000
    if (detector.isSpeaking && !wasSpeaking) spans.push({ from: now, to: Number.POSITIVE_INFINITY })
    const last = spans.at(-1)
    if (wasSpeaking && !detector.isSpeaking && last !== undefined) last.to = now
    wasSpeaking = detector.isSpeaking
  })
  return spans
}

const secondsOf = (spans: Span[], end: number) =>
  spans.reduce((sum, { from, to }) => sum + Math.min(to, end) - from, 0)

/** A quiet room first and last, so that every sound begins and ends. */
const inRoom = (sound: Float32Array, room: Sound = fan(-65)) => mix(join(silence(1), sound, silence(1)), room)

/** Speech of a second and more begins within so many seconds of its sound, and ends within so many after it. */
const LATE = 0.25
const HELD = 0.56

test.each([
  ['in a studio', silence],
  ['in a quiet room', fan(-60)],
  ['beside a computer', fan(-50)],
  ['on a street', fan(-45)],
])('T-7 two people’s sentences are two pieces of speech: %s', (_where, room) => {
  const spans = spansOf(mix(join(silence(1), twoVoices(), silence(1)), room))
  expect(spans).toHaveLength(SPOKEN.length)
  SPOKEN.forEach(({ from, to }, index) => {
    const span = spans[index] as Span
    expect(span.from - 1).toBeGreaterThan(from)
    expect(span.from - 1).toBeLessThan(from + LATE)
    expect(span.to - 1).toBeGreaterThan(to)
    expect(span.to - 1).toBeLessThan(to + HELD)
  })
})

test('T-7 whoever unmutes in the middle of a sentence is heard within a second', () => {
  expect(spansOf(twoVoices())[0]?.from).toBeLessThan(1)
})

test.each([-15, -20, -30, -40, -45])('T-7 speech of %i dB is one piece, breath and all', (decibels) => {
  const spans = spansOf(inRoom(babble(decibels)(8)))
  expect(spans).toHaveLength(1)
  expect(spans[0]?.from).toBeLessThan(1 + LATE)
  expect(spans[0]?.to).toBeLessThan(9 + HELD)
})

test('T-7 a voice in the next room is nobody’s speech here', () => {
  expect(spansOf(inRoom(babble(-65)(8)))).toEqual([])
})

test.each<[string, Float32Array]>([
  ['nothing at all', silence(20)],
  ['a fan', fan(-30)(60)],
  ['a microphone that starts beside a fan', join(silence(0.2), fan(-30)(20))],
  ['mains hum', hum(-20)(20)],
  ['a held note', heldNote(-20)(20)],
  ['a knock', inRoom(join(...Array.from({ length: 8 }, () => knock(-3)(0.7))))],
  ['slow typing', inRoom(typing(-20, 3)(20))],
  ['fast typing', inRoom(typing(-20, 8)(20))],
])('T-7 %s is not speech', (_what, sound) => {
  expect(spansOf(sound)).toEqual([])
})

test.each([2, 5, 8, 10])('T-7 %i keys a second after a sentence do not prolong it', (strokes) => {
  const spans = spansOf(inRoom(join(babble(-25)(4), typing(-20, strokes)(20))))
  expect(spans).toHaveLength(1)
  expect(spans[0]?.to).toBeLessThan(5 + HELD)
})

test.each<[string, Sound]>([
  ['a fan that is switched on', fan(-30)],
  ['a note that is held', heldNote(-20)],
  ['music without a rest', chords(-20)],
])('T-7 %s becomes background within nine seconds', (_what, sound) => {
  const spans = spansOf(inRoom(sound(60)))
  expect(secondsOf(spans, 61)).toBeLessThan(9)
})

test('T-7 a voice above a fan that was switched on is heard again', () => {
  const spans = spansOf(join(fan(-65)(5), fan(-45)(20), mix(babble(-20)(5), fan(-45))))
  expect(spans.at(-1)?.from).toBeGreaterThan(25)
})

test('T-7 whoever never takes breath is no person: 45 seconds, and not again before a rest', () => {
  const spans = spansOf(inRoom(beeps(-20, 4)(100)))
  expect(spans).toHaveLength(1)
  expect(secondsOf(spans, 101)).toBeLessThan(45.1)
  expect(spansOf(inRoom(join(beeps(-20, 4)(60), silence(0.5), babble(-20)(3))))).toHaveLength(2)
})

test('T-7 a long turn with breath in it stays one piece', () => {
  expect(spansOf(inRoom(babble(-25)(100)))).toHaveLength(1)
})

test('T-7 a word as short as mm is speech for less than the minimum and what is waited before and after', () => {
  const spans = spansOf(inRoom(babble(-20)(0.25)))
  expect(spans).toHaveLength(1)
  expect(secondsOf(spans, 10)).toBeLessThan(0.7)
})

test('T-7 louder speech in the same room is never heard less', () => {
  const quiet = { min: -48, max: -20 }
  fc.assert(
    fc.property(fc.integer(quiet), fc.integer({ min: 1, max: 12 }), fc.nat(1_000), (level, more, seed) => {
      const heardAt = (decibels: number) => secondsOf(spansOf(inRoom(babble(decibels, seed)(3))), 5)
      expect(heardAt(level + more)).toBeGreaterThanOrEqual(heardAt(level) - 0.1)
    }),
    { numRuns: 8 },
  )
})

test('T-7 even noise of any loudness is not speech', () => {
  fc.assert(
    fc.property(fc.integer({ min: -90, max: -10 }), fc.nat(1_000), (level, seed) => {
      expect(spansOf(fan(level, seed)(3))).toEqual([])
    }),
    { numRuns: 10 },
  )
})

test('T-7 the rate of the samples changes nothing', () => {
  const sound = inRoom(babble(-25)(4))
  const tripled = Float32Array.from({ length: sound.length * 3 }, (_, index) => {
    const before = sound[Math.floor(index / 3)] ?? 0
    return before + ((sound[Math.floor(index / 3) + 1] ?? before) - before) * ((index % 3) / 3)
  })
  const [one] = spansOf(sound)
  const [other] = spansOf(tripled, RATE * 3)
  expect(other?.from).toBeCloseTo(one?.from ?? 0, 1)
  expect(other?.to).toBeCloseTo(one?.to ?? 0, 1)
})

test('T-7 samples that come in any portions are the same sound', () => {
  const sound = inRoom(twoVoices().subarray(0, RATE))
  const whole = new Frames(RATE).hear(sound)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4_000 }), (portion) => {
      const frames = new Frames(RATE)
      const levels: number[] = []
      for (let start = 0; start < sound.length; start += portion)
        levels.push(...frames.hear(sound.subarray(start, start + portion)))
      expect(levels).toEqual(whole)
    }),
    { numRuns: 20 },
  )
})
