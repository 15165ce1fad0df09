import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import helmet from 'helmet'
import type { OriginRule } from './origin.ts'

const SELF = "'self'"

/**
 * Headers of every answer, errors and files included (trust.md SEC-15). `isDev`: while the client is being
 * worked on, its tools put scripts and styles into the page themselves.
 */
export function securityHeaders(origin: OriginRule, isDev: boolean): RequestHandler[] {
  const scripts = isDev ? [SELF, "'unsafe-inline'"] : [SELF]
  // The sockets of room, board and call come to our own address; older Safari needs it spelled out.
  const sockets = (request: unknown) => {
    const host = origin.hostOf(request as IncomingMessage)
    const scheme = origin.isSecure(request as IncomingMessage) ? 'wss' : 'ws'
    return host === null ? SELF : `${scheme}://${host}`
  }
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': scripts,
        'style-src': isDev ? [SELF, "'unsafe-inline'"] : [SELF],
        'img-src': [SELF, 'data:', 'blob:'],
        'media-src': [SELF, 'blob:', 'mediastream:'],
        'font-src': [SELF],
        'worker-src': [SELF],
        'connect-src': [SELF, sockets],
        'manifest-src': [SELF],
        'form-action': [SELF],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
        'object-src': ["'none'"],
        ...(isDev ? {} : { 'require-trusted-types-for': ["'script'"] }),
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: { maxAge: 31_536_000 },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
  })
  return [headers, otherHeaders]
}

const PERMISSIONS = [
  'camera=(self)',
  'microphone=(self)',
  'display-capture=(self)',
  'screen-wake-lock=(self)',
  'geolocation=()',
  'payment=()',
  'usb=()',
  'browsing-topics=()',
].join(', ')

const otherHeaders: RequestHandler = (_request, response, next) => {
  response.setHeader('Permissions-Policy', PERMISSIONS)
  // No room, lobby or link belongs into a search engine.
  response.setHeader('X-Robots-Tag', 'noindex')
  response.setHeader('Cache-Control', 'no-store')
  next()
}
