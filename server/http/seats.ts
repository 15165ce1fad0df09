import type { IncomingMessage } from 'node:http'
import { parseCookie, stringifySetCookie } from 'cookie'
import { ROLE_LETTERS } from '../../shared/api.ts'
import type { ConversationId, SeatId } from '../../shared/ids.ts'
import type { Role } from '../../shared/room/state.ts'
import type { Clock } from '../clock.ts'
import type { Session, Storage } from '../storage/port.ts'
import type { OriginRule } from './origin.ts'
import { hashSecret, newSessionToken } from './secrets.ts'

/**
 * Somebody whose cookie was found to be theirs. Made here and nowhere else, so that what takes a `Seated` can
 * trust it without asking again.
 */
export type Seated = {
  readonly conversation: ConversationId
  readonly seat: SeatId
  readonly role: Role
  /** Names the browser's session without opening it: for limits per session. */
  readonly tokenHash: string
  readonly [proof]: true
}
declare const proof: unique symbol

/** A conversation takes two hours at most; a phone may be opened early and a room may run over (trust.md SEC-5). */
const SESSION_LIFE_MS = 6 * 60 * 60_000

export type SeatDoor = {
  /** Who this request's cookie says it is, in this conversation and role. Nothing when it is nobody. */
  find(request: IncomingMessage, conversation: ConversationId, role: Role): Promise<Seated | undefined>
  /**
   * A new session for a seat, and the cookie that carries its token to the browser. Null for a request: it is this
   * server's own people who will come with it.
   */
  open(request: IncomingMessage | null, conversation: ConversationId, role: Role): NewSession
  /** The cookie that makes the browser forget the seat. */
  forget(request: IncomingMessage, conversation: ConversationId, role: Role): string
}

export type NewSession = { readonly cookie: string; sessionFor(seat: SeatId): Session }

/**
 * Cookies of seats: one for each conversation and role, so that a facilitator can look at the participants'
 * link in the next tab without losing the chair.
 */
export function createSeatDoor(storage: Storage, clock: Clock, origin: OriginRule): SeatDoor {
  const nameFor = (request: IncomingMessage | null, conversation: ConversationId, role: Role) =>
    `${origin.isSecure(request) ? '__Host-' : ''}goround-${ROLE_LETTERS[role]}-${conversation}`
  const cookieFor = (
    request: IncomingMessage | null,
    conversation: ConversationId,
    role: Role,
    value: string,
    maxAge: number,
  ) =>
    stringifySetCookie({
      name: nameFor(request, conversation, role),
      value,
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: origin.isSecure(request),
      maxAge,
    })

  return {
    async find(request, conversation, role) {
      const token = parseCookie(request.headers.cookie ?? '')[nameFor(request, conversation, role)]
      if (!token) return undefined
      const session = await storage.readSession(hashSecret(token))
      if (session === undefined || session.expiresAt <= clock.now()) return undefined
      if (session.conversation !== conversation || session.role !== role) return undefined
      const { seat, tokenHash } = session
      return { conversation, seat, role, tokenHash } as Seated
    },
    open(request, conversation, role) {
      const token = newSessionToken()
      const tokenHash = hashSecret(token)
      const expiresAt = clock.now() + SESSION_LIFE_MS
      return {
        cookie: cookieFor(request, conversation, role, token, SESSION_LIFE_MS / 1_000),
        sessionFor: (seat) => ({ tokenHash, conversation, seat, role, expiresAt }),
      }
    },
    forget: (request, conversation, role) => cookieFor(request, conversation, role, '', 0),
  }
}
