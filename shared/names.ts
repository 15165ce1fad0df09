/**
 * Names people choose for today (trust.md SEC-17). Pure text rules: the room decides whether a name is
 * free, this file decides what a name is.
 */

/** One line in the ring of seats and in the queue; longer names are cut on a phone. */
export const MAX_NAME_GRAPHEMES = 40
/** A grapheme may carry many marks; this bounds the bytes that one name can put into every other browser. */
const MAX_NAME_UNITS = 200

/** Roles are shown by the room itself, so nobody may wear one as a name. */
const RESERVED = [
  'you',
  'facilitator',
  'note-taker',
  'organiser',
  'organizer',
  'host',
  'moderator',
  'admin',
  'goround',
]

/** Characters that steer or hide text: controls, direction overrides and isolates, invisible fillers, tags. */
const STEERING = /(?!\u200c|\u200d|\ufe0e|\ufe0f)[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
/** Joiners that are not between two letters, marks or pictures: there they join nothing and only hide. */
const STRAY_JOINER =
  /(?<!\p{L}|\p{M}|\p{Emoji}|\ufe0f)(\u200c|\u200d)|(\u200c|\u200d)(?!\p{L}|\p{M}|\p{Emoji})/gu

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** How many characters a reader would count. */
export function countGraphemes(text: string): number {
  let count = 0
  for (const _ of graphemes.segment(text)) count += 1
  return count
}

/** Removes what steers or hides text, in Unicode's composed form (NFC). Line breaks become spaces. */
export function stripSteering(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\r\n\t\u2028\u2029]+/gu, ' ')
    .replace(STEERING, '')
    .replace(STRAY_JOINER, '')
}

export type NameProblem = 'name/empty' | 'name/too-long' | 'name/reserved'
export type CleanName = { ok: true; name: string } | { ok: false; code: NameProblem }

/** A name as it will be shown, or why it cannot be one. 1 to 40 graphemes after cleaning. */
export function cleanName(raw: string): CleanName {
  const name = stripSteering(raw).replace(/\s+/gu, ' ').trim()
  if (!/[\p{L}\p{N}\p{S}\p{P}]/u.test(name)) return { ok: false, code: 'name/empty' }
  if (name.length > MAX_NAME_UNITS || countGraphemes(name) > MAX_NAME_GRAPHEMES) {
    return { ok: false, code: 'name/too-long' }
  }
  if (RESERVED.some((word) => looksAlike(word, name))) return { ok: false, code: 'name/reserved' }
  return { ok: true, name }
}

/**
 * Letters of other scripts that are drawn like a Latin one. A small hand-kept part of Unicode's confusables
 * (UTS 39): the scripts our rooms meet, lower case only, because names are folded first.
 */
const DRAWN_LIKE: Record<string, string> = Object.fromEntries(
  [
    'aаɑα',
    'bвβ',
    'cсϲ',
    'dԁđ',
    'eеёєε',
    'fғ',
    'gɡ',
    'hнһħ',
    'iіїıιɩ',
    'jјϳ',
    'kкκ',
    'lӏł',
    'mмμ',
    'nпηո',
    'oоοσօø',
    'pрρ',
    'qԛ',
    'rг',
    'sѕ',
    'tтτ',
    'uцυս',
    'vνѵ',
    'wѡωԝ',
    'xхχ',
    'yуүγ',
    'zζʐ',
  ].flatMap(([latin = '', ...others]) => others.map((other) => [other, latin])),
)

/** The same letters whatever their case, marks, script, spaces and punctuation. */
function foldLetters(name: string): string {
  const bare = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return [...bare]
    .map((letter) => DRAWN_LIKE[letter] ?? letter)
    .join('')
    .replace(/[\s\p{P}]/gu, '')
}

/** The same strokes: a capital i, a one and a bar are drawn like a small L, a nought like an o. */
function foldStrokes(name: string): string {
  const strokes = name.normalize('NFKC').replace(/[I1|]/gu, 'l').replace(/0/gu, 'o').replace(/5/gu, 's')
  return foldLetters(strokes).replace(/rn/gu, 'm').replace(/vv/gu, 'w')
}

/**
 * Would two names be taken for one another, in the queue or in the ring? True for "Dee" and "dee ", for "Sam"
 * in Latin and in Cyrillic letters, for "Al" and "AI". Names made of signs alone are compared as they are.
 */
export function looksAlike(one: string, other: string): boolean {
  const letters = foldLetters(one)
  if (letters === '') return one.normalize('NFC') === other.normalize('NFC')
  return letters === foldLetters(other) || foldStrokes(one) === foldStrokes(other)
}
