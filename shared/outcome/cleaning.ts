import { countGraphemes, stripSteering } from '../names.ts'

/** Text from people, as it may stand on a page: one line, composed, without what steers or hides text (SEC-17). */

/** A grapheme may carry many marks; this bounds the bytes of one text on a page that many load. */
const UNITS_PER_GRAPHEME = 8

/** One line with something to read, or null. `most` is in graphemes. */
export function cleanLine(raw: string, most: number): string | null {
  const line = tidyLine(raw)
  return /[\p{L}\p{N}\p{S}]/u.test(line) && fits(line, most) ? line : null
}

/** One line that may be empty; null when it is too long. */
export function cleanOptional(raw: string, most: number): string | null {
  const line = tidyLine(raw)
  return fits(line, most) ? line : null
}

/** One line of whatever it was. */
export function tidyLine(raw: string): string {
  return stripSteering(raw.toWellFormed()).replace(/\s+/gu, ' ').trim()
}

function fits(line: string, most: number): boolean {
  return line.length <= most * UNITS_PER_GRAPHEME && countGraphemes(line) <= most
}
