import { describe, expect, test } from 'vitest'
import { cell } from '../../../shared/outcome/render/csv.ts'
import { escapeHtml, html } from '../../../shared/outcome/render/html.ts'
import { publicPageSchema } from '../../../shared/outcome/render/json.ts'
import { escapeMarkdown } from '../../../shared/outcome/render/markdown.ts'
import { flat } from '../../../shared/outcome/render/text.ts'
import type { Outcome } from '../../../shared/outcome/state.ts'
import { hostileTexts } from '../../support/hostileText.ts'
import { type Export, exportAs } from '../../support/outcomeExports.ts'
import { aFullPage, cardNamed } from '../../support/outcomes.ts'

const HOSTILE = hostileTexts()
const CALM = 'Calm words'

/** Every place on a page where somebody's text comes to stand, also such as no command would let through. */
function withText(outcome: Outcome, text: string): Outcome {
  return {
    ...outcome,
    question: text,
    labels: { aspirations: text, actions: text },
    cards: outcome.cards.map((card) => ({
      ...card,
      words: text,
      name: card.id === cardNamed('nurse') ? text : card.name,
    })),
    themes: outcome.themes.map((theme, index) => ({
      ...theme,
      sentence: text,
      also: index === 0 ? text : '',
      state: index === 1 ? 'left-open' : theme.state,
      because: index === 1 ? text : '',
      inBreath: index === 2 ? text : '',
    })),
    parts: {
      surprises: [{ id: 'a', text }],
      questions: [{ id: 'b', text, who: text, state: 'asked', because: text, by: null }],
      seeds: [{ id: 'c', text, who: text, step: text, again: null }],
      promises: [{ id: 'd', text, state: 'maybe', because: text, again: null }],
    },
    sayings: { sees: text, feeds: text, again: text },
    corrections: [{ text, at: outcome.endedAt }],
  }
}

const base = aFullPage().publish().outcome
const calm = withText(base, CALM)
/** Words that are nothing once they are one line leave things out, which is another page. */
const readable = HOSTILE.filter((text) => flat(text) !== '')

const all = (how: Export) => readable.map((text) => ({ text, written: exportAs(withText(base, text), how) }))
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it looks for.
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029]/u

describe('OUT-15 what people wrote stays text', () => {
  test('OUT-15 there are five hundred of them', () => {
    expect(HOSTILE.length).toBeGreaterThanOrEqual(500)
    expect(readable.length).toBeGreaterThan(450)
  })

  test('OUT-15 HTML: the same elements and attributes as with calm words, and the words come back', () => {
    const skeleton = (page: string) =>
      (page.match(/<[^>]*>/gu) ?? []).map((tag) => tag.replace(/ content="[^"]*"/u, ''))
    const expected = skeleton(exportAs(calm, 'html'))
    for (const { text, written } of all('html')) {
      expect(skeleton(written), text).toEqual(expected)
      expect(written, text).not.toMatch(CONTROLS)
      expect(written.isWellFormed()).toBe(true)
    }
    for (const text of HOSTILE) {
      expect(escapeHtml(text)).not.toMatch(/[<>"'`]/u)
      expect(html`<p title="${text}">${text}</p>`.text.match(/[<>]/gu)).toHaveLength(4)
    }
  })

  test('OUT-15 CSV: the same rows and cells, no formula, and every cell comes back', () => {
    const shape = (table: readonly string[][]) => table.map((row) => row.length)
    const expected = shape(parseCsv(exportAs(calm, 'csv')))
    for (const { text, written } of all('csv')) {
      const table = parseCsv(written)
      expect(shape(table), text).toEqual(expected)
      expect(table.flat().filter(isFormula), text).toEqual([])
    }
    for (const text of HOSTILE) {
      const [[read = ''] = []] = parseCsv(`${cell(text)}\r\n`)
      expect([flat(text), `'${flat(text)}`]).toContain(read)
      expect(isFormula(read)).toBe(false)
    }
  })

  test('OUT-15 Markdown: the same lines with the same signs, and nothing else means anything', () => {
    const expected = bareSigns(exportAs(calm, 'md'))
    for (const { text, written } of all('md')) expect(bareSigns(written), text).toEqual(expected)
    for (const text of HOSTILE) {
      const escaped = escapeMarkdown(text)
      expect(escaped).not.toMatch(/^(?:[-+=]|\d+[.)](?:\s|$))/u)
      expect(escaped).not.toMatch(/\bhttps?:|\bwww\.|mailto:/iu)
      const read = escaped.replace(/\\([\p{P}\p{S}])/gu, '$1')
      const bare = read.replace(/&lt;/gu, '<').replace(/&gt;/gu, '>').replace(/&amp;/gu, '&')
      expect(bare).toBe(flat(text))
    }
  })

  test('OUT-15 plain text: the same number of lines, and no sign that steers a screen', () => {
    const lines = exportAs(calm, 'txt').split('\n').length
    for (const { text, written } of all('txt')) {
      expect(written.split('\n').length, text).toBe(lines)
      expect(written, text).not.toMatch(CONTROLS)
      expect(written, text).not.toContain('\r')
    }
  })

  test('OUT-15 JSON: it parses, fits the published schema, and holds nothing that means something in a page', () => {
    for (const { text, written } of all('json')) {
      const read = JSON.parse(written) as { question: string }
      expect(read.question.toWellFormed()).toBe(text.toWellFormed())
      expect(publicPageSchema.safeParse(read).success, text).toBe(true)
      expect(written, text).not.toMatch(/[<>&\u2028\u2029]/u)
    }
  })
})

/** RFC 4180, and nothing that only some readers forgive. */
function parseCsv(file: string): string[][] {
  const rows: string[][] = []
  let rest = file.replace(/^\ufeff/u, '')
  while (rest !== '') {
    const row: string[] = []
    for (;;) {
      const found = /^"((?:[^"]|"")*)"(,|\r\n)/u.exec(rest)
      if (found === null) throw new Error(`no cell: ${JSON.stringify(rest.slice(0, 80))}`)
      row.push((found[1] ?? '').replaceAll('""', '"'))
      rest = rest.slice(found[0].length)
      if (found[2] !== ',') break
    }
    rows.push(row)
  }
  return rows
}

function isFormula(text: string): boolean {
  return /^[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]/u.test(text.trimStart()) && text !== ''
}

/** The signs of each line that mean something in Markdown: those with a backslash do not. */
function bareSigns(page: string): string[] {
  return page
    .split('\n')
    .map((line) => line.replace(/\\[\p{P}\p{S}]/gu, '').replace(/&(?:lt|gt|amp);/gu, ''))
    .map((line) => (line.match(/^(?:#+ |> |- |[-+=] |\d+[.)] )|[\\`*_[\]<>#|~]/gu) ?? []).join(''))
}
