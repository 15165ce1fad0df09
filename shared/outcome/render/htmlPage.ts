import type { PageModel, PageSide } from '../page.ts'
import { NOTES } from '../phrases.ts'
import { type Block, breathText, sheet } from '../sheet.ts'
import { html, Markup } from './html.ts'

/** The page for browsers: no script, one style sheet of our own, and it prints. */

export const FORMATS = ['txt', 'md', 'csv', 'json'] as const
export type Format = (typeof FORMATS)[number]

export type Address = {
  /** `/o/<slug>` */
  readonly path: string
  /** Where people reach us, such as `https://goround.example`; empty when nobody said. */
  readonly origin: string
}

/** What a link to the page shows elsewhere is cut after this. */
const MAX_DESCRIPTION = 280

export function htmlPage(model: PageModel, address: Address): string {
  const isPublic = model.state === 'published'
  const head = isPublic ? shareTags(model, address) : new Markup('')
  const top = isPublic
    ? html`<a class="button" href="${address.path}.txt">${NOTES.formatNames.txt}</a>`
    : html`<p class="hint">${NOTES.draft}</p>`
  return frame(
    { title: model.question, language: model.language, head, top },
    html`<main class="paper">${sections(sheet(model))}${isPublic ? formats(address.path) : null}</main>`,
  )
}

/** A page that says one thing: taken back, or not there. */
export function noticePage(title: string, note: string): string {
  return frame(
    { title, language: 'en', head: new Markup(''), top: new Markup('') },
    html`<main class="paper"><header><h1>${title}</h1><p class="paper-meta">${note}</p></header></main>`,
  )
}

type Frame = {
  readonly title: string
  readonly language: string
  readonly head: Markup
  readonly top: Markup
}

const MARK = new Markup(
  '<svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><circle cx="16" cy="4.4" r="3.1"/><circle cx="27.6" cy="16" r="3.1"/><circle cx="24.2" cy="24.2" r="3.1"/><circle cx="16" cy="27.6" r="3.1"/><circle cx="7.8" cy="24.2" r="3.1"/><circle cx="4.4" cy="16" r="3.1"/><circle cx="7.8" cy="7.8" r="3.1"/></svg>',
)

function frame({ title, language, head, top }: Frame, body: Markup): string {
  return html`<!doctype html>
<html lang="${language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="/o/page.css">
${head}</head>
<body>
<header class="page-top"><a class="wordmark" href="/">${MARK}Goround</a>${top}</header>
${body}
</body>
</html>
`.text
}

/** What a link to the page shows elsewhere: its words, and a picture of ours with nobody in it. */
function shareTags(model: PageModel, { path, origin }: Address): Markup {
  const description = shorten(breathText(model))
  const tags: [string, string][] = [
    ['og:type', 'article'],
    ['og:site_name', 'Goround'],
    ['og:title', model.question],
    ['og:description', description],
    ...(origin === ''
      ? []
      : ([
          ['og:url', `${origin}${path}`],
          ['og:image', `${origin}/o/card.png`],
          ['og:image:width', '1200'],
          ['og:image:height', '630'],
          ['og:image:alt', 'Seven dots in a ring, with one place open'],
        ] as [string, string][])),
  ]
  return html`<meta name="description" content="${description}">
${tags.map(([name, content]) => html`<meta property="${name}" content="${content}">\n`)}`
}

function shorten(text: string): string {
  const letters = [...text]
  return letters.length <= MAX_DESCRIPTION ? text : `${letters.slice(0, MAX_DESCRIPTION - 1).join('')}…`
}

/** Every heading begins a section; what comes before the first stands alone. */
function sections(blocks: readonly Block[]): Markup[] {
  const written: Markup[] = []
  let open: Markup[] | null = null
  for (const block of blocks) {
    if (block.kind === 'heading') {
      if (open !== null) written.push(html`<section>${open}</section>`)
      open = [html`<h2>${block.text}</h2>`]
    } else (open ?? written).push(write(block))
  }
  if (open !== null) written.push(html`<section>${open}</section>`)
  return written
}

function write(block: Block): Markup {
  switch (block.kind) {
    case 'banner':
      return html`<aside class="banner"><b>${block.text}.</b> ${block.note}</aside>`
    case 'title':
      return html`<header><h1 dir="auto">${block.text}</h1><p class="paper-meta">${block.note}</p></header>`
    case 'breath':
      return html`<p class="breath">${block.runs.map(({ text, anchor }) =>
        anchor === undefined ? html`${text}` : html`<a href="#${anchor}" dir="auto">${text}</a>`,
      )}</p>`
    case 'column':
      return html`<h3 class="outcome-column" dir="auto">${block.text}</h3>`
    case 'theme':
      return theme(block)
    case 'pair':
      return html`<div class="differ">${side(block.one)}${side(block.other)}</div><p class="differ-note">${block.note}</p>`
    case 'line':
      return html`<p class="line"><span dir="auto">${block.text}</span>${note(block.note)}</p>`
    case 'ledger':
      return ledger(block)
    case 'small':
      return html`<p class="small">${block.text}</p>`
    case 'heading':
      return html`<h2>${block.text}</h2>`
  }
}

function note(text: string): Markup | null {
  return text === '' ? null : html` <span class="voices-inline">${text}</span>`
}

function theme(block: Extract<Block, { kind: 'theme' }>): Markup {
  const { anchor, isShared, sentence, also, note: under, quotes } = block
  const heading = isShared ? html`<h4 dir="auto">${sentence}</h4>` : html`<p dir="auto">${sentence}</p>`
  const said = quotes.map(
    ({ words, note: by }) =>
      html`<figure class="quote"><blockquote><p dir="auto">“${words}”</p></blockquote><figcaption>${by}</figcaption></figure>`,
  )
  return html`<article class="outcome-theme" id="${anchor}">${sentence === '' ? null : heading}${
    also === '' ? null : html`<p class="also" dir="auto">${also}</p>`
  }${under === '' ? null : html`<p class="voices">${under}</p>`}${said}</article>`
}

function side({ words, isQuote }: PageSide): Markup {
  return html`<p dir="auto">${isQuote ? `“${words}”` : words}</p>`
}

function ledger({ head, rows }: Extract<Block, { kind: 'ledger' }>): Markup {
  return html`<table class="ledger"><thead><tr>${head.map((each) => html`<th scope="col">${each}</th>`)}</tr></thead><tbody>${rows.map(
    ({ text, state, word, note: why }) =>
      html`<tr><th scope="row" dir="auto">${text}</th><td><span class="state-word is-${state}">${word}</span></td><td dir="auto">${why}</td></tr>`,
  )}</tbody></table>`
}

function formats(path: string): Markup {
  return html`<nav class="formats" aria-label="${NOTES.formats}"><span>${NOTES.formats}:</span>${FORMATS.map(
    (format) => html` <a href="${path}.${format}">${NOTES.formatNames[format]}</a>`,
  )}</nav>`
}
