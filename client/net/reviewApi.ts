import type { ReviewCommand } from '../../shared/outcome/commands.ts'
import type { ReviewView } from '../../shared/outcome/review.ts'
import { ask, type Refused } from './api.ts'

/** What lies behind a person's own link. The secret travels in the body, never in an address that somebody logs. */
export type Reviewed = { readonly review: ReviewView }

export async function lookAtMine(secret: string): Promise<({ ok: true } & Reviewed) | Refused> {
  return ask<Reviewed>('POST', '/api/mine/look', { secret })
}

/** `id` is the page's own: sent again after a cut, it is done once. */
export async function doMine(
  secret: string,
  id: string,
  command: ReviewCommand,
): Promise<({ ok: true } & Reviewed) | Refused> {
  return ask<Reviewed>('POST', '/api/mine/do', { secret, id, command })
}
