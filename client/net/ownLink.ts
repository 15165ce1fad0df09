import type { ReviewLink } from '../../shared/reviewApi.ts'
import type { Role } from '../../shared/room/state.ts'
import { ask, type Refused } from './api.ts'

const about = (conversation: string) => `/api/conversations/${encodeURIComponent(conversation)}`

/** In the fragment, which no browser sends to anybody. */
const linkOf = (secret: string) => `${location.origin}/mine#${secret}`

/** A person's own link to their cards, asked for with their seat: while they are in the room, and shortly after. */
export async function askOwnLink(
  conversation: string,
  role: Role,
): Promise<{ ok: true; link: string } | Refused> {
  const answer = await ask<ReviewLink>('POST', `${about(conversation)}/mine`, { role })
  return answer.ok ? { ok: true, link: linkOf(answer.secret) } : answer
}

/** After the end: the way to the page for whoever holds the facilitator's link, also if they were not there. */
export async function askDeskLink(
  conversation: string,
  secret: string,
): Promise<{ ok: true; link: string } | Refused> {
  const answer = await ask<ReviewLink>('POST', `${about(conversation)}/desk`, { secret })
  return answer.ok ? { ok: true, link: linkOf(answer.secret) } : answer
}
