import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { RequestHandler } from 'express'
import { createProxyServer } from 'http-proxy-3'
import { type GateRules, judge, readSignallingUrl, type Verdict } from './gate.ts'

/** The call server itself tries for up to 18 s to seat somebody before it answers. */
const ANSWER_WITHIN_MS = 20_000
const CONNECT_WITHIN_MS = 5000

/**
 * What must not reach the call server: addresses, which it would believe and pass on; our cookies; and a
 * second pass, which it would prefer to the one that was judged.
 */
const WITHHELD = [
  'authorization',
  'cookie',
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-real-ip',
  'cf-connecting-ip',
  'true-client-ip',
]

const REASONS = {
  401: 'Unauthorized',
  403: 'Forbidden',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
} as const

export type SignalProxy = {
  /** For Express: answers the call's plain GETs, leaves everything else to the next. */
  readonly handle: RequestHandler
  /** Takes the call's WebSockets of this server, leaves the others alone. Answers how to stop. */
  attach(server: Server): () => void
  /** Cuts every WebSocket that runs through. Browsers keep their sound and come back. */
  close(): void
}

/** The call's signalling, through our own origin: one address, one certificate, and a gate of our own. */
export function createSignalProxy(rules: GateRules): SignalProxy {
  const proxy = createProxyServer({
    changeOrigin: true,
    proxyTimeout: ANSWER_WITHIN_MS,
    connectTimeout: CONNECT_WITHIN_MS,
  })
  const open = new Set<Duplex>()
  const joined = new WeakSet<Duplex>()
  // Every failure is handled where its request is known; without a listener the library would throw.
  proxy.on('error', () => {})
  proxy.on('proxyRes', (answer) => dropCrossOriginHeaders(answer))
  proxy.on('proxyReqWs', (asking, _request, socket) => {
    // Until both sides are joined the library does not notice that the browser has gone.
    const abandon = () => asking.destroy()
    socket.once('close', abandon)
    asking.once('upgrade', () => {
      socket.off('close', abandon)
      joined.add(socket)
    })
    asking.setTimeout(ANSWER_WITHIN_MS, abandon)
  })

  async function pass(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const verdict = await judge(request, url, rules)
    if (!verdict.ok) return refuse(response, verdict.status)
    proxy.web(prepare(request, verdict), response, { target: verdict.upstream.url }, () => {
      if (!response.headersSent) refuse(response, 503)
      else response.destroy()
    })
  }

  async function join(request: IncomingMessage, socket: Duplex, head: Buffer, url: URL): Promise<void> {
    const verdict = await judge(request, url, rules)
    if (socket.destroyed) return
    if (!verdict.ok) return refuseUpgrade(socket, verdict.status)
    proxy.ws(prepare(request, verdict), socket, head, { target: verdict.upstream.url }, () => {
      if (!joined.has(socket)) refuseUpgrade(socket, 503)
    })
  }

  function onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const url = readSignallingUrl(request)
    if (url === null) return
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    // A browser that vanishes is no news, and an error nobody listens to would end the process.
    socket.on('error', () => socket.destroy())
    join(request, socket, head, url).catch(() => socket.destroy())
  }

  return {
    handle(request, response, next) {
      const url = readSignallingUrl(request)
      if (url === null) return next()
      pass(request, response, url).catch(next)
    },
    attach(server) {
      server.on('upgrade', onUpgrade)
      return () => server.off('upgrade', onUpgrade)
    },
    close() {
      for (const socket of open) socket.destroy()
    },
  }
}

function prepare(request: IncomingMessage, verdict: Extract<Verdict, { ok: true }>): IncomingMessage {
  request.url = verdict.path
  for (const name of WITHHELD) delete request.headers[name]
  return request
}

/** The call server invites every origin. Ours is the only one. */
function dropCrossOriginHeaders(answer: IncomingMessage): void {
  for (const name of Object.keys(answer.headers)) {
    if (name.startsWith('access-control-')) delete answer.headers[name]
  }
}

function refuse(response: ServerResponse, status: keyof typeof REASONS): void {
  response.writeHead(status, { 'content-type': 'text/plain', 'cache-control': 'no-store' })
  response.end(REASONS[status])
}

function refuseUpgrade(socket: Duplex, status: keyof typeof REASONS): void {
  socket.end(`HTTP/1.1 ${status} ${REASONS[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
