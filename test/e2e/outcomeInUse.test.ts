import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { flat } from '../../shared/outcome/render/text.ts'
import type { Outcome } from '../../shared/outcome/state.ts'
import { launchBrowser } from '../support/browser.ts'
import { hostileTexts } from '../support/hostileText.ts'
import { exportAs } from '../support/outcomeExports.ts'
import { servePages } from '../support/outcomeServer.ts'
import { aFullPage, cardNamed, gathered, OutcomeKit } from '../support/outcomes.ts'

/** The page that a conversation leaves behind, in a browser that runs no scripts: on screens, in the dark, on paper. */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const named = (slug: string, outcome: Outcome): Outcome => ({ ...outcome, slug, conversation: slug as never })

function draft(): Outcome {
  const kit = aFullPage()
  kit.must('kofi', { type: 'word.choose', card: cardNamed('quiet'), choice: 'words' })
  kit.must('ines', {
    type: 'theme.keep-both',
    theme: 'calling',
    sentence: 'Some of us never call',
    answer: null,
  })
  return named('slug-of-draft-01', kit.outcome)
}

const PLACES = {
  'the public page': '/o/slug-of-public-1',
  'a draft': '/pass/slug-of-draft-01',
  'a page with nothing on it': '/o/slug-of-empty-01',
  'a page that was taken back': '/o/slug-of-gone-001',
  'no page': '/o/slug-of-nothing1',
} as const

let browser: Browser
let site: Awaited<ReturnType<typeof servePages>>

beforeAll(async () => {
  const published = aFullPage().publish().outcome
  const empty = { ...new OutcomeKit().publish().outcome, cards: [], themes: [], differences: [] }
  site = await servePages([
    named('slug-of-public-1', published),
    draft(),
    named('slug-of-empty-01', empty),
    named('slug-of-gone-001', { ...published, withdrawnAt: 1 }),
  ])
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

async function look<Result>(
  path: string,
  options: BrowserContextOptions,
  what: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ javaScriptEnabled: false, ...options })
  try {
    const page = await context.newPage()
    await page.goto(site.url + path)
    return await what(page)
  } finally {
    await context.close()
  }
}

async function findProblems(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const { violations } = await page.evaluate(async (): Promise<AxeResults> => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<AxeResults> } }
    return axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    })
  })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

const DESK = { viewport: { width: 1280, height: 800 }, colorScheme: 'light' } as const
const PHONE = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const

describe('OUT-17 the page in a browser without scripts', () => {
  test.each(Object.entries(PLACES))('axe finds nothing on %s', async (_, path) => {
    // Axe is a script itself, so it is let in; the page has none either way.
    for (const size of [DESK, PHONE])
      expect(await look(path, { ...size, javaScriptEnabled: true }, findProblems)).toEqual([])
  })

  test.each(Object.entries(PLACES))('%s needs no scrolling sideways, down to 320', async (_, path) => {
    for (const width of [1280, 390, 320]) {
      const wide = await look(path, { viewport: { width, height: 800 } }, (page) =>
        page.locator('html').evaluate((root) => root.scrollWidth),
      )
      expect(wide).toBeLessThanOrEqual(width)
    }
  })

  test('OUT-9 a blank of the first sentence leads to its theme', async () => {
    await look(PLACES['the public page'], DESK, async (page) => {
      await page.getByRole('link', { name: 'the hours after five' }).click()
      await page.locator('#t3:target').waitFor()
      expect(await page.locator('#t3').textContent()).toContain('Most places close')
    })
  })

  test('it prints on two sheets of A4', async () => {
    const pdf = await look(PLACES['the public page'], DESK, (page) => page.pdf({ preferCSSPageSize: true }))
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(2)
  })

  test('OUT-15 in a real parser, hostile words are text and the page has the same elements', async () => {
    const texts = hostileTexts(200).filter((text) => flat(text) !== '')
    const build = (question: string) =>
      exportAs({ ...gathered({ question }), question, publishedAt: 1 }, 'html')
    const read = (pages: readonly string[]) =>
      look('/o/slug-of-nothing1', { javaScriptEnabled: true }, (page) =>
        page.evaluate((all) => {
          const parser = new DOMParser()
          return all.map((each) => {
            const parsed = parser.parseFromString(each, 'text/html')
            const elements = [...parsed.querySelectorAll('*')].map(
              ({ tagName, attributes }) => `${tagName} ${[...attributes].map(({ name }) => name).join()}`,
            )
            return { title: parsed.title, heading: parsed.querySelector('h1')?.textContent ?? '', elements }
          })
        }, pages),
      )
    const [calm, ...hostile] = await read([build('Calm words'), ...texts.map(build)])
    for (const [index, { title, heading, elements }] of hostile.entries()) {
      const text = flat(texts[index] ?? '')
      expect(elements, text).toEqual(calm?.elements)
      expect(flat(heading), text).toBe(text)
      expect(flat(title), text).toBe(text)
    }
  })
})
