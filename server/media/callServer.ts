import type { IncomingMessage, Server } from 'node:http'
import type { RequestHandler } from 'express'
import type { ConversationId } from '../../shared/ids.ts'
import { Mailbox } from '../rooms/mailbox.ts'
import type { Backend, LiveRooms, StopResult, StopWish } from './backend.ts'
import type { CallMode } from './callMode.ts'
import { type CallRoom, conversationOf, isTableRoom, type Whereabouts } from './callRoom.ts'
import { EXTERNAL_TIMING, watchExternal } from './external.ts'
import type { Machine } from './obtain/way.ts'
import { runOwnServer } from './own/ownServer.ts'
import { TIMING } from './own/timing.ts'
import { signPass } from './pass.ts'
import type { Call } from './port.ts'
import { createRoomService, type RoomService } from './roomService.ts'
import { seatEverybody } from './seating.ts'
import { createSignalProxy } from './signalling/proxy.ts'
import { createStatus, type Status } from './status.ts'

export type CallOptions = {
  readonly mode: CallMode
  /** Keys, and what a restart must know of the running child, are kept in `call/` below it. */
  readonly dataDir: string
  /** Where a livekit-server may be found or brought from: `thisMachine(process.env, { say })`. */
  readonly around: Machine
  /** Asked when a call server has come up, so that all rooms are there before anybody comes back. */
  readonly liveRooms: LiveRooms
  /** Who belongs in which room of the call now; nobody where there is no such conversation. */
  readonly whereabouts: (conversation: ConversationId) => Whereabouts | Promise<Whereabouts>
  readonly isOurOrigin: (request: IncomingMessage) => boolean
  readonly timing?: { readonly own: typeof TIMING; readonly external: typeof EXTERNAL_TIMING }
}

export type CallServer = Call & {
  /** Begins to look for a call. Nothing waits for it: the room works without. */
  start(): void
  /** Answers the plain GETs of the signalling paths. Belongs before everything that parses or limits requests. */
  readonly signalling: RequestHandler
  /** Takes the WebSockets of the signalling paths; other upgrades are left to others. Answers how to stop. */
  attach(server: Server): () => void
}

/** The call of this server, whatever stands behind it. */
export function createCallServer(options: CallOptions): CallServer {
  const status = createStatus()
  let backend: Backend | null = null
  const upstream = () => backend?.upstream() ?? null
  const proxy = createSignalProxy({
    ...options,
    upstream,
    mayEnter: async (room, seat) => (await options.whereabouts(conversationOf(room))).get(seat) === room,
  })
  const seating = new Mailbox()

  /** Does what is asked when there is a call. A failure is none of the room's: what was missed is made good later. */
  async function attempt(ask: (rooms: RoomService) => Promise<void>): Promise<boolean> {
    const target = upstream()
    if (target === null) return false
    return ask(createRoomService(target)).then(
      () => true,
      () => false,
    )
  }

  return {
    state: status.state,
    why: status.why,
    onChange: status.onChange,
    settled: status.settled,
    start() {
      backend ??= startBackend(options, status)
    },
    async openRoom(id) {
      await attempt((rooms) => rooms.openRoom(id))
    },
    async closeRoom(id) {
      await attempt((rooms) => everyRoomOf(rooms, id, (room) => rooms.closeRoom(room)))
    },
    async removePerson(id, seat) {
      await attempt((rooms) => everyRoomOf(rooms, id, (room) => rooms.removePerson(room, seat)))
    },
    async seatPeople(id) {
      await seating.post(() =>
        attempt(async (rooms) => seatEverybody(rooms, id, await options.whereabouts(id))),
      )
    },
    async mintPass({ conversation, seat }) {
      const room = (await options.whereabouts(conversation)).get(seat)
      if (room === undefined) return null
      // A room that was empty for ten minutes is gone, and a pass to a room that is gone opens nothing.
      const isOpen = await attempt((rooms) => rooms.openRoom(room))
      const keys = upstream()?.keys
      return isOpen && keys !== undefined ? signPass({ room, seat }, keys) : null
    },
    async stop(wish: StopWish): Promise<StopResult> {
      const result = (await backend?.stop(wish)) ?? 'ended'
      // Last, so that everybody still hears that their room was closed.
      proxy.close()
      if (status.state() === 'starting') status.set('off', 'the server was stopped')
      return result
    },
    signalling: proxy.handle,
    attach: proxy.attach,
  }
}

/** The circle first, which is there in any case. */
async function everyRoomOf(
  rooms: RoomService,
  id: ConversationId,
  act: (room: CallRoom) => Promise<void>,
): Promise<void> {
  await act(id)
  const tables = (await rooms.listRoomsOf(id)).filter(isTableRoom)
  for (const room of tables) await act(room)
}

function startBackend(options: CallOptions, status: Status): Backend {
  const { mode, around, dataDir, liveRooms } = options
  const timing = options.timing ?? { own: TIMING, external: EXTERNAL_TIMING }
  switch (mode.kind) {
    case 'off':
      status.set('off', mode.why)
      return { upstream: () => null, stop: async () => 'ended' }
    case 'external': {
      const upstream = { url: mode.url, keys: { apiKey: mode.apiKey, apiSecret: mode.apiSecret } }
      return watchExternal({ upstream, liveRooms, status, timing: timing.external, say: around.say })
    }
    case 'own': {
      const { publicAddress } = mode
      return runOwnServer({ publicAddress, dataDir, around, liveRooms, status, timing: timing.own })
    }
  }
}
