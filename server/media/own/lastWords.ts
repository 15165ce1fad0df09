import { readFile } from 'node:fs/promises'
import type { Keys } from '../upstream.ts'

/** Enough for the error of a failed start, or for the headline of a crash. */
const LINES = 3
const MAX_CHARACTERS = 600

/**
 * What a child that ended had to say, for the console: its last lines, or the headline of its crash. Without
 * keys, passes, and addresses of anybody but this machine.
 */
export async function lastWords(log: string, keys: Keys): Promise<string> {
  const text = await readFile(log, 'utf8').catch(() => '')
  const crash = /^(?:panic|fatal error):.*$/m.exec(text)?.[0]
  const words = crash ?? text.trim().split('\n').slice(-LINES).join(' | ')
  return words === '' ? '' : `: ${scrub(words, keys).slice(0, MAX_CHARACTERS)}`
}

function scrub(text: string, keys: Keys): string {
  return text
    .replaceAll(keys.apiSecret, '…')
    .replaceAll(keys.apiKey, '…')
    .replace(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g, '…')
    .replace(/\b(?!127\.)\d{1,3}(?:\.\d{1,3}){3}\b/g, '…')
}
