import type { PageModel, PageQuote, PageSide, PageTheme } from './page.ts'
import {
  alsoLine,
  BREATH,
  dayWords,
  HEADINGS,
  madeLines,
  NOTES,
  nextLines,
  PROMISE_WORDS,
  promiseNote,
  quoteNote,
  roomLine,
  seedNote,
  themeNote,
  withStop,
  wonderingNote,
} from './phrases.ts'
import type { PromiseState } from './state.ts'

/** The page in reading order: what each renderer sets in its own way, and none puts together itself. */

export type Run = { readonly text: string; readonly anchor?: string }

export type Block =
  | { readonly kind: 'banner'; readonly text: string; readonly note: string }
  | { readonly kind: 'title'; readonly text: string; readonly note: string }
  | { readonly kind: 'breath'; readonly runs: readonly Run[] }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'column'; readonly text: string }
  | {
      readonly kind: 'theme'
      readonly anchor: string
      /** Under the heading of a column; what one person said stands alone. */
      readonly isShared: boolean
      readonly sentence: string
      readonly also: string
      readonly note: string
      readonly quotes: readonly { readonly words: string; readonly note: string }[]
    }
  | { readonly kind: 'pair'; readonly one: PageSide; readonly other: PageSide; readonly note: string }
  | { readonly kind: 'line'; readonly text: string; readonly note: string }
  | {
      readonly kind: 'ledger'
      readonly head: readonly string[]
      readonly rows: readonly {
        readonly text: string
        readonly state: PromiseState
        readonly word: string
        readonly note: string
      }[]
    }
  | { readonly kind: 'small'; readonly text: string }

export function sheet(model: PageModel): Block[] {
  return [
    ...(model.state === 'draft'
      ? [{ kind: 'banner', text: NOTES.draft, note: NOTES.draftNote } as const]
      : []),
    { kind: 'title', text: model.question, note: roomLine(model) },
    ...breath(model),
    ...heard(model),
    ...part(
      HEADINGS.differ,
      model.differences.map(({ one, other }) => ({ kind: 'pair', one, other, note: NOTES.notSettled })),
    ),
    ...part(
      HEADINGS.oneVoice,
      model.oneVoice.map((theme) => themeBlock(theme, false)),
    ),
    ...part(
      HEADINGS.surprises,
      model.surprises.map((text) => ({ kind: 'line', text, note: '' })),
    ),
    ...part(
      HEADINGS.wondering,
      model.wondering.map((each) => line(each.text, wonderingNote(each))),
    ),
    ...part(
      HEADINGS.seeds,
      model.seeds.map((each) => line(each.text, seedNote(each))),
    ),
    { kind: 'heading', text: HEADINGS.next },
    ...ledger(model),
    ...nextLines(model).map((text): Block => ({ kind: 'small', text })),
    { kind: 'heading', text: HEADINGS.made },
    ...madeLines(model).map((text): Block => ({ kind: 'small', text })),
    ...part(
      HEADINGS.corrections,
      model.corrections.map(({ on, text }) => line(text, dayWords(on))),
    ),
  ]
}

/** The first sentence as one line of text. */
export function breathText(model: PageModel): string {
  return breathRuns(model)
    .map(({ text }) => text)
    .join('')
}

function breath(model: PageModel): Block[] {
  return model.breath.length === 0 ? [] : [{ kind: 'breath', runs: breathRuns(model) }]
}

function breathRuns({ breath: parts }: PageModel): Run[] {
  return parts.flatMap(({ column, words, anchor, fits }, index): Run[] => {
    const { before, after, instead } = BREATH[column] ?? { before: '', after: '.', instead: '' }
    const space = index === 0 ? '' : ' '
    return [
      { text: space + (fits ? before : instead) },
      { text: words, anchor },
      { text: fits ? after : '.' },
    ]
  })
}

function heard({ columns }: PageModel): Block[] {
  if (columns.length === 0) return []
  return [
    { kind: 'heading', text: HEADINGS.heard },
    ...columns.flatMap(({ label, themes }): Block[] => [
      { kind: 'column', text: label },
      ...themes.map((theme) => themeBlock(theme, true)),
    ]),
  ]
}

function themeBlock(theme: PageTheme, isShared: boolean): Block {
  return {
    kind: 'theme',
    anchor: theme.anchor,
    isShared,
    // Under a column it is a heading; alone it is a sentence.
    sentence: isShared || theme.sentence === '' ? theme.sentence : withStop(theme.sentence),
    also: alsoLine(theme),
    note: themeNote(theme, isShared),
    quotes: theme.quotes.map((quote: PageQuote) => ({ words: quote.words, note: quoteNote(quote) })),
  }
}

function ledger({ next }: PageModel): Block[] {
  if (next.promises.length === 0) return []
  const rows = next.promises.map((promise) => ({
    text: promise.text,
    state: promise.state,
    word: PROMISE_WORDS[promise.state],
    note: promiseNote(promise),
  }))
  return [{ kind: 'ledger', head: NOTES.ledger, rows }]
}

function part(heading: string, blocks: readonly Block[]): Block[] {
  return blocks.length === 0 ? [] : [{ kind: 'heading', text: heading }, ...blocks]
}

function line(text: string, note: string): Block {
  return { kind: 'line', text, note }
}
