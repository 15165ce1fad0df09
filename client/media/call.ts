import {
  AudioPresets,
  DisconnectReason,
  LogLevel,
  Room,
  RoomEvent,
  ScreenSharePresets,
  setLogLevel,
  VideoPresets,
} from 'livekit-client'
import type { RefusalCode } from '../../shared/refusals.ts'
import { ValueStore } from '../net/store.ts'
import { Devices, OFF, SOURCES } from './devices.ts'
import { type PeopleInCall, watchPeople } from './people.ts'
import type { Call, CallSnapshot, DeviceKind, JoinWish } from './port.ts'
import { playSound } from './sound.ts'
import { watchVoice } from './voice.ts'

export type CallOptions = {
  /** The address of our own origin: the signalling is passed on from there. */
  readonly origin: string
  /** A fresh pass for each attempt: it is valid for two minutes and one coming in. */
  readonly getPass: () => Promise<{ ok: true; token: string } | { ok: false; code: RefusalCode | 'offline' }>
}

// Its chatter names rooms and people in a console that somebody else may look into later.
setLogLevel(LogLevel.error)

/** After these there is nothing to come back to. */
const FINAL: ReadonlySet<string> = new Set(['session/none', 'room/ended', 'link/unknown'])
/** Between attempts to come back: quickly at first, and never so seldom that somebody would reload the page. */
const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 10_000

/** A call that keeps itself: it comes back after every kind of interruption until its person leaves. */
export function createCall(options: CallOptions): Call {
  return new LiveCall(options)
}

