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

/** Also takes out what must not stand there at all: halves of letters, controls, and what turns the direction of other text. */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/(?![\t\n])[\p{Cc}\u2028\u2029]/gu, ' ')
    .replace(/[&<>"'`]/gu, (sign) => ENTITIES[sign] ?? '')
}
