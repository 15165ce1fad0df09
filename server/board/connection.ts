import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { CLOSE, type Rejection, writeCommitted, writeRejected } from '../../shared/board/wire.ts'
import type { SeatId } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import { type Frame, readFrame } from './frames.ts'
import {
  ASK_COST,
  BYTES_PER_TOKEN,
  MAX_FIRST_SYNC_BYTES,
  MAX_FRAME_BYTES,
  MAX_FRAME_COST,
  MAX_OVERDRAWN_MS,
  MAX_UNSENT,
  PRESENCE_BYTES_PER_TOKEN,
  PRESENCE_COST,
  UNSENT_WITHOUT_PRESENCE,
} from './limits.ts'
import type { LiveBoard, Peer } from './liveBoard.ts'
import { MAX_PRESENCE_BYTES, parseWish } from './presence.ts'
import { type Rejected, reject } from './verdict.ts'

/** A browser answers a close at once; one that does not is gone. */
const CLOSE_GRACE_MS = 2_000

type Sent = { readonly update: Uint8Array; readonly isAnswer: boolean; readonly isFirstSync: boolean }

/**
 * One page's socket to its board. Frames are handled one after the other in their order; a seat that is over its
 * budget is read more slowly, never refused for it.
 */
export class Connection implements Peer {
  readonly page: number
  readonly seat: SeatId
  readonly #ws: WebSocket
  readonly #socket: Duplex
  readonly #clock: Clock
  #board: LiveBoard | null = null
  #inbox: Uint8Array[] = []
  #callOff: (() => void) | null = null
  #overdrawnAt: number | null = null
  /** Update-carrying frames so far, and up to which of them everything is settled. */
  #frames = 0
  #settled = 0
  #hasAnswered = false
  #isMuted = false
  #isAlive = true

