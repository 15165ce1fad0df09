import { createHmac, randomBytes } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { RateLimiterMemory } from 'rate-limiter-flexible'

/** May this happen once more? False when there was too much of it. */
export type Limit = (key: string) => Promise<boolean>

/** So many within so many seconds for each key, forgotten when the process ends. */
export function createLimit(points: number, durationSeconds: number): Limit {
  const limiter = new RateLimiterMemory({ points, duration: durationSeconds })
  return (key) =>
    limiter.consume(key).then(
      () => true,
      () => false,
    )
}

/**
 * Limits per address are generous: a whole group may sit behind one, and a shelter's wireless behind another.
 * They stop floods and guessing; what one person may do is limited per session.
 */
export type AddressLimits = {
  /** Conversations started. */
  readonly start: Limit
  /** Looks into lobbies and joins: a lobby looks every few seconds, for twelve people. */
  readonly door: Limit
  /** Links that opened nothing. 128 bits are not guessed; this keeps anybody from trying loudly. */
  readonly wrongLink: Limit
  /** Looks at one's own words, and what is decided there: a whole group reads its draft in the same evening. */
  readonly review: Limit
  /** Public pages read: a class may open one at once. */
  readonly page: Limit
}

export function createAddressLimits(): AddressLimits {
  return {
    start: createLimit(60, 600),
    door: createLimit(600, 60),
    wrongLink: createLimit(100, 60),
    review: createLimit(600, 60),
    page: createLimit(1_200, 60),
  }
}

/** Passes into the call per session: one at joining, and one for each rejoin of a bad evening. */
export function createPassLimit(): Limit {
  return createLimit(30, 60)
}

/** What one review link may decide in a minute: a facilitator who goes through a whole page in one go. */
export function createReviewLimit(): Limit {
  return createLimit(120, 60)
}

const salt = randomBytes(32)

/**
 * A key for the network somebody comes from, from which the address cannot be read back: the salt lives in
 * memory and dies with the process. Of an IPv6 address the /64 counts, because a household has all of it.
 */
export function networkKey(address: string | undefined): string {
  const network = address === undefined ? '' : isIPv6(address) ? firstHalf(address) : address
  return createHmac('sha256', salt).update(network).digest('base64url')
}

function firstHalf(address: string): string {
  const [head = '', tail] = address.split('::')
  const groups = head.split(':').filter((group) => group !== '')
  if (tail === undefined) return groups.slice(0, 4).join(':')
  const missing = 8 - groups.length - tail.split(':').filter((group) => group !== '').length
  return [...groups, ...Array.from({ length: missing }, () => '0'), ...tail.split(':')].slice(0, 4).join(':')
}
