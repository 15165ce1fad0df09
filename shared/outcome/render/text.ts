import type { PageModel } from '../page.ts'
import { type Block, sheet } from '../sheet.ts'

/** The page as plain text: for mail, for a screen reader, for a printer that knows nothing else. */
export function textPage(model: PageModel): string {
  return `${sheet(model)
    .map(write)
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim()}\n`
}

function write(block: Block): string {
  switch (block.kind) {
    case 'banner':
      return `[${flat(block.text)}]\n${flat(block.note)}\n`
    case 'title':
      return `${flat(block.text)}\n${'='.repeat(rule(block.text))}\n\n${flat(block.note)}\n`
    case 'breath':
      return `\n${flat(block.runs.map(({ text }) => text).join(''))}\n`
    case 'heading':
      return `\n${flat(block.text)}\n${'-'.repeat(rule(block.text))}\n`
    case 'column':
      return `\n${flat(block.text)}:\n`
    case 'theme':
      return theme(block)
    case 'pair':
      return `* ${side(block.one)}\n* ${side(block.other)}\n${flat(block.note)}\n`
    case 'line':
      return `* ${flat([block.text, block.note].filter(Boolean).join(' '))}`
    case 'ledger':
      return `${block.rows.map(({ text, state, word, note }) => `* ${flat(text)}: ${flat(`${word}${state === 'cannot' ? ': ' : '. '}${note}`)}`).join('\n')}\n`
    case 'small':
      return `${flat(block.text)}\n`
  }
}

function theme({ sentence, also, note, quotes }: Extract<Block, { kind: 'theme' }>): string {
  const lines = [sentence, also].filter(Boolean).map(flat)
  const said = quotes.map(({ words, note: by }) => `    “${flat(words)}” (${flat(by)})`)
  const first = lines.length === 0 ? [] : [`* ${lines.join(' / ')}${note === '' ? '' : ` (${flat(note)})`}`]
  return [...first, ...said].join('\n')
}

function side({ words, isQuote }: { words: string; isQuote: boolean }): string {
  return isQuote ? `“${flat(words)}”` : flat(words)
}

/** A line that underlines itself, no longer than a page is wide. */
function rule(text: string): number {
  return Math.min([...text].length, 72)
}

/** One line: nothing that somebody wrote begins a line of its own, or turns the direction of another. */
export function flat(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}
