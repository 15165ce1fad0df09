import { MediaDeviceFailure, type Room, RoomEvent } from 'livekit-client'
import type { DeviceState } from './port.ts'

export type Source = 'microphone' | 'camera'
export const SOURCES: readonly Source[] = ['microphone', 'camera']

export const OFF: DeviceState = { on: false, problem: null, busy: false }

/** My microphone and camera in the call: what is wished for, what is, and what stands between. */
export class Devices {
  readonly #room: Room
  readonly #tell: (source: Source, state: DeviceState) => void
  /** What its person wants to have on, also across interruptions of the call. */
  readonly #wished = { microphone: false, camera: false }
  readonly #states = { microphone: OFF, camera: OFF }

  constructor(room: Room, tell: (source: Source, state: DeviceState) => void) {
    this.#room = room
    this.#tell = tell
    for (const event of [
      RoomEvent.LocalTrackPublished,
      RoomEvent.LocalTrackUnpublished,
      RoomEvent.TrackMuted,
      RoomEvent.TrackUnmuted,
    ]) {
      room.on(event, () => this.#look())
    }
  }

  /** Before we are in the call a wish waits: coming in fulfils it. */
  async wish(source: Source, on: boolean): Promise<void> {
    this.#wished[source] = on
    await this.fulfil(source)
  }

  /**
   * Makes a device what is wished for. One change at a time: who changes their mind while it is being switched on
   * has the last word when it is.
   */
  async fulfil(source: Source): Promise<void> {
    if (this.#states[source].busy || !this.#differs(source)) return
    this.#set(source, { ...this.#states[source], busy: true, problem: null })
    let problem: DeviceState['problem'] = null
    while (this.#differs(source) && problem === null)
      problem = await this.#switch(source, this.#wished[source])
    if (problem !== null) this.#wished[source] = false
    this.#set(source, { on: this.#isOn(source), problem, busy: false })
  }

  /** The call was cut: nothing is on, and what is wished for stays wished for. */
  forget(): void {
    for (const source of SOURCES) this.#set(source, OFF)
  }

  #differs(source: Source): boolean {
    return this.#room.state === 'connected' && this.#isOn(source) !== this.#wished[source]
  }

  async #switch(source: Source, on: boolean): Promise<DeviceState['problem']> {
    const me = this.#room.localParticipant
    try {
      if (source === 'microphone') await me.setMicrophoneEnabled(on)
      else await me.setCameraEnabled(on)
      // A device that does neither what we ask nor fails is not asked for ever.
      return this.#isOn(source) === on ? null : 'failed'
    } catch (error) {
      return problemOf(error)
    }
  }

  #isOn(source: Source): boolean {
    const me = this.#room.localParticipant
    return source === 'microphone' ? me.isMicrophoneEnabled : me.isCameraEnabled
  }

  /** A device may go off by itself: unplugged, taken by another program, ended by a phone call. */
  #look(): void {
    for (const source of SOURCES) {
      const now = this.#states[source]
      const on = this.#isOn(source)
      if (!now.busy && now.on !== on) this.#set(source, { ...now, on })
    }
  }

  #set(source: Source, state: DeviceState): void {
    this.#states[source] = state
    this.#tell(source, state)
  }
}

function problemOf(error: unknown): DeviceState['problem'] {
  switch (MediaDeviceFailure.getFailure(error)) {
    case MediaDeviceFailure.PermissionDenied:
      return 'denied'
    case MediaDeviceFailure.NotFound:
      return 'missing'
    case MediaDeviceFailure.DeviceInUse:
      return 'busy'
    default:
      return 'failed'
  }
}
