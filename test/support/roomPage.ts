import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Locator, Page } from 'playwright-core'
import { until } from './until.ts'

/** The screens by the names that people and their tools know them by (fixed in the design). */
export class RoomPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Through the lobby into the room. */
  async join(
    link: string,
    name: string,
    wish: { microphone?: boolean; camera?: boolean } = {},
  ): Promise<void> {
    await this.page.goto(link)
    await this.page.getByRole('textbox', { name: 'Your name today' }).fill(name)
    await this.page
      .getByRole('checkbox', { name: 'Join with microphone' })
      .setChecked(wish.microphone ?? true)
    await this.page.getByRole('checkbox', { name: 'Join with camera' }).setChecked(wish.camera ?? false)
    await this.page.getByRole('button', { name: 'Join', exact: true }).click()
    await this.circle.waitFor()
  }

  get prompt(): Locator {
    return this.page.getByRole('heading', { level: 1 })
  }
  get circle(): Locator {
    return this.page.getByRole('region', { name: 'Circle' })
  }
  get board(): Locator {
    return this.page.getByRole('region', { name: 'Board' })
  }
  get tools(): Locator {
    return this.page.getByRole('region', { name: 'Facilitator tools' })
  }
  get controls(): Locator {
    return this.page.getByRole('region', { name: 'My controls' })
  }

  control(name: string): Locator {
    return this.controls.getByRole('button', { name, exact: true })
  }

  tool(name: string): Locator {
    return this.tools.getByRole('button', { name, exact: true })
  }

  /** Names in the queue, in order, as this screen shows them. */
  async queue(): Promise<string[]> {
    const region = this.page.getByRole('region', { name: 'Speaking queue' })
    const items = await region.getByRole('list').getByRole('listitem').allInnerTexts()
    return items.map(
      (text) =>
        text
          .replace(/^\d+\s*/, '')
          .split('\n')[0]
          ?.trim() ?? '',
    )
  }

  queueIs(...names: string[]): Promise<string[]> {
    return until(
      () => this.queue(),
      (queue) => queue.join() === names.join(),
    )
  }

  /** The sheet that asks comes late, and a button of almost the same name opens it. */
  async endForEverybody(): Promise<void> {
    await this.tool('End the conversation').click()
    await this.page.getByRole('button', { name: 'End it for everybody', exact: true }).click()
  }

  async addCard(text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'New card' }).fill(text)
    await this.page.getByRole('textbox', { name: 'New card' }).press('Enter')
  }

  /** Texts of all cards on this screen, sorted. */
  async cards(): Promise<string[]> {
    const texts = await this.board
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('button', { name: 'Card options' }) })
      .allInnerTexts()
    return texts.map((text) => text.split('\n')[0]?.trim() ?? '').sort()
  }

  cardsAre(...texts: string[]): Promise<string[]> {
    const wanted = [...texts].sort().join('|')
    return until(
      () => this.cards(),
      (cards) => cards.join('|') === wanted,
    )
  }

  saved(): Promise<void> {
    return this.board.getByText('Saved', { exact: true }).waitFor()
  }
}

export type Links = { participant: string; noteTaker: string; facilitator: string }

/** Fills in the start page and reads the three links. */
export async function startConversation(
  page: Page,
  url: string,
  wish: { question: string; kind?: string; length?: string },
): Promise<Links> {
  await page.goto(url)
  await page.getByRole('textbox', { name: 'The question on the table' }).fill(wish.question)
  if (wish.kind !== undefined)
    await page.getByRole('combobox', { name: 'Kind of conversation' }).selectOption({ label: wish.kind })
  if (wish.length !== undefined)
    await page.getByRole('combobox', { name: 'How long' }).selectOption({ label: wish.length })
  await page.getByRole('button', { name: 'Start a conversation' }).click()
  await page.getByRole('heading', { name: 'Your conversation is ready' }).waitFor()
  const linkOf = (name: string) => page.getByRole('textbox', { name }).inputValue()
  return {
    participant: await linkOf('Participant link'),
    noteTaker: await linkOf('Note-taker link'),
    facilitator: await linkOf('Facilitator link'),
  }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds on a page as it is now: the rule and where, nothing when all is well. */
export async function axeFinds(page: Page): Promise<string[]> {
  // Past the page's own policy, which rightly lets in no script of ours.
  await page.evaluate(axe)
  return page.evaluate(async (tags) => {
    const { violations } = await (
      window as never as { axe: { run(context: Document, options: object): Promise<AxeResult> } }
    ).axe.run(document, { runOnly: { type: 'tag', values: tags } })
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
  }, TAGS)
}

type AxeResult = { violations: { id: string; nodes: { target: string[] }[] }[] }
