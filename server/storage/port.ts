import type { ConversationId, SeatId } from '../../shared/ids.ts'
import type { Answer } from '../../shared/protocol.ts'
import type { RoomEvent } from '../../shared/room/events.ts'
import type { ConversationFacts, Role } from '../../shared/room/state.ts'
import type { Aggregates } from '../../shared/talk/aggregates.ts'
import type { OutcomeStorage } from './outcomePort.ts'

/**
 * What the product needs from a database. Asynchronous only; a transaction is a method, never an object.
 * A promise that resolved is a promise kept: what it reports was committed to disk before (REL-1). A promise
 * that rejects with `StorageUnavailable` changed nothing and may be tried again.
 */
export type Storage = OutcomeStorage & {
  /** A new conversation with the hashes of its three links, in one transaction. */
  createConversation(conversation: ConversationFacts, links: readonly Link[]): Promise<void>
  readConversation(id: ConversationId): Promise<StoredConversation | undefined>
  /** The link with this hash in this conversation, or nothing. */
  readLink(conversation: ConversationId, secretHash: string): Promise<Link | undefined>

  /**
   * Appends events to a room, with what belongs to them, in one transaction. `seq` counts from 1; an append
   * whose `expectedSeq` is not the room's last one changes nothing and answers `false`, so that two writers
   * can never both succeed.
   */
  appendEvents(append: RoomAppend): Promise<boolean>
  /** Conversations in which something happened and that have not ended. */
  listOpenRooms(): Promise<readonly ConversationId[]>
  /** Every event of a room, and recent answers to commands. A room is small: replaying two hours takes milliseconds. */
  readRoom(id: ConversationId): Promise<StoredRoom>
  /**
   * Takes the words out of these events of a room: their `text` is empty from now on, and nothing else changes. The
   * bytes are gone from the disk after the next `scrub`.
   */
  blankWords(room: ConversationId, seqs: readonly number[]): Promise<void>
  /** What is left of a conversation that has ended, in numbers; nothing where it has not, or ended before there were any. */
  readAggregates(id: ConversationId): Promise<Aggregates | undefined>

  /** One more session for a seat that is taken. */
  openSession(session: Session): Promise<void>
  readSession(tokenHash: string): Promise<Session | undefined>
  closeSession(tokenHash: string): Promise<void>

  /** Remembers that this Yjs client id belongs to this seat. False when the id is taken in this conversation. */
  addBoardClient(client: BoardClient): Promise<boolean>
  readBoardClients(id: ConversationId): Promise<readonly BoardClient[]>
  /** Boards whose log was not cut: they were open when the server died. */
  listUncutBoards(): Promise<readonly ConversationId[]>
  /** The newest snapshot of a board and the updates after it, in order. */
  readBoard(id: ConversationId): Promise<StoredBoard>
  /** Appends one update to a board's log and answers its number, which grows within the board. */
  appendUpdate(id: ConversationId, update: Uint8Array): Promise<number>
  /** Replaces the snapshot and removes the updates up to and including `through`, in one transaction. */
  compactBoard(id: ConversationId, snapshot: Uint8Array, through: number): Promise<void>
  /** Removes deleted bytes from the file and its write-ahead log, so that what was taken back is gone. */
  scrub(): Promise<void>

  /** Removes what must not outlive its time: see `Retention`. Answers how many conversations it touched. */
  forget(retention: Retention): Promise<number>
  close(): Promise<void>
}

/** The disk is full, locked or gone. Nothing was changed; the caller may say "not saved yet" and try again. */
export class StorageUnavailable extends Error {
  override name = 'StorageUnavailable'
}

export type Link = { readonly role: Role; readonly secretHash: string }

export type StoredConversation = ConversationFacts & { readonly endedAt: number | null }

export type RoomAppend = {
  readonly room: ConversationId
  readonly expectedSeq: number
  /** Never empty. A `room.ended` among them also marks the conversation as ended. */
  readonly events: readonly RoomEvent[]
  /** The command that led to them, so that a retry gets the same answer. */
  readonly handled?: HandledCommand
  /** A session that these events opened. */
  readonly opens?: Session
  /** Goes with `room.ended`: what outlives the events (rule T-32). */
  readonly aggregates?: Aggregates
}

export type HandledCommand = {
  /** Seat and command id together. */
  readonly key: string
  readonly answer: Answer
  readonly at: number
}

export type StoredRoom = {
  /** In order; the first has `seq` 1. */
  readonly events: readonly RoomEvent[]
  /** Handled commands of the last ten minutes, oldest first. */
  readonly handled: readonly HandledCommand[]
}

/** Keys are hashes: a stolen database opens no seat. */
export type Session = {
  readonly tokenHash: string
  readonly conversation: ConversationId
  readonly seat: SeatId
  readonly role: Role
  readonly expiresAt: number
}

export type BoardClient = {
  readonly conversation: ConversationId
  readonly clientId: number
  readonly seat: SeatId
}

export type StoredBoard = {
  readonly snapshot: Uint8Array | undefined
  readonly updates: readonly { readonly number: number; readonly update: Uint8Array }[]
}

/** Moments before which data goes (trust.md 3.7, SAFE-11). Epoch milliseconds. */
export type Retention = {
  /**
   * Conversations that ended before this lose names, turns, sessions and answers. Boards stay; a practice room goes
   * whole.
   */
  readonly roomsEndedBefore: number
  /** Conversations created before this are removed whole, with their boards. */
  readonly createdBefore: number
  /** Sessions that expired before this, and answers to commands older than it minus ten minutes, go. */
  readonly now: number
}
