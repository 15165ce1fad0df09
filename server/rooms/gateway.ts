import type { Server as HttpServer, IncomingMessage } from 'node:http'
import { type DefaultEventsMap, Server } from 'socket.io'
import type { ConversationId, SeatId } from '../../shared/ids.ts'
import { handshakeSchema } from '../../shared/messages.ts'
import {
  type CallState,
  type ClientToServer,
  type ConnectRefusal,
  PROTOCOL_VERSION,
  type ServerToClient,
} from '../../shared/protocol.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import type { Clock } from '../clock.ts'
import type { OriginRule } from '../http/origin.ts'
import type { SeatDoor } from '../http/seats.ts'
import type { Log } from '../log.ts'
import { StorageUnavailable } from '../storage/port.ts'
import { isKnown, type LiveRoom } from './liveRoom.ts'
import type { RoomRegistry } from './registry.ts'
import { RoomSession, type RoomSocket, type SocketData } from './roomSession.ts'
import { SeatHolders } from './seatHolders.ts'
import type { SocketCount } from './socketCount.ts'

export type GatewayParts = {
  readonly rooms: RoomRegistry
  readonly door: SeatDoor
  readonly origin: OriginRule
  readonly clock: Clock
  readonly log: Log
  readonly sockets: SocketCount
  readonly callState: () => CallState
  /** A Yjs client id under which this page may write on the board. */
  readonly issueBoardClient: (conversation: ConversationId, seat: SeatId) => Promise<number>
}

export type Gateway = {
  /** Tells every room what has become of the call. */
  tellCall(state: CallState): void
  /** Everybody who looks at this room has to come again. */
  disconnectRoom(id: ConversationId): void
  /** Ends all sockets; browsers come back by themselves. */
  close(): void
}

/** Where the room's socket is found; the board and the call have paths of their own on the same server. */
export const ROOM_SOCKET_PATH = '/live'

/** The room's sockets: who may come in, and what happens to those who do (trust.md SEC-11). */
export function openGateway(http: HttpServer, parts: GatewayParts): Gateway {
  const io = new Server<ClientToServer, ServerToClient, DefaultEventsMap, SocketData>(http, {
    path: ROOM_SOCKET_PATH,
    transports: ['websocket'],
    serveClient: false,
    allowEIO3: false,
    // Compressing small messages costs six times the processor for nothing.
    perMessageDeflate: false,
    maxHttpBufferSize: 64 * 1024,
    // A dead phone is noticed after ten seconds instead of forty-five.
    pingInterval: 5_000,
    pingTimeout: 5_000,
    connectTimeout: 5_000,
    // Board and call share this server: their upgrades are not ours to end.
    destroyUpgrade: false,
    allowRequest: (request, decide) => decide(null, parts.origin.isOurs(request)),
  })
  const holders = new SeatHolders()

  io.use((socket, next) => {
    admit(parts, socket).then(
      (code) => next(code === null ? undefined : connectError(code)),
      (error: unknown) => next(connectError(codeOf(error, parts.log))),
    )
  })
  io.on('connection', (socket) => {
    const session = new RoomSession(socket, { ...parts, holders })
    session.begin().catch((error: unknown) => {
      // A full disk is no defect: the browser comes again until there is room.
      codeOf(error, parts.log)
      socket.disconnect(true)
    })
  })

  return {
    tellCall: (state) => io.emit('call', state),
    disconnectRoom: (id) => io.in(id).disconnectSockets(true),
    // Not io.close(): that waits for the whole HTTP server, and with it for the sockets of board and call.
    close: () => io.engine.close(),
  }
}

/** Lets a socket in, or says why not. Until then it has been sent nothing. */
async function admit(parts: GatewayParts, socket: RoomSocket): Promise<RefusalCode | null> {
  const shake = handshakeSchema.safeParse(socket.handshake.auth)
  if (!shake.success) return isOlder(socket.handshake.auth) ? 'client/too-old' : 'request/malformed'
  const { protocol, conversation, as: role, page } = shake.data
  if (protocol !== PROTOCOL_VERSION) return 'client/too-old'
  const seated = await parts.door.find(socket.request as IncomingMessage, conversation, role)
  if (seated === undefined) return whyNoSeat(await parts.rooms.find(conversation))
  const room = await parts.rooms.find(conversation)
  if (room === undefined || !isKnown(room, seated.seat)) return whyNoSeat(room)
  const release = parts.sockets.take(seated.tokenHash)
  if (release === null) return 'request/too-many'
  socket.conn.once('close', release)
  socket.data.caller = { seated, room, page }
  return null
}

function whyNoSeat(room: LiveRoom | undefined): RefusalCode {
  return room?.state.agenda.phase.kind === 'ended' ? 'room/ended' : 'session/none'
}

/** A tab from before an update may send fields we do not know: it has to be loaded again, not blamed. */
function isOlder(auth: Record<string, unknown>): boolean {
  return typeof auth.protocol === 'number' && auth.protocol !== PROTOCOL_VERSION
}

function codeOf(error: unknown, log: Log): RefusalCode {
  if (error instanceof StorageUnavailable) return 'storage/unavailable'
  log.defect('socket.defect', error)
  return 'server/defect'
}

function connectError(code: RefusalCode): Error {
  return Object.assign(new Error(code), { data: { code } satisfies ConnectRefusal })
}
