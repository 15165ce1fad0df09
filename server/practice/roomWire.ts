import { nanoid } from 'nanoid'
import { io, type Socket } from 'socket.io-client'
import type { CommandId, PageId } from '../../shared/ids.ts'
import type { Envelope, Handshake } from '../../shared/messages.ts'
import {
  type CallState,
  type ClientToServer,
  PROTOCOL_VERSION,
  type ServerToClient,
  type Welcome,
  withChanges,
} from '../../shared/protocol.ts'
import type { PersonCommand } from '../../shared/room/commands.ts'
import type { RoomView } from '../../shared/room/view.ts'
import { headersOf, type PretendDoor } from './door.ts'

/** After a restart of the server everybody comes again, not all at once. */
const COME_AGAIN_MS = 2_000

/** What a wire tells whoever holds it. */
export type RoomWireEvents = {
  /** In the room, with the id under which this page may write on the board. Again after each cut. */
  onIn(boardClient: number): void
  onOut(): void
  /** The seat or the room is no more. */
  onOver(): void
}

/** A seat's room socket, as a browser has it, without anything to draw. */
export class RoomWire {
  readonly #socket: Socket<ServerToClient, ClientToServer>
  readonly #events: RoomWireEvents
  #view: RoomView | null = null
  #call: CallState = 'starting'
  #lastSeq = 0
  #isOver = false
  #again: NodeJS.Timeout | undefined

  constructor(door: PretendDoor, events: RoomWireEvents) {
    this.#events = events
    const handshake: Handshake = {
      protocol: PROTOCOL_VERSION,
      conversation: door.conversation,
      as: 'participant',
      page: nanoid(16) as PageId,
    }
    this.#socket = io(door.url, {
      path: '/live',
      transports: ['websocket'],
      auth: handshake,
      forceNew: true,
      extraHeaders: headersOf(door),
    })
    this.#listen()
  }

  /** What this person may see; null while there is no connection. */
  get view(): RoomView | null {
    return this.#view
  }

  /** The seat or the room is no more. */
  get isOver(): boolean {
    return this.#isOver
  }

  get call(): CallState {
    return this.#call
  }

  /** Sent once. What is lost in a cut is wished again, if it still is. */
  send(command: PersonCommand): void {
    if (this.#view === null) return
    const envelope: Envelope = { id: nanoid(16) as CommandId, command }
    this.#socket.emit('command', envelope, () => {})
  }

  tellSpeech(speaking: boolean): void {
    if (this.#view !== null) this.#socket.volatile.emit('speech', { speaking })
  }

  /** The connection goes, as in a tunnel. */
  cut(): void {
    clearTimeout(this.#again)
    this.#socket.disconnect()
  }

  comeBack(): void {
    if (!this.#isOver) this.#socket.connect()
  }

  close(): void {
    this.#isOver = true
    this.cut()
  }

  #listen(): void {
    const socket = this.#socket
    socket.on('welcome', (welcome) => this.#comeIn(welcome))
    socket.on('patch', ({ seq, changes }) => {
      if (this.#view === null || seq !== this.#lastSeq + 1) {
        socket.emit('resync')
        return
      }
      this.#lastSeq = seq
      this.#view = withChanges(this.#view, changes)
    })
    socket.on('call', (state) => {
      this.#call = state
    })
    socket.on('still-there', (answer) => answer(true))
    // Whoever came last is the one who was sent for: nobody is there twice, and nobody waits at the door for ever.
    socket.on('elsewhere', () => socket.emit('use-here'))
    socket.on('seat-gone', () => this.#end())
    socket.on('taken-over', () => this.#end())
    socket.on('disconnect', (reason) => {
      this.#view = null
      this.#events.onOut()
      // Socket.IO takes being put out for a goodbye. The server only means: come again.
      if (reason === 'io server disconnect') this.#comeAgain()
    })
    socket.on('connect_error', (error) => this.#onRefused(error))
  }

  #comeIn({ seq, view, call, boardClient }: Welcome): void {
    const isNew = this.#view === null
    this.#lastSeq = seq
    this.#view = view
    this.#call = call
    if (isNew) this.#events.onIn(boardClient)
  }

  /** Without a code nobody was reached, and Socket.IO tries again by itself. */
  #onRefused(error: Error): void {
    const code = (error as Error & { data?: { code?: string } }).data?.code
    if (code === 'session/none' || code === 'room/ended') this.#end()
    else if (code !== undefined) this.#comeAgain()
  }

  #comeAgain(): void {
    if (!this.#isOver) this.#again = setTimeout(() => this.#socket.connect(), COME_AGAIN_MS)
  }

  #end(): void {
    if (this.#isOver) return
    this.close()
    this.#events.onOver()
  }
}
