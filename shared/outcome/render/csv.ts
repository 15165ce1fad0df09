import type { PageModel, PageTheme } from '../page.ts'
import { HEADINGS, PROMISE_WORDS, promiseNote, roomLine, seedNote, wonderingNote } from '../phrases.ts'
import { breathText } from '../sheet.ts'
import { flat } from './text.ts'

/**
 * The page as a table (RFC 4180): one line for each thing that it says. It begins with a byte order mark, because the
 * program that opens most of these files reads anything else as the wrong letters.
 */
export function csvPage(model: PageModel): string {
  const rows = [COLUMNS_OF_TABLE, ...rowsOf(model)]
  return `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
}

type Row = readonly [part: string, column: string, text: string, voices: string, note: string]

const COLUMNS_OF_TABLE: Row = ['Part', 'Column', 'Text', 'Voices', 'Note']

function rowsOf(model: PageModel): Row[] {
  return [
    ['Question', '', model.question, '', roomLine(model)],
    ...(model.breath.length === 0 ? [] : [['In one breath', '', breathText(model), '', ''] as const]),
    ...model.columns.flatMap(({ label, themes }) =>
      themes.flatMap((theme) => themeRows(theme, HEADINGS.heard, label)),
    ),
    ...model.differences.map(
      ({ one, other }): Row => [HEADINGS.differ, '', `${one.words} / ${other.words}`, '', ''],
    ),
    ...model.oneVoice.flatMap((theme) => themeRows(theme, HEADINGS.oneVoice, '')),
    ...model.surprises.map((text): Row => [HEADINGS.surprises, '', text, '', '']),
    ...model.wondering.map((each): Row => [HEADINGS.wondering, '', each.text, '', wonderingNote(each)]),
    ...model.seeds.map((each): Row => [HEADINGS.seeds, '', each.text, '', seedNote(each)]),
    ...model.next.promises.map(
      (each): Row => [HEADINGS.next, PROMISE_WORDS[each.state], each.text, '', promiseNote(each)],
    ),
    ...model.corrections.map(({ on, text }): Row => [HEADINGS.corrections, '', text, '', on]),
  ]
}

function themeRows(theme: PageTheme, part: string, label: string): Row[] {
  const voices = part === HEADINGS.heard ? String(theme.voices ?? 'several') : ''
  return [
    ...(theme.sentence === '' ? [] : [[part, label, theme.sentence, voices, theme.because] as const]),
    ...(theme.also === '' ? [] : [[part, label, theme.also, '', 'Also'] as const]),
    ...theme.quotes.map(({ words, name }): Row => ['Quote', label, words, '', name ?? '']),
  ]
}

/** What a spreadsheet takes for a formula, also in the wide forms of East Asian writing (SEC-18). */
const STARTS_FORMULA = /^(?:\p{Cc}|[\s\p{Cf}]*[=+\-@|%\uff1d\uff0b\uff0d\uff20\u2212])/u

/** One cell: always in quotes, quotes in it doubled, one line, and never a formula. */
export function cell(raw: string): string {
  // Looked at before it is made one line: a tab at the beginning is a trick, not a space.
  const text = STARTS_FORMULA.test(raw) ? `'${flat(raw)}` : flat(raw)
  return `"${text.replaceAll('"', '""')}"`
}
