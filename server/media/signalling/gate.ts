import type { IncomingMessage } from 'node:http'
import type { SeatId } from '../../../shared/ids.ts'
import type { CallRoom } from '../callRoom.ts'
import { readPass } from '../pass.ts'
import type { Upstream } from '../upstream.ts'

/** The whole of a call server that browsers may reach. */
const PATHS = new Set(['/rtc', '/rtc/validate', '/rtc/v1', '/rtc/v1/validate'])

export type GateRules = {
  /** The call server of this moment, or null. Asked anew for each request, because it may have moved. */
  readonly upstream: () => Upstream | null
  /** False for a seat that does not, or no longer, belong in that room of the call. */
  readonly mayEnter: (room: CallRoom, seat: SeatId) => boolean | Promise<boolean>
  readonly isOurOrigin: (request: IncomingMessage) => boolean
}

export type Verdict =
  | { readonly ok: true; readonly upstream: Upstream; readonly path: string }
  | { readonly ok: false; readonly status: 401 | 403 | 503 }

/** The address that is asked for, when it is one of the call's; null for everything else. */
export function readSignallingUrl(request: IncomingMessage): URL | null {
  const url = URL.parse(request.url ?? '', 'http://unnamed.invalid')
  return url !== null && request.method === 'GET' && PATHS.has(url.pathname) ? url : null
}

/**
 * May this request go on to the call server, and as what? It never reads a revoked pass as revoked
 * (livekit.md 2.2), so whoever was taken out of a room is kept out here.
 */
export async function judge(request: IncomingMessage, url: URL, rules: GateRules): Promise<Verdict> {
  if (!isFromOurPage(request, rules)) return { ok: false, status: 403 }
  const upstream = rules.upstream()
  if (upstream === null) return { ok: false, status: 503 }
  const [token, ...others] = url.searchParams.getAll('access_token')
  if (token === undefined || others.length > 0) return { ok: false, status: 401 }
  const pass = await readPass(token, upstream.keys)
  if (pass === null || !(await rules.mayEnter(pass.room, pass.seat))) return { ok: false, status: 401 }
  return { ok: true, upstream, path: rewrite(url) }
}

/** A browser names the origin of every WebSocket, but leaves it out of a plain GET to its own server. */
function isFromOurPage(request: IncomingMessage, rules: GateRules): boolean {
  const isPlainGet = request.headers.upgrade === undefined && request.headers.origin === undefined
  return isPlainGet || rules.isOurOrigin(request)
}

/**
 * Written anew, so that the call server cannot read another pass in it than we did. `publish` is left out: it
 * opens a second place beside the first, under a name that taking the person out would not reach.
 */
function rewrite(url: URL): string {
  const query = new URLSearchParams(url.searchParams)
  query.delete('publish')
  return `${url.pathname}?${query}`
}
