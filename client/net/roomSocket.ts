import { nanoid } from 'nanoid'
import { io, type Socket } from 'socket.io-client'
import type { CommandId, PageId } from '../../shared/ids.ts'
import type { Envelope, Handshake } from '../../shared/messages.ts'
import {
  type Answer,
  type ClientToServer,
  type ConnectRefusal,
  type Patch,
  PROTOCOL_VERSION,
  type ServerToClient,
  type Welcome,
  withChanges,
} from '../../shared/protocol.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import type { PersonCommand } from '../../shared/room/commands.ts'
import type { Role } from '../../shared/room/state.ts'
import { leaveSeat } from './api.ts'
import type { RoomConnection, RoomSnapshot } from './roomPort.ts'
import { ValueStore } from './store.ts'

/** How long an answer may take before the command is sent again, under the same id. */
const ANSWER_MS = 5_000
/** Refusals that end the visit; anything else (a full disk, a busy server) is tried again. */
const FINAL: ReadonlySet<RefusalCode> = new Set([
  'session/none',
  'room/ended',
  'client/too-old',
  'request/malformed',
])
const COME_AGAIN_MS = 2_000

export type RoomWish = {
  readonly conversation: string
  readonly role: Role
  /** Where the server is, for tests outside a browser; a page's own address otherwise. */
  readonly server?: { readonly url: string; readonly headers: Record<string, string> }
}

/** My connection to a room, with the id under which this page may write on the board. */
export type OpenRoom = RoomConnection & {
  /** Resolves with the first welcome. */
  readonly boardClient: Promise<number>
  /** A fresh id for the board, after its words were refused and it starts anew. */
  freshBoardClient(): Promise<number>
}

type RoomSocket = Socket<ServerToClient, ClientToServer>

/** Opens my seat's socket. It keeps coming back by itself until it is closed or told for good to stay out. */
export function openRoom(wish: RoomWish): OpenRoom {
  const store = new ValueStore<RoomSnapshot>({ kind: 'connecting' })
  const socket = connect(wish)
  let lastSeq = 0
  let isOver = false
  const boardClient = new Promise<number>((resolve) => {
    socket.once('welcome', (welcome) => resolve(welcome.boardClient))
  })

  socket.on('welcome', (welcome) => {
    lastSeq = welcome.seq
    store.set(toSnapshot(welcome))
  })
  socket.on('patch', (patch) => {
    // A gap, or a patch from before a resync: only a welcome knows everything again.
    if (patch.seq !== lastSeq + 1) socket.emit('resync')
    else {
      lastSeq = patch.seq
      store.set(patched(store.getSnapshot(), patch))
    }
  })
  socket.on('call', (call) => store.set(withRoom(store.getSnapshot(), { call })))
  socket.on('still-there', (answer) => answer(true))
  socket.on('elsewhere', () => store.set({ kind: 'elsewhere' }))
  const end = (last?: RoomSnapshot) => {
    isOver = true
    if (last !== undefined) store.set(last)
    socket.disconnect()
  }
  socket.on('taken-over', () => end({ kind: 'elsewhere' }))
  socket.on('seat-gone', () => end({ kind: 'refused', code: 'session/none' }))
  socket.on('disconnect', (reason) => {
    store.set(withRoom(store.getSnapshot(), { connection: 'reconnecting' }))
    // Socket.IO takes being put out for a goodbye. The server only means: come again.
    if (reason === 'io server disconnect' && !isOver) comeAgain(socket)
  })
  socket.on('connect_error', (error) => onConnectError(store, socket, error))

  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    boardClient,
    freshBoardClient: () => askBoardClient(socket, store),
    send: (command) => send(socket, store, command),
    reportSpeech: (report) => {
      // Socket.IO keeps what is said during a cut and says it later, as if somebody spoke then. Nor is this
      // `volatile`: that loses it also when the wire is busy for a moment.
      if (socket.connected) socket.emit('speech', report)
    },
    bringHere: () => {
      isOver = false
      takeOver(socket)
    },
    async leave() {
      await leaveSeat(wish.conversation, wish.role)
      end()
    },
    close: () => end(),
  }
}

