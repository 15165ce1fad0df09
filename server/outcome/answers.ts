import { createHash } from 'node:crypto'
import type { Response } from 'express'
import { page } from '../../shared/outcome/page.ts'
import { NOTES } from '../../shared/outcome/phrases.ts'
import { csvPage } from '../../shared/outcome/render/csv.ts'
import { type Format, htmlPage, noticePage } from '../../shared/outcome/render/htmlPage.ts'
import { jsonPage } from '../../shared/outcome/render/json.ts'
import { markdownPage } from '../../shared/outcome/render/markdown.ts'
import { textPage } from '../../shared/outcome/render/text.ts'
import type { Outcome } from '../../shared/outcome/state.ts'
import { dayOf } from '../../shared/outcome/times.ts'

/** How pages are sent: what may run in them, what is kept of them on the way, and under which name they are saved. */

/** Nothing runs, nothing is sent, nothing of anybody else is loaded. */
const PAGE_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const KINDS: Readonly<Record<Format, { type: string; write: (model: ReturnType<typeof page>) => string }>> = {
  txt: { type: 'text/plain; charset=utf-8', write: textPage },
  md: { type: 'text/markdown; charset=utf-8', write: markdownPage },
  csv: { type: 'text/csv; charset=utf-8; header=present', write: csvPage },
  json: { type: 'application/json; charset=utf-8', write: jsonPage },
}

/** The public page. Whoever keeps a copy asks each time whether it still holds: what is taken back is gone at once. */
export function sendPublic(response: Response, outcome: Outcome, origin: string): void {
  asPublished(response)
  const address = { path: `/o/${outcome.slug}`, origin }
  sendTagged(response, 'text/html; charset=utf-8', htmlPage(page(outcome, 'public'), address))
}

/** The public page in another form, under a name that says nothing of what it is about (SEC-18). */
export function sendFormat(response: Response, outcome: Outcome, format: Format): void {
  asPublished(response)
  const { type, write } = KINDS[format]
  const month = dayOf(outcome.endedAt).slice(0, 7)
  // Text is read in the browser; tables and data are for other programs.
  const how = format === 'txt' ? 'inline' : 'attachment'
  response.setHeader('Content-Disposition', `${how}; filename="goround-${month}.${format}"`)
  sendTagged(response, type, write(page(outcome, 'public')))
}

/** The draft, for people who were there and those who keep the page. Nobody keeps a copy on the way. */
export function sendDraft(response: Response, outcome: Outcome): void {
  response.setHeader('Content-Security-Policy', PAGE_POLICY)
  const address = { path: `/o/${outcome.slug}`, origin: '' }
  response.type('html').send(htmlPage(page(outcome, 'group'), address))
}

export function sendGone(response: Response): void {
  sendNotice(response, 410, NOTES.gone, NOTES.goneNote)
}

/** One answer for what never was, what is not public yet, and what a pass has run out for. */
export function sendNotHere(response: Response): void {
  sendNotice(response, 404, NOTES.notHere, NOTES.notHereNote)
}

export function sendTagged(response: Response, type: string, body: string | Buffer): void {
  response.setHeader('Content-Type', type)
  response.setHeader('ETag', `"${createHash('sha256').update(body).digest('base64url')}"`)
  response.send(body)
}

function sendNotice(response: Response, status: number, title: string, note: string): void {
  response.setHeader('Content-Security-Policy', PAGE_POLICY)
  response.status(status).type('html').send(noticePage(title, note))
}

function asPublished(response: Response): void {
  response.setHeader('Content-Security-Policy', PAGE_POLICY)
  response.setHeader('Cache-Control', 'no-cache')
  response.removeHeader('X-Robots-Tag')
}
