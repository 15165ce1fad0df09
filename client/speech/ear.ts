import { SPEECH_PROCESSOR, type SpeechSign } from './sign.ts'
import workletUrl from './speechWorklet.ts?worker&url'

/** Listens to one track on this device until it is closed. */
export type Ear = {
  close(): void
}

export type EarNews = {
  /** It hears; the first sign comes when it begins to. */
  sign(sign: SpeechSign): void
  /** It hears nothing for now, or for good: the track ended, the browser holds sound back, or cannot do it. */
  deaf(): void
}

export type OpenEar = (track: MediaStreamTrack, news: EarNews) => Ear

/** A browser that holds sound back until its page is touched lets it go then; a phone when it is looked at. */
const LEAVE = ['pointerdown', 'keydown', 'visibilitychange'] as const

/** Lets the detector hear this track. Never throws: what cannot hear is deaf. */
export const openEar: OpenEar = (track, news) => {
  try {
    return new LiveEar(track, news)
  } catch {
    news.deaf()
    return { close() {} }
  }
}

class LiveEar implements Ear {
  readonly #track: MediaStreamTrack
  readonly #news: EarNews
  readonly #context = new AudioContext({ latencyHint: 'playback' })
  readonly #leaving = new AbortController()
  #node: AudioWorkletNode | null = null

  constructor(track: MediaStreamTrack, news: EarNews) {
    this.#track = track
    this.#news = news
    const { signal } = this.#leaving
    this.#context.addEventListener('statechange', () => this.#tellState(), { signal })
    track.addEventListener('ended', () => news.deaf(), { signal })
    for (const event of LEAVE) document.addEventListener(event, this.#wake, { signal })
    this.#wake()
    this.#connect().catch(() => this.#isClosed || news.deaf())
  }

  close(): void {
    if (this.#isClosed) return
    this.#leaving.abort()
    this.#node?.port.postMessage('over')
    void this.#context.close()
  }

  get #isClosed(): boolean {
    return this.#leaving.signal.aborted
  }

  async #connect(): Promise<void> {
    const context = this.#context
    await context.audioWorklet.addModule(workletUrl)
    if (this.#isClosed) return
    const node = new AudioWorkletNode(context, SPEECH_PROCESSOR)
    node.port.onmessage = ({ data }: MessageEvent<SpeechSign>) => {
      if (this.#hears) this.#news.sign(data)
    }
    node.onprocessorerror = () => this.#isClosed || this.#news.deaf()
    // What reaches no output may not be computed at all; the node's own output is silence.
    context
      .createMediaStreamSource(new MediaStream([this.#track]))
      .connect(node)
      .connect(context.destination)
    this.#node = node
  }

  get #hears(): boolean {
    return !this.#isClosed && this.#context.state === 'running' && this.#track.readyState === 'live'
  }

  /** The browser took sound away, or gave it back: a call on the phone, a tab that was frozen. */
  #tellState(): void {
    if (this.#node === null) return
    if (this.#hears) this.#news.sign({ speaking: false })
    else this.#news.deaf()
  }

  #wake = (): void => {
    if (this.#context.state !== 'running') this.#context.resume().catch(() => undefined)
  }
}
