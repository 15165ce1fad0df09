import type { SeatId } from '../../shared/ids.ts'
import { SPEECH_HANG_MS, SPEECH_ONSET_MS, type SpeechReport } from '../../shared/protocol.ts'
import type { Clock } from '../clock.ts'

/** Twice the time between two signs: one may be late, or lost with a blink of the wire (T-4). */
const SILENT_AFTER_MS = 4_000
/** A pause between two phrases belongs to the talk (T-5). */
const GAP_MS = 600
/** Shorter is a sound of agreement, not talk (T-5). */
const SHORTEST_MS = 400
/** Talk that goes on is counted once there is so much of it; with a sign every two seconds, every four (T-6). */
const PIECE_MS = 3_000
/** How much later an end is heard of than a beginning. Taken off, so that a piece is as long as the speech was. */
const TAIL_MS = SPEECH_HANG_MS - SPEECH_ONSET_MS

/** One stretch of speech, epoch milliseconds of the server's clock. */
export type SpokenPiece = { readonly seat: SeatId; readonly startAt: number; readonly endAt: number }

export type SpeechMeterParts = {
  readonly clock: Clock
  /** So much was spoken. Pieces of one seat come in order and never overlap. */
  readonly count: (piece: SpokenPiece) => void
  /** Whether this seat's device listens to its microphone. Told at every change. */
  readonly report: (seat: SeatId, on: boolean) => void
}

type Utterance = {
  readonly startAt: number
  /** Talk before this was counted. */
  countedAt: number
  /** Certain to have lasted until here. */
  heardUntil: number
  /** It paused; another beginning before the gap is over goes on with it. */
  isPaused: boolean
  callOff: () => void
}

/**
 * Makes talk time of what the devices of one room say: in memory, on the server's clock. A device that falls
 * silent without a word has not spoken since its last sign.
 */
export class SpeechMeter {
  readonly #parts: SpeechMeterParts
  readonly #listening = new Set<SeatId>()
  readonly #open = new Map<SeatId, Utterance>()

  constructor(parts: SpeechMeterParts) {
    this.#parts = parts
  }

  hear(seat: SeatId, report: SpeechReport): void {
    if ('off' in report) this.#end(seat)
    else {
      this.#listen(seat)
      if (report.speaking) this.#goOn(seat)
      else this.#pause(seat)
    }
  }

  /** Gone, or moved to another tab: what was spoken until the last sign is counted. */
  stop(seat: SeatId): void {
    const utterance = this.#open.get(seat)
    if (utterance !== undefined) this.#close(seat, utterance)
    if (this.#listening.delete(seat)) this.#parts.report(seat, false)
  }

  /** The room goes out of memory, or is over. */
  stopAll(): void {
    for (const seat of [...this.#listening]) this.stop(seat)
  }

  #listen(seat: SeatId): void {
    if (this.#listening.has(seat)) return
    this.#listening.add(seat)
    this.#parts.report(seat, true)
  }

  /** The device said so itself: a person who mutes in the middle of a word has spoken until then. */
  #end(seat: SeatId): void {
    this.#pause(seat)
    this.stop(seat)
  }

  #goOn(seat: SeatId): void {
    const now = this.#parts.clock.now()
    const utterance = this.#open.get(seat) ?? this.#begin(seat, now)
    utterance.isPaused = false
    // At a sign the last sound may be as old as the device waits before it says that there is none.
    utterance.heardUntil = Math.max(utterance.heardUntil, now - TAIL_MS)
    if (utterance.heardUntil - utterance.countedAt >= PIECE_MS) this.#count(seat, utterance)
    this.#closeAt(seat, utterance, now + SILENT_AFTER_MS)
  }

  #begin(seat: SeatId, now: number): Utterance {
    const utterance: Utterance = {
      startAt: now,
      countedAt: now,
      heardUntil: now,
      isPaused: false,
      callOff: () => undefined,
    }
    this.#open.set(seat, utterance)
    return utterance
  }

  #pause(seat: SeatId): void {
    const utterance = this.#open.get(seat)
    if (utterance === undefined || utterance.isPaused) return
    utterance.isPaused = true
    utterance.heardUntil = Math.max(utterance.heardUntil, this.#parts.clock.now() - TAIL_MS)
    this.#closeAt(seat, utterance, utterance.heardUntil + GAP_MS)
  }

  #closeAt(seat: SeatId, utterance: Utterance, at: number): void {
    utterance.callOff()
    utterance.callOff = this.#parts.clock.callAt(at, () => this.#close(seat, utterance))
  }

  #close(seat: SeatId, utterance: Utterance): void {
    utterance.callOff()
    this.#open.delete(seat)
    if (utterance.heardUntil - utterance.startAt >= SHORTEST_MS) this.#count(seat, utterance)
  }

  #count(seat: SeatId, utterance: Utterance): void {
    const { countedAt: startAt, heardUntil: endAt } = utterance
    if (endAt <= startAt) return
    utterance.countedAt = endAt
    this.#parts.count({ seat, startAt, endAt })
  }
}
