import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BrowserPerson, launchBrowser } from '../support/browser.ts'
import { endLeftBehind, findLivekit } from '../support/livekit.ts'
import { RealServer } from '../support/realServer.ts'
import { axeFinds, type Links, RoomPage, startConversation } from '../support/roomPage.ts'
import { until } from '../support/until.ts'

const livekit = await findLivekit()
const QUESTION = 'What would make our neighbourhood safer?'

/** Three browsers, three roles, one real call: the product's first promise, from the start page to the end. */
describe.skipIf(typeof livekit !== 'string')('a whole room', () => {
  let server: RealServer
  let browser: Browser
  let people: { ines: BrowserPerson; tui: BrowserPerson; dee: BrowserPerson }
  let rooms: { ines: RoomPage; tui: RoomPage; dee: RoomPage }
  let links: Links
  const folder = mkdtempSync(join(tmpdir(), 'goround-e2e-'))

  beforeAll(async () => {
    server = await RealServer.start(folder)
    browser = await launchBrowser()
    const [ines, tui, dee] = await Promise.all(
      [330, 550, 880].map((voiceHz) => BrowserPerson.open(browser, server.url, { voiceHz })),
    )
    if (ines === undefined || tui === undefined || dee === undefined) throw new Error('a browser is missing')
    people = { ines, tui, dee }
    rooms = { ines: new RoomPage(ines.page), tui: new RoomPage(tui.page), dee: new RoomPage(dee.page) }
  })

  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await endLeftBehind(folder)
    rmSync(folder, { recursive: true, force: true })
  })

  const everybody = () => Object.values(rooms)

  test('a conversation is started, and nothing of the call is loaded for it', async () => {
    const { page } = people.ines
    const loaded: string[] = []
    page.on('response', (response) => loaded.push(response.url()))
    links = await startConversation(page, server.url, { question: QUESTION, length: '90 minutes' })
    expect(links.participant).toMatch(/^http:\/\/localhost:\d+\/c\/[\w-]{16}#p-[\w-]{22}$/)
    await page.reload()
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Facilitator link' }).inputValue())
      .toBe(links.facilitator)
    expect(await axeFinds(page)).toEqual([])
    const sources = await Promise.all(
      loaded.filter((url) => url.endsWith('.js')).map(async (url) => (await fetch(url)).text()),
    )
    expect(sources.length).toBeGreaterThan(1)
    for (const source of sources) expect(source).not.toMatch(/livekit|RTCPeerConnection/i)
  })

  test('three people come in by their links and are in the room, with their secrets out of sight', async () => {
    await people.dee.page.goto(links.participant)
    await people.dee.page.getByRole('textbox', { name: 'Your name today' }).waitFor()
    await expect.poll(() => people.dee.page.url()).not.toContain(links.participant.split('#p-')[1])
    expect(await axeFinds(people.dee.page)).toEqual([])
    await rooms.ines.join(links.facilitator, 'Ines')
    await rooms.tui.join(links.noteTaker, 'Tui', { camera: true })
    await rooms.dee.join(links.participant, 'Dee')
    for (const room of everybody()) {
      await expect.poll(() => room.prompt.innerText()).toBe(QUESTION)
      await room.circle.getByText('Ines').or(room.circle.getByText('You')).first().waitFor()
    }
  })

  test('each hears and sees the others: bytes and decoded sound, not only a word', async () => {
    for (const person of Object.values(people)) {
      const heard = await until(
        () => person.hears(),
        (tracks) => tracks.filter((track) => track.bytes > 1_000 && track.level > 0.05).length === 2,
        30_000,
      )
      expect(heard).toHaveLength(2)
    }
    for (const person of [people.ines, people.dee])
      await until(
        () => person.sees(),
        (pictures) => pictures === 1,
      )
    expect(await people.tui.sees()).toBe(0)
  })

  test('muting stops the sound for everybody else, and speaking again brings it back', async () => {
    const mute = rooms.ines.control('Microphone')
    const loud = (tracks: { level: number }[]) => tracks.filter((track) => track.level > 0.05).length
    await expect.poll(() => mute.getAttribute('aria-pressed')).toBe('true')
    await mute.click()
    for (const person of [people.tui, people.dee])
      await until(
        () => person.hears(),
        (tracks) => loud(tracks) === 1,
      )
    await rooms.dee.circle.getByText('microphone off').first().waitFor({ state: 'attached' })
    await mute.click()
    for (const person of [people.tui, people.dee])
      await until(
        () => person.hears(),
        (tracks) => loud(tracks) === 2,
      )
  })

  test('Q-1 hands raised in three browsers show the same order everywhere', async () => {
    for (const room of [rooms.tui, rooms.dee, rooms.ines]) {
      await room.control('Raise hand').click()
      await until(
        () => room.control('Raise hand').getAttribute('aria-pressed'),
        (pressed) => pressed === 'true',
      )
    }
    await rooms.tui.queueIs('You', 'Dee', 'Ines')
    await rooms.dee.queueIs('Tui', 'You', 'Ines')
    await rooms.ines.queueIs('Tui', 'Dee', 'You')
  })

  test('F-2 the floor passes from one to the next', async () => {
    await rooms.ines.tool('Give the floor').click()
    await rooms.tui.control('Raise hand').waitFor()
    await rooms.tui.page.getByRole('button', { name: "I'm done" }).click()
    const done = rooms.dee.page.getByRole('button', { name: "I'm done" })
    await done.waitFor()
    await rooms.dee.queueIs('Ines')
    await done.click()
    await rooms.ines.page.getByRole('button', { name: "I'm done" }).click()
    for (const room of everybody()) await room.queueIs()
  })

  test('A-1 the agenda moves for everybody, and back', async () => {
    await rooms.ines.tool('Start').click()
    for (const room of everybody())
      await room.page.getByRole('heading', { level: 1, name: /^Pick the name/ }).waitFor()
    await rooms.ines.tool('Next step').click()
    for (const room of everybody())
      await room.page.getByRole('heading', { level: 1, name: /^Here’s how/ }).waitFor()
    await rooms.ines.tool('More tools').click()
    await rooms.ines.page.getByRole('menuitem', { name: /^Back to/ }).click()
    for (const room of everybody())
      await room.page.getByRole('heading', { level: 1, name: /^Pick the name/ }).waitFor()
  })

  test('cards typed at once in three browsers are the same board in all of them, and saved', async () => {
    const texts = { ines: 'A warm place to sit', tui: 'Soup on Tuesdays', dee: 'A nurse who knows me' }
    await Promise.all(
      Object.entries(texts).map(([name, text]) => rooms[name as keyof typeof rooms].addCard(text)),
    )
    for (const room of everybody()) {
      await room.cardsAre(...Object.values(texts))
      await room.saved()
    }
  })

  test('two people write in one card at the same time', async () => {
    const open = async (room: RoomPage) => {
      const card = room.board.getByRole('listitem').filter({ hasText: 'Soup on Tuesdays' })
      await card.getByRole('button', { name: 'Card options' }).click()
      await room.page.getByRole('menuitem', { name: 'Edit' }).click()
      return room.page.getByRole('textbox', { name: 'Card text' })
    }
    const [one, other] = [await open(rooms.tui), await open(rooms.dee)]
    await one.press('End')
    await other.press('Home')
    await Promise.all([
      one.pressSequentially(', and bread', { delay: 20 }),
      other.pressSequentially('Hot ', { delay: 20 }),
    ])
    for (const room of [rooms.tui, rooms.dee]) {
      await until(
        () => room.page.getByRole('textbox', { name: 'Card text' }).inputValue(),
        (text) => text === 'Hot Soup on Tuesdays, and bread',
      )
      await room.page.keyboard.press('Escape')
    }
    await rooms.ines.cardsAre(
      'A warm place to sit',
      'A nurse who knows me',
      'Hot Soup on Tuesdays, and bread',
    )
  })

  test('a card is taken down for everybody, and put back by who took it down', async () => {
    const card = rooms.dee.board.getByRole('listitem').filter({ hasText: 'A warm place' })
    await card.getByRole('button', { name: 'Card options' }).click()
    await rooms.dee.page.getByRole('menuitem', { name: 'Take it down' }).click()
    const left = ['A nurse who knows me', 'Hot Soup on Tuesdays, and bread']
    for (const room of everybody()) await room.cardsAre(...left)
    await rooms.dee.page.getByRole('button', { name: 'Undo' }).click()
    for (const room of everybody()) await room.cardsAre(...left, 'A warm place to sit')
  })

  test('S-6 a reload leads straight back into the room, with the hand where it was', async () => {
    await rooms.dee.control('Raise hand').click()
    await rooms.ines.queueIs('Dee')
    await people.dee.page.reload()
    await rooms.dee.circle.waitFor()
    await rooms.dee.queueIs('You')
    await until(
      () => people.dee.hears(),
      (tracks) => tracks.filter((track) => track.level > 0.05).length === 2,
      30_000,
    )
    await rooms.dee.control('Raise hand').click()
    await rooms.ines.queueIs()
  })

  test('S-6 a second tab says so, and takes the seat when asked', async () => {
    const second = await people.dee.context.newPage()
    await second.goto(people.dee.page.url())
    await second.getByRole('button', { name: 'Use here' }).click()
    await new RoomPage(second).circle.waitFor()
    const back = people.dee.page.getByRole('button', { name: 'Use here' })
    await back.waitFor()
    await back.click()
    await rooms.dee.circle.waitFor()
    await second.getByRole('button', { name: 'Use here' }).waitFor()
    await second.close()
  })

  test('S-6 who steps away is away for everybody, muted, and comes back', async () => {
    await rooms.dee.control('Step away').click()
    await rooms.ines.circle.getByText('away', { exact: true }).waitFor()
    await until(
      () => people.ines.hears(),
      (tracks) => tracks.filter((track) => track.level > 0.05).length === 1,
    )
    await rooms.dee.control('Step away').click()
    await rooms.ines.circle.getByText('away', { exact: true }).waitFor({ state: 'detached' })
  })

  test('axe finds nothing in the room, in any role, light or dark', async () => {
    for (const room of everybody()) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await room.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        expect(await axeFinds(room.page)).toEqual([])
      }
    }
  })

  test('A-1 the end is the end for everybody', async () => {
    await rooms.ines.endForEverybody()
    for (const room of everybody())
      await room.page.getByRole('heading', { name: 'Thank you for being here' }).waitFor()
  })

  test('nothing broke on the way, nothing was asked of anybody else, no policy was violated, nothing was written down', async () => {
    for (const person of Object.values(people)) {
      expect(person.errors).toEqual([])
      expect(person.strangers).toEqual([])
      expect(await person.violations()).toEqual([])
    }
    for (const canary of [
      'Ines',
      'Tui',
      'Dee',
      'Soup',
      QUESTION,
      ...Object.values(links).map((link) => link.split('#')[1] ?? ''),
    ]) {
      expect(server.printed).not.toContain(canary)
    }
  })
})
