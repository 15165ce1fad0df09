import { createHash, randomBytes } from 'node:crypto'

/** 128 random bits in base64url: the part of a link that opens a door. */
export function newLinkSecret(): string {
  return randomBytes(16).toString('base64url')
}

/** 256 random bits in base64url: a browser's proof of its seat. */
export function newSessionToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a secret. It is long and random, so a fast hash is enough; a stolen database opens nothing. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

/** 192 random bits in base64url, 32 characters: a person's link to their own words, which works for good. */
export function newReviewSecret(): string {
  return randomBytes(24).toString('base64url')
}
