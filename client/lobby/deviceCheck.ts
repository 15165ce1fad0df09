import type { DeviceState } from '../media/port.ts'
import { type Store, ValueStore } from '../net/store.ts'

/** What this device's microphone hears. Stays on the device: nothing of it is sent anywhere. */
export type MicrophoneCheck =
  /** Not asked for. */
  | { readonly kind: 'closed' }
  /** The browser asks its person. */
  | { readonly kind: 'asking' }
  | {
      readonly kind: 'open'
      /** 0 to LEVELS. */
      readonly level: number
      /** Loud enough for speech, at least once. */
      readonly wasHeard: boolean
    }
  | { readonly kind: 'refused'; readonly problem: NonNullable<DeviceState['problem']> }

export type Microphone = Store<MicrophoneCheck> & {
  /** May make the browser ask, so it belongs behind a tap, unless leave was given before. */
  open(deviceId?: string): Promise<void>
  close(): void
}

/** As many bars as the meter has. */
export const LEVELS = 7
/** Speech at arm's length lights about half of the bars. */
const HEARD_LEVEL = 3
/** Softer than the hum of a room, and as loud as a raised voice close by. Decibels below full scale. */
const QUIETEST_DB = -58
const LOUDEST_DB = -14
/** Ten looks a second are a lively meter and no work for an old phone. */
const LOOK_MS = 100

/** How many bars a stretch of sound lights: 0 to LEVELS. Samples go from -1 to 1. */
export function levelOf(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  const decibels = 10 * Math.log10(sum / Math.max(1, samples.length) + 1e-12)
  const share = (decibels - QUIETEST_DB) / (LOUDEST_DB - QUIETEST_DB)
  return Math.round(Math.min(1, Math.max(0, share)) * LEVELS)
}

/** The microphone of this device, measured by the browser itself: the lobby needs no call for it. */
export function createMicrophone(): Microphone {
  return new MeasuredMicrophone()
}

class MeasuredMicrophone extends ValueStore<MicrophoneCheck> implements Microphone {
  #stop: (() => void) | null = null
  /** Counts the openings: the answer to an earlier one comes too late to count. */
  #opening = 0

  constructor() {
    super({ kind: 'closed' })
  }

  open = async (deviceId?: string): Promise<void> => {
    this.close()
    this.#opening += 1
    const opening = this.#opening
    this.set({ kind: 'asking' })
    try {
      const audio = deviceId === undefined ? true : { deviceId: { ideal: deviceId } }
      const stream = await navigator.mediaDevices.getUserMedia({ audio })
      if (opening !== this.#opening) return stopTracks(stream)
      this.#stop = measure(stream, (level) => this.#note(level))
    } catch (error) {
      if (opening === this.#opening) this.set({ kind: 'refused', problem: problemOf(error) })
    }
  }

  close = (): void => {
    this.#opening += 1
    this.#stop?.()
    this.#stop = null
    this.set({ kind: 'closed' })
  }

  #note(level: number): void {
    const before = this.getSnapshot()
    const last = before.kind === 'open' ? before.level : 0
    const wasHeard = (before.kind === 'open' && before.wasHeard) || level >= HEARD_LEVEL
    // Rises at once and falls one bar at a time, so that a word does not flicker.
    const shown = Math.max(level, last - 1)
    if (before.kind === 'open' && before.level === shown && before.wasHeard === wasHeard) return
    this.set({ kind: 'open', level: shown, wasHeard })
  }
}

function measure(stream: MediaStream, note: (level: number) => void): () => void {
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 1024
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  const look = () => {
    analyser.getFloatTimeDomainData(samples)
    note(levelOf(samples))
  }
  look()
  const timer = setInterval(look, LOOK_MS)
  return () => {
    clearInterval(timer)
    stopTracks(stream)
    void context.close()
  }
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

function problemOf(error: unknown): NonNullable<DeviceState['problem']> {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing'
  return name === 'NotReadableError' ? 'busy' : 'failed'
}

/** Was leave to use the microphone given before? Then nobody is asked again. */
export async function mayUseMicrophone(): Promise<boolean> {
  try {
    const status = await navigator.permissions.query({ name: 'microphone' })
    return status.state === 'granted'
  } catch {
    // Some browsers do not tell. Then we wait for a tap.
    return false
  }
}

/** Two soft notes on the chosen speaker. False where the browser plays nothing. */
export async function playTestSound(speaker?: string): Promise<boolean> {
  try {
    const context = new AudioContext()
    if (speaker !== undefined && 'setSinkId' in context) {
      await (context.setSinkId as (id: string) => Promise<void>)(speaker).catch(() => undefined)
    }
    await context.resume()
    playNote(context, { hertz: 523, startsIn: 0 })
    playNote(context, { hertz: 659, startsIn: 0.35 }).onended = () => void context.close()
    return context.state === 'running'
  } catch {
    return false
  }
}

function playNote(context: AudioContext, { hertz, startsIn }: { hertz: number; startsIn: number }) {
  const note = context.createOscillator()
  const volume = context.createGain()
  const start = context.currentTime + startsIn
  note.frequency.value = hertz
  // Loud enough for a phone, and soft at both ends so that nothing clicks.
  volume.gain.setValueAtTime(0, start)
  volume.gain.linearRampToValueAtTime(0.18, start + 0.04)
  volume.gain.linearRampToValueAtTime(0, start + 0.5)
  note.connect(volume).connect(context.destination)
  note.start(start)
  note.stop(start + 0.5)
  return note
}
