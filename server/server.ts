import { createServer, type Server as HttpServer, type IncomingMessage } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { RequestHandler } from 'express'
import type { Health } from '../shared/api.ts'
import { CLOSE } from '../shared/board/wire.ts'
import type { ConversationId, SeatId } from '../shared/ids.ts'
import type { RoomEvent } from '../shared/room/events.ts'
import { hasEnded } from '../shared/room/state.ts'
import { type Boards, openBoards } from './board/boards.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import { createApp } from './http/app.ts'
import { routeBoardUpgrades } from './http/boardUpgrades.ts'
import { createAddressLimits, createPassLimit, createReviewLimit } from './http/limits.ts'
import { createOriginRule, type OriginRule } from './http/origin.ts'
import { reopenPretendSeats } from './http/pretendSeats.ts'
import { createSeatDoor, type SeatDoor } from './http/seats.ts'
import { startJanitor } from './janitor.ts'
import type { Log } from './log.ts'
import { type Whereabouts, whereEverybodyIs } from './media/callRoom.ts'
import type { CallOptions, CallServer } from './media/callServer.ts'
import { DraftPasses } from './outcome/draftPass.ts'
import { Outcomes } from './outcome/outcomes.ts'
import { ReviewKeys } from './outcome/reviewKeys.ts'
import { ownDoor } from './practice/door.ts'
import { type PracticeOptions, PracticeRooms } from './practice/practiceRooms.ts'
import { boardSideOf } from './rooms/boardSide.ts'
import { type Gateway, openGateway } from './rooms/gateway.ts'
import type { LiveRoom } from './rooms/liveRoom.ts'
import { RoomRegistry } from './rooms/registry.ts'
import { SocketCount } from './rooms/socketCount.ts'
import { layTurnedOver } from './rooms/turnedOver.ts'
import type { Storage } from './storage/port.ts'

/** The implementations that the composition root picked. */
export type ServerParts = {
  readonly config: Config
  readonly version: string
  readonly storage: Storage
  readonly clock: Clock
  readonly log: Log
  /** Made with what only the rooms know: which are live, and who may be in them. */
  readonly createCall: (about: CallQuestions) => CallServer
  readonly createPages: (http: HttpServer) => Promise<Pages>
  readonly practice?: PracticeOptions
}

export type CallQuestions = Pick<CallOptions, 'liveRooms' | 'whereabouts' | 'isOurOrigin'>

/** Where the pages come from: built files, or the tools that make them while the client is being worked on. */
export type Pages = {
  readonly handler: RequestHandler
  /** Upgrades that the tools answer themselves. */
  readonly isOwnUpgrade: (request: IncomingMessage) => boolean
  close(): Promise<void>
}

export type RunningServer = {
  readonly port: number
  readonly call: CallServer
  readonly health: () => Health
  /** Resolves once people can come in, with or without a call. */
  readonly ready: Promise<void>
  /** Takes nothing new, stores what was taken, ends the sockets; browsers come back by themselves. */
  stop(wish: { readonly calls: 'keep' | 'end' }): Promise<void>
}

/** Starts listening. Rejects when the address is taken or the storage cannot be read. */
export async function startServer(parts: ServerParts): Promise<RunningServer> {
  const { config, storage, clock } = parts
  const http = createServer()
  const connections = track(http)
  const house = build(parts, () => (http.address() as AddressInfo).port)
  const { rooms, boards, call } = house
  let status: Health['status'] = 'starting'
  const health = (): Health => ({
    status,
    version: parts.version,
    call: { state: call.state(), why: call.why() },
  })
  const pages = await parts.createPages(http)
  const gateway = openDoors(http, house, parts, { pages, health })

  await rooms.open()
  await house.outcomes.open()
  await listen(http, config)
  storage.listUncutBoards().then((ids) => boards.tidyUp(ids), house.onDefect)
  const stopJanitor = startJanitor({ storage, rooms, outcomes: house.outcomes, clock }, house.onDefect)
  call.start()

  return {
    port: (http.address() as AddressInfo).port,
    call,
    health,
    ready: call.settled().then(() => {
      if (status === 'starting') status = 'ready'
    }),
    async stop({ calls }) {
      status = 'stopping'
      stopJanitor()
      const closed = new Promise((resolve) => http.close(resolve))
      gateway.close()
      house.practice.stop()
      await house.outcomes.stop()
      await boards.stop()
      await rooms.close()
      await call.stop({ inUse: calls })
      await pages.close()
      // Whoever still holds a connection by now has been told, or is not listening.
      for (const socket of connections) socket.destroy()
      await closed
      await storage.close()
    },
  }
}

/** What is behind the doors: rooms, boards, the call, and who has a seat. */
type House = {
  readonly storage: Storage
  readonly rooms: RoomRegistry
  readonly boards: Boards
  readonly outcomes: Outcomes
  readonly call: CallServer
  readonly door: SeatDoor
  readonly practice: PracticeRooms
  readonly origin: OriginRule
  /** Set when the doors open: until then nobody looks at a room. */
  gateway?: Gateway
  readonly onDefect: (error: unknown) => void
}

