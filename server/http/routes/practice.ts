import { type Request, Router } from 'express'
import type { ConversationStarted } from '../../../shared/api.ts'
import { refuse } from '../../../shared/refusals.ts'
import { practiceSchema } from '../../../shared/requests.ts'
import { TEMPLATES } from '../../../shared/templates/catalogue.ts'
import type { Clock } from '../../clock.ts'
import type { PracticeRooms } from '../../practice/practiceRooms.ts'
import type { RoomRegistry } from '../../rooms/registry.ts'
import type { Storage } from '../../storage/port.ts'
import { parseBody, type Reply, route } from '../answers.ts'
import { type AddressLimits, networkKey } from '../limits.ts'
import { createConversation } from '../newConversation.ts'
import { seatPretendPeople } from '../pretendSeats.ts'
import type { SeatDoor } from '../seats.ts'

export type PracticeRoutes = {
  readonly storage: Storage
  readonly clock: Clock
  readonly rooms: RoomRegistry
  readonly door: SeatDoor
  readonly limits: AddressLimits
  readonly practice: PracticeRooms
}

/** The length of a try-out: every step of the default conversation, short enough to see the end of it. */
const PRACTICE_MINUTES = 10

/** Practice rooms: six pretend people, and whoever asks for one facilitates. */
export function practiceRoutes(around: PracticeRoutes): Router {
  const router = Router()
  router.post(
    '/',
    route((request) => startPractice(around, request)),
  )
  return router
}

async function startPractice(around: PracticeRoutes, request: Request): Promise<Reply> {
  const body = parseBody(practiceSchema, request.body)
  if (!body.ok) return body
  if (!(await around.limits.start(networkKey(request.ip)))) return refuse('request/too-many')
  const giveBack = around.practice.hold()
  if (giveBack === null) return refuse('practice/full')
  try {
    const started = await createConversation(around, {
      question: body.value.question,
      templateId: TEMPLATES[0].id,
      lengthMinutes: PRACTICE_MINUTES,
      isPractice: true,
    })
    const room = await around.rooms.find(started.id)
    if (room === undefined) return refuse('server/defect')
    const cookies = await seatPretendPeople(around, room)
    if (cookies === null) return refuse('storage/unavailable')
    around.practice.begin({ conversation: started.id, cookies })
    return { ok: true, status: 201, body: started satisfies ConversationStarted }
  } finally {
    giveBack()
  }
}
