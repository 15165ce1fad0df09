import { messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync'
import { MESSAGE_SYNC } from '../../shared/board/wire.ts'

/**
 * Counts the frames that carry changes on one board socket, as the server counts them: the server says how many are
 * on disk, and nothing else makes a change *saved*.
 */
export class Tally {
  /** Change-carrying frames sent on this connection. */
  sent = 0
  /** The frame that answered the server's question and carried everything written without a connection. */
  answer: number | null = null
  readonly #onAnswer: () => void

  constructor(onAnswer: () => void) {
    this.#onAnswer = onAnswer
  }

  begin(): void {
    this.sent = 0
    this.answer = null
  }

  count(frame: unknown): void {
    if (!(frame instanceof Uint8Array) || frame[0] !== MESSAGE_SYNC) return
    if (frame[1] !== messageYjsUpdate && frame[1] !== messageYjsSyncStep2) return
    this.sent += 1
    if (frame[1] === messageYjsUpdate || this.answer !== null) return
    this.answer = this.sent
    this.#onAnswer()
  }
}

/** A socket that tells the tally what it sends. The provider makes a new one for every connection. */
export function countingSocket(Socket: typeof WebSocket, tally: Tally): typeof WebSocket {
  return class extends Socket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      tally.begin()
    }

    override send(frame: Parameters<WebSocket['send']>[0]): void {
      tally.count(frame)
      super.send(frame)
    }
  }
}
