import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonCommand } from '../../shared/room/commands.ts'
import type { RoomView } from '../../shared/room/view.ts'
import { BrowserPerson, launchBrowser } from '../support/browser.ts'
import { endLeftBehind, findLivekit } from '../support/livekit.ts'
import { Person, startConversation } from '../support/people.ts'
import { RealServer } from '../support/realServer.ts'
import { RoomPage } from '../support/roomPage.ts'
import { until } from '../support/until.ts'

const livekit = await findLivekit()
const NAMES = ['Ana', 'Bo', 'Cleo', 'Dee'] as const

/** Four browsers in one call go to two tables and come back; a facilitator moves the steps. */
describe.skipIf(typeof livekit !== 'string')('tables in four browsers', () => {
  let server: RealServer
  let browser: Browser
  let ines: Person
  let people: BrowserPerson[]
  const folder = mkdtempSync(join(tmpdir(), 'goround-tables-'))

  beforeAll(async () => {
    server = await RealServer.start(folder)
    browser = await launchBrowser()
    const started = await startConversation(server, { template: 'one-two-all' })
    ines = await Person.join(server, started, 'Ines', 'facilitator')
    people = await Promise.all(
      NAMES.map((_, index) => BrowserPerson.open(browser, server.url, { voiceHz: 300 + 170 * index })),
    )
    // One after the other, so that their chairs are in this order.
    for (const [index, { page }] of people.entries())
      await new RoomPage(page).join(
        `${server.url}/c/${started.id}#p-${started.secrets.participant}`,
        NAMES[index] ?? '',
      )
  })

  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await endLeftBehind(folder)
    rmSync(folder, { recursive: true, force: true })
  })

  const ask = async (command: PersonCommand) => expect(await ines.room.send(command)).toEqual({ ok: true })
  /** How many others each of them hears, in the order of their names. */
  const hear = (...wanted: number[]) =>
    until(
      async () => {
        const tracks = await Promise.all(people.map((person) => person.hears()))
        return tracks.map((each) => each.filter((track) => track.level > 0.05).length)
      },
      (counts) => counts.join() === wanted.join(),
      45_000,
    )
  /** Two pairs, whatever was before. */
  const sitDownAnew = async () => {
    if ((await ines.view()).agenda.phase === 'gathering') await ask({ type: 'agenda.start' })
    const isInPairs = ({ steps, index }: RoomView['agenda']) => steps[index ?? -1]?.mode === 'pairs'
    for (;;) {
      const { agenda } = await ines.view()
      const seenIndex = agenda.index ?? -1
      const isLater = agenda.steps.findIndex(({ mode }) => mode === 'pairs') < seenIndex
      if (isInPairs(agenda)) break
      await ask({ type: isLater ? 'agenda.back' : 'agenda.next', seenIndex })
    }
    if ((await ines.view()).groups?.isOn) await ask({ type: 'groups.end' })
    await ask({ type: 'groups.start' })
  }
  const microphone = (person: BrowserPerson | undefined) =>
    new RoomPage((person as BrowserPerson).page).control('Microphone')

  test('GR-7 two pairs hear only each other, and everybody is back by themselves afterwards', async () => {
    await hear(3, 3, 3, 3)
    await ask({ type: 'agenda.start' })
    for (let index = 0; (await ines.view()).agenda.steps[index]?.mode !== 'pairs'; index += 1)
      await ask({ type: 'agenda.next', seenIndex: index })
    for (const { page } of people) await page.evaluate(writeDownWhatIsSaid)
    await ask({ type: 'groups.start' })
    await hear(1, 1, 1, 1)
    // Ana is with Bo: the others hear what they heard.
    await microphone(people[0]).click()
    await hear(1, 0, 1, 1)
    await microphone(people[0]).click()
    await hear(1, 1, 1, 1)

    await ask({ type: 'groups.end' })
    await hear(3, 3, 3, 3)
    for (const person of people) {
      await expect.poll(() => microphone(person).getAttribute('aria-pressed')).toBe('true')
      expect(person.errors).toEqual([])
      expect(await person.violations()).toEqual([])
    }
  })

  test('GR-6 GR-7 a reload comes back to its table, and the next step brings everybody back', async () => {
    await ask({ type: 'groups.start' })
    await hear(1, 1, 1, 1)
    await people[3]?.page.reload()
    await hear(1, 1, 1, 1)
    await ask({ type: 'agenda.next', seenIndex: (await ines.view()).agenda.index ?? -1 })
    await hear(3, 3, 3, 3)
    // Nobody has gone and nothing broke: no alarm on the way there or back, twice.
    const said = await until(
      () => people[0]?.page.evaluate(() => window.said) ?? [],
      (sentences) => sentences.some((sentence) => sentence.includes('What should everyone hear?')),
    )
    expect(said.filter((sentence) => /sound/i.test(sentence))).toEqual([])
  })

  test('GR-9 GR-10 GR-11 W-7 two pairs write on their own, also over a reload and a killed server, and all of it is everybody’s when they are back', async () => {
    await sitDownAnew()
    const pairs = await pairsOf(ines, people)
    const words = pairs.map((_, index) => [`Card ${index} of one`, `Card ${index} of the other`])
    const pages = pairs.flat()
    const everybodyReadsTheirOwn = () =>
      expect
        .poll(() => Promise.all(pages.map(ours)), { timeout: 30_000 })
        .toEqual(words.flatMap((own) => [own, own]))
    const everybodyWrites = async () => {
      for (const [index, page] of pages.entries()) {
        const text = words[Math.floor(index / 2)]?.at(index % 2 === 0 ? -2 : -1) ?? ''
        await page.addCard(text)
        await cardsOfTable(page).filter({ hasText: text }).filter({ hasText: 'Only you two' }).waitFor()
      }
    }
    // Before that the field for a new card is the board's.
    for (const { page } of pages) await page.getByRole('region', { name: 'Our cards' }).waitFor()
    await everybodyWrites()
    await everybodyReadsTheirOwn()
    await people[0]?.page.reload()
    await everybodyReadsTheirOwn()
    await server.kill()
    await server.start()
    // What is written now can be read only by a page that is connected again.
    for (const [index, own] of words.entries()) own.push(`Card ${index} after`, `Card ${index} after that`)
    await everybodyWrites()
    await everybodyReadsTheirOwn()

    await ask({ type: 'groups.end' })
    for (const { page } of people) await new RoomPage(page).cardsAre(...words.flat())
    for (const person of people) expect(await person.violations()).toEqual([])
  })
})