function build(
  { config, storage, clock, log, createCall, ...parts }: ServerParts,
  port: () => number,
): House {
  const origin = createOriginRule(config.origin)
  const onDefect = (error: unknown) => void log.defect('room.defect', error)
  const boards = openBoards({
    ...{ storage, clock, log },
    room: boardSideOf(() => rooms),
    onWriting: (id, seat) => void rooms.find(id).then((room) => room?.noteWriting(seat), onDefect),
  })
  const rooms = new RoomRegistry(storage, clock, {
    afterLoad: (room) => layTurnedOver(boards, room),
    afterEvents: (room, events) => followUp(house, room, events),
    afterDrop: (id) => {
      house.gateway?.disconnectRoom(id)
      boards.drop(id).catch(onDefect)
    },
    isNeeded: (id) => boards.isInUse(id),
    onDefect,
  })
  const whereabouts = async (id: ConversationId): Promise<Whereabouts> => {
    const room = await rooms.find(id)
    return room === undefined ? new Map() : whereEverybodyIs(room.state)
  }
  const call = createCall({
    liveRooms: async () => {
      const ids = await rooms.listLive()
      const places = await Promise.all(ids.map(whereabouts))
      return [...ids, ...places.flatMap((each) => [...each.values()])]
    },
    whereabouts,
    isOurOrigin: (request) => origin.isOurs(request),
  })
  const door = createSeatDoor(storage, clock, origin)
  const practice = new PracticeRooms({
    ...parts.practice,
    door: () => ownDoor(config, port()),
    onSilent: (why) => log.warn('practice.silent', { why }),
  })
  const outcomes = new Outcomes({ storage, clock, rooms, boards, onDefect })
  const house: House = { storage, rooms, boards, outcomes, call, door, practice, origin, onDefect }
  return house
}

/** HTTP, and the three kinds of sockets: the room's, the board's, the call's. */
function openDoors(
  http: HttpServer,
  house: House,
  { config, storage, clock, log }: ServerParts,
  { pages, health }: { pages: Pages; health: () => Health },
): Gateway {
  const { rooms, boards, outcomes, call, door, practice, origin } = house
  http.on(
    'request',
    createApp({
      ...{ storage, clock, rooms, outcomes, door, practice, call, origin, log, health },
      reviewKeys: new ReviewKeys(storage, outcomes),
      passes: new DraftPasses(clock, origin),
      reviewLimit: createReviewLimit(),
      limits: createAddressLimits(),
      passLimit: createPassLimit(),
      signalling: call.signalling,
      pages: pages.handler,
      trustedProxies: config.trustedProxies,
      isDev: config.isDev,
    }),
  )
  const gateway = openGateway(http, {
    ...{ rooms, door, origin, clock, log },
    sockets: new SocketCount(),
    callState: call.state,
    issueBoardClient: (id, seat) => boards.issueClient(id, seat),
  })
  house.gateway = gateway
  call.attach(http)
  call.onChange((state) => gateway.tellCall(state))
  const boardDoor = { boards, rooms, door, origin, log, sockets: new SocketCount() }
  routeBoardUpgrades(http, boardDoor, pages.isOwnUpgrade)
  return gateway
}

/** After these somebody belongs in another room of the call. */
const MOVES_PEOPLE: ReadonlySet<RoomEvent['type']> = new Set([
  'groups.started',
  'groups.ended',
  'groups.left',
  'groups.visited',
])

/** What follows outside of a room from what happened in it. */
function followUp(house: House, room: LiveRoom, events: readonly RoomEvent[]): void {
  const { boards, outcomes, call, practice } = house
  for (const event of events) {
    if (event.type === 'seat.given-up') {
      boards.closeSeat({ conversation: room.id, seat: event.seat }, CLOSE.noSeat)
      void call.removePerson(room.id, event.seat)
    }
    if (event.type === 'seat.connected') bringBackPretendPeople(house, room, event.seat)
    if (event.type === 'writing.turned-over') layTurnedOver(boards, room)
    if (MOVES_PEOPLE.has(event.type)) void call.seatPeople(room.id)
    if (event.type === 'room.ended') {
      boards.end(room.id)
      outcomes.make(room.id)
      void call.closeRoom(room.id)
      practice.end(room.id)
    }
  }
}

/** Rule P-6: somebody real is back in a practice room whose people were in a process that is gone. */
function bringBackPretendPeople(
  { storage, door, practice, onDefect }: House,
  room: LiveRoom,
  seat: SeatId,
): void {
  const { conversation, seats } = room.state
  const isReal = seats.some(({ id, isPretend }) => id === seat && !isPretend)
  if (!conversation.isPractice || !isReal || hasEnded(room.state)) return
  practice.bringBack(room.id, () => reopenPretendSeats({ storage, door }, room)).catch(onDefect)
}

/** Every open connection, also those that became sockets of rooms, boards or calls. */
function track(http: HttpServer): ReadonlySet<Socket> {
  const connections = new Set<Socket>()
  http.on('connection', (socket) => {
    connections.add(socket)
    socket.once('close', () => connections.delete(socket))
  })
  return connections
}

function listen(http: HttpServer, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject)
    http.listen({ port, host }, () => {
      http.off('error', reject)
      resolve()
    })
  })
}
