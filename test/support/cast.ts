import { CHARACTERS, type Character, type Temperament } from '../../server/practice/temperament.ts'
import type { ListeningChoice } from '../../shared/room/state/talk.ts'

/** What somebody plays when nobody gives them a cue. Times in milliseconds of the room's own time. */
export type Part = {
  readonly name: string
  readonly roundMs: number
  readonly inRound: 'speak' | 'pass'
  readonly choice: ListeningChoice
}

/** So many per minute come with the next look. */
const AT_ONCE = 10_000
/** Nobody waits for long enough in a test to lose patience. */
const PATIENT_MS = 60 * 60_000

/**
 * Pretend people who do nothing by chance: hands go up and cards are written when the test says so. What they play
 * besides, they play as in a practice room, at their own moment.
 */
export class Cast {
  readonly characters: readonly Character[]
  readonly #wantsToSpeak = new Set<string>()
  readonly #writes = new Set<string>()
  readonly #turnMs = new Map<string, number>()

  constructor(parts: readonly Part[]) {
    const voices = CHARACTERS.map(({ voice }) => voice)
    this.characters = parts.map((part, index) => ({
      name: part.name,
      voice: voices[index % voices.length] ?? { pitchHz: 150, pace: 1, vowels: 1 },
      temperament: this.#temperament(part),
    }))
  }

  /** Raises a hand and speaks for so long when called, here or in any turn to come. */
  raises(name: string, turnMs: number): void {
    this.speaksFor(name, turnMs)
    this.#wantsToSpeak.add(name)
  }

  /** The hand is up, and not raised again afterwards. */
  hasRaised(name: string): void {
    this.#wantsToSpeak.delete(name)
  }

  speaksFor(name: string, turnMs: number): void {
    this.#turnMs.set(name, turnMs)
  }

  writes(name: string): void {
    this.#writes.add(name)
  }

  hasWritten(name: string): void {
    this.#writes.delete(name)
  }

  /** Looked at anew each time, as the cues come while they live. */
  #temperament({ name, roundMs, inRound, choice }: Part): Temperament {
    const cast = this
    return {
      repliesPerMinute: 0,
      patienceMs: PATIENT_MS,
      atTable: { beginsPerMinute: 0, speaksMs: [0, 0] },
      inside: null,
      inRound: { speak: 0, pass: 0, later: 0, [inRound]: 1 },
      toInvitation: { queue: 0, write: 0, 'not-now': 0, listening: 0, fade: 1 },
      choice,
      drops: null,
      get handsPerMinute() {
        return cast.#wantsToSpeak.has(name) ? AT_ONCE : 0
      },
      get cardsPerMinute() {
        return { talking: cast.#writes.has(name) ? AT_ONCE : 0, writing: 0 }
      },
      get speaksMs() {
        const turnMs = cast.#turnMs.get(name) ?? 0
        return { turn: [turnMs, turnMs], reply: [turnMs, turnMs], round: [roundMs, roundMs] } as const
      },
    }
  }
}
