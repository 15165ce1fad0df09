import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Request, type RequestHandler, type Response, Router } from 'express'
import { FORMATS, type Format } from '../../../shared/outcome/render/htmlPage.ts'
import { jsonSchema } from '../../../shared/outcome/render/json.ts'
import { type Outcome, phaseOf } from '../../../shared/outcome/state.ts'
import {
  sendDraft,
  sendFormat,
  sendGone,
  sendNotHere,
  sendPublic,
  sendTagged,
} from '../../outcome/answers.ts'
import type { DraftPasses } from '../../outcome/draftPass.ts'
import { socialCard } from '../../outcome/socialCard.ts'
import type { Storage } from '../../storage/port.ts'
import { sendRefusal } from '../answers.ts'
import { type AddressLimits, networkKey } from '../limits.ts'
import type { OriginRule } from '../origin.ts'

export type OutcomeRoutes = {
  readonly storage: Storage
  readonly origin: OriginRule
  readonly passes: DraftPasses
  readonly limits: AddressLimits
}

const SLUG = /^[A-Za-z0-9_-]{16}$/
const FONT =
  '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2'

/** The pages that conversations leave behind. Reading one changes nothing, whoever does (SEC-3). */
export function outcomeRoutes(around: OutcomeRoutes): Router {
  const router = Router()
  for (const [path, type, read] of OUR_FILES) router.get(path, ourFile(type, read))
  router.get('/:name', async (request, response) => {
    if (!(await around.limits.page(networkKey(request.ip)))) sendRefusal(response, 'request/too-many')
    else await sendPage(around, request, response)
  })
  return router
}

/** What every page needs besides itself. No address of these is one of a page: those are sixteen letters without a dot. */
const OUR_FILES: readonly [path: string, type: string, read: () => string | Buffer][] = [
  [
    '/page.css',
    'text/css; charset=utf-8',
    () => readFileSync(new URL('../../outcome/page.css', import.meta.url)),
  ],
  ['/font.woff2', 'font/woff2', () => readFileSync(createRequire(import.meta.url).resolve(FONT))],
  ['/card.png', 'image/png', socialCard],
  ['/schema.json', 'application/schema+json; charset=utf-8', jsonSchema],
]

function ourFile(type: string, read: () => string | Buffer): RequestHandler {
  let body: string | Buffer | undefined
  return (_request, response) => {
    body ??= read()
    response.setHeader('Cache-Control', 'public, max-age=3600')
    sendTagged(response, type, body)
  }
}

async function sendPage(around: OutcomeRoutes, request: Request, response: Response): Promise<void> {
  const [slug = '', ending, ...more] = String(request.params.name).split('.')
  const format = FORMATS.find((each) => each === ending)
  const isNamed = SLUG.test(slug) && more.length === 0 && (ending === undefined || format !== undefined)
  const stored = isNamed ? await around.storage.readOutcomeAt(slug) : undefined
  if (stored === undefined) sendNotHere(response)
  else send(around, { request, response, format }, stored.outcome)
}

type Asked = { readonly request: Request; readonly response: Response; readonly format: Format | undefined }

function send(
  { origin, passes }: OutcomeRoutes,
  { request, response, format }: Asked,
  outcome: Outcome,
): void {
  const phase = phaseOf(outcome)
  if (phase === 'withdrawn') sendGone(response)
  else if (phase === 'published') {
    if (format === undefined) sendPublic(response, outcome, originOf(origin, request))
    else sendFormat(response, outcome, format)
  } else if (format === undefined && passes.isGiven(request, outcome.slug)) sendDraft(response, outcome)
  else sendNotHere(response)
}

function originOf(origin: OriginRule, request: Request): string {
  const host = origin.hostOf(request)
  return host === null ? '' : `${origin.isSecure(request) ? 'https' : 'http'}://${host}`
}
