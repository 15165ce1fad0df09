import { countGraphemes } from '../names.ts'
import { EDITOR_GRAPHEMES, EDITOR_UNITS, MAX_CARD_GRAPHEMES, MAX_CARD_UNITS } from './limits.ts'

const LINE_BREAK = /\r\n|[\r\n\u2028\u2029\u0085\v\f]/u

/**
 * What hides or steers: controls, direction overrides and isolates, invisible fillers. Joiners stay, also at the end
 * of what was typed so far, because half of a Persian word ends in one; tags stay in the flags that are made of them.
 */
const HIDING =
  /(?!\u200c|\u200d|\ufe0e|\ufe0f|(?<=\u{1f3f4}[\u{e0020}-\u{e007e}]*)[\u{e0020}-\u{e007f}])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu

/**
 * What the gate does not let in: controls except the line break, marks and overrides of direction, isolates.
 * A part of what `cleanCardText` takes out, and judged letter by letter: an honest client is never refused, also
 * when two people's edits meet in the middle of a word.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it looks for.
const STEERS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u

/** Card text as it is written into the document (SEC-17): composed (NFC), without what hides or steers text. Line breaks stay. */
export function cleanCardText(raw: string): string {
  return raw.toWellFormed().split(LINE_BREAK).map(cleanLine).join('\n').normalize('NFC')
}

function cleanLine(line: string): string {
  return line.replace(/\t/gu, ' ').replace(HIDING, '')
}

/** Does the text steer how other text is shown? Never true of cleaned text. */
export function steersText(text: string): boolean {
  return STEERS.test(text)
}

/** May this be a new card? Cleaned text with something to read, no longer than the editor lets it grow. */
export function isCardText(text: string): boolean {
  return /\S/u.test(text) && isWithin(text, EDITOR_GRAPHEMES, EDITOR_UNITS)
}

/** Is the text no longer than any card may be? What the gate asks. */
export function fitsCard(text: string): boolean {
  return isWithin(text, MAX_CARD_GRAPHEMES, MAX_CARD_UNITS)
}

function isWithin(text: string, graphemes: number, units: number): boolean {
  // A grapheme has at least one unit: short text need not be counted, and counting costs more than the whole gate.
  return text.length <= graphemes || (text.length <= units && countGraphemes(text) <= graphemes)
}
