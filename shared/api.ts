import type { RefusalCode } from './refusals.ts'
import type { Role } from './room/state.ts'
import type { LobbyView } from './room/view.ts'

/** What both sides of HTTP know. Every answer that is not a success is `{ code }`. */

/** A question of this length still fits three lines of the room's headline. */
export const MAX_QUESTION_CHARACTERS = 200

/** The letters that name a role in a link's fragment and in the address of the room. */
export const ROLE_LETTERS: Readonly<Record<Role, string>> = {
  participant: 'p',
  'note-taker': 'n',
  facilitator: 'f',
}

/** The secret of each link, told once: the server keeps only their hashes. */
export type ConversationStarted = { readonly id: string; readonly secrets: Readonly<Record<Role, string>> }

export type LobbyAnswer = { readonly lobby: LobbyView }

/** How to come into the call: asked at the tap on Join and again at every rejoin. */
export type CallPass = { readonly token: string }

export type ApiRefusal = { readonly code: RefusalCode }

/** What `GET /health` says. Nothing about anybody. */
export type Health = {
  readonly status: 'ready' | 'starting' | 'stopping'
  readonly version: string
  readonly call: { readonly state: string; readonly why: string | null }
}
