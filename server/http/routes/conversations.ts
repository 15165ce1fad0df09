import { type Request, type Response, Router } from 'express'
import type { ConversationStarted, LobbyAnswer } from '../../../shared/api.ts'
import { conversationIdSchema } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusals.ts'
import { joinSchema, lobbySchema, seatSchema, startConversationSchema } from '../../../shared/requests.ts'
import { hasEnded, type Role } from '../../../shared/room/state.ts'
import { viewLobby } from '../../../shared/room/view.ts'
import { findTemplate } from '../../../shared/templates/catalogue.ts'
import type { Clock } from '../../clock.ts'
import type { Call } from '../../media/port.ts'
import { isSeated, type LiveRoom } from '../../rooms/liveRoom.ts'
import type { RoomRegistry } from '../../rooms/registry.ts'
import type { Storage } from '../../storage/port.ts'
import { parseBody, type Reply, route } from '../answers.ts'
import { type AddressLimits, type Limit, networkKey } from '../limits.ts'
import { createConversation } from '../newConversation.ts'
import type { SeatDoor, Seated } from '../seats.ts'
import { hashSecret } from '../secrets.ts'

export type ConversationRoutes = {
  readonly storage: Storage
  readonly clock: Clock
  readonly rooms: RoomRegistry
  readonly door: SeatDoor
  readonly call: Call
  readonly limits: AddressLimits
  readonly passLimit: Limit
}

/** Everything over HTTP that is about one conversation: starting it, its door, and the way into the call. */
export function conversationRoutes(around: ConversationRoutes): Router {
  const router = Router()
  router.post(
    '/',
    route((request) => startConversation(around, request)),
  )
  router.post(
    '/:id/lobby',
    route((request) => lookIntoLobby(around, request)),
  )
  router.post(
    '/:id/seat',
    route((request, response) => takeSeat(around, request, response)),
  )
  router.get(
    '/:id/seat/:role',
    route((request) => findSeat(around, request)),
  )
  router.post(
    '/:id/leave',
    route((request, response) => leaveSeat(around, request, response)),
  )
  router.post(
    '/:id/call',
    route((request) => mintPass(around, request)),
  )
  return router
}

async function startConversation(around: ConversationRoutes, request: Request): Promise<Reply> {
  const body = parseBody(startConversationSchema, request.body)
  if (!body.ok) return body
  if (findTemplate(body.value.template) === undefined) return refuse('request/malformed')
  if (!(await around.limits.start(networkKey(request.ip)))) return refuse('request/too-many')
  const { question, template, lengthMinutes } = body.value
  const started = await createConversation(around, {
    question,
    templateId: template,
    lengthMinutes,
    isPractice: false,
  })
  return { ok: true, status: 201, body: started satisfies ConversationStarted }
}

async function lookIntoLobby(around: ConversationRoutes, request: Request): Promise<Reply> {
  const body = parseBody(lobbySchema, request.body)
  if (!body.ok) return body
  const opened = await openLink(around, request, body.value)
  if (!opened.ok) return opened
  return { ok: true, body: { lobby: viewLobby(opened.room.state) } satisfies LobbyAnswer }
}

/**
 * One exchange of a link's secret for a seat and its cookie. Whoever has a seat in this role already keeps it,
 * so that a second tap on Join does not take a second chair.
 */
async function takeSeat(around: ConversationRoutes, request: Request, response: Response): Promise<Reply> {
  const body = parseBody(joinSchema, request.body)
  if (!body.ok) return body
  const { role, name } = body.value
  const opened = await openLink(around, request, body.value)
  if (!opened.ok) return opened
  const { room } = opened
  const seated = await around.door.find(request, room.id, role)
  if (seated !== undefined && isSeated(room, seated.seat)) return { ok: true, body: {} }
  const session = around.door.open(request, room.id, role)
  const sat = await room.sitDown({ type: 'seat.take', name, role }, session.sessionFor)
  if (!sat.ok) return sat
  response.setHeader('Set-Cookie', session.cookie)
  return { ok: true, status: 201, body: {} }
}

async function findSeat(around: ConversationRoutes, request: Request): Promise<Reply> {
  const role = seatSchema.safeParse({ role: request.params.role })
  const found = role.success ? await findSeated(around, request, role.data.role) : refuse('request/malformed')
  return found.ok ? { ok: true, body: {} } : found
}

async function leaveSeat(around: ConversationRoutes, request: Request, response: Response): Promise<Reply> {
  const body = parseBody(seatSchema, request.body)
  if (!body.ok) return body
  const found = await findSeated(around, request, body.value.role)
  if (!found.ok) return found
  await found.room.serve({ type: 'seat.leave', seat: found.seated.seat })
  await around.storage.closeSession(found.seated.tokenHash)
  response.setHeader('Set-Cookie', around.door.forget(request, found.room.id, found.seated.role))
  return { ok: true, body: {} }
}

async function mintPass(around: ConversationRoutes, request: Request): Promise<Reply> {
  const body = parseBody(seatSchema, request.body)
  if (!body.ok) return body
  const found = await findSeated(around, request, body.value.role)
  if (!found.ok) return found
  if (!(await around.passLimit(found.seated.tokenHash))) return refuse('request/too-many')
  const { room, seated } = found
  const token = await around.call.mintPass({ conversation: room.id, seat: seated.seat })
  return token === null ? refuse('call/unavailable') : { ok: true, body: { token } }
}

type Opened = { readonly ok: true; readonly room: LiveRoom }

/** The room that a link opens. Unknown conversation, wrong secret and wrong role are one answer. */
async function openLink(
  { storage, rooms, limits }: ConversationRoutes,
  request: Request,
  { role, secret }: { role: Role; secret: string },
): Promise<Opened | Refusal> {
  const network = networkKey(request.ip)
  if (!(await limits.door(network))) return refuse('request/too-many')
  const id = conversationIdSchema.safeParse(request.params.id)
  const link = id.success ? await storage.readLink(id.data, hashSecret(secret)) : undefined
  const room = id.success && link?.role === role ? await rooms.find(id.data) : undefined
  if (room !== undefined) return { ok: true, room }
  return refuse((await limits.wrongLink(network)) ? 'link/unknown' : 'request/too-many')
}

type Found = { readonly ok: true; readonly room: LiveRoom; readonly seated: Seated }

/** The seat that the request's cookie proves, still in its room. */
async function findSeated(
  around: ConversationRoutes,
  request: Request,
  role: Role,
): Promise<Found | Refusal> {
  const id = conversationIdSchema.safeParse(request.params.id)
  if (!id.success) return refuse('session/none')
  const seated = await around.door.find(request, id.data, role)
  if (seated === undefined) return refuse('session/none')
  const room = await around.rooms.find(id.data)
  if (room !== undefined && hasEnded(room.state)) return refuse('room/ended')
  if (room === undefined || !isSeated(room, seated.seat)) return refuse('session/none')
  return { ok: true, room, seated }
}
