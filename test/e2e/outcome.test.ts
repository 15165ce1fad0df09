import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BrowserPerson, launchBrowser } from '../support/browser.ts'
import { RealServer } from '../support/realServer.ts'
import { axeFinds, type Links, RoomPage, startConversation } from '../support/roomPage.ts'

const MAIN = fileURLToPath(new URL('../support/hurriedMain.ts', import.meta.url))
const QUESTION = 'What would make our neighbourhood safer?'
const SENTENCE = 'We want help that doesn’t come with judgement'
const ROSAS = 'A nurse who knows me.'
const KOFIS = 'Someone who asks how I am.'
const SAMS = 'A warm place to sit, open late.'
/** Three days of cooling pass in some seconds. */
const DAYS = 20_000

/** Four people and a note-taker, from the first spoken point to the page that everybody agreed to. */
describe('from a spoken point to the page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'goround-outcome-'))
  const names = ['Ines', 'Tui', 'Rosa', 'Kofi', 'Sam'] as const
  type Name = (typeof names)[number]
  let server: RealServer
  let browser: Browser
  const people = new Map<Name, BrowserPerson>()
  const mine = new Map<Name, string>()
  let links: Links
  const room = (name: Name) => new RoomPage(pageOf(name))
  const pageOf = (name: Name): Page => {
    const person = people.get(name)
    if (person === undefined) throw new Error(`${name} is not there`)
    return person.page
  }
  const button = (name: Name, label: string | RegExp) =>
    pageOf(name).getByRole('button', { name: label, exact: typeof label === 'string' })
  const cardOf = (name: Name, text: string) =>
    room(name).board.getByRole('listitem').filter({ hasText: text }).last()

  beforeAll(async () => {
    server = await RealServer.start(folder, { GOROUND_CALL: 'off' }, MAIN)
    browser = await launchBrowser()
    for (const name of names) people.set(name, await BrowserPerson.open(browser, server.url))
    links = await startConversation(pageOf('Ines'), server.url, { question: QUESTION })
    for (const name of names) await room(name).join(linkOf(links, name), name, { microphone: false })
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  function linkOf(links: Links, name: Name): string {
    if (name === 'Ines') return links.facilitator
    return name === 'Tui' ? links.noteTaker : links.participant
  }

  /** On, until this is the question of the step. */
  async function goTo(question: string): Promise<void> {
    const { prompt } = room('Ines')
    for (let tries = 0; tries < 16; tries += 1) {
      const before = await prompt.innerText()
      if (before === question) return
      await room('Ines').tool('Next step').click()
      await expect.poll(() => prompt.innerText(), { timeout: 30_000 }).not.toBe(before)
    }
    throw new Error(`nobody is asked: ${question}`)
  }

  test('a spoken point is shown back to its speaker alone, and kept', async () => {
    for (const name of names) await button(name, 'All right').click()
    await room('Ines').tool('Start').click()
    await goTo('What do you want for it, and why does that matter to you?')
    await room('Rosa').control('Raise hand').click()
    await room('Ines').tool('Give the floor').click()
    await pageOf('Tui').getByRole('textbox', { name: 'New card' }).fill(ROSAS)
    await button('Tui', 'Show back to Rosa').click()
    await pageOf('Rosa').getByText('Is this right?').waitFor()
    expect(await pageOf('Kofi').getByText('Is this right?').count()).toBe(0)
    expect(await pageOf('Tui').getByText('Is this right?').count()).toBe(0)
    await button('Rosa', 'Keep').click()
    await pageOf('Rosa').getByText('Is this right?').waitFor({ state: 'detached' })
    await button('Rosa', "I'm done").click()
  })

  test('others write their own, and the group makes a theme of two', async () => {
    await room('Kofi').addCard(KOFIS)
    await room('Sam').addCard(SAMS)
    for (const name of names) await cardOf(name, SAMS).waitFor()
    await cardOf('Kofi', ROSAS)
      .getByRole('button', { name: /^Speaks to me/ })
      .click()
    await cardOf('Tui', ROSAS).getByRole('button', { name: 'Card options' }).click()
    await pageOf('Tui')
      .getByRole('menuitem', { name: /^Put into a theme/ })
      .click()
    await pageOf('Tui')
      .getByRole('menuitem', { name: /^With another card/ })
      .click()
    await pageOf('Tui').getByText(KOFIS).last().click()
    await pageOf('Tui').getByRole('textbox', { name: 'The theme as a sentence' }).fill(SENTENCE)
    await button('Tui', 'Use this sentence').click()
    for (const name of names) await room(name).board.getByText(SENTENCE).waitFor()
  })

  test('HV-1 what was read and nobody objected to is agreed', async () => {
    await goTo('Here’s what we heard. What’s missing? What would you say differently?')
    await button('Ines', /^Next: |^Read the first: /).click()
    await pageOf('Sam').getByText('Being read now').waitFor()
    await button('Ines', /^That was the last one|^Stop reading|^Next: /)
      .first()
      .click()
    await pageOf('Sam').getByText('Agreed', { exact: true }).waitFor()
  })

  test('everybody takes a link of their own from the close', async () => {
    await goTo('One thing you’re taking with you. Pass is fine.')
    for (const name of names) {
      const field = pageOf(name).getByRole('textbox', { name: /^Your own link to your cards/ })
      await expect.poll(() => field.inputValue(), { timeout: 30_000 }).toContain('/mine#')
      mine.set(name, await field.inputValue())
    }
    expect(new Set(mine.values()).size).toBe(names.length)
    await room('Ines').endForEverybody()
    await pageOf('Sam').getByRole('heading', { name: 'Thank you for being here' }).waitFor()
  })

  test('an organiser who was not there comes to the desk with the facilitator’s link', async () => {
    const organiser = await BrowserPerson.open(browser, server.url)
    await organiser.page.goto(links.facilitator)
    await organiser.page.getByRole('button', { name: 'Get the page ready' }).click()
    await organiser.page.getByRole('heading', { name: 'Getting the page ready' }).waitFor()
    await organiser.page.getByText(SENTENCE).first().waitFor()
    await organiser.context.close()
  })

  test('nothing is public before people said yes to it, and to each of their words', async () => {
    for (const name of names) await pageOf(name).goto(mine.get(name) ?? '')
    const article = pageOf('Rosa').getByRole('article').filter({ hasText: ROSAS })
    await article.getByRole('radio', { name: 'Use my words publicly, no name' }).check()
    await article.getByRole('button', { name: 'No, it doesn’t' }).click()
    await article.getByText('Two people read it', { exact: false }).waitFor()
    for (const name of ['Ines', 'Tui'] as const) {
      await pageOf(name).reload()
      await pageOf(name).getByRole('tab', { name: 'The page' }).click()
      await button(name, 'No, it doesn’t').click()
      await expect.poll(() => button(name, 'No, it doesn’t').getAttribute('aria-pressed')).toBe('true')
    }
    // Now the words are those that will be public: a yes from before would have been for others.
    for (const name of ['Ines', 'Tui'] as const) {
      await button(name, 'I say yes').click()
      await button(name, 'I said yes').waitFor()
    }
    const address = await draftOf('Sam')
    const stranger = await browser.newContext()
    const page = await stranger.newPage()
    expect((await page.goto(address))?.status()).toBe(404)
    await stranger.close()
  })

  test('the link of somebody else in the same tab shows their words alone', async () => {
    const words = (text: string) => pageOf('Rosa').getByRole('article').filter({ hasText: text })
    await pageOf('Rosa').goto(mine.get('Kofi') ?? '')
    await words(KOFIS).waitFor()
    expect(await words(ROSAS).count()).toBe(0)
    await pageOf('Rosa').goto(mine.get('Rosa') ?? '')
    await words(ROSAS).waitFor()
    expect(await words(KOFIS).count()).toBe(0)
  })

  async function draftOf(name: Name): Promise<string> {
    const link = pageOf(name).getByRole('link', { name: /^Read the (draft|page)/ })
    return new URL((await link.getAttribute('href')) ?? '', server.url).href
  }

  test('B-2 it goes public by itself, and words taken out are gone from it within seconds', async () => {
    const address = await draftOf('Sam')
    server.tell(DAYS)
    await expect.poll(async () => (await fetch(address)).status, { timeout: 90_000 }).toBe(200)
    server.tell(1)
    const reader = await browser.newContext({ javaScriptEnabled: false })
    const page = await reader.newPage()
    await page.goto(address)
    await page.getByRole('heading', { level: 1, name: QUESTION }).waitFor()
    await page.getByText(SENTENCE).first().waitFor()
    await page.getByText(ROSAS, { exact: false }).first().waitFor()
    const text = await page.locator('body').innerText()
    for (const name of ['Rosa', 'Kofi', 'Tui', 'Ines']) expect(text).not.toContain(name)
    expect(text).not.toContain(KOFIS)

    await pageOf('Rosa').reload()
    const article = pageOf('Rosa').getByRole('article').filter({ hasText: ROSAS })
    await article.getByRole('radio', { name: 'Take it out' }).click()
    await button('Rosa', 'Undo').waitFor()
    await expect
      .poll(async () => (await (await fetch(address)).text()).includes(ROSAS), { timeout: 20_000 })
      .toBe(false)
    for (const ending of ['md', 'csv', 'json', 'txt'])
      expect(await (await fetch(`${address}.${ending}`)).text()).not.toContain(ROSAS)
    await reader.close()
    // The server is days ahead of this browser by now: ten seconds are ten seconds all the same.
    await button('Rosa', 'Undo').waitFor({ state: 'detached', timeout: 20_000 })
  })

  test('axe finds nothing on the page, nor on one’s own', async () => {
    expect(await axeFinds(pageOf('Rosa'))).toEqual([])
    await pageOf('Sam').goto(await draftOf('Sam'))
    expect(await axeFinds(pageOf('Sam'))).toEqual([])
  })
})
