/** Text that is HTML already, because it came out of this file. Nothing else is ever put on a page as it is. */
export class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Value = string | number | Markup | readonly Markup[] | null

/** A piece of HTML. Everything put into it is escaped, in text and in quoted attributes alike. */
export function html(pieces: TemplateStringsArray, ...values: readonly Value[]): Markup {
  const written = values.map((value, index) => write(value) + (pieces[index + 1] ?? ''))
  return new Markup((pieces[0] ?? '') + written.join(''))
}

function write(value: Value): string {
  if (value === null) return ''
  if (value instanceof Markup) return value.text
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value))
  return value.map(({ text }) => text).join('')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}

/** Also what must not stand in HTML at all: halves of letters, and controls that no text needs. */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(/(?![\t\n])\p{Cc}/gu, '')
    .replace(/[&<>"'`]/gu, (sign) => ENTITIES[sign] ?? '')
}
