import type { CallPass, ConversationStarted, LobbyAnswer } from '../../shared/api.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import type { Join, StartConversation, StartPractice } from '../../shared/requests.ts'
import type { Role } from '../../shared/room/state.ts'
import type { LobbyView } from '../../shared/room/view.ts'

/**
 * The server's HTTP interface as functions. Nothing here rejects: what went wrong is a code with a sentence,
 * and `offline` where the server could not be reached at all.
 */
export type Refused = { readonly ok: false; readonly code: RefusalCode | 'offline' }

/** Longer than any healthy answer on a poor link; after it the person is told and can try again. */
const TIMEOUT_MS = 15_000

export async function startConversation(
  wish: StartConversation,
): Promise<({ ok: true } & ConversationStarted) | Refused> {
  return ask<ConversationStarted>('POST', '/api/conversations', wish)
}

/** A practice room, with its pretend people on their way. */
export async function startPractice(
  wish: StartPractice,
): Promise<({ ok: true } & ConversationStarted) | Refused> {
  return ask<ConversationStarted>('POST', '/api/practice', wish)
}

export async function lookIntoLobby(
  id: string,
  role: Role,
  secret: string,
): Promise<{ ok: true; lobby: LobbyView } | Refused> {
  return ask<LobbyAnswer>('POST', `${about(id)}/lobby`, { role, secret })
}

/** Takes a chair; the proof of it is a cookie that no script can read. */
export async function takeSeat(id: string, join: Join): Promise<{ ok: true } | Refused> {
  return ask('POST', `${about(id)}/seat`, join)
}

/** Have I a chair in this conversation, in this role, in this browser? */
export async function findSeat(id: string, role: Role): Promise<{ ok: true } | Refused> {
  return ask('GET', `${about(id)}/seat/${role}`)
}

export async function leaveSeat(id: string, role: Role): Promise<{ ok: true } | Refused> {
  return ask('POST', `${about(id)}/leave`, { role })
}

/** A pass into the call, asked for at the tap on Join and again at every return. */
export async function callPass(id: string, role: Role): Promise<({ ok: true } & CallPass) | Refused> {
  return ask<CallPass>('POST', `${about(id)}/call`, { role })
}

function about(id: string): string {
  return `/api/conversations/${encodeURIComponent(id)}`
}

export async function ask<Body = unknown>(
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
): Promise<({ ok: true } & Body) | Refused> {
  try {
    const response = await fetch(path, {
      method,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json' },
      }),
    })
    const answer = (await response.json()) as Body & { code?: RefusalCode }
    return response.ok ? { ...answer, ok: true } : { ok: false, code: answer.code ?? 'server/defect' }
  } catch {
    // No answer, no network, or an answer that is not ours (a captive portal's page).
    return { ok: false, code: 'offline' }
  }
}
