import { FRAME_MS } from './frames.ts'

/** Longer than anybody speaks without taking breath, so that speech is never taken for background. */
const MEMORY_MS = 8_000
/** The memory forgets in pieces of this length. */
const PIECE_MS = 500
/** One frame alone may be a gap in what the microphone delivers; three in a row are the room. */
const SMOOTHED = 3
/** Less than the quietest room gives: a microphone that is only starting, which says nothing about the room. */
const NOTHING_DB = -90
/** Nothing for so long is no start: the device itself keeps pauses empty. */
const STARTING_FRAMES = 300 / FRAME_MS
/** A noise suppressor empties pauses; below this a quieter background changes nothing any more. */
const QUIETEST_DB = -70

/**
 * How loud it is when nobody speaks: the quietest moment of the last seconds. Speech has gaps between words,
 * in which the room is heard; a fan, a hum or a held tone has none and is background itself after a while.
 */
export class Background {
  readonly #last: number[] = []
  readonly #pieces: number[] = []
  #quietest = Number.POSITIVE_INFINITY
  #frames = 0
  #nothing = 0

  /** Decibels below full scale; null while too little was heard. */
  get level(): number | null {
    const level = Math.min(this.#quietest, ...this.#pieces)
    return level === Number.POSITIVE_INFINITY ? null : Math.max(level, QUIETEST_DB)
  }

  hear(level: number): void {
    this.#nothing = level < NOTHING_DB ? this.#nothing + 1 : 0
    if (this.#nothing > 0 && this.#nothing < STARTING_FRAMES) return
    this.#last.push(10 ** (level / 10))
    if (this.#last.length > SMOOTHED) this.#last.shift()
    if (this.#last.length === SMOOTHED) this.#quietest = Math.min(this.#quietest, smooth(this.#last))
    this.#frames += 1
    if (this.#frames * FRAME_MS >= PIECE_MS) this.#turnPage()
  }

  #turnPage(): void {
    this.#pieces.push(this.#quietest)
    if (this.#pieces.length > MEMORY_MS / PIECE_MS) this.#pieces.shift()
    this.#quietest = Number.POSITIVE_INFINITY
    this.#frames = 0
  }
}

function smooth(powers: readonly number[]): number {
  return 10 * Math.log10(powers.reduce((sum, power) => sum + power, 0) / powers.length)
}
