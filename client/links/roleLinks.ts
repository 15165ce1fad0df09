import { ROLE_LETTERS } from '../../shared/api.ts'
import type { Role } from '../../shared/room/state.ts'

/**
 * What a link to a conversation looks like. The secret is in the fragment, which a browser never sends: it
 * stays out of logs, proxies and referrers.
 */

/** In the order in which they are shown. */
export const LINKED_ROLES: readonly Role[] = ['participant', 'note-taker', 'facilitator']

const SECRET = /^[A-Za-z0-9_-]{22}$/

export type Secrets = Readonly<Record<Role, string>>
/** What somebody has in hand who opens a conversation: the role, and the secret unless it is used up. */
export type Door = { readonly role: Role; readonly secret: string | null }

/** A whole address to send to somebody. */
export function roleLink(origin: string, id: string, door: { role: Role; secret: string }): string {
  return `${origin}/c/${id}#${ROLE_LETTERS[door.role]}-${door.secret}`
}

/** The page with all three links, as a path of this site. */
export function linksPath(id: string, secrets: Secrets): string {
  const parts = LINKED_ROLES.map((role) => `${ROLE_LETTERS[role]}=${secrets[role]}`)
  return `/c/${id}/links#${parts.join('&')}`
}

/** The three secrets of a links page. Null when one is missing or damaged. */
export function readSecrets(fragment: string): Secrets | null {
  const parts = new URLSearchParams(fragment.replace(/^#/, ''))
  const secretOf = (role: Role) => parts.get(ROLE_LETTERS[role]) ?? ''
  if (!LINKED_ROLES.every((role) => SECRET.test(secretOf(role)))) return null
  return {
    participant: secretOf('participant'),
    'note-taker': secretOf('note-taker'),
    facilitator: secretOf('facilitator'),
  }
}

/** The door that a link opens. Null when the fragment is none of ours. */
export function readDoor(fragment: string): Door | null {
  const [, letter = '', secret] = /^#([pnf])(?:-([A-Za-z0-9_-]+))?$/.exec(fragment) ?? []
  const role = LINKED_ROLES.find((each) => ROLE_LETTERS[each] === letter)
  if (role === undefined) return null
  if (secret !== undefined && !SECRET.test(secret)) return null
  return { role, secret: secret ?? null }
}

/** What stays in the address bar: enough for a reload to know the role, and no secret to read over a shoulder. */
export function doorFragment(role: Role): string {
  return `#${ROLE_LETTERS[role]}`
}
