import type { VoiceLine, VoiceWay } from '../media/voiceLine.ts'
import { headersOf, type PretendDoor } from './door.ts'
import { SAMPLE_RATE, type Voice } from './voice.ts'

/** What is handed to the call at once. */
const FRAME_SAMPLES = SAMPLE_RATE / 50
/** A call that is not there, or put us out, is asked again: soon at first, then no sooner than the last of these. */
const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 10_000

/**
 * One pretend person's voice in the call, wherever they sit: in the circle or at a table, which has a room of the call
 * to itself. Without a call there is silence, and nobody minds.
 */
export class VoiceBox {
  readonly #door: PretendDoor
  readonly #way: VoiceWay
  readonly #voice: Voice
  /** Where they sit; null while they are out of the call. */
  #place: string | null = null
  #line: VoiceLine | null = null
  #playing: VoiceLine | null = null
  #isOpening = false
  #isSpeaking = false
  #retryMs = FIRST_RETRY_MS
  #again: NodeJS.Timeout | undefined

  constructor(door: PretendDoor, way: VoiceWay, voice: Voice) {
    this.#door = door
    this.#way = way
    this.#voice = voice
  }

  /** Comes in where they sit now, and moves when that is elsewhere. Safe to repeat. */
  enter(place: string): void {
    if (this.#place === place) return
    this.#place = place
    this.#hangUp()
    this.#retryMs = FIRST_RETRY_MS
    void this.#open()
  }

  leave(): void {
    this.#place = null
    this.#isSpeaking = false
    this.#hangUp()
  }

  speak(): void {
    this.#isSpeaking = true
    void this.#play()
  }

  fallSilent(): void {
    this.#isSpeaking = false
  }

  #hangUp(): void {
    clearTimeout(this.#again)
    const line = this.#line
    this.#line = null
    line?.close().catch(() => {})
  }

  /** One after the other, until they are in the call of where they sit by then. */
  async #open(): Promise<void> {
    if (this.#isOpening) return
    this.#isOpening = true
    try {
      while (this.#place !== null && this.#line === null) {
        const place = this.#place
        const line = await this.#openLine().catch(() => null)
        // They have moved on meanwhile: that pass was for where they were.
        if (this.#place !== place) await line?.close().catch(() => {})
        else if (line === null) return this.#openLater()
        else this.#line = line
      }
    } finally {
      this.#isOpening = false
    }
    this.#retryMs = FIRST_RETRY_MS
    void this.#play()
  }

  async #openLine(): Promise<VoiceLine> {
    const opened: { line: VoiceLine | null; isGone: boolean } = { line: null, isGone: false }
    const line = await this.#way.open(await this.#fetchPass(), () => {
      opened.isGone = true
      if (opened.line !== null) this.#lose(opened.line)
    })
    opened.line = line
    if (!opened.isGone) return line
    await line.close()
    throw new Error('put out while coming in')
  }

  /** The call put us out, or is gone. What we left ourselves is no loss. */
  #lose(line: VoiceLine): void {
    if (this.#line !== line) return
    this.#hangUp()
    this.#openLater()
  }

  #openLater(): void {
    clearTimeout(this.#again)
    this.#again = setTimeout(() => void this.#open(), this.#retryMs)
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS)
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

  /** Plays for as long as somebody speaks on this line; the line keeps the pace. */
  async #play(): Promise<void> {
    const line = this.#line
    if (!this.#isSpeaking || line === null || this.#playing === line) return
    this.#playing = line
    try {
      while (this.#isSpeaking && this.#line === line) await line.play(this.#voice.speak(FRAME_SAMPLES))
    } catch {
      // The line is gone; it says so itself, and another one goes on speaking.
    } finally {
      if (this.#playing === line) this.#playing = null
    }
  }
}
