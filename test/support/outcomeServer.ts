import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { createAddressLimits } from '../../server/http/limits.ts'
import { createOriginRule } from '../../server/http/origin.ts'
import { outcomeRoutes } from '../../server/http/routes/outcomes.ts'
import { DraftPasses } from '../../server/outcome/draftPass.ts'
import type { Outcome } from '../../shared/outcome/state.ts'
import { MemoryStorage } from './memoryStorage.ts'
import { TestClock } from './testClock.ts'

/** The addresses of outcomes and nothing else, for looking at pages: as they are sent, without a room behind them. */
export async function servePages(outcomes: readonly Outcome[]) {
  const storage = new MemoryStorage()
  for (const outcome of outcomes) await storage.createOutcome(outcome, null)
  const origin = createOriginRule(null)
  const passes = new DraftPasses(new TestClock(), origin)
  const app = express()
  app.get('/pass/:slug', (request, response) => {
    response.setHeader('Set-Cookie', passes.give(request, String(request.params.slug)))
    response.redirect(`/o/${request.params.slug}`)
  })
  app.use('/o', outcomeRoutes({ storage, origin, passes, limits: createAddressLimits() }))
  const http = createServer(app)
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  return { url, close: () => new Promise((resolve) => http.close(resolve)) }
}
