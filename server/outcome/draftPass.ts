import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { parseCookie, stringifySetCookie } from 'cookie'
import type { Clock } from '../clock.ts'
import type { OriginRule } from '../http/origin.ts'

/** Long enough to read a page and come back to it; the review link gives another. */
const PASS_LIFE_MS = 60 * 60_000

/**
 * Who may read a draft: a browser that opened a review link a while ago. The pass says which draft and until when, and
 * nothing of whose it is; its key dies with the process.
 */
export class DraftPasses {
  readonly #key = randomBytes(32)
  readonly #clock: Clock
  readonly #origin: OriginRule

  constructor(clock: Clock, origin: OriginRule) {
    this.#clock = clock
    this.#origin = origin
  }

  /** The cookie that lets this browser read the draft. */
  give(request: IncomingMessage, slug: string): string {
    const until = this.#clock.now() + PASS_LIFE_MS
    return stringifySetCookie({
      name: this.#name(request, slug),
      value: `${until}.${this.#sign(slug, until)}`,
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: this.#origin.isSecure(request),
      maxAge: PASS_LIFE_MS / 1_000,
    })
  }

  isGiven(request: IncomingMessage, slug: string): boolean {
    const value = parseCookie(request.headers.cookie ?? '')[this.#name(request, slug)] ?? ''
    const [until = '', signed = ''] = value.split('.')
    const expected = Buffer.from(this.#sign(slug, Number(until)))
    const given = Buffer.from(signed)
    const isSigned = given.length === expected.length && timingSafeEqual(given, expected)
    return isSigned && Number(until) > this.#clock.now()
  }

  #name(request: IncomingMessage, slug: string): string {
    return `${this.#origin.isSecure(request) ? '__Host-' : ''}goround-d-${slug}`
  }

  #sign(slug: string, until: number): string {
    return createHmac('sha256', this.#key).update(`${slug} ${until}`).digest('base64url')
  }
}
