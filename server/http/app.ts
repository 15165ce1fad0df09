import express, { type Express, type RequestHandler } from 'express'
import type { Health } from '../../shared/api.ts'
import type { Log } from '../log.ts'
import { handleErrors, onlyOurPages, sendRefusal } from './answers.ts'
import { securityHeaders } from './headers.ts'
import type { OriginRule } from './origin.ts'
import { type ConversationRoutes, conversationRoutes } from './routes/conversations.ts'
import { type OutcomeRoutes, outcomeRoutes } from './routes/outcomes.ts'
import { type PracticeRoutes, practiceRoutes } from './routes/practice.ts'
import { type ReviewRoutes, reviewLinkRoutes, reviewRoutes } from './routes/reviews.ts'

export type AppParts = ConversationRoutes &
  PracticeRoutes &
  OutcomeRoutes &
  ReviewRoutes & {
    readonly origin: OriginRule
    readonly log: Log
    readonly health: () => Health
    /** Answers the plain requests of the call's signalling, before anything of ours looks at them. */
    readonly signalling: RequestHandler
    /** The pages: built files, or the tools that make them while the client is being worked on. */
    readonly pages: RequestHandler
    readonly trustedProxies: number
    readonly isDev: boolean
  }

/** Bodies of ours are short; a question is the longest thing in them. */
const MAX_BODY = '16kb'

/** All of HTTP that is not a socket. */
export function createApp(parts: AppParts): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', parts.trustedProxies)
  app.set('query parser', 'simple')
  app.use(securityHeaders(parts.origin, parts.isDev))
  app.use(parts.signalling)
  app.get('/health', (_request, response) => {
    const health = parts.health()
    response.status(health.status === 'ready' ? 200 : 503).json(health)
  })
  app.use('/api', onlyOurPages(parts.origin), express.json({ limit: MAX_BODY, strict: true }))
  app.use('/api/conversations', conversationRoutes(parts))
  app.use('/api/conversations', reviewLinkRoutes(parts))
  app.use('/api/practice', practiceRoutes(parts))
  app.use('/api/mine', reviewRoutes(parts))
  app.use('/api', (_request, response) => sendRefusal(response, 'request/malformed'))
  app.use('/o', outcomeRoutes(parts))
  app.use(parts.pages)
  app.use((_request, response) => {
    response.status(404).type('text').send('Nothing here.')
  })
  app.use(handleErrors(parts.log))
  return app
}
