import type { CallState } from '../../shared/protocol.ts'
import type { PersonCommand } from '../../shared/room/commands.ts'
import type { Action } from '../../shared/room/roles.ts'
import type { HandKind } from '../../shared/room/state/turns.ts'
import type { RoomView } from '../../shared/room/view.ts'
import type { CallSnapshot } from '../media/port.ts'
import { isAway } from './slot.ts'

/** What a person can do here, each in one place: the button, the key and the menu run the same thing. */
export type RoomAction = {
  /** The key of its name in the strings of the controls. */
  readonly label: 'raise' | 'card' | 'away' | 'microphone' | 'camera' | 'prompt' | 'done'
  /** One letter, dead while somebody writes. */
  readonly shortcut: string | null
  isAvailable(now: RoomNow): boolean
  /** For a toggle: is it on? */
  isPressed?(now: RoomNow): boolean
  run(now: RoomNow, reach: Reach): void
}

export type RoomNow = {
  readonly view: RoomView
  readonly call: CallSnapshot
  readonly callState: CallState
}

/** What actions can get at. */
export type Reach = {
  /** Resolves to whether it was done. */
  send(command: PersonCommand): Promise<boolean>
  setMicrophone(on: boolean): void
  setCamera(on: boolean): void
  writeCard(): void
  showBoard(): void
  goToPrompt(): void
}

export const raiseHand: RoomAction = {
  label: 'raise',
  shortcut: 'h',
  // Whoever has the floor has what a hand asks for.
  isAvailable: ({ view }) => may(view, 'queue.raise') && view.floor.holder !== view.me.seat,
  isPressed: ({ view }) => view.me.place !== null,
  run: ({ view }, { send }) =>
    send(view.me.place === null ? { type: 'queue.raise', kind: 'point' } : { type: 'queue.lower' }),
}

/** What a hand can be for now: a reply needs somebody to answer. A hand that is up keeps its place (rule Q-14). */
export function handKinds(view: RoomView): readonly HandKind[] {
  const isReply = view.me.canReply || view.me.place?.kind === 'reply'
  return isReply ? ['point', 'reply', 'question'] : ['point', 'question']
}

export const writeCard: RoomAction = {
  label: 'card',
  shortcut: 'c',
  isAvailable: () => true,
  run: (_, { writeCard }) => writeCard(),
}

export const stepAway: RoomAction = {
  label: 'away',
  shortcut: 'a',
  isAvailable: ({ view }) => may(view, 'presence.step-away'),
  isPressed: ({ view }) => isAway(view),
  run: ({ view }, { send, setMicrophone, setCamera }) => {
    if (isAway(view)) return send({ type: 'presence.come-back' })
    // Away is away: nobody hears or sees a room that its person has left. Both stay off after coming back, and
    // both are told so even while the call is still on its way: it would come in with them on.
    setMicrophone(false)
    setCamera(false)
    send({ type: 'presence.step-away' })
  },
}

export const toggleMicrophone: RoomAction = {
  label: 'microphone',
  shortcut: 'm',
  isAvailable: (now) => hasCall(now) && !now.call.microphone.busy,
  isPressed: ({ call }) => call.microphone.on,
  run: ({ call }, { setMicrophone }) => setMicrophone(!call.microphone.on),
}

export const toggleCamera: RoomAction = {
  label: 'camera',
  shortcut: 'v',
  isAvailable: (now) => hasCall(now) && !now.call.camera.busy,
  isPressed: ({ call }) => call.camera.on,
  run: ({ call }, { setCamera }) => setCamera(!call.camera.on),
}

const goToPrompt: RoomAction = {
  label: 'prompt',
  shortcut: 'g',
  isAvailable: () => true,
  run: (_, { goToPrompt }) => goToPrompt(),
}

export const finishTurn: RoomAction = {
  label: 'done',
  shortcut: null,
  isAvailable: ({ view }) => may(view, 'floor.done') && view.floor.holder === view.me.seat,
  run: (_, { send }) => send({ type: 'floor.done' }),
}

/** Those with a key, in the order in which they are listed. */
export const SHORTCUT_ACTIONS: readonly RoomAction[] = [
  raiseHand,
  writeCard,
  stepAway,
  toggleMicrophone,
  toggleCamera,
  goToPrompt,
]

export function may(view: RoomView, action: Action): boolean {
  return view.may.includes(action)
}

/** Is there a call whose devices can be switched? */
function hasCall({ call, callState }: RoomNow): boolean {
  return callState !== 'off' && call.status !== 'idle' && call.status !== 'over'
}
