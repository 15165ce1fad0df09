import { between, type Chance } from './chance.ts'

/** What tells one voice from another. Nobody's: made of numbers, without words and without a recording. */
export type VoiceKind = {
  readonly pitchHz: number
  /** 1 is a calm pace of about four syllables a second. */
  readonly pace: number
  /** Moves all vowels up or down together, as a shorter or longer throat does. */
  readonly vowels: number
}

/** Enough for a voice, and the least work for six of them. */
export const SAMPLE_RATE = 16_000

/** First three resonances of the throat in hertz for a, e, i, o, u and a mumble. */
const VOWELS = [
  [730, 1_090, 2_440],
  [530, 1_840, 2_480],
  [300, 2_250, 2_950],
  [570, 840, 2_410],
  [330, 900, 2_240],
  [500, 1_450, 2_450],
] as const
const BANDWIDTHS_HZ = [80, 100, 140] as const
const LOUDNESS = [1, 0.6, 0.25] as const

/** Quiet beside a real person: about -28 dBFS while it speaks. */
const LEVEL = 0.025
/** Far below clipping whatever the dice say. */
const MOST = 0.3

type Syllable = {
  readonly samples: number
  /** Silence after it: a breath between phrases. */
  readonly restSamples: number
  readonly vowel: readonly number[]
  readonly pitchHz: number
  readonly isHissed: boolean
  readonly loudness: number
}

/** Something like a person talking in the next room: pitch, vowels, syllables, breaths, no words. */
export class Voice {
  readonly #kind: VoiceKind
  readonly #chance: Chance
  readonly #resonances = LOUDNESS.map(() => ({ one: 0, two: 0 }))
  #syllable: Syllable
  #at = 0
  #phase = 0
  #leftInPhrase = 0

  constructor(kind: VoiceKind, chance: Chance) {
    this.#kind = kind
    this.#chance = chance
    this.#syllable = this.#nextSyllable()
  }

  /** The next `count` samples at `SAMPLE_RATE`, as 16-bit numbers. */
  speak(count: number): Int16Array<ArrayBuffer> {
    return Int16Array.from({ length: count }, () => {
      const loud = Math.max(-MOST, Math.min(MOST, this.#nextSample() * LEVEL))
      return Math.round(loud * 32_767)
    })
  }

  #nextSample(): number {
    if (this.#at >= this.#syllable.samples + this.#syllable.restSamples) {
      this.#syllable = this.#nextSyllable()
      this.#at = 0
    }
    const { samples, vowel, loudness } = this.#syllable
    const through = this.#at / samples
    this.#at += 1
    // A syllable swells and fades; between phrases there is nothing to hear.
    const envelope = through >= 1 ? 0 : Math.sin(Math.PI * through) ** 0.7
    const source = this.#excite(through) * envelope * loudness
    return vowel.reduce((sum, hertz, index) => sum + this.#resonate(source, hertz, index), 0)
  }

  /** The buzz of the vocal folds, or a hiss where a consonant would be. */
  #excite(through: number): number {
    const { isHissed, pitchHz } = this.#syllable
    const noise = this.#chance() * 2 - 1
    if (isHissed && through < 0.2) return noise * 0.6
    const drift = 1 + 0.02 * Math.sin(through * 6) + (this.#chance() - 0.5) * 0.01
    this.#phase = (this.#phase + (pitchHz * drift) / SAMPLE_RATE) % 1
    const buzz = this.#phase < 0.6 ? Math.sin((Math.PI * this.#phase) / 0.6) ** 2 : 0
    return buzz - 0.3 + noise * 0.03
  }

  #resonate(source: number, hertz: number, index: number): number {
    const memory = this.#resonances[index]
    if (memory === undefined) return 0
    const radius = Math.exp((-Math.PI * (BANDWIDTHS_HZ[index] ?? 100)) / SAMPLE_RATE)
    const angle = (2 * Math.PI * hertz) / SAMPLE_RATE
    const next =
      source * (1 - radius) * 8 + 2 * radius * Math.cos(angle) * memory.one - radius ** 2 * memory.two
    memory.two = memory.one
    memory.one = next
    return next * (LOUDNESS[index] ?? 0)
  }

  #nextSyllable(): Syllable {
    const chance = this.#chance
    const { pitchHz, pace, vowels } = this.#kind
    if (this.#leftInPhrase === 0) this.#leftInPhrase = Math.round(between(chance, [5, 14]))
    this.#leftInPhrase -= 1
    const isLast = this.#leftInPhrase === 0
    const vowel = VOWELS[Math.floor(chance() * VOWELS.length)] ?? VOWELS[0]
    return {
      samples: Math.round((between(chance, [0.14, 0.28]) / pace) * SAMPLE_RATE * (isLast ? 1.4 : 1)),
      restSamples: Math.round(isLast ? between(chance, [0.3, 0.8]) * SAMPLE_RATE : 0),
      vowel: vowel.map((hertz) => hertz * vowels),
      // A phrase falls towards its end.
      pitchHz: pitchHz * (0.92 + 0.02 * Math.min(this.#leftInPhrase, 8)) * between(chance, [0.94, 1.08]),
      isHissed: chance() < 0.4,
      loudness: between(chance, [0.7, 1]),
    }
  }
}
