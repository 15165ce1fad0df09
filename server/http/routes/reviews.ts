import { type Request, type Response, Router } from 'express'
import { conversationIdSchema } from '../../../shared/ids.ts'
import { type Refusal, refuse } from '../../../shared/refusals.ts'
import { deskSchema, reviewDoSchema, reviewLookSchema, seatSchema } from '../../../shared/requests.ts'
import type { ReviewAnswer, ReviewLink } from '../../../shared/reviewApi.ts'
import type { DraftPasses } from '../../outcome/draftPass.ts'
import type { Outcomes } from '../../outcome/outcomes.ts'
import type { ReviewKeys } from '../../outcome/reviewKeys.ts'
import { isKnown } from '../../rooms/liveRoom.ts'
import type { RoomRegistry } from '../../rooms/registry.ts'
import type { ReviewKey } from '../../storage/outcomePort.ts'
import type { Storage } from '../../storage/port.ts'
import { parseBody, type Reply, route } from '../answers.ts'
import { type AddressLimits, type Limit, networkKey } from '../limits.ts'
import type { SeatDoor } from '../seats.ts'
import { hashSecret } from '../secrets.ts'

export type ReviewRoutes = {
  readonly storage: Storage
  readonly rooms: RoomRegistry
  readonly door: SeatDoor
  readonly limits: AddressLimits
  /** Per link: what somebody may decide in a minute. */
  readonly reviewLimit: Limit
  readonly outcomes: Outcomes
  readonly reviewKeys: ReviewKeys
  readonly passes: DraftPasses
}

/** The ways to a link of one's own, beside the other doors of a conversation. */
export function reviewLinkRoutes(around: ReviewRoutes): Router {
  const router = Router()
  router.post(
    '/:id/mine',
    route((request) => tellOwnLink(around, request)),
  )
  router.post(
    '/:id/desk',
    route((request) => openDesk(around, request)),
  )
  return router
}

/** What lies behind the link: one's own words, and for some the desk. */
export function reviewRoutes(around: ReviewRoutes): Router {
  const router = Router()
  router.post(
    '/look',
    route((request, response) => look(around, request, response)),
  )
  router.post(
    '/do',
    route((request, response) => act(around, request, response)),
  )
  return router
}

/** Whoever has a chair, from sitting down until their name is forgotten. Also after the end: that is when it is needed. */
async function tellOwnLink({ rooms, door, reviewKeys }: ReviewRoutes, request: Request): Promise<Reply> {
  const body = parseBody(seatSchema, request.body)
  if (!body.ok) return body
  const id = conversationIdSchema.safeParse(request.params.id)
  const seated = id.success ? await door.find(request, id.data, body.value.role) : undefined
  const room = seated && (await rooms.find(seated.conversation))
  if (seated === undefined || room === undefined || !isKnown(room, seated.seat)) return refuse('session/none')
  if (room.state.conversation.isPractice) return refuse('review/practice')
  const told = await reviewKeys.forSeat(room.id, seated.seat, seated.role)
  return told.ok ? { ok: true, status: 201, body: { secret: told.secret } satisfies ReviewLink } : told
}

/** An organiser who was not there comes with the facilitator's link. Every other try gets one and the same answer. */
async function openDesk(around: ReviewRoutes, request: Request): Promise<Reply> {
  const body = parseBody(deskSchema, request.body)
  if (!body.ok) return body
  const network = networkKey(request.ip)
  if (!(await around.limits.review(network))) return refuse('request/too-many')
  const id = conversationIdSchema.safeParse(request.params.id)
  const link = id.success ? await around.storage.readLink(id.data, hashSecret(body.value.secret)) : undefined
  if (!id.success || link?.role !== 'facilitator') return wrongLink(around, network)
  const told = await around.reviewKeys.forOrganiser(id.data)
  return told.ok ? { ok: true, status: 201, body: { secret: told.secret } satisfies ReviewLink } : told
}

async function look(around: ReviewRoutes, request: Request, response: Response): Promise<Reply> {
  const body = parseBody(reviewLookSchema, request.body)
  if (!body.ok) return body
  const found = await findKey(around, request, body.value.secret)
  if (!found.ok) return found
  const seen = await around.outcomes.look(found.key.conversation, found.key.voice)
  if (!seen.ok) return (await around.reviewKeys.isAwaited(found.key)) ? refuse('review/not-yet') : seen
  const slug = seen.review.address.replace('/o/', '')
  response.setHeader('Set-Cookie', around.passes.give(request, slug))
  return { ok: true, body: { review: seen.review } satisfies ReviewAnswer }
}

async function act(around: ReviewRoutes, request: Request, response: Response): Promise<Reply> {
  const body = parseBody(reviewDoSchema, request.body)
  if (!body.ok) return body
  const { secret, ...asked } = body.value
  const found = await findKey(around, request, secret)
  if (!found.ok) return found
  if (!(await around.reviewLimit(found.key.secretHash))) return refuse('request/too-many')
  const seen = await around.outcomes.perform(found.key.conversation, found.key.voice, asked)
  if (!seen.ok) return seen
  const slug = seen.review.address.replace('/o/', '')
  response.setHeader('Set-Cookie', around.passes.give(request, slug))
  return { ok: true, body: { review: seen.review } satisfies ReviewAnswer }
}

type Found = { readonly ok: true; readonly key: ReviewKey }

async function findKey(around: ReviewRoutes, request: Request, secret: string): Promise<Found | Refusal> {
  const network = networkKey(request.ip)
  if (!(await around.limits.review(network))) return refuse('request/too-many')
  const key = await around.reviewKeys.find(secret)
  return key === undefined ? wrongLink(around, network) : { ok: true, key }
}

async function wrongLink({ limits }: ReviewRoutes, network: string): Promise<Refusal> {
  return refuse((await limits.wrongLink(network)) ? 'link/unknown' : 'request/too-many')
}
