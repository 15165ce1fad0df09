import type { ConversationId, SeatId } from '../../shared/ids.ts'
import type { CallState } from '../../shared/protocol.ts'

/**
 * What the rest of the server knows of the call. Everything that names the vendor lives behind it, in this
 * folder.
 */
export type Call = {
  readonly state: () => CallState
  /** One sentence for the console and the health page when the call is not on; null when it is. */
  readonly why: () => string | null
  /** Calls back on every change of `state`. Answers how to stop listening. */
  onChange(listener: (state: CallState) => void): () => void
  /** Resolves once the first attempt to have a call has come to an end, well or not. */
  settled(): Promise<void>
  /**
   * A room of the call for this conversation, made if it is not there. Safe to repeat. This and the two below
   * never reject and do nothing without a call: rooms are made again when it comes, and the gate before the
   * signalling keeps people out by itself.
   */
  openRoom(id: ConversationId): Promise<void>
  /** Ends the room with its tables, and everybody's stay in them. */
  closeRoom(id: ConversationId): Promise<void>
  /** Takes one person out of the call. The gate before the signalling keeps them out. */
  removePerson(id: ConversationId, seat: SeatId): Promise<void>
  /**
   * People go to their tables, or come back (rule GR-7): makes the rooms that are needed now, ends the others, and
   * takes out whoever belongs elsewhere. Where they belong is asked when it is this one's turn, so that the last
   * word is the newest. Never rejects.
   */
  seatPeople(id: ConversationId): Promise<void>
  /**
   * A pass for one seat into the room it belongs to now, the circle's or its table's: microphone and camera only,
   * valid for two minutes. Null without a call.
   */
  mintPass(pass: { conversation: ConversationId; seat: SeatId }): Promise<string | null>
  /**
   * Stops serving the call; the browsers' signalling is cut, and they come back to whoever serves it next. What
   * was started ends in order, except for `keep` when people are in it: then the talk goes on without us (REL-3),
   * the answer is `kept`, and the next start takes it over. An external call server is always left alone.
   */
  stop(wish: { readonly inUse: 'keep' | 'end' }): Promise<'ended' | 'kept'>
}