type Pair = readonly [RoomPage, RoomPage]

/** Who sits together now, as their pages. */
async function pairsOf(ines: Person, people: readonly BrowserPerson[]): Promise<readonly [Pair, Pair]> {
  const { groups, seats } = await ines.sees(
    (room) => room.kind === 'in' && room.view.groups?.isOn === true && room.view,
  )
  const pageOf = (id: string) => {
    const index = NAMES.findIndex((name) => name === seats.find((seat) => seat.id === id)?.name)
    return new RoomPage((people[index] as BrowserPerson).page)
  }
  return groups?.tables.map((table) => table.map(pageOf)) as unknown as readonly [Pair, Pair]
}

const cardsOfTable = ({ page }: RoomPage) =>
  page
    .getByRole('region', { name: 'Our cards' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: 'Card options' }) })

/** What this page reads on its table, in the order in which it was written. */
async function ours(room: RoomPage): Promise<string[]> {
  const texts = await cardsOfTable(room).allInnerTexts()
  return texts.map((text) => text.split('\n')[0]?.trim() ?? '')
}

declare global {
  interface Window {
    said: string[]
  }
}

/** Notes everything that a screen reader is told from now on. */
function writeDownWhatIsSaid(): void {
  const said: string[] = []
  window.said = said
  for (const region of document.querySelectorAll('[role=status], [role=alert]'))
    new MutationObserver(() => said.push(region.textContent ?? '')).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    })
}
