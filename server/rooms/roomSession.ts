import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { DefaultEventsMap, Socket } from 'socket.io'
import type { ConversationId, PageId, SeatId } from '../../shared/ids.ts'
import { envelopeSchema, speechReportSchema } from '../../shared/messages.ts'
import type { Answer, CallState, ClientToServer, ServerToClient } from '../../shared/protocol.ts'
import { refuse } from '../../shared/refusals.ts'
import type { Clock } from '../clock.ts'
import type { Seated } from '../http/seats.ts'
import type { Log } from '../log.ts'
import type { LiveRoom } from './liveRoom.ts'
import type { Page, SeatHolders } from './seatHolders.ts'
import { Viewer } from './viewer.ts'

/** Whoever is behind a socket, found out before the socket was let in. */
export type Caller = { readonly seated: Seated; readonly room: LiveRoom; readonly page: PageId }

export type SocketData = { caller: Caller }
export type RoomSocket = Socket<ClientToServer, ServerToClient, DefaultEventsMap, SocketData>

export type SessionParts = {
  readonly holders: SeatHolders
  readonly clock: Clock
  readonly log: Log
  readonly callState: () => CallState
  readonly issueBoardClient: (conversation: ConversationId, seat: SeatId) => Promise<number>
}

/** A holder that lives answers within a round trip; a slow phone gets this much. */
const STILL_THERE_MS = 2_000
/** Commands a person's fingers can make, with room for a burst of clicks (trust.md SEC-13). */
const COMMAND_BUDGET = { points: 30, duration: 10 }
/** Speech comes and goes once a second at most; a nervous microphone gets four times as much. */
const SPEECH_BUDGET = { points: 40, duration: 10 }
/** Whoever sends this much that cannot be read is no browser of ours. */
const MAX_STRIKES = 10

/** One socket of one page of one seat, from the door to its end. */
export class RoomSession implements Page {
  readonly page: PageId
  readonly #socket: RoomSocket
  readonly #caller: Caller
  readonly #parts: SessionParts
  readonly #viewer: Viewer
  readonly #budget = new RateLimiterMemory(COMMAND_BUDGET)
  readonly #speechBudget = new RateLimiterMemory(SPEECH_BUDGET)
  #boardClient: number | undefined
  #strikes = 0
  #isIn = false

  constructor(socket: RoomSocket, parts: SessionParts) {
    this.#socket = socket
    this.#parts = parts
    this.#caller = socket.data.caller
    this.page = this.#caller.page
    this.#viewer = new Viewer(this.#caller.seated.seat, {
      patch: (patch) => socket.emit('patch', patch),
      gone: () => this.#endGone(),
    })
  }

  /** Comes in, or waits at the door because the seat is open in another tab. */
  async begin(): Promise<void> {
    this.#listen()
    const hasSeat = await this.#parts.holders.claim(this.#seat, this)
    if (!this.#socket.connected) this.#leave()
    else if (hasSeat) await this.#comeIn()
    else this.#socket.emit('elsewhere')
  }

  isStillThere(): Promise<boolean> {
    return this.#socket
      .timeout(STILL_THERE_MS)
      .emitWithAck('still-there')
      .then(
        () => true,
        () => false,
      )
  }

  endTakenOver(): void {
    this.#socket.emit('taken-over')
    this.end()
  }

  end(): void {
    this.#leave()
    this.#socket.disconnect(true)
  }

  get #seat(): SeatId {
    return this.#caller.seated.seat
  }

  #listen(): void {
    const socket = this.#socket
    socket.on('command', (envelope, answer) => this.#command(envelope, answer))
    socket.on('speech', (report) => this.#speech(report))
    socket.on('resync', () => this.#welcome())
    socket.on('use-here', () => this.#useHere())
    socket.on('board-client', (answer) => this.#freshBoardClient(answer))
    socket.on('disconnect', () => this.#leave())
    socket.onAny((event: string) => {
      if (!KNOWN_EVENTS.has(event)) this.#strike()
    })
    // Without a listener an error on a socket would end the process.
    socket.on('error', () => socket.disconnect(true))
  }

  async #comeIn(): Promise<void> {
    if (this.#isIn) return
    this.#isIn = true
    const { room } = this.#caller
    this.#boardClient ??= await this.#parts.issueBoardClient(room.id, this.#seat)
    if (!this.#isIn) return
    this.#socket.join(room.id)
    await room.watch(this.#viewer)
    this.#welcome()
  }

  #welcome(): void {
    if (!this.#isIn || this.#boardClient === undefined) return
    const all = this.#viewer.showAll(this.#caller.room.state)
    if (all === null) {
      this.#endGone()
      return
    }
    const { callState, clock } = this.#parts
    this.#socket.emit('welcome', {
      ...all,
      call: callState(),
      serverNow: clock.now(),
      boardClient: this.#boardClient,
    })
  }

  #useHere(): void {
    if (this.#isIn) return
    this.#parts.holders.take(this.#seat, this)
    this.#comeIn().catch((error: unknown) => this.#defect(error))
  }

  /** An id that could not be had is not answered: the browser asks again. */
  #freshBoardClient(answer: unknown): void {
    if (!this.#isIn || typeof answer !== 'function') return
    this.#hasBudget()
      .then((hasBudget) =>
        hasBudget ? this.#parts.issueBoardClient(this.#caller.room.id, this.#seat) : undefined,
      )
      .then(
        (clientId) => clientId !== undefined && answer(clientId),
        (error: unknown) => this.#defect(error),
      )
  }

  /** Not answered: what is said too often, or to a page that waits at the door, is not heard. */
  #speech(report: unknown): void {
    if (!this.#isIn) return
    const parsed = speechReportSchema.safeParse(report)
    if (!parsed.success) {
      this.#strike()
      return
    }
    this.#speechBudget.consume(this.#seat).then(
      () => this.#isIn && this.#caller.room.hearSpeech(this.#seat, parsed.data),
      () => undefined,
    )
  }

  /** Parses, weighs, performs, answers: every command is answered once, whatever becomes of it. */
  #command(envelope: unknown, answer: unknown): void {
    const reply = typeof answer === 'function' ? (answer as (answer: Answer) => void) : () => undefined
    this.#perform(envelope).then(reply, (error: unknown) => {
      this.#parts.log.defect('command.defect', error)
      reply(refuse('server/defect'))
    })
  }

  async #perform(envelope: unknown): Promise<Answer> {
    if (!this.#isIn) return refuse('session/elsewhere')
    const parsed = envelopeSchema.safeParse(envelope)
    if (!parsed.success) {
      this.#strike()
      return refuse('request/malformed')
    }
    if (!(await this.#hasBudget())) return refuse('request/too-many')
    return this.#caller.room.command(this.#seat, parsed.data.id, parsed.data.command)
  }

  #hasBudget(): Promise<boolean> {
    return this.#budget.consume(this.#seat).then(
      () => true,
      () => false,
    )
  }

  #strike(): void {
    this.#strikes += 1
    if (this.#strikes < MAX_STRIKES) return
    this.#parts.log.warn('socket.breach', { count: this.#strikes })
    this.#socket.disconnect(true)
  }

  #endGone(): void {
    this.#socket.emit('seat-gone')
    this.end()
  }

  #leave(): void {
    this.#isIn = false
    this.#caller.room.unwatch(this.#viewer)
    this.#parts.holders.release(this.#seat, this)
  }

  #defect(error: unknown): void {
    this.#parts.log.defect('socket.defect', error)
    this.#socket.disconnect(true)
  }
}

const KNOWN_EVENTS = new Set(['command', 'speech', 'resync', 'use-here', 'board-client'])
