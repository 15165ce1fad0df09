import type { VoiceLine, VoiceWay } from '../media/voiceLine.ts'
import { headersOf, type PretendDoor } from './door.ts'
import { SAMPLE_RATE, type Voice } from './voice.ts'

/** What is handed to the call at once. */
const FRAME_SAMPLES = SAMPLE_RATE / 50
/** A call that is not there, or put us out, is asked again no sooner than this. */
const RETRY_MS = 10_000

/** One pretend person's voice in the call. Without a call there is silence, and nobody minds. */
export class VoiceBox {
  readonly #door: PretendDoor
  readonly #way: VoiceWay
  readonly #voice: Voice
  #line: VoiceLine | null = null
  #isIn = false
  #isOpening = false
  #isSpeaking = false
  #isPlaying = false
  #again: NodeJS.Timeout | undefined

  constructor(door: PretendDoor, way: VoiceWay, voice: Voice) {
    this.#door = door
    this.#way = way
    this.#voice = voice
  }

  /** Safe to repeat. */
  enter(): void {
    if (this.#isIn) return
    this.#isIn = true
    void this.#open()
  }

  leave(): void {
    this.#isIn = false
    this.#isSpeaking = false
    clearTimeout(this.#again)
    this.#line?.close().catch(() => {})
    this.#line = null
  }

  speak(): void {
    if (this.#isSpeaking) return
    this.#isSpeaking = true
    void this.#play()
  }

  fallSilent(): void {
    this.#isSpeaking = false
  }

  async #open(): Promise<void> {
    if (!this.#isIn || this.#line !== null || this.#isOpening) return
    this.#isOpening = true
    try {
      const line = await this.#way.open(await this.#fetchPass(), () => this.#lose())
      if (this.#isIn) this.#line = line
      else await line.close()
    } catch {
      this.#openLater()
    } finally {
      this.#isOpening = false
    }
    if (this.#isSpeaking) void this.#play()
  }

  #lose(): void {
    this.#line = null
    this.#openLater()
  }

  #openLater(): void {
    clearTimeout(this.#again)
    if (this.#isIn) this.#again = setTimeout(() => void this.#open(), RETRY_MS)
  }

  /** The same pass that a browser asks for at the tap on Join. */
  async #fetchPass(): Promise<string> {
    const { url, conversation } = this.#door
    const response = await fetch(`${url}/api/conversations/${conversation}/call`, {
      method: 'POST',
      headers: { ...headersOf(this.#door), 'Content-Type': 'application/json' },
      body: JSON.stringify({ role: 'participant' }),
    })
    const { token } = (await response.json()) as { token?: string }
    if (token === undefined) throw new Error('no pass')
    return token
  }

  /** Plays for as long as somebody speaks; the line keeps the pace. */
  async #play(): Promise<void> {
    if (this.#isPlaying) return
    this.#isPlaying = true
    try {
      while (this.#isSpeaking && this.#line !== null) {
        await this.#line.play(this.#voice.speak(FRAME_SAMPLES))
      }
    } catch {
      // The line is gone; it says so itself, and another one goes on speaking.
    } finally {
      this.#isPlaying = false
    }
  }
}
