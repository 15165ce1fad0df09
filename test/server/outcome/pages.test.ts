import { beforeAll, describe, expect, test } from 'vitest'
import { socialCard } from '../../../server/outcome/socialCard.ts'
import type { ConversationId } from '../../../shared/ids.ts'
import { nextWakeAt } from '../../../shared/outcome/publication.ts'
import { publicPageSchema } from '../../../shared/outcome/render/json.ts'
import type { Outcome } from '../../../shared/outcome/state.ts'
import { get } from '../../support/leftBehind.ts'
import { aFullPage } from '../../support/outcomes.ts'
import { Visitor } from '../../support/people.ts'
import { startTestServer, type TestServer } from '../../support/testServer.ts'

const SLUGS = { public: 'slug-of-public-1', draft: 'slug-of-draft-01', gone: 'slug-of-gone-001' } as const

/** Three pages as they lie on the disk: a public one, a draft, one that was taken back. */
function stored(): Outcome[] {
  const now = Date.now()
  const shift = ({ outcome }: ReturnType<typeof aFullPage>): Outcome => ({
    ...outcome,
    endedAt: now - 4 * 86_400_000,
  })
  const at = (slug: string, outcome: Outcome, changes: Partial<Outcome> = {}): Outcome => ({
    ...outcome,
    slug,
    conversation: `conversation-${slug}` as ConversationId,
    ...changes,
  })
  return [
    at(SLUGS.public, shift(aFullPage().publish())),
    at(SLUGS.draft, shift(aFullPage())),
    at(SLUGS.gone, shift(aFullPage().publish()), { withdrawnAt: now - 3_600_000, isErased: true }),
  ]
}

async function serverWithPages(env: Record<string, string> = {}): Promise<TestServer> {
  const server = await startTestServer({ env })
  for (const outcome of stored()) await server.storage.createOutcome(outcome, nextWakeAt(outcome))
  return server
}

const FORMATS: [ending: string, type: RegExp, name: string | null][] = [
  ['', /^text\/html; charset=utf-8/, null],
  ['.txt', /^text\/plain; charset=utf-8/, 'inline; filename="goround-'],
  ['.md', /^text\/markdown; charset=utf-8/, 'attachment; filename="goround-'],
  ['.csv', /^text\/csv; charset=utf-8/, 'attachment; filename="goround-'],
  ['.json', /^application\/json; charset=utf-8/, 'attachment; filename="goround-'],
]

