import { EDITOR_GRAPHEMES, EDITOR_UNITS } from '../../shared/board/limits.ts'
import { findSplice } from '../../shared/board/splice.ts'
import { countGraphemes } from '../../shared/names.ts'

/** From here on the field says how many letters are left; before that it is nobody's worry. */
export const CLOSE_TO_FULL = 20

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** How many letters still fit. Nought when two people together wrote past the end. */
export function lettersLeft(text: string): number {
  if (text.length > EDITOR_UNITS) return 0
  return Math.max(0, EDITOR_GRAPHEMES - countGraphemes(text))
}

/**
 * What a field may become from what was typed into it: as much of the new letters as fits on a card, and all that was
 * there before. Where two people together wrote past the end, their words stay; the card only grows no further.
 */
export function fitText(before: string, typed: string): string {
  const most = { graphemes: EDITOR_GRAPHEMES, units: EDITOR_UNITS }
  if (!isWithin(before, most))
    Object.assign(most, { graphemes: countGraphemes(before), units: before.length })
  const splice = findSplice(before, typed)
  if (splice === null || isWithin(typed, most)) return typed
  const head = typed.slice(0, splice.at)
  const tail = typed.slice(splice.at + splice.insert.length)
  let inserted = ''
  for (const { segment } of graphemes.segment(splice.insert)) {
    if (!isWithin(head + inserted + segment + tail, most)) break
    inserted += segment
  }
  return head + inserted + tail
}

function isWithin(text: string, most: { graphemes: number; units: number }): boolean {
  return text.length <= most.units && countGraphemes(text) <= most.graphemes
}
