import { SPEECH_SIGN_MS } from '../../shared/protocol.ts'
import { SpeechDetector } from './detector.ts'
import { FRAME_MS, Frames } from './frames.ts'
import { SPEECH_PROCESSOR, type SpeechSign } from './sign.ts'

/**
 * Runs where the browser makes sound: pages in the background, whose timers are slowed down, hear like those in
 * front. Sound and loudness stay in here; what comes out is a word.
 */

// What a worklet finds around it; the page's own types do not know it.
declare const sampleRate: number
declare abstract class AudioWorkletProcessor {
  readonly port: MessagePort
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void

class SpeechProcessor extends AudioWorkletProcessor {
  readonly #frames = new Frames(sampleRate)
  readonly #detector = new SpeechDetector()
  #wasSpeaking = false
  #sinceSignMs = 0
  #isOver = false

  constructor() {
    super()
    this.port.onmessage = () => {
      this.#isOver = true
    }
    this.#sign({ speaking: false })
  }

  /** Called by the browser for every 3 ms of sound. False: never call again. */
  process([input]: readonly (readonly Float32Array[])[]): boolean {
    // Without an input there is nothing to hear, and nothing is said: the server then stops counting by itself.
    const samples = input?.[0]
    if (samples !== undefined) for (const level of this.#frames.hear(samples)) this.#hear(level)
    return !this.#isOver
  }

  #hear(level: number): void {
    this.#detector.hear(level)
    this.#sinceSignMs += FRAME_MS
    const { isSpeaking } = this.#detector
    const isDue = isSpeaking && this.#sinceSignMs >= SPEECH_SIGN_MS
    if (isSpeaking !== this.#wasSpeaking || isDue) this.#sign({ speaking: isSpeaking })
    this.#wasSpeaking = isSpeaking
  }

  #sign(sign: SpeechSign): void {
    this.#sinceSignMs = 0
    this.port.postMessage(sign)
  }
}

registerProcessor(SPEECH_PROCESSOR, SpeechProcessor)