class LiveCall implements Call {
  readonly #options: CallOptions
  readonly #room = newRoom()
  readonly #people: PeopleInCall
  readonly #store = new ValueStore<CallSnapshot>({
    status: 'idle',
    canHear: true,
    microphone: OFF,
    camera: OFF,
    voice: null,
    people: new Map(),
  })
  readonly #devices: Devices
  #isOver = false
  #isComing = false
  /** Counts moves: who came into a room while they were moved on from it is in the wrong one. */
  #moves = 0
  #retryMs = FIRST_RETRY_MS
  #wake: (() => void) | undefined

  constructor(options: CallOptions) {
    this.#options = options
    this.#devices = new Devices(this.#room, (source, state) => this.#set({ [source]: state }))
    this.#people = watchPeople(this.#room, (people) => this.#set({ people }))
    playSound(this.#room)
    watchVoice(this.#room, (voice) => this.#set({ voice }))
    this.#listen()
  }

  getSnapshot = (): CallSnapshot => this.#store.getSnapshot()
  subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener)

  async join({ microphone, camera, devices }: JoinWish): Promise<void> {
    void this.#devices.wish('microphone', microphone)
    void this.#devices.wish('camera', camera)
    for (const [kind, id] of Object.entries(devices ?? {})) await this.chooseDevice(kind as DeviceKind, id)
    window.addEventListener('online', this.#tryAgain)
    document.addEventListener('visibilitychange', this.#onVisible)
    await this.#comeIn()
  }

  setMicrophone(on: boolean): Promise<void> {
    return this.#devices.wish('microphone', on)
  }

  setCamera(on: boolean): Promise<void> {
    return this.#devices.wish('camera', on)
  }

  async chooseDevice(kind: DeviceKind, id: string): Promise<void> {
    const kinds = { microphone: 'audioinput', camera: 'videoinput', speaker: 'audiooutput' } as const
    // A device that was unplugged meanwhile: the browser's own choice stays.
    await this.#room.switchActiveDevice(kinds[kind], id).catch(() => undefined)
  }

  async hear(): Promise<void> {
    await this.#room.startAudio().catch(() => undefined)
    this.#set({ canHear: this.#room.canPlaybackAudio })
  }

  async move(): Promise<void> {
    if (this.#isOver || this.getSnapshot().status === 'idle') return
    this.#moves += 1
    this.#set({ status: 'connecting' })
    // Being out is what brings us in again, where the next pass says.
    if (this.#room.state === 'disconnected') this.tryNow()
    else await this.#room.disconnect()
  }

  tryNow(): void {
    this.#retryMs = FIRST_RETRY_MS
    this.#tryAgain()
  }

  async leave(): Promise<void> {
    this.#end()
    await this.#room.disconnect()
  }

  #listen(): void {
    const room = this.#room
    room.on(RoomEvent.SignalReconnecting, () => this.#set({ status: 'blinking' }))
    room.on(RoomEvent.Reconnecting, () => this.#set({ status: 'reconnecting' }))
    room.on(RoomEvent.Reconnected, () => this.#set({ status: 'connected' }))
    room.on(RoomEvent.Disconnected, (reason) => this.#onDisconnected(reason))
    room.on(RoomEvent.AudioPlaybackStatusChanged, () => this.#set({ canHear: room.canPlaybackAudio }))
  }

  /** One attempt after another until we are in, or there is nothing to come into. */
  async #comeIn(): Promise<void> {
    if (this.#isComing) return
    this.#isComing = true
    try {
      while (!this.#isOver && this.#room.state === 'disconnected') {
        const moves = this.#moves
        const isIn = await this.#attempt()
        if (!isIn && moves === this.#moves) await this.#pause()
      }
    } finally {
      this.#isComing = false
    }
  }

  async #attempt(): Promise<boolean> {
    const moves = this.#moves
    const before = this.getSnapshot().status
    this.#set({ status: before === 'idle' ? 'connecting' : before })
    const pass = await this.#options.getPass()
    if (this.#isOver || moves !== this.#moves) return false
    if (!pass.ok) {
      if (FINAL.has(pass.code)) this.#end()
      else this.#set({ status: pass.code === 'offline' ? 'reconnecting' : 'unavailable' })
      return false
    }
    try {
      await this.#room.connect(this.#options.origin, pass.token, {
        maxRetries: 1,
        subscriberAllowPause: true,
      })
    } catch {
      if (moves === this.#moves) this.#set({ status: 'unavailable' })
      return false
    }
    if (this.#isOver || moves !== this.#moves) {
      await this.#room.disconnect()
      return false
    }
    this.#retryMs = FIRST_RETRY_MS
    this.#set({ status: 'connected', canHear: this.#room.canPlaybackAudio })
    await Promise.all(SOURCES.map((source) => this.#devices.fulfil(source)))
    return true
  }

  /** Waits before the next attempt, with chance so that a room does not come back all at once; less when told so. */
  #pause(): Promise<void> {
    const ms = this.#retryMs * (0.5 + Math.random())
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS)
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  #tryAgain = (): void => {
    if (this.#isComing) this.#wake?.()
    else if (this.getSnapshot().status !== 'idle') void this.#comeIn()
  }

  /** A phone that slept comes back when it is looked at. */
  #onVisible = (): void => {
    if (document.visibilityState === 'visible') this.#tryAgain()
  }

  #onDisconnected(reason: DisconnectReason | undefined): void {
    this.#people.forget()
    if (this.#isOver) return
    // The same seat came in from another tab; fighting over it would throw both out again and again.
    if (reason === DisconnectReason.DUPLICATE_IDENTITY) {
      this.#end()
      return
    }
    this.#devices.forget()
    this.#set({ status: isMovedOn(reason) ? 'connecting' : 'reconnecting' })
    void this.#comeIn()
  }

  #end(): void {
    this.#isOver = true
    this.#wake?.()
    window.removeEventListener('online', this.#tryAgain)
    document.removeEventListener('visibilitychange', this.#onVisible)
    this.#devices.forget()
    this.#set({ status: 'over' })
  }

  #set(changes: Partial<CallSnapshot>): void {
    this.#store.set({ ...this.#store.getSnapshot(), ...changes })
  }
}

/** Nothing broke: we left for another room of the call, or the server ended this one or took us out of it. */
function isMovedOn(reason: DisconnectReason | undefined): boolean {
  return (
    reason === DisconnectReason.CLIENT_INITIATED ||
    reason === DisconnectReason.ROOM_DELETED ||
    reason === DisconnectReason.PARTICIPANT_REMOVED
  )
}

/** Settings for small rooms on phones and poor links: sound first, small pictures, nothing that nobody sees. */
function newRoom(): Room {
  return new Room({
    adaptiveStream: true,
    dynacast: true,
    stopLocalTrackOnUnpublish: true,
    audioCaptureDefaults: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    videoCaptureDefaults: { resolution: VideoPresets.h360.resolution, facingMode: 'user' },
    publishDefaults: {
      audioPreset: AudioPresets.speech,
      dtx: true,
      red: true,
      // The one codec that every phone of the last ten years plays.
      videoCodec: 'vp8',
      backupCodec: false,
      simulcast: true,
      videoSimulcastLayers: [VideoPresets.h180],
      videoEncoding: VideoPresets.h360.encoding,
      screenShareEncoding: ScreenSharePresets.h720fps5.encoding,
      // Stopping the microphone at each mute makes Bluetooth headsets change their profile, audibly.
      stopMicTrackOnMute: false,
    },
  })
}
