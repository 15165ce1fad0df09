import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BrowserPerson, launchBrowser } from '../support/browser.ts'
import { Person, Visitor } from '../support/people.ts'
import { RealServer } from '../support/realServer.ts'
import { axeFinds, RoomPage, startConversation } from '../support/roomPage.ts'

/** What works with no call server at all, and what the doors say. */
describe('rooms without a call', () => {
  let server: RealServer
  let browser: Browser
  const folder = mkdtempSync(join(tmpdir(), 'goround-alone-'))

  beforeAll(async () => {
    server = await RealServer.start(folder, { GOROUND_CALL: 'off' })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test('without a call server the room works, and says so in one kind sentence', async () => {
    const person = await BrowserPerson.open(browser, server.url)
    const room = new RoomPage(person.page)
    const links = await startConversation(person.page, server.url, {
      question: 'What would help?',
      length: '10 minutes, to try it out',
    })
    await room.join(links.facilitator, 'Ines')
    await person.page
      .getByText(/sound isn’t/)
      .first()
      .waitFor()
    await room.addCard('The board works')
    await room.saved()
    await room.control('Raise hand').click()
    await room.queueIs('You')
    expect(await axeFinds(person.page)).toEqual([])
    expect(person.errors).toEqual([])
    await person.close()
  })

  test('whoever may not use the microphone joins all the same', async () => {
    const person = await BrowserPerson.open(browser, server.url, { permissions: [] })
    await person.context.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
    })
    const links = await startConversation(person.page, server.url, { question: 'What would help?' })
    const room = new RoomPage(person.page)
    await room.join(links.participant, 'Dee')
    await room.addCard('I can write')
    await room.saved()
    await person.close()
  })

  test.each([
    ['an address without a link', (link: string) => link.replace(/#.*/, '')],
    ['a link with a letter too few', (link: string) => link.slice(0, -1)],
    ['a link that opens nothing', (link: string) => `${link.slice(0, -6)}AAAAAA`],
    ['a page that is not there', () => '/nowhere'],
  ])('%s gets a kind page, and axe finds nothing on it', async (_, change) => {
    const person = await BrowserPerson.open(browser, server.url)
    const links = await startConversation(person.page, server.url, { question: 'What would help?' })
    await person.page.goto(new URL(change(links.participant), server.url).href)
    await person.page.reload()
    await person.page.getByRole('heading', { level: 1 }).waitFor()
    // Nothing more is on its way that could still offer a seat.
    await person.page.waitForLoadState('networkidle')
    expect(await person.page.getByRole('button', { name: 'Join', exact: true }).count()).toBe(0)
    expect(await axeFinds(person.page)).toEqual([])
    expect(person.errors).toEqual([])
    await person.close()
  })

  test('S-1 S-3 the ninth gets a sentence, and so does a name that is taken', async () => {
    const person = await BrowserPerson.open(browser, server.url)
    const links = await startConversation(person.page, server.url, { question: 'What would help?' })
    const [, id = '', secret = ''] = /\/c\/([\w-]+)#p-([\w-]+)$/.exec(links.participant) ?? []
    const started = { id, secrets: { participant: secret, facilitator: '', 'note-taker': '' } }
    await Person.join(server, started, 'Dee')
    await person.page.goto(links.participant)
    await person.page.getByRole('textbox', { name: 'Your name today' }).fill('dee')
    await person.page.getByRole('button', { name: 'Join', exact: true }).click()
    await person.page.getByText(/There is somebody with that name|There is a/).waitFor()
    expect(await axeFinds(person.page)).toEqual([])
    for (const name of ['Ana', 'Bo', 'Cleo', 'Eve', 'Finn', 'Gus', 'Hana'])
      await Person.join(server, started, name)
    await person.page.getByRole('textbox', { name: 'Your name today' }).fill('Ivo')
    await person.page.getByRole('button', { name: 'Join', exact: true }).click()
    await person.page.getByText(/All eight chairs are taken/).waitFor()
    const { body } = await new Visitor(server).ask('POST', `/api/conversations/${id}/lobby`, {
      role: 'participant',
      secret,
    })
    expect(body.lobby).toMatchObject({ people: 8 })
    await person.close()
  })

  test('the whole way by keyboard alone: from the start page to a card and a hand', async () => {
    const person = await BrowserPerson.open(browser, server.url)
    const { page } = person
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key)
    }
    const focused = () =>
      page.evaluate(() => {
        const { activeElement: element } = document
        // Not what a heading or the page itself says when it has the focus.
        if (element === null || !element.matches('a, button, input, textarea, select')) return ''
        return element.getAttribute('aria-label') ?? element.textContent
      })
    const tabTo = async (name: RegExp) => {
      for (let times = 0; times < 60; times += 1) {
        await press('Tab')
        if (name.test(await focused()) || name.test(await labelOf())) return
      }
      throw new Error(`${name} cannot be reached by Tab`)
    }
    const labelOf = () =>
      page.evaluate(() => {
        const { activeElement: element } = document
        const labels =
          element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
            ? [...(element.labels ?? [])]
            : []
        return labels.map((label) => label.textContent).join(' ')
      })
    await page.goto(server.url)
    await page.getByRole('textbox', { name: 'The question on the table' }).waitFor()
    await tabTo(/The question on the table/)
    await page.keyboard.type('What would help?')
    await tabTo(/Start a conversation/)
    await press('Enter')
    await page.getByRole('heading', { name: 'Your conversation is ready' }).waitFor()
    await page.getByText('Go to the room').waitFor()
    await tabTo(/Go to the room/)
    await press('Enter')
    await page.getByRole('textbox', { name: 'Your name today' }).waitFor()
    await tabTo(/Your name today/)
    await page.keyboard.type('Ines')
    await press('Enter')
    const room = new RoomPage(page)
    await room.circle.waitFor()
    await page.getByRole('textbox', { name: 'New card' }).waitFor()
    await press('c')
    await page.keyboard.type('By keyboard')
    await press('Enter')
    await room.cardsAre('By keyboard')
    await press('Escape')
    await page
      .getByRole('textbox', { name: 'New card' })
      .and(page.locator(':focus'))
      .waitFor({ state: 'detached' })
    await tabTo(/^Raise hand/)
    await press('Enter')
    await room.queueIs('You')
    await person.close()
  })
})
