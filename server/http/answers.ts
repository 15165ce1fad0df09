import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import type { ZodType } from 'zod'
import type { ApiRefusal } from '../../shared/api.ts'
import { type Refusal, type RefusalCode, refuse } from '../../shared/refusals.ts'
import type { Log } from '../log.ts'
import { StorageUnavailable } from '../storage/port.ts'
import type { OriginRule } from './origin.ts'

/** What a route answers: a body with a success, or a refusal. */
export type Reply = { readonly ok: true; readonly body: unknown; readonly status?: number } | Refusal

/** The kind of no that each code is, in HTTP's own words; 409 for those that are about the state of a room. */
const STATUS: Partial<Record<RefusalCode, number>> = {
  'request/malformed': 400,
  'name/empty': 422,
  'name/too-long': 422,
  'name/reserved': 422,
  'session/none': 401,
  'request/wrong-origin': 403,
  'link/unknown': 404,
  'room/ended': 410,
  'page/withdrawn': 410,
  'request/too-many': 429,
  'server/defect': 500,
  'storage/unavailable': 503,
  'call/unavailable': 503,
  'practice/full': 503,
}

/** Sends a route's reply; what it throws goes to the one error handler. */
export function route(handle: (request: Request, response: Response) => Promise<Reply>): RequestHandler {
  return async (request, response) => {
    const reply = await handle(request, response)
    if (reply.ok) response.status(reply.status ?? 200).json(reply.body)
    else sendRefusal(response, reply.code)
  }
}

export function sendRefusal(response: Response, code: RefusalCode): void {
  response.status(STATUS[code] ?? 409).json({ code } satisfies ApiRefusal)
}

/** The parsed body, or the refusal of one that is not what it should be. */
export function parseBody<Output>(
  schema: ZodType<Output>,
  body: unknown,
): { ok: true; value: Output } | Refusal {
  const parsed = schema.safeParse(body)
  return parsed.success ? { ok: true, value: parsed.data } : refuse('request/malformed')
}

/** Changes are made by our own pages only. JSON alone is parsed, so a foreign form has no way to say anything. */
export function onlyOurPages(origin: OriginRule): RequestHandler {
  return (request, response, next) => {
    const changesNothing = request.method === 'GET' || request.method === 'HEAD'
    if (changesNothing || origin.isOurs(request)) next()
    else sendRefusal(response, 'request/wrong-origin')
  }
}

/** The one error handler: a broken body is the sender's, a full disk is nobody's, the rest is a defect with a reference. */
export function handleErrors(log: Log): ErrorRequestHandler {
  return (error, _request, response, next) => {
    if (response.headersSent) next(error)
    else if (isClientError(error)) sendRefusal(response, 'request/malformed')
    else if (error instanceof StorageUnavailable) sendRefusal(response, 'storage/unavailable')
    else {
      response.setHeader('X-Reference', log.defect('http.defect', error))
      sendRefusal(response, 'server/defect')
    }
  }
}

function isClientError(error: unknown): boolean {
  const status = (error as { status?: unknown } | null)?.status
  return typeof status === 'number' && status >= 400 && status < 500
}