  constructor(ws: WebSocket, socket: Duplex, who: { page: number; seat: SeatId; clock: Clock }) {
    this.#ws = ws
    this.#socket = socket
    this.page = who.page
    this.seat = who.seat
    this.#clock = who.clock
    // Without a listener an error on a socket would end the process. A close always follows.
    ws.on('error', () => {})
    ws.on('pong', () => {
      this.#isAlive = true
    })
    ws.on('message', (data: Buffer, isBinary: boolean) => this.#arrive(data, isBinary))
    // Nothing is read before the board is open.
    ws.pause()
  }

  begin(board: LiveBoard): void {
    this.#board = board
    board.join(this)
    this.#ws.resume()
  }

  /** The socket has closed. */
  end(): void {
    this.#callOff?.()
    this.#inbox = []
    this.#board?.leave(this)
    this.#board = null
  }

  /** Every ten seconds: a sign of life that the provider waits for, and a question whether anybody is there. */
  beat(): void {
    if (!this.#isAlive) {
      this.#ws.terminate()
      return
    }
    this.#isAlive = false
    if (this.#ws.readyState === this.#ws.OPEN) this.#ws.ping()
    this.send(writeCommitted(this.#settled))
  }

  send(frame: Uint8Array): void {
    if (this.#ws.readyState !== this.#ws.OPEN) return
    if (this.#ws.bufferedAmount > MAX_UNSENT) {
      this.close(CLOSE.tryAgain)
      return
    }
    // What one turn of the event loop sends goes out in one write.
    this.#socket.cork()
    this.#ws.send(frame)
    process.nextTick(() => this.#socket.uncork())
  }

  sendDroppable(frame: Uint8Array): void {
    if (this.#ws.bufferedAmount <= UNSENT_WITHOUT_PRESENCE) this.send(frame)
  }

  close(code: number): void {
    this.#inbox = []
    this.#ws.close(code)
    // A paused socket would not read the other side's answer.
    this.#ws.resume()
    this.#callOff?.()
    this.#callOff = this.#clock.callAt(this.#clock.now() + CLOSE_GRACE_MS, () => this.#ws.terminate())
  }

  #arrive(data: Uint8Array, isBinary: boolean): void {
    if (this.#ws.readyState !== this.#ws.OPEN) return
    if (!isBinary) {
      this.close(CLOSE.unsupported)
      return
    }
    this.#isAlive = true
    this.#inbox.push(data)
    if (this.#callOff === null) this.#work()
  }

  #work(): void {
    while (this.#board !== null && this.#callOff === null) {
      const bytes = this.#inbox.shift()
      if (bytes === undefined) return
      this.#handle(bytes, this.#board)
    }
  }

  #handle(bytes: Uint8Array, board: LiveBoard): void {
    const frame = readFrame(bytes)
    if (frame === undefined) {
      this.close(CLOSE.unsupported)
      return
    }
    if (bytes.length > this.#limitOf(frame)) {
      this.close(CLOSE.tooBig)
      return
    }
    switch (frame.kind) {
      case 'ask':
        board.answer(this, frame.stateVector)
        break
      case 'update':
        this.#submit(frame, board)
        break
      case 'presence': {
        const wish = parseWish(frame.text)
        if (wish !== undefined) board.hear(this, wish)
        break
      }
    }
    this.#spend(costOf(frame, bytes.length), board)
  }

  #limitOf(frame: Frame): number {
    if (frame.kind === 'presence') return MAX_PRESENCE_BYTES
    return frame.kind === 'update' && frame.isAnswer && !this.#hasAnswered
      ? MAX_FIRST_SYNC_BYTES
      : MAX_FRAME_BYTES
  }

  #submit({ update, isAnswer }: Extract<Frame, { kind: 'update' }>, board: LiveBoard): void {
    this.#frames += 1
    const frame = this.#frames
    const isFirstSync = isAnswer && !this.#hasAnswered
    this.#hasAnswered ||= isAnswer
    // After a rejection everything else of this page builds on what was not taken.
    if (this.#isMuted) return
    const result = this.#write({ update, isAnswer, isFirstSync }, board)
    if (!('ok' in result)) {
      result.then(
        () => this.#settle(frame),
        () => {},
      )
    } else if (result.code !== 'gap' || this.#hasAnswered) {
      this.#reject(frame, result.code, board)
    }
    // Else somebody typed in the moment before our question came: the answer to it carries these words too.
  }

  #write(sent: Sent, board: LiveBoard): Promise<void> | Rejected {
    if (!board.strikes.isReadOnly(this.seat)) return board.submit(this, sent)
    // It still answers our question: with no items, and with nothing but deletions that are known.
    const isReading = sent.isAnswer && sent.update[0] === 0
    return isReading ? board.settled : reject('read-only')
  }

  #settle(frame: number): void {
    this.#settled = Math.max(this.#settled, frame)
    this.send(writeCommitted(this.#settled))
  }

  /** Told when everything before it is on disk, with the whole board as it is: the page starts anew from there. */
  #reject(frame: number, code: Rejection, board: LiveBoard): void {
    this.#isMuted = true
    board.strikes.add(this.seat, code)
    board.settled.then(
      () => {
        this.send(writeRejected(frame, code))
        board.answer(this)
      },
      () => {},
    )
  }

  #spend(cost: number, board: LiveBoard): void {
    const now = this.#clock.now()
    const waitMs = board.budgetOf(this.seat).take(cost, now)
    if (waitMs === 0) {
      this.#overdrawnAt = null
      return
    }
    this.#overdrawnAt ??= now
    if (now - this.#overdrawnAt > MAX_OVERDRAWN_MS) {
      this.close(CLOSE.flood)
      return
    }
    this.#ws.pause()
    this.#callOff = this.#clock.callAt(now + waitMs, () => {
      this.#callOff = null
      this.#ws.resume()
      this.#work()
    })
  }
}

function costOf(frame: Frame, bytes: number): number {
  switch (frame.kind) {
    case 'ask':
      return ASK_COST
    case 'update':
      return Math.min(MAX_FRAME_COST, 1 + Math.floor(bytes / BYTES_PER_TOKEN))
    case 'presence':
    case 'gossip':
      return PRESENCE_COST + Math.floor(bytes / PRESENCE_BYTES_PER_TOKEN)
  }
}
