import type { Answer, CallState, SpeechReport } from '../../shared/protocol.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import type { PersonCommand } from '../../shared/room/commands.ts'
import type { RoomView } from '../../shared/room/view.ts'
import type { Store } from './store.ts'

/** My seat in a room, as the screens see it. The view is the server's word; nothing here is guessed. */
export type RoomSnapshot =
  | { readonly kind: 'connecting' }
  | {
      readonly kind: 'in'
      readonly view: RoomView
      /** `reconnecting`: the view is what was last known; commands wait until the wire is back. */
      readonly connection: 'connected' | 'reconnecting'
      readonly call: CallState
      /** Add to the browser's clock to get the server's. Milliseconds. */
      readonly clockOffsetMs: number
    }
  /** My seat is open in another tab; `bringHere` brings it to this one. */
  | { readonly kind: 'elsewhere' }
  /** I may not be here: no seat, seat given up, old client. `code` has a sentence. */
  | { readonly kind: 'refused'; readonly code: RefusalCode }

export type RoomConnection = Store<RoomSnapshot> & {
  /** Resolves with the server's answer, also across a reconnect: a command is never done twice. */
  send(command: PersonCommand): Promise<Answer>
  /** Said now or never: what speech was a moment ago is of no use later. */
  reportSpeech(report: SpeechReport): void
  bringHere(): void
  /** Gives the seat up for good. */
  leave(): Promise<void>
  close(): void
}