function connect({ conversation, role, server }: RoomWish): RoomSocket {
  const handshake: Handshake = {
    protocol: PROTOCOL_VERSION,
    conversation,
    as: role,
    // In memory only: a duplicated tab copies everything else, and would then fight with the first one.
    page: nanoid(16) as PageId,
  }
  return io(server?.url ?? '/', {
    path: '/live',
    transports: ['websocket'],
    auth: handshake,
    reconnectionDelay: 500,
    // After a restart everybody comes back within this, spread out by chance.
    reconnectionDelayMax: 5_000,
    randomizationFactor: 0.6,
    timeout: 10_000,
    forceNew: true,
    ...(server !== undefined && { extraHeaders: server.headers }),
  })
}

function toSnapshot({ view, call, serverNow }: Welcome): RoomSnapshot {
  return { kind: 'in', view, call, connection: 'connected', clockOffsetMs: serverNow - Date.now() }
}

function patched(snapshot: RoomSnapshot, { changes }: Patch): RoomSnapshot {
  return snapshot.kind === 'in' ? { ...snapshot, view: withChanges(snapshot.view, changes) } : snapshot
}

type InRoom = Extract<RoomSnapshot, { kind: 'in' }>

function withRoom(
  snapshot: RoomSnapshot,
  changes: Partial<Pick<InRoom, 'call' | 'connection'>>,
): RoomSnapshot {
  return snapshot.kind === 'in' ? { ...snapshot, ...changes } : snapshot
}

/** The server said no at the door (then Socket.IO does not try again by itself), or it was not reached (then it does). */
function onConnectError(store: ValueStore<RoomSnapshot>, socket: RoomSocket, error: Error): void {
  const code = (error as Error & { data?: ConnectRefusal }).data?.code
  if (code === undefined) return
  if (FINAL.has(code)) store.set({ kind: 'refused', code })
  else comeAgain(socket)
}

function comeAgain(socket: RoomSocket): void {
  setTimeout(() => socket.connect(), COME_AGAIN_MS * (0.5 + Math.random()))
}

/**
 * Sends a command until it is answered: again after a silence, and again after a cut, always under the same
 * id, so that the server does it once. Gives up when this page has lost the seat.
 */
async function send(
  socket: RoomSocket,
  store: ValueStore<RoomSnapshot>,
  command: PersonCommand,
): Promise<Answer> {
  const envelope: Envelope = { id: nanoid(16) as CommandId, command }
  for (;;) {
    const code = await untilIn(store)
    if (code !== null) return { ok: false, code }
    try {
      return await socket.timeout(ANSWER_MS).emitWithAck('command', envelope)
    } catch {
      // No answer in time, or the wire was cut while we waited.
    }
  }
}

async function askBoardClient(socket: RoomSocket, store: ValueStore<RoomSnapshot>): Promise<number> {
  for (;;) {
    const code = await untilIn(store)
    if (code !== null) throw new Error(code)
    try {
      return await socket.timeout(ANSWER_MS).emitWithAck('board-client')
    } catch {
      // As above: it is asked for again.
    }
  }
}

/** Resolves when this page is in the room: null, or why it will not be. */
async function untilIn(store: ValueStore<RoomSnapshot>): Promise<RefusalCode | null> {
  for (;;) {
    const snapshot = store.getSnapshot()
    if (snapshot.kind === 'in' && snapshot.connection === 'connected') return null
    if (snapshot.kind === 'refused') return snapshot.code
    if (snapshot.kind === 'elsewhere') return 'session/elsewhere'
    await nextChange(store)
  }
}

function nextChange(store: ValueStore<RoomSnapshot>): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = store.subscribe(() => {
      unsubscribe()
      resolve()
    })
  })
}

function takeOver(socket: RoomSocket): void {
  if (socket.connected) socket.emit('use-here')
  else {
    socket.connect()
    socket.once('elsewhere', () => socket.emit('use-here'))
  }
}
