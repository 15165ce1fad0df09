import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import type { CardId } from '../../shared/ids.ts'
import { BrowserPerson, launchBrowser } from '../support/browser.ts'
import { Person } from '../support/people.ts'
import { RealServer } from '../support/realServer.ts'
import { RoomPage, startConversation } from '../support/roomPage.ts'
import { until } from '../support/until.ts'
import { ROOT } from './step.ts'

/**
 * Draws the pictures of the README again, from the real thing; `--all folder` draws every screen at every size,
 * light and dark, to look at.
 */
const { values } = parseArgs({ options: { all: { type: 'string' } } })

const QUESTION = 'What would make our neighbourhood safer for people who use drugs?'
const CARDS = [
  'Someone who asks how I am, not what I took.',
  'A warm place to sit, open late.',
  'We check on a neighbour we haven’t seen.',
  'Soup on Tuesdays, no questions.',
  'People wait too long to call for help, in case police come too.',
  'It all closes at five.',
  'Naloxone in every corner shop.',
  'Who decides where test kits go?',
]
const COLUMNS = [
  'What we want',
  'What we want',
  'What’s already strong',
  'What’s already strong',
  'What gets in the way',
  'What gets in the way',
  'What could make a difference',
  'What we’re wondering',
]

const SIZES = {
  wide: [1280, 800],
  phone: [390, 844],
  small: [320, 640],
  tablet: [768, 1024],
  low: [844, 390],
} as const

const folder = mkdtempSync(join(tmpdir(), 'goround-pictures-'))
const server = await RealServer.start(folder)
const browser = await launchBrowser()
try {
  await draw(browser)
} finally {
  await browser.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function draw(browser: Browser): Promise<void> {
  const ines = await BrowserPerson.open(browser, server.url)
  const dee = await BrowserPerson.open(browser, server.url, { voiceHz: 550 })
  await ines.page.goto(server.url)
  await shoot(ines.page, 'start')
  const links = await startConversation(ines.page, server.url, { question: QUESTION })
  await shoot(ines.page, 'links')
  const started = startedFrom(links)
  const hall = new RoomPage(ines.page)
  await hall.join(links.facilitator, 'Ines')
  await shoot(ines.page, 'room-alone')
  const people: Record<string, Person> = {}
  for (const name of ['Sam', 'Kofi', 'Rosa', 'Priya']) people[name] = await Person.join(server, started, name)
  people.Tui = await Person.join(server, started, 'Tui', 'note-taker')
  people.Marek = await Person.join(server, started, 'Marek')
  await dee.page.goto(links.participant)
  await dee.page.getByRole('textbox', { name: 'Your name today' }).fill('Dee')
  await shoot(dee.page, 'lobby')
  const room = new RoomPage(dee.page)
  await room.join(links.participant, 'Dee')
  await shoot(dee.page, 'room-gathering')

  await hall.tool('Start').click()
  for (const step of ['How we’d like to be', 'Hello', 'First thoughts', 'What we want']) {
    await hall.tool('Next step').click()
    // A second click on the same step would be one that somebody else was faster with.
    await ines.page.locator('header b', { hasText: step }).waitFor()
  }
  for (const [index, card] of CARDS.entries()) await writeCard(hall, card, COLUMNS[index] ?? '')
  await makeThemes(people)
  await people.Marek?.room.send({ type: 'presence.step-away' })
  for (const name of ['Rosa', 'Kofi', 'Sam']) await people[name]?.raise()
  await hall.tool('Give the floor').click()
  await room.control('Raise hand').click()
  await hall.queueIs('Kofi', 'Sam', 'Dee')
  await shoot(dee.page, 'room')
  await shoot(ines.page, 'room-facilitator')
  if (values.all === undefined) return
  await room.page.getByRole('button', { name: 'Card options' }).first().click()
  await shoot(dee.page, 'card-menu')
  await dee.page.keyboard.press('Escape')
  await people.Rosa?.room.send({ type: 'floor.done' })
  await people.Kofi?.room.send({ type: 'floor.done' })
  await people.Sam?.room.send({ type: 'floor.done' })
  await dee.page.getByRole('button', { name: "I'm done" }).waitFor()
  await shoot(dee.page, 'room-my-turn')
  await room.control('More').click()
  await shoot(dee.page, 'more')
  await dee.page.keyboard.press('Escape')
  await server.kill()
  await dee.page.waitForTimeout(4_000)
  await shoot(dee.page, 'reconnecting')
  await server.start()
}

/** Two cards belong together, and some speak to several. */
async function makeThemes(people: Readonly<Record<string, Person>>): Promise<void> {
  const { Tui, Sam, Kofi, Rosa, Priya } = people
  const cards = await until(
    () => {
      const seen = Tui?.room.getSnapshot()
      return seen?.kind === 'in' ? (Object.keys(seen.view.cards) as CardId[]) : []
    },
    (ids) => ids.length === CARDS.length,
  )
  const sentence = 'We want help that doesn’t come with judgement'
  const theme = { id: 'theme-of-help', cards: cards.slice(0, 2), sentence, column: 'aspirations' } as const
  await Tui?.room.send({ type: 'theme.make', ...theme })
  for (const [index, voices] of [
    [2, [Sam, Kofi, Rosa, Priya]],
    [3, [Sam, Rosa]],
  ] as const)
    for (const each of voices)
      await each?.room.send({ type: 'card.speaks', card: cards[index] ?? ('' as CardId), isOn: true })
}

async function writeCard(room: RoomPage, text: string, column: string): Promise<void> {
  await room.addCard(text)
  const card = room.board.getByRole('listitem').filter({ hasText: text })
  await card.getByRole('button', { name: 'Card options' }).click()
  await room.page.getByRole('menuitem', { name: /^Move to/ }).click()
  await room.page
    .getByRole('menuitemradio', { name: column })
    .or(room.page.getByRole('menuitem', { name: column, exact: true }))
    .first()
    .click()
}

/** The README's picture, and with `--all` every size in both themes. */
async function shoot(page: Page, name: string): Promise<void> {
  if (name === 'room') {
    mkdirSync(`${ROOT}test/pictures`, { recursive: true })
    await page.waitForTimeout(800)
    await page.screenshot({ path: `${ROOT}test/pictures/room.png` })
  }
  if (values.all === undefined) return
  mkdirSync(values.all, { recursive: true })
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [size, [width, height]] of Object.entries(SIZES)) {
      if (colorScheme === 'dark' && size !== 'wide' && size !== 'phone') continue
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height })
      await page.waitForTimeout(400)
      await page.screenshot({ path: `${values.all}/${name}-${size}-${colorScheme}.png` })
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1280, height: 800 })
}

function startedFrom(links: { participant: string; noteTaker: string; facilitator: string }) {
  const secretOf = (link: string) => link.split(/#[pnf]-/)[1] ?? ''
  return {
    id: /\/c\/([\w-]+)#/.exec(links.participant)?.[1] ?? '',
    secrets: {
      participant: secretOf(links.participant),
      'note-taker': secretOf(links.noteTaker),
      facilitator: secretOf(links.facilitator),
    },
  }
}
