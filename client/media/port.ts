import type { SeatId } from '../../shared/ids.ts'
import type { Store } from '../net/store.ts'

/**
 * The call as the screens see it: plain data, and a way to show a picture. Everything that names the vendor is
 * behind this, in the chunk that is loaded only on the way into a call.
 */
export type CallSnapshot = {
  readonly status: CallStatus
  /** False where the browser waits for one tap before it plays sound ("Tap to hear"). */
  readonly canHear: boolean
  readonly microphone: DeviceState
  readonly camera: DeviceState
  /** The sound of my microphone, while it is published and unmuted. The same object for as long as it is the same sound. */
  readonly voice: MediaStreamTrack | null
  /** Everybody in the call by seat, myself included. Whoever is only in the room is not in it. */
  readonly people: ReadonlyMap<SeatId, PersonInCall>
}

export type CallStatus =
  /** Not asked for yet. */
  | 'idle'
  | 'connecting'
  | 'connected'
  /** Only the wire blinked; sound usually flows. A dot, no alarm. */
  | 'blinking'
  /** Sound is interrupted; we are on the way back by ourselves. */
  | 'reconnecting'
  /** There is no call server now; we keep trying. */
  | 'unavailable'
  /** The person left, or the seat is used in another tab. */
  | 'over'

export type DeviceState = {
  readonly on: boolean
  /** Why the last wish to switch it on failed. `denied`: by the browser; `missing`: no such device; `busy`: another program has it. */
  readonly problem: 'denied' | 'missing' | 'busy' | 'failed' | null
  /** A wish is on its way. */
  readonly busy: boolean
}

export type PersonInCall = {
  readonly speaking: boolean
  readonly microphoneOn: boolean
  /** Null without a picture: then the seat shows its chair. */
  readonly picture: Picture | null
  /** `lost`: their connection is gone, their browser may come back. */
  readonly link: 'good' | 'poor' | 'lost'
}

/** The same object for as long as it is the same picture. */
export type Picture = {
  /**
   * Shows it in a video element until the answer is called. The call looks at the element's size and whether
   * it can be seen, and asks for no more than that: nobody pays for pixels that nobody sees.
   */
  show(element: HTMLVideoElement): () => void
}

export type DeviceKind = 'microphone' | 'camera' | 'speaker'

export type JoinWish = {
  readonly microphone: boolean
  readonly camera: boolean
  /** Ids of the devices chosen in the lobby; the browser's own choice otherwise. */
  readonly devices?: Partial<Record<DeviceKind, string>>
}

export type Call = Store<CallSnapshot> & {
  /** Comes into the call with these devices on. Never rejects: what went wrong is in the snapshot. */
  join(wish: JoinWish): Promise<void>
  setMicrophone(on: boolean): Promise<void>
  setCamera(on: boolean): Promise<void>
  chooseDevice(kind: DeviceKind, id: string): Promise<void>
  /** Must be called from a tap: unlocks sound. */
  hear(): Promise<void>
  /**
   * I belong to another room of the call now, a table or the circle again: leaves the one I am in and comes into the
   * other with the same devices on. No alarm, because nothing is wrong.
   */
  move(): Promise<void>
  /** Stops waiting and tries to come back at once. */
  tryNow(): void
  leave(): Promise<void>
}
