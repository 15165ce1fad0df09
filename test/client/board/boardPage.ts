import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import type { CardId } from '../../../shared/ids.ts'
import type { PersonCommand } from '../../../shared/room/commands.ts'
import type { FakeBoard } from './fakeBoard.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Look = { scene?: string; step?: string; theme?: 'dark'; dir?: 'rtl'; me?: string }

/** A board in a real browser, by the names that people and their tools know its parts by. */
export class BoardPage {
  readonly page: Page
  /** Whatever the page complained of. Ends every test: a policy broken quietly is still broken. */
  readonly complaints: string[] = []
  readonly #url: string

  private constructor(page: Page, url: string) {
    this.page = page
    this.#url = url
    page.on('pageerror', (error) => this.complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(message.text())
    })
  }

  static async open(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<BoardPage> {
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
    return new BoardPage(await context.newPage(), url)
  }

  async close(): Promise<void> {
    await this.page.context().close()
  }

  async show(look: Look = {}): Promise<void> {
    await this.showBeforeFonts(look)
    // Letters of another width would move what is measured or pointed at later on.
    await this.page.evaluate(async () => {
      await Promise.allSettled([...document.fonts].map((font) => font.load()))
    })
  }

  async showBeforeFonts({ scene = 'full', ...look }: Look = {}): Promise<void> {
    await this.page.goto(`${this.#url}?${new URLSearchParams({ scene, ...look })}`)
    await this.page.getByRole('heading', { name: 'Board', exact: true }).waitFor()
  }

  get region(): Locator {
    return this.page.getByRole('region', { name: 'Board' })
  }
  get composer(): Locator {
    return this.region.getByRole('textbox', { name: 'New card' })
  }
  get field(): Locator {
    return this.region.getByRole('textbox', { name: 'Card text' })
  }
  get moveKeys(): Locator {
    return this.region.getByRole('application', { name: 'Moving a card' })
  }

  /** Where the name of somebody who writes here stands in a card. */
  caretOf(name: string, words: string): Promise<number> {
    return this.card(words).evaluate((element, wanted) => {
      const names = [...element.querySelectorAll('[aria-hidden] > span')]
      const caret = names.find((each) => each.textContent === wanted)?.parentElement
      return caret?.getBoundingClientRect().x ?? -1
    }, name)
  }

  column(name: string): Locator {
    return this.region.getByRole('list', { name, exact: true })
  }

  /** By some of its words, wherever it lies. */
  card(words: string): Locator {
    const isCard = this.page.locator('[data-card],[data-held]')
    return this.region.getByRole('listitem').and(isCard).filter({ hasText: words })
  }

  /** The box of a theme, by its sentence. */
  theme(sentence: string): Locator {
    return this.region
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('heading', { name: sentence }) })
  }

  options(words: string): Locator {
    return this.card(words).getByRole('button', { name: 'Card options' })
  }

  async choose(words: string, ...entries: readonly string[]): Promise<void> {
    await this.options(words).click()
    for (const entry of entries) {
      const item = this.page.getByRole('menu').locator('[role^=menuitem]').filter({ hasText: entry })
      await item.click()
    }
  }

  /** Until the keys move it. */
  async pickUp(words: string): Promise<void> {
    await this.choose(words, 'Pick it up and move it')
    await this.moveKeys.and(this.page.locator(':focus')).waitFor()
  }

  texts(column: string): Promise<string[]> {
    return this.column(column).getByRole('listitem').locator('p').allInnerTexts()
  }

  /** Somebody else, or the server, does something with the board of this page. */
  async elsewhere(act: (board: FakeBoard) => void): Promise<void> {
    await this.page.evaluate(`(${act})(window.board)`)
  }

  idOf(words: string): Promise<CardId> {
    return this.page.evaluate((text) => window.board.idOf(text), words)
  }

  /** Somebody else in the room asks for something. */
  async somebody(name: string, command: PersonCommand): Promise<void> {
    await this.page.evaluate(([who, what]) => window.room?.does(who, what), [name, command] as const)
  }

  /** What this page asked the room for, by name. */
  asked(): Promise<string[]> {
    return this.page.evaluate(() => window.room?.asked.map(({ type }) => type) ?? [])
  }

  calls(): Promise<string[]> {
    return this.page.evaluate(() => window.board.calls)
  }

  /** What was read out last. */
  heard(): Promise<string | undefined> {
    return this.page.evaluate(() => window.heard.at(-1))
  }

  /** Where the focus is: the name of the control, and the words of its card. */
  focus(): Promise<string> {
    return this.page.evaluate(() => {
      const element = document.activeElement
      const name =
        element?.getAttribute('aria-label') ?? element?.textContent ?? element?.tagName ?? 'nowhere'
      const card = element?.closest('[data-card]')?.querySelector('p')?.textContent
      return card === undefined || card === null ? name : `${name} of: ${card}`
    })
  }

  caret(): Promise<[number, number]> {
    return this.field.evaluate((field: HTMLTextAreaElement) => [field.selectionStart, field.selectionEnd])
  }

  async findProblems(): Promise<string[]> {
    await this.page.evaluate(axe)
    const { violations } = await this.page.evaluate(async (): Promise<AxeResults> => {
      const { axe } = window as unknown as { axe: { run(options: object): Promise<AxeResults> } }
      return axe.run({
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      })
    })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  }
}