describe('OUT-17 how pages are sent', () => {
  test.each(FORMATS)(
    'OUT-17 SEC-15 SEC-18 the public page%s: its type, its name, its headers',
    async (ending, type, name) => {
      const server = await serverWithPages()
      const { status, headers } = await get(server, `/o/${SLUGS.public}${ending}`)
      expect(status).toBe(200)
      expect(headers.get('content-type')).toMatch(type)
      if (name !== null)
        expect(headers.get('content-disposition')).toMatch(new RegExp(`^${name}\\d{4}-\\d{2}\\${ending}"$`))
      expect(headers.get('x-robots-tag')).toBeNull()
      expect(headers.get('cache-control')).toBe('no-cache')
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy.split('; ')).toEqual(
        expect.arrayContaining(["default-src 'none'", "form-action 'none'", "frame-ancestors 'none'"]),
      )
      expect(policy).not.toMatch(/script|unsafe|connect|data:|http/u)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.getSetCookie()).toEqual([])
    },
  )

  test('OUT-17 a copy asks each time whether it still holds', async () => {
    const server = await serverWithPages()
    const first = await get(server, `/o/${SLUGS.public}`)
    const tag = first.headers.get('etag') ?? ''
    expect(tag).toMatch(/^"[A-Za-z0-9_-]{43}"$/)
    // As a browser asks that has a copy; left to itself, fetch says that it wants none.
    const asks = { 'If-None-Match': tag, 'Cache-Control': 'max-age=0' }
    expect((await get(server, `/o/${SLUGS.public}`, asks)).status).toBe(304)
    expect((await get(server, `/o/${SLUGS.public}.txt`, asks)).status).toBe(200)
  })

  test('OUT-17 no script is in a page, and nothing of anybody else’s', async () => {
    const server = await serverWithPages()
    for (const slug of Object.values(SLUGS)) {
      const html = await (await get(server, `/o/${slug}`)).text()
      expect(html).not.toMatch(/<script|<iframe|<form|\son\w+=|style=|javascript:/iu)
      const loaded = [...html.matchAll(/(?:src|<link[^>]*href)="([^"]*)"/gu)].map(([, address]) => address)
      expect(loaded).toEqual(['/o/page.css'])
    }
  })

  test.each([
    ['a draft', SLUGS.draft, 404],
    ['a draft as data', `${SLUGS.draft}.json`, 404],
    ['a page that never was', 'slug-of-nothing1', 404],
    ['another ending', `${SLUGS.public}.exe`, 404],
    ['two endings', `${SLUGS.public}.csv.json`, 404],
    ['an address like an object’s', '__proto__', 404],
    ['a way out', '..%2f..%2fpackage.json', 404],
    ['a page that was taken back', SLUGS.gone, 410],
    ['the same as a table', `${SLUGS.gone}.csv`, 410],
  ])('OUT-10 OUT-14 not there: %s', async (_, name, expected) => {
    const server = await serverWithPages()
    const { status, headers } = await get(server, `/o/${name}`)
    expect(status).toBe(expected)
    expect(headers.get('x-robots-tag')).toBe('noindex')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/u)
  })

  test('OUT-10 what is no page and what is no page yet cannot be told apart', async () => {
    const server = await serverWithPages()
    const [draft, nothing] = await Promise.all([
      get(server, `/o/${SLUGS.draft}`),
      get(server, '/o/slug-of-nothing1'),
    ])
    expect(await draft.text()).toBe(await nothing.text())
    const names = (headers: Headers) => [...headers.keys()].filter((name) => name !== 'date')
    expect(names(draft.headers)).toEqual(names(nothing.headers))
  })

  test('OUT-10 a pass that was written by somebody else, for another draft, or long ago opens nothing', async () => {
    const server = await serverWithPages()
    const later = Date.now() + 3_600_000
    for (const value of ['', 'x', `${later}.`, `${later}.${'A'.repeat(43)}`, `NaN.${'A'.repeat(43)}`]) {
      const answer = await get(server, `/o/${SLUGS.draft}`, { Cookie: `goround-d-${SLUGS.draft}=${value}` })
      expect(answer.status).toBe(404)
    }
  })

  test('OUT-15 the data keep to the schema that is published beside them', async () => {
    const server = await serverWithPages()
    const data = await (await get(server, `/o/${SLUGS.public}.json`)).json()
    expect(publicPageSchema.parse(data)).toEqual(data)
    const schema = await get(server, '/o/schema.json')
    expect(schema.headers.get('content-type')).toMatch(/^application\/schema\+json/)
    expect(Object.keys((await schema.json()).properties)).toEqual(Object.keys(data as object))
  })

  test('OUT-17 what a page needs comes from us: its style, its letters, its picture', async () => {
    const server = await serverWithPages({ GOROUND_ORIGIN: 'https://goround.example' })
    const kinds = [
      ['page.css', 'text/css; charset=utf-8'],
      ['font.woff2', 'font/woff2'],
      ['card.png', 'image/png'],
    ]
    for (const [file, type] of kinds) {
      const { status, headers } = await get(server, `/o/${file}`)
      expect([status, headers.get('content-type')]).toEqual([200, type])
    }
    const html = await (await get(server, `/o/${SLUGS.public}`)).text()
    expect(html).toContain('<meta property="og:image" content="https://goround.example/o/card.png">')
    expect(html).toContain(`<meta property="og:url" content="https://goround.example/o/${SLUGS.public}">`)
  })

  test('SEC-3 reading changes nothing, however often', async () => {
    const server = await serverWithPages()
    const before = await server.storage.readOutcomeAt(SLUGS.public)
    for (let count = 0; count < 20; count += 1) await get(server, `/o/${SLUGS.public}`)
    expect(await server.storage.readOutcomeAt(SLUGS.public)).toEqual(before)
  })
})

describe('SEC-13 limits', () => {
  test('SEC-13 wrong links are tried so often and no more', async () => {
    const server = await serverWithPages()
    const visitor = new Visitor(server)
    const tries = await Promise.all(
      Array.from({ length: 120 }, () => visitor.ask('POST', '/api/mine/look', { secret: 'A'.repeat(32) })),
    )
    expect(tries.filter(({ status }) => status === 404)).toHaveLength(100)
    expect(tries.filter(({ status }) => status === 429)).toHaveLength(20)
  })

  test('SEC-16 a change asked for by another site is refused', async () => {
    const server = await serverWithPages()
    const visitor = new Visitor(server)
    visitor.headers = { Origin: 'https://elsewhere.example' }
    const answer = await visitor.ask('POST', '/api/mine/look', { secret: 'A'.repeat(32) })
    expect(answer.status).toBe(403)
  })
})

describe('the picture', () => {
  let picture: Buffer
  beforeAll(() => {
    picture = socialCard()
  })

  test('OUT-17 it is a picture of the size that is said', () => {
    expect(picture.subarray(1, 4).toString('latin1')).toBe('PNG')
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1_200, 630])
    expect(picture.length).toBeLessThan(60_000)
  })
})
