/** A frame holds two periods of the lowest voice, and ten of them fit into a syllable. Milliseconds. */
export const FRAME_MS = 20

/** Below it are hum, steps, wind and breath on the microphone; every voice has enough above. Hertz. */
const LOWEST_HZ = 150
/** Above it are the clicks of keys and the hiss of cheap microphones; telephones do without it. Hertz. */
const HIGHEST_HZ = 3_800
/** A voice has its power over the whole band; what is softer is said not to be sound at all. */
const SOFTEST_DB = -100

/**
 * Cuts sound into frames and says how loud each one is where voices are. Nothing but that number is kept of
 * the sound.
 */
export class Frames {
  readonly #length: number
  readonly #high: Filter
  readonly #low: Filter
  #sum = 0
  #count = 0

  /** `rate`: samples per second, 8,000 or more. */
  constructor(rate: number) {
    this.#length = Math.round((rate * FRAME_MS) / 1_000)
    this.#high = highPass(LOWEST_HZ / rate)
    this.#low = lowPass(Math.min(HIGHEST_HZ / rate, 0.49))
  }

  /** The loudness of every frame that these samples (-1 to 1) complete: decibels below full scale. */
  hear(samples: Float32Array): number[] {
    const levels: number[] = []
    const high = this.#high
    const low = this.#low
    for (const sample of samples) {
      const heard = low(high(sample))
      this.#sum += heard * heard
      this.#count += 1
      if (this.#count === this.#length) levels.push(this.#close())
    }
    return levels
  }

  #close(): number {
    const level = 10 * Math.log10(this.#sum / this.#length + 10 ** (SOFTEST_DB / 10))
    this.#sum = 0
    this.#count = 0
    return level
  }
}

type Filter = (sample: number) => number

/** Second order, as flat as can be (Q of 0.707); `share`: corner frequency by sample rate. */
function lowPass(share: number): Filter {
  const { cos, alpha } = corner(share)
  return biquad([(1 - cos) / 2, 1 - cos, (1 - cos) / 2], [1 + alpha, -2 * cos, 1 - alpha])
}

function highPass(share: number): Filter {
  const { cos, alpha } = corner(share)
  return biquad([(1 + cos) / 2, -1 - cos, (1 + cos) / 2], [1 + alpha, -2 * cos, 1 - alpha])
}

function corner(share: number): { cos: number; alpha: number } {
  const angle = 2 * Math.PI * share
  return { cos: Math.cos(angle), alpha: Math.sin(angle) / Math.SQRT2 }
}

type Three = readonly [number, number, number]

/** Called for every sample where sound is made: it makes nothing that has to be cleared away. */
function biquad([b0, b1, b2]: Three, [a0, a1, a2]: Three): Filter {
  let x1 = 0
  let x2 = 0
  let y1 = 0
  let y2 = 0
  return (x) => {
    const y = (b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2) / a0
    x2 = x1
    x1 = x
    y2 = y1
    y1 = y
    return y
  }
}
