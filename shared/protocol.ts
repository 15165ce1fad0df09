import type { CardId } from './ids.ts'
import type { RefusalCode } from './refusals.ts'
import type { CardView } from './room/view/cards.ts'
import type { RoomView } from './room/view.ts'

/**
 * What travels on the room's socket (the board has a socket of its own, see board/wire.ts). Raised when an
 * old tab could misunderstand a new server; it then asks its person to reload.
 */
export const PROTOCOL_VERSION = 1

/** Every command is answered with one of these; silence is a defect. */
export type Answer = { readonly ok: true } | { readonly ok: false; readonly code: RefusalCode }

/** Whether the call can be had: decided by the server's supervisor, shown as a word in the room. */
export type CallState = 'on' | 'off' | 'starting' | 'unreachable'

/** The whole of what I may see, sent first and after a resync. Messages of this socket count on from `seq`. */
export type Welcome = {
  readonly seq: number
  readonly view: RoomView
  readonly call: CallState
  /** Epoch milliseconds when it was sent: the browser's clock may be off by hours. */
  readonly serverNow: number
  /** The Yjs client id under which this page may write on the board. */
  readonly boardClient: number
}

/** The parts of my view that changed. A browser whose last message was not `seq - 1` asks for a welcome again. */
export type Patch = { readonly seq: number; readonly changes: ViewChanges }

/** Each part whole, but for the cards: of three hundred only those that changed, each whole; null takes one out. */
export type ViewChanges = Partial<Omit<RoomView, 'cards'>> & {
  readonly cards?: Readonly<Record<CardId, CardView | null>>
}

/** A view after these changes. Parts and cards that did not change stay the same values. */
export function withChanges(view: RoomView, { cards, ...parts }: ViewChanges): RoomView {
  if (cards === undefined) return { ...view, ...parts }
  const merged = Object.entries({ ...view.cards, ...cards }).filter(([, card]) => card !== null)
  return { ...view, ...parts, cards: Object.fromEntries(merged) as RoomView['cards'] }
}

export type ServerToClient = {
  welcome: (welcome: Welcome) => void
  patch: (patch: Patch) => void
  call: (state: CallState) => void
  /** The seat is open in another tab; `use-here` brings it to this one. */
  elsewhere: () => void
  /** Another tab took the seat with `use-here`. This socket hears nothing more. */
  'taken-over': () => void
  /** Are you still there? Sent when another tab knocks, answered at once by a tab that lives. */
  'still-there': (answer: (yes: true) => void) => void
  /** My seat is no longer in the room: I left in another tab, or it was given up. */
  'seat-gone': () => void
}

export type ClientToServer = {
  command: (envelope: unknown, answer: (answer: Answer) => void) => void
  resync: () => void
  /** Of my own voice (T-3). Not answered, and never sent late. */
  speech: (report: SpeechReport) => void
  /** A fresh id for the board: the old one's words were refused, and the page starts its board anew. */
  'board-client': (answer: (clientId: number) => void) => void
  'use-here': () => void
}

/**
 * What a device says of its person's speech, and all it says (T-3). The first report means: I am listening to my
 * own microphone. `off`: I am not any more; it is muted, or its person does not want to be measured.
 */
export type SpeechReport = { readonly speaking: boolean } | { readonly speaking: false; readonly off: true }

/** How often `speaking` is said again while it goes on (T-4). Milliseconds. */
export const SPEECH_SIGN_MS = 2_000
/** How much of a sound a device hears before it says that speech began. Milliseconds. */
export const SPEECH_ONSET_MS = 160
/** For how long a device waits after the last sound before it says that speech ended. Milliseconds. */
export const SPEECH_HANG_MS = 500

/** Why a socket was not let in, as `error.data` of Socket.IO's connect_error. */
export type ConnectRefusal = { readonly code: RefusalCode }
