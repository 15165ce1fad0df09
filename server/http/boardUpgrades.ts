import type { Server as HttpServer, IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { ROLE_LETTERS } from '../../shared/api.ts'
import { CLOSE } from '../../shared/board/wire.ts'
import { conversationIdSchema } from '../../shared/ids.ts'
import { ROLES } from '../../shared/room/state.ts'
import type { Boards } from '../board/boards.ts'
import type { Log } from '../log.ts'
import { isSeated } from '../rooms/liveRoom.ts'
import type { RoomRegistry } from '../rooms/registry.ts'
import type { SocketCount } from '../rooms/socketCount.ts'
import type { OriginRule } from './origin.ts'
import type { SeatDoor, Seated } from './seats.ts'

export type BoardDoor = {
  readonly boards: Boards
  readonly rooms: RoomRegistry
  readonly door: SeatDoor
  readonly origin: OriginRule
  readonly sockets: SocketCount
  readonly log: Log
}

const BOARD_PATH = /^\/board\/([A-Za-z0-9_-]{1,64})$/
/** Paths of sockets that others on this server answer: the room's, the call's. */
const OTHERS = /^\/(live|rtc)(\/|$)/

/**
 * Lets boards' sockets in at `/board/<conversation>?as=<letter>`, by the same cookie and Origin as everything
 * else, and ends upgrades to addresses that nobody answers. `isOthers` says which ones tools of ours do.
 */
export function routeBoardUpgrades(
  http: HttpServer,
  door: BoardDoor,
  isOthers: (request: IncomingMessage) => boolean,
): void {
  http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const url = URL.parse(request.url ?? '', 'http://here')
    const id = url?.pathname.match(BOARD_PATH)?.[1]
    if (url === null || (id === undefined && !OTHERS.test(url.pathname) && !isOthers(request))) {
      socket.destroy()
      return
    }
    if (id === undefined) return
    // An error nobody listens to would end the process.
    socket.on('error', () => socket.destroy())
    letIn(door, request, { id, letter: url.searchParams.get('as') ?? '' }).then(
      (caller) => answer(door, { request, socket, head }, caller),
      (error: unknown) => {
        door.log.defect('board.defect', error)
        socket.destroy()
      },
    )
  })
}

type Upgrade = { readonly request: IncomingMessage; readonly socket: Duplex; readonly head: Buffer }

function answer(
  { boards, sockets }: BoardDoor,
  { request, socket, head }: Upgrade,
  caller: Seated | null,
): void {
  if (caller === null) {
    boards.refuseUpgrade(request, socket, head, CLOSE.noSeat)
    return
  }
  const release = sockets.take(caller.tokenHash)
  if (release === null) {
    boards.refuseUpgrade(request, socket, head, CLOSE.tryAgain)
    return
  }
  socket.once('close', release)
  boards.handleUpgrade(request, socket, head, caller)
}

/** The seat behind a request, if it may take part in this conversation now. */
async function letIn(
  { door, rooms, origin }: BoardDoor,
  request: IncomingMessage,
  { id, letter }: { id: string; letter: string },
): Promise<Seated | null> {
  const conversation = conversationIdSchema.safeParse(id)
  const role = ROLES.find((each) => ROLE_LETTERS[each] === letter)
  if (!conversation.success || role === undefined || !origin.isOurs(request)) return null
  const seated = await door.find(request, conversation.data, role)
  const room = seated && (await rooms.find(conversation.data))
  return seated !== undefined && room !== undefined && isSeated(room, seated.seat) ? seated : null
}
