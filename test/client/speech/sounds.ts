import { readFileSync } from 'node:fs'

/** Sounds made in the test: no microphone, no chance, the same every time. Samples go from -1 to 1. */

/** A microphone of a cheap headset; everything is made at this rate unless said otherwise. */
export const RATE = 16_000

export type Sound = (seconds: number) => Float32Array

const amplitudeOf = (decibels: number) => 10 ** (decibels / 20)

/** The same dice in every run (a linear congruential generator). */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}

function make(seconds: number, sampleAt: (time: number) => number): Float32Array {
  const sound = new Float32Array(Math.round(seconds * RATE))
  for (let index = 0; index < sound.length; index += 1) sound[index] = sampleAt(index / RATE)
  return sound
}

export const silence: Sound = (seconds) => make(seconds, () => 0)

/** A fan, a street: even noise of this loudness (root mean square, decibels below full scale). */
export function fan(decibels: number, seed = 7): Sound {
  return (seconds) => {
    const roll = dice(seed)
    // Uniform noise between -1 and 1 has a power of a third.
    return make(seconds, () => amplitudeOf(decibels) * Math.sqrt(3) * (roll() * 2 - 1))
  }
}

/** Mains hum with its overtones. */
export function hum(decibels: number): Sound {
  const overtones = [1, 2, 3, 4, 5]
  return (seconds) =>
    make(
      seconds,
      (time) =>
        amplitudeOf(decibels) *
        overtones.reduce((sum, nth) => sum + Math.sin(2 * Math.PI * 50 * nth * time) / nth, 0),
    )
}

/** One held note of an organ. */
export function heldNote(decibels: number, hertz = 440): Sound {
  return (seconds) =>
    make(seconds, (time) => amplitudeOf(decibels) * Math.SQRT2 * Math.sin(2 * Math.PI * hertz * time))
}

/** Music without a rest: chords that follow each other, each struck and fading by a few decibels. */
export function chords(decibels: number): Sound {
  const roots = [220, 247, 262, 196]
  return (seconds) =>
    make(seconds, (time) => {
      const root = roots[Math.floor(time / 0.5) % roots.length] ?? 220
      const fade = 1 - 0.5 * ((time % 0.5) / 0.5)
      const notes = [1, 1.25, 1.5].reduce((sum, at) => sum + Math.sin(2 * Math.PI * root * at * time), 0)
      return (amplitudeOf(decibels) * fade * notes) / 1.2
    })
}

/**
 * Something like speech: a buzz with noise in it that swells and sinks with four syllables a second, and takes
 * breath for 0.4 s every three seconds. `decibels`: loudness while it sounds.
 */
export function babble(decibels: number, seed = 3): Sound {
  return (seconds) => {
    const roll = dice(seed)
    return make(seconds, (time) => {
      const buzz = Math.sin(2 * Math.PI * 180 * time) + Math.sin(2 * Math.PI * 720 * time) + (roll() * 2 - 1)
      const syllable = Math.max(0.03, Math.sin(Math.PI * 4 * time) ** 2)
      const breath = time % 3 > 2.6 ? 0 : 1
      return amplitudeOf(decibels) * 1.3 * buzz * syllable * breath
    })
  }
}

/** Keys: each stroke is two clicks of 15 ms, down and up. */
export function typing(decibels: number, strokesPerSecond: number): Sound {
  return (seconds) => {
    const roll = dice(11)
    return make(seconds, (time) => {
      const stroke = (time * strokesPerSecond) % 1
      const since = stroke / strokesPerSecond
      const isClick = since < 0.015 || (since > 0.06 && since < 0.075)
      return isClick ? amplitudeOf(decibels) * Math.sqrt(3) * (roll() * 2 - 1) : 0
    })
  }
}

/** A cup is put down, a door falls shut: one knock of so many milliseconds that dies away. */
export function knock(decibels: number, lengthMs = 30): Sound {
  return (seconds) => {
    const roll = dice(5)
    return make(seconds, (time) =>
      time * 1_000 < lengthMs
        ? amplitudeOf(decibels) * (roll() * 2 - 1) * (1 - (time * 1_000) / lengthMs)
        : 0,
    )
  }
}

export function join(...sounds: Float32Array[]): Float32Array {
  const whole = new Float32Array(sounds.reduce((sum, { length }) => sum + length, 0))
  let end = 0
  for (const sound of sounds) {
    whole.set(sound, end)
    end += sound.length
  }
  return whole
}

/** Both at once, for as long as the first one lasts. */
export function mix(sound: Float32Array, background: Sound): Float32Array {
  const other = background(sound.length / RATE)
  return sound.map((sample, index) => sample + (other[index] ?? 0))
}

/** Where in the recording somebody speaks, in seconds. */
export const SPOKEN = [
  { from: 0, to: 3.73 },
  { from: 4.73, to: 7.1 },
] as const

/**
 * Two sentences by two voices, 1 s apart, the second 6 dB softer. Made for this test with eSpeak NG 1.51
 * (`en-gb` at 160 and `en-us+f3` at 150 words a minute), cut, levelled to -23 and -29 dB, stored at 8 kHz as
 * µ-law; brought to RATE here.
 */
export function twoVoices(): Float32Array {
  const file = readFileSync(new URL('./twoVoices.wav', import.meta.url))
  const samples = file.subarray(file.indexOf('data') + 8)
  return Float32Array.from({ length: samples.length * (RATE / 8_000) }, (_, index) => {
    const place = index / (RATE / 8_000)
    const before = fromMuLaw(samples[Math.floor(place)] ?? 255)
    const after = fromMuLaw(samples[Math.ceil(place)] ?? 255)
    return before + (after - before) * (place % 1)
  })
}

/** ITU-T G.711. */
function fromMuLaw(stored: number): number {
  const flipped = ~stored & 255
  const magnitude = (((flipped & 15) << 3) + 132) << ((flipped >> 4) & 7)
  return (flipped & 128 ? 132 - magnitude : magnitude - 132) / 32_768
}

/** A reversing lorry that never rests: so many beeps a second, with a gap of 50 ms after each. */
export function beeps(decibels: number, perSecond: number): Sound {
  const note = heldNote(decibels, 1_000)
  return (seconds) =>
    note(seconds).map((sample, index) =>
      (index / RATE) % (1 / perSecond) < 1 / perSecond - 0.05 ? sample : 0,
    )
}
