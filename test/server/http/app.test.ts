import { describe, expect, test } from 'vitest'
import { startConversation, Visitor } from '../../support/people.ts'
import { startTestServer } from '../../support/testServer.ts'

/** One of every kind of answer: pages, successes, refusals, errors. */
const ROUTES: [method: string, path: string, body?: unknown][] = [
  ['GET', '/'],
  ['GET', '/health'],
  ['GET', '/no/such/page.txt'],
  ['GET', '/api/no-such-thing'],
  ['POST', '/api/conversations', {}],
  ['POST', '/api/conversations', '{broken'],
  ['POST', '/api/conversations/x/lobby', {}],
  ['POST', '/api/conversations/x/seat', {}],
  ['GET', '/api/conversations/x/seat/participant'],
  ['POST', '/api/conversations/x/leave', { role: 'participant' }],
  ['POST', '/api/conversations/x/call', { role: 'participant' }],
  ['DELETE', '/api/conversations/x'],
  ['GET', '/rtc/validate'],
  ['GET', '/%E0%A4%A'],
]

describe('HTTP', () => {
  test.each(ROUTES)('SEC-15 every answer has the full set of headers: %s %s', async (method, path, body) => {
    const server = await startTestServer()
    const { headers } = await new Visitor(server).ask(method, path, body)
    const policy = headers.get('content-security-policy') ?? ''
    for (const directive of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      `connect-src 'self' ${server.url.replace('http', 'ws')}`,
    ]) {
      expect(policy.split(';')).toContain(directive)
    }
    expect(policy).not.toContain('unsafe')
    expect(headers.get('permissions-policy')).toContain('geolocation=()')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('x-robots-tag')).toBe('noindex')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('strict-transport-security')).toContain('max-age=31536000')
    expect(headers.get('x-powered-by')).toBeNull()
  })

  test.each([
    ['another site', { Origin: 'https://elsewhere.example' }],
    ['a sandbox', { Origin: 'null' }],
    ['no page', { Origin: '' }],
  ])('SEC-16 a change asked for by %s is refused', async (_, headers) => {
    const server = await startTestServer()
    const visitor = new Visitor(server)
    visitor.headers = headers
    const wish = { question: 'What?', template: 'community-conversation', lengthMinutes: 90 }
    const answer = await visitor.ask('POST', '/api/conversations', wish)
    expect([answer.status, answer.body]).toEqual([403, { code: 'request/wrong-origin' }])
  })

  test('SEC-16 a body that is no JSON is not read', async () => {
    const server = await startTestServer()
    const visitor = new Visitor(server)
    visitor.headers = { 'Content-Type': 'text/plain' }
    const wish = JSON.stringify({ question: 'What?', template: 'community-conversation', lengthMinutes: 90 })
    expect((await visitor.ask('POST', '/api/conversations', wish)).status).toBe(400)
  })

  test('SEC-12 a body of more than 16 kB is refused', async () => {
    const server = await startTestServer()
    const answer = await new Visitor(server).ask('POST', '/api/conversations', {
      question: 'x'.repeat(17_000),
    })
    expect([answer.status, answer.body]).toEqual([400, { code: 'request/malformed' }])
  })

  test('SEC-13 one address starts only so many conversations', async () => {
    const server = await startTestServer()
    const statuses: number[] = []
    const wish = { question: 'What?', template: 'community-conversation', lengthMinutes: 90 }
    for (let times = 0; times < 62; times += 1) {
      statuses.push((await new Visitor(server).ask('POST', '/api/conversations', wish)).status)
    }
    expect(statuses.slice(0, 60).every((status) => status === 201)).toBe(true)
    expect(statuses.slice(60)).toEqual([429, 429])
  })

  test('SEC-13 whoever tries links loudly is slowed down, and real links of others on the same address too late to guess still open', async () => {
    const server = await startTestServer()
    const started = await startConversation(server)
    const visitor = new Visitor(server)
    const look = (secret: string) =>
      visitor.ask('POST', `/api/conversations/${started.id}/lobby`, { role: 'participant', secret })
    const statuses = await Promise.all(
      Array.from({ length: 110 }, () => look('A'.repeat(22)).then(({ status }) => status)),
    )
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(5)
    expect((await look(started.secrets.participant)).status).toBe(200)
  })

  test('health says what is on and off, and nothing about anybody', async () => {
    const server = await startTestServer()
    const started = await startConversation(server)
    const { status, body } = await new Visitor(server).ask('GET', '/health')
    expect(status).toBe(200)
    expect(body).toEqual({
      status: 'ready',
      version: 'test',
      call: { state: 'off', why: 'switched off (GOROUND_CALL)' },
    })
    expect(JSON.stringify(body)).not.toContain(started.id)
  })
})
