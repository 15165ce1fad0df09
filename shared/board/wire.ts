import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/**
 * What travels on a board's socket, beside the sync messages of y-protocols. Numbers from 100 on are ours; the
 * y-websocket provider uses those below.
 */
export const MESSAGE_SYNC = 0
export const MESSAGE_AWARENESS = 1
export const MESSAGE_QUERY_AWARENESS = 3
export const MESSAGE_COMMITTED = 100
export const MESSAGE_REJECTED = 101
export const MESSAGE_PRESENCE = 102

/** Why an update was not taken. The person's words stay in their browser whatever the reason. */
export type Rejection =
  /** Not an update that an honest browser can write. */
  | 'malformed'
  /** Under a client id that was not given to this seat. */
  | 'identity'
  /** Builds on something that the server has never seen. */
  | 'gap'
  /** Something that a board does not hold, or not there, or not by this person. */
  | 'schema'
  /** In a column that a facilitator has locked. */
  | 'locked'
  /** A character that steers how other text is shown. */
  | 'steering'
  | 'card-full'
  | 'board-full'
  /** This seat has written more than a person does. */
  | 'seat-full'
  /** Would take out more of other people's words at once than tidying up does. */
  | 'deletions'
  /** The seat only reads for now, after too many updates that were not taken. */
  | 'read-only'

/** Why the server closes a socket. The provider comes back by itself, except after 4400 to 4499. */
export const CLOSE = {
  /** Something that is no message of this protocol. */
  unsupported: 1003,
  /** Nothing but frames, for longer than a person can type. */
  flood: 1008,
  tooBig: 1009,
  defect: 1011,
  restart: 1012,
  /** Reads too slowly, or the board cannot be opened just now: come back and sync. */
  tryAgain: 1013,
  /** No seat, or no longer. */
  noSeat: 4401,
  /** The seat is used in another tab. */
  elsewhere: 4409,
} as const

/**
 * How many update-carrying frames of this connection (sync step 2 and update) are settled: committed to disk, or
 * rejected and told so before. Also sent when nothing changed, as the sign of life that the provider waits for.
 */
export function writeCommitted(frames: number): Uint8Array<ArrayBuffer> {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_COMMITTED)
    encoding.writeVarUint(encoder, frames)
  })
}

/** Reads what follows the number of a `committed` message. */
export function readCommitted(decoder: decoding.Decoder): number {
  return decoding.readVarUint(decoder)
}

/** The frame with this number (from 1) and every later one of this connection were not taken. */
export function writeRejected(frame: number, code: Rejection): Uint8Array<ArrayBuffer> {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_REJECTED)
    encoding.writeVarUint(encoder, frame)
    encoding.writeVarString(encoder, code)
  })
}

/** Reads what follows the number of a `rejected` message. */
export function readRejected(decoder: decoding.Decoder): { frame: number; code: string } {
  return { frame: decoding.readVarUint(decoder), code: decoding.readVarString(decoder) }
}

/** Presence as JSON: a `PresenceWish` on the way in, `PresenceNews[]` on the way out. */
export function writePresence(presence: unknown): Uint8Array<ArrayBuffer> {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_PRESENCE)
    encoding.writeVarString(encoder, JSON.stringify(presence))
  })
}

/** Reads the JSON text that follows the number of a presence message. */
export function readPresence(decoder: decoding.Decoder): string {
  return decoding.readVarString(decoder)
}
