import { SPEECH_HANG_MS, SPEECH_ONSET_MS } from '../../shared/protocol.ts'
import { Background } from './background.ts'
import { FRAME_MS } from './frames.ts'

/** A voice at a microphone stands out by 20 dB and more; a murmur at the far end of the room does not. */
const STANDS_OUT_DB = 12
/** Ends of words sink. What began is held a little below of where it began, or it would flutter. */
const STILL_STANDS_OUT_DB = 7
/** A soft voice with no help from the device; the same voice in the next room is 15 dB below. */
const SOFTEST_ON_DB = -55
const SOFTEST_OFF_DB = -60
/** Speech begins when 160 of the last 240 ms stood out: a short word does that, a click of 40 ms does not. */
const BEGINS_FRAMES = SPEECH_ONSET_MS / FRAME_MS
const BEGINS_AMONG = 12
/** What begins or keeps up speech has to last like a syllable: somebody who types fast only clicks often. */
const SYLLABLE_FRAMES = 3
/** A stop before a consonant or a short breath is no end; longer gaps are joined by the server (T-5). */
const HANG_FRAMES = SPEECH_HANG_MS / FRAME_MS
/** Whoever speaks takes breath. What stands out for so long without a gap is a machine or music. */
const UNBROKEN_FRAMES = 45_000 / FRAME_MS
const GAP_FRAMES = 100 / FRAME_MS

/**
 * Speaking or silent, from the loudness of one frame after the other (T-7). It takes its time from the sound, not
 * from a clock: a page in the background hears as well as one in front.
 */
export class SpeechDetector {
  readonly #background = new Background()
  /** Which of the latest frames stood out. */
  readonly #recent: boolean[] = []
  #run = 0
  #gap = 0
  #sinceSyllable = BEGINS_AMONG
  #sinceGap = 0
  #isSpeaking = false

  get isSpeaking(): boolean {
    return this.#isSpeaking
  }

  /** `level`: decibels below full scale of the next frame. */
  hear(level: number): void {
    const background = this.#background.level
    this.#background.hear(level)
    if (background === null) return
    const isLoud = level >= Math.max(background + STANDS_OUT_DB, SOFTEST_ON_DB)
    const isHeld = level >= Math.max(background + STILL_STANDS_OUT_DB, SOFTEST_OFF_DB)
    this.#note(isLoud, isHeld)
    if (this.#sinceGap >= UNBROKEN_FRAMES) this.#isSpeaking = false
    else if (this.#isSpeaking) this.#isSpeaking = this.#sinceSyllable < HANG_FRAMES
    else this.#isSpeaking = this.#begins()
  }

  #begins(): boolean {
    return this.#sinceSyllable < BEGINS_AMONG && this.#recent.filter(Boolean).length >= BEGINS_FRAMES
  }

  #note(isLoud: boolean, isHeld: boolean): void {
    this.#recent.push(isLoud)
    if (this.#recent.length > BEGINS_AMONG) this.#recent.shift()
    this.#run = isHeld ? this.#run + 1 : 0
    this.#gap = isHeld ? 0 : this.#gap + 1
    this.#sinceSyllable = this.#run >= SYLLABLE_FRAMES ? 0 : this.#sinceSyllable + 1
    this.#sinceGap = this.#gap >= GAP_FRAMES ? 0 : this.#sinceGap + 1
  }
}
