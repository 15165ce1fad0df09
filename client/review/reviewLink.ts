/** One's own link: the secret is its fragment, which no browser sends to anybody. */
export function readSecret(hash: string): string | null {
  const secret = hash.replace(/^#/, '')
  return /^[\w-]{20,64}$/.test(secret) ? secret : null
}
