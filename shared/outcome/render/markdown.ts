import type { PageModel } from '../page.ts'
import { type Block, sheet } from '../sheet.ts'
import { flat } from './text.ts'

/** The page as Markdown. Whatever people wrote stays text: no link, picture, HTML, table or list comes from it. */
export function markdownPage(model: PageModel): string {
  return `${sheet(model)
    .map(write)
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim()}\n`
}

function write(block: Block): string {
  switch (block.kind) {
    case 'banner':
      return `**${escapeMarkdown(block.text)}**\n\n${escapeMarkdown(block.note)}\n`
    case 'title':
      return `# ${escapeMarkdown(block.text)}\n\n${escapeMarkdown(block.note)}\n`
    case 'breath':
      return `\n${escapeMarkdown(block.runs.map(({ text }) => text).join(''))}\n`
    case 'heading':
      return `\n## ${escapeMarkdown(block.text)}\n`
    case 'column':
      return `\n### ${escapeMarkdown(block.text)}\n`
    case 'theme':
      return theme(block)
    case 'pair':
      return `- ${side(block.one)}\n- ${side(block.other)}\n\n${escapeMarkdown(block.note)}\n`
    case 'line':
      return `- ${escapeMarkdown(block.text)}${block.note === '' ? '' : ` *${escapeMarkdown(block.note)}*`}`
    case 'ledger':
      return ledger(block)
    case 'small':
      return `\n${escapeMarkdown(block.text)}\n`
  }
}

function theme({ sentence, also, note, quotes }: Extract<Block, { kind: 'theme' }>): string {
  const lines = [
    ...(sentence === '' ? [] : [`**${escapeMarkdown(sentence)}**`]),
    ...(also === '' ? [] : [escapeMarkdown(also)]),
    ...(note === '' ? [] : [`*${escapeMarkdown(note)}*`]),
    ...quotes.map(({ words, note: by }) => `> “${escapeMarkdown(words)}” (${escapeMarkdown(by)})`),
  ]
  return `\n${lines.join('\n\n')}\n`
}

function ledger({ head, rows }: Extract<Block, { kind: 'ledger' }>): string {
  const row = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`
  return [
    '',
    row(head),
    `|${head.map(() => ' --- ').join('|')}|`,
    ...rows.map(({ text, word, note }) => row([text, word, note])),
    '',
  ].join('\n')
}

function side({ words, isQuote }: { words: string; isQuote: boolean }): string {
  return isQuote ? `“${escapeMarkdown(words)}”` : escapeMarkdown(words)
}

/**
 * Takes the meaning from every sign that has one anywhere in a line, from those that have one at its beginning, and
 * from addresses that some readers make links of. What is left reads as it was written.
 */
export function escapeMarkdown(text: string): string {
  return flat(text)
    .replace(/[\\`*_{}[\]<>#|~^$&@]/gu, (sign) => HTML_SIGNS[sign] ?? `\\${sign}`)
    .replace(/^([-+=])/u, '\\$1')
    .replace(/^(\d+)([.)])/u, '$1\\$2')
    .replace(/^:|:(?=\/|\w)/gu, '\\:')
    .replace(/\b(www)\./giu, '$1\\.')
}

/** Readers that do not know a backslash before these know their names. */
const HTML_SIGNS: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' }
