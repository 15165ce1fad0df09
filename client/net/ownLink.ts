import type { Role } from '../../shared/room/state.ts'
import { ask, type Refused } from './api.ts'

/** A person's own link to their cards, asked for with their seat: while they are in the room, and shortly after. */
export async function askOwnLink(
  conversation: string,
  role: Role,
): Promise<{ ok: true; link: string } | Refused> {
  const answer = await ask<{ readonly secret: string }>(
    'POST',
    `/api/conversations/${encodeURIComponent(conversation)}/mine`,
    { role },
  )
  // In the fragment, which no browser sends to anybody.
  return answer.ok ? { ok: true, link: `${location.origin}/mine#${answer.secret}` } : answer
}
