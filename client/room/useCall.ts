import { useCallback, useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react'
import type { Role } from '../../shared/room/state.ts'
import type { RoomView } from '../../shared/room/view.ts'
import { type DeviceWish, keepWish, readKeptDevices } from '../lobby/kept.ts'
import type { Call, CallSnapshot, DeviceKind } from '../media/port.ts'
import { callPass } from '../net/api.ts'

type CallWish = {
  readonly id: string
  readonly role: Role
  /** What to have on when coming in: chosen in the lobby, or on before a reload. */
  readonly wish: DeviceWish
  /** Whoever stepped away before a reload is away after it, and heard by nobody. */
  readonly isAway: boolean
  /** Which room of the call I belong to: the circle or my table. */
  readonly place: string
  /** False while there is nothing to come into: no call server, seat in another tab, conversation over. */
  readonly isWanted: boolean
}

/** What a screen may ask of the call. */
export type DeviceReach = {
  setMicrophone(on: boolean): void
  setCamera(on: boolean): void
  chooseDevice(kind: DeviceKind, id: string): void
  hear(): void
  retryCall(): void
  /** For whoever is away and would like quiet: out of the call, until they are back or ask for the sound again. */
  stopSound(): void
  startSound(): void
}

type Calling = { readonly call: CallSnapshot; readonly devices: DeviceReach }

/** The call while this page is in the room. Its code is loaded only here and by the idle lobby. */
export function useCall({ id, role, wish, isAway, place, isWanted }: CallWish): Calling {
  const wished = useRef(wish)
  const want = useCallback(
    (change: Partial<DeviceWish>) => {
      wished.current = { ...wished.current, ...change }
      keepWish(id, wished.current)
    },
    [id],
  )
  const wishNow = () => (isAway ? NOTHING_ON : wished.current)
  const silence = useSilence(isAway)
  const { call, isBroken, restart } = useCallWhileWanted({
    id,
    role,
    isWanted: isWanted && !silence.isOn,
    wishNow,
  })
  const snapshot = useSyncExternalStore(
    useCallback((listener: () => void) => call?.subscribe(listener) ?? (() => undefined), [call]),
    () => call?.getSnapshot() ?? (silence.isOn ? LEFT_ON_PURPOSE : isBroken ? UNREACHED : NO_CALL),
  )
  useKeptWish(snapshot, want)
  useMoves(call, place)
  const devices: DeviceReach = {
    // Kept also while there is no call yet: it comes in with what is wished for then.
    setMicrophone: (on) => {
      want({ microphone: on })
      void call?.setMicrophone(on)
    },
    setCamera: (on) => {
      want({ camera: on })
      void call?.setCamera(on)
    },
    chooseDevice: (kind, device) => void call?.chooseDevice(kind, device),
    hear: () => void call?.hear(),
    retryCall: () => (call === null || snapshot.status === 'over' ? restart() : call.tryNow()),
    stopSound: silence.begin,
    startSound: silence.end,
  }
  return { call: snapshot, devices }
}

/** Ends by itself with coming back: whoever is here hears the others. */
function useSilence(isAway: boolean) {
  const [isOn, setIsOn] = useState(false)
  if (isOn && !isAway) setIsOn(false)
  return { isOn, begin: () => setIsOn(true), end: () => setIsOn(false) }
}

const NOTHING_ON: DeviceWish = { microphone: false, camera: false }
const OFF = { on: false, problem: null, busy: false } as const
const NO_CALL: CallSnapshot = {
  status: 'idle',
  canHear: true,
  microphone: OFF,
  camera: OFF,
  voice: null,
  people: new Map(),
}
const LEFT_ON_PURPOSE: CallSnapshot = { ...NO_CALL, status: 'over' }
/** The code of the call did not come: for a person that is the same as no call. */
const UNREACHED: CallSnapshot = { ...NO_CALL, status: 'unavailable' }

type Coming = Pick<CallWish, 'id' | 'role' | 'isWanted'> & { readonly wishNow: () => DeviceWish }

function useCallWhileWanted({ id, role, wishNow, isWanted }: Coming) {
  const [call, setCall] = useState<Call | null>(null)
  const [isBroken, setIsBroken] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const comeIn = useEffectEvent(async (isStillWanted: () => boolean): Promise<Call | null> => {
    const { createCall } = await import('../media/call.ts')
    if (!isStillWanted()) return null
    const created = createCall({ origin: location.origin, getPass: () => callPass(id, role) })
    void created.join({ ...wishNow(), devices: readKeptDevices() })
    return created
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another call.
  useEffect(() => {
    if (!isWanted) return
    let isStillWanted = true
    let joined: Call | null = null
    comeIn(() => isStillWanted).then(
      (created) => {
        joined = created
        setCall(created)
        setIsBroken(false)
      },
      () => setIsBroken(true),
    )
    return () => {
      isStillWanted = false
      void joined?.leave()
      setCall(null)
    }
  }, [isWanted, attempt])
  return { call, isBroken, restart: () => setAttempt(attempt + 1) }
}

/** The circle's call, or that of my table while I sit at one (rule GR-7). The server knows better; this is for moving at once. */
export function placeInCall(view: RoomView | null): string {
  const table = view?.groups?.isOn === true ? view.groups.mine : null
  return table === null ? 'circle' : `table ${table}`
}

/** Goes from the circle to my table and back. Coming in anew needs no move: the pass says where. */
function useMoves(call: Call | null, place: string): void {
  const was = useRef(place)
  useEffect(() => {
    if (was.current === place) return
    was.current = place
    void call?.move()
  }, [call, place])
}

/** A reload, or a seat that comes back from another tab, brings what was on and nothing that was off. */
function useKeptWish({ status, microphone, camera }: CallSnapshot, want: (change: DeviceWish) => void): void {
  const isSettled = status === 'connected' && !microphone.busy && !camera.busy
  useEffect(() => {
    if (isSettled) want({ microphone: microphone.on, camera: camera.on })
  }, [isSettled, microphone.on, camera.on, want])
}
