import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import {
  MESSAGE_AWARENESS,
  MESSAGE_PRESENCE,
  MESSAGE_QUERY_AWARENESS,
  MESSAGE_SYNC,
  readPresence,
} from '../../shared/board/wire.ts'
import { MAX_CLIENTS_PER_BOARD, MAX_STATE_VECTOR_BYTES } from './limits.ts'

/** What a page may send. */
export type Frame =
  /** Asks for what it does not have. */
  | { readonly kind: 'ask'; readonly stateVector: Uint8Array }
  | { readonly kind: 'update'; readonly update: Uint8Array; readonly isAnswer: boolean }
  | { readonly kind: 'presence'; readonly text: string }
  /** The provider's own awareness, which anybody could forge: nobody listens. */
  | { readonly kind: 'gossip' }

/** One message fills one WebSocket frame, to the last byte. Undefined for what is no message of this protocol. */
export function readFrame(bytes: Uint8Array): Frame | undefined {
  const decoder = decoding.createDecoder(bytes)
  try {
    const frame = readMessage(decoder)
    return frame?.kind === 'gossip' || !decoding.hasContent(decoder) ? frame : undefined
  } catch {
    return undefined
  }
}

function readMessage(decoder: decoding.Decoder): Frame | undefined {
  switch (decoding.readVarUint(decoder)) {
    case MESSAGE_SYNC:
      return readSync(decoding.readVarUint(decoder), decoding.readVarUint8Array(decoder))
    case MESSAGE_PRESENCE:
      return { kind: 'presence', text: readPresence(decoder) }
    case MESSAGE_AWARENESS:
    case MESSAGE_QUERY_AWARENESS:
      return { kind: 'gossip' }
    default:
      return undefined
  }
}

function readSync(type: number, payload: Uint8Array): Frame | undefined {
  switch (type) {
    case messageYjsSyncStep1:
      return isStateVector(payload) ? { kind: 'ask', stateVector: payload } : undefined
    case messageYjsSyncStep2:
      return { kind: 'update', update: payload, isAnswer: true }
    case messageYjsUpdate:
      return { kind: 'update', update: payload, isAnswer: false }
    default:
      return undefined
  }
}

/** A page knows the clients of the board and itself. Three hundred thousand invented ones would be looked up one by one. */
function isStateVector(bytes: Uint8Array): boolean {
  return (
    bytes.length <= MAX_STATE_VECTOR_BYTES && Y.decodeStateVector(bytes).size <= MAX_CLIENTS_PER_BOARD + 1
  )
}

export function writeAsk(doc: Y.Doc): Uint8Array {
  return writeSync(messageYjsSyncStep1, Y.encodeStateVector(doc))
}

/** What `doc` has and the asker has not; everything without a state vector. */
export function writeAnswer(doc: Y.Doc, stateVector?: Uint8Array): Uint8Array {
  return writeSync(messageYjsSyncStep2, Y.encodeStateAsUpdate(doc, stateVector))
}

export function writeUpdate(update: Uint8Array): Uint8Array {
  return writeSync(messageYjsUpdate, update)
}

/** The provider reads only the first message of a frame: one message, one frame. */
function writeSync(type: number, payload: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_SYNC)
    encoding.writeVarUint(encoder, type)
    encoding.writeVarUint8Array(encoder, payload)
  })
}
