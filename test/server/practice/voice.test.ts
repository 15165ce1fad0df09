import { describe, expect, test } from 'vitest'
import { createChance } from '../../../server/practice/chance.ts'
import { CHARACTERS } from '../../../server/practice/temperament.ts'
import { SAMPLE_RATE, Voice } from '../../../server/practice/voice.ts'

const SECONDS = 20
const FRAME = SAMPLE_RATE / 50

function levels(samples: Int16Array): number[] {
  return Array.from({ length: Math.floor(samples.length / FRAME) }, (_, index) => {
    const frame = samples.subarray(index * FRAME, (index + 1) * FRAME)
    const power = frame.reduce((sum, sample) => sum + (sample / 32_768) ** 2, 0) / FRAME
    return 10 * Math.log10(power + 1e-12)
  })
}

/** How often the level rises from below this to above it. */
function rises(frames: readonly number[], over: number): number {
  return frames.filter((level, index) => level > over && (frames[index - 1] ?? -99) <= over).length
}

describe.each(CHARACTERS)('the voice of $name', ({ voice: kind }) => {
  const samples = new Voice(kind, createChance(7)).speak(SAMPLE_RATE * SECONDS)
  const frames = levels(samples)

  test('is quiet, and never clips', () => {
    const mean = 10 * Math.log10(samples.reduce((sum, one) => sum + (one / 32_768) ** 2, 0) / samples.length)
    expect(mean).toBeGreaterThan(-36)
    expect(mean).toBeLessThan(-22)
    expect(samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0)).toBeLessThan(32_767 / 3)
  })

  test('rises and falls as syllables do, with breaths in between', () => {
    const perSecond = rises(frames, -40) / SECONDS
    expect(perSecond).toBeGreaterThan(2)
    expect(perSecond).toBeLessThan(8)
    expect(frames.filter((level) => level < -60).length / frames.length).toBeGreaterThan(0.05)
    expect(frames.filter((level) => level > -40).length / frames.length).toBeGreaterThan(0.4)
  })

  test('is the same again for the same seed, however it is asked for', () => {
    const again = new Voice(kind, createChance(7))
    const pieces = Array.from({ length: 50 }, () => [...again.speak(FRAME)]).flat()
    expect(pieces).toEqual([...samples.subarray(0, 50 * FRAME)])
  })
})

test('no two of them sound alike', () => {
  const heard = CHARACTERS.map(({ voice: kind }) => new Voice(kind, createChance(7)).speak(FRAME * 10).join())
  expect(new Set(heard).size).toBe(CHARACTERS.length)
})
