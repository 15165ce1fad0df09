import { type Audience, page } from '../../shared/outcome/page.ts'
import { csvPage } from '../../shared/outcome/render/csv.ts'
import { htmlPage } from '../../shared/outcome/render/htmlPage.ts'
import { jsonPage } from '../../shared/outcome/render/json.ts'
import { markdownPage } from '../../shared/outcome/render/markdown.ts'
import { textPage } from '../../shared/outcome/render/text.ts'
import type { Outcome } from '../../shared/outcome/state.ts'

/** Every form in which a page leaves the server, as whoever gets it reads it. */
export const EXPORTS = ['html', 'txt', 'md', 'csv', 'json'] as const
export type Export = (typeof EXPORTS)[number]

export const AUDIENCES: readonly Audience[] = ['public', 'group', 'voice:voice-of-dee-0000']

export function exportAs(outcome: Outcome, how: Export, audience: Audience = 'public'): string {
  const model = page(outcome, audience)
  switch (how) {
    case 'html':
      return htmlPage(model, { path: `/o/${outcome.slug}`, origin: 'https://goround.example' })
    case 'txt':
      return textPage(model)
    case 'md':
      return markdownPage(model)
    case 'csv':
      return csvPage(model)
    case 'json':
      return jsonPage(model)
  }
}

/** Text as a reader of this form reads it: without what the form adds so that it stays text. */
export function readAs(how: Export, written: string): string {
  switch (how) {
    case 'html':
      return written
        .replace(/<[^>]*>/gu, ' ')
        .replace(/&lt;/gu, '<')
        .replace(/&gt;/gu, '>')
        .replace(/&quot;/gu, '"')
        .replace(/&#39;/gu, "'")
        .replace(/&#96;/gu, '`')
        .replace(/&amp;/gu, '&')
    case 'md':
      return written
        .replace(/\\([\\`*_{}[\]#|~^$@:.)+\-=!])/gu, '$1')
        .replace(/&lt;/gu, '<')
        .replace(/&gt;/gu, '>')
        .replace(/&amp;/gu, '&')
    case 'csv':
      return written.replace(/""/gu, '"')
    case 'json':
      return JSON.stringify(JSON.parse(written)).replace(/\\"/gu, '"').replace(/\\\\/gu, '\\')
    case 'txt':
      return written
  }
}
