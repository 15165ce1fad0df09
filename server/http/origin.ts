import type { IncomingMessage } from 'node:http'

/**
 * Which pages may talk to us: those that were served from the address they talk to. Behind a proxy that
 * changes the address, `GOROUND_ORIGIN` says what people see.
 */
export type OriginRule = {
  /** Is this request from one of our own pages? A missing Origin is a no: every browser sends one where it matters. */
  isOurs(request: IncomingMessage): boolean
  /** Do people reach us over TLS? Decides the cookie's prefix. Null: we ourselves, on this machine. */
  isSecure(request: IncomingMessage | null): boolean
  /** Host and port as people type them, for the content policy. Null when the request does not say. */
  hostOf(request: IncomingMessage): string | null
}

const HOST = /^[a-z0-9.\-[\]:]+$/i

export function createOriginRule(fixed: string | null): OriginRule {
  const fixedUrl = fixed === null ? null : new URL(fixed)
  const hostOf = (request: IncomingMessage) => {
    const host = fixedUrl?.host ?? request.headers.host ?? ''
    return HOST.test(host) ? host : null
  }
  return {
    isOurs(request) {
      const { origin } = request.headers
      if (origin === undefined) return false
      if (fixedUrl !== null) return origin === fixedUrl.origin
      const host = hostOf(request)
      return host !== null && (origin === `http://${host}` || origin === `https://${host}`)
    },
    isSecure: (request) =>
      fixedUrl === null ? request !== null && 'encrypted' in request.socket : fixedUrl.protocol === 'https:',
    hostOf,
  }
}
