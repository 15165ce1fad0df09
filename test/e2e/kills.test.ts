import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCallFiles } from '../../server/media/own/callFiles.ts'
import { BrowserPerson, type Heard, launchBrowser } from '../support/browser.ts'
import { endLeftBehind, findLivekit } from '../support/livekit.ts'
import { RealServer } from '../support/realServer.ts'
import { type Links, RoomPage, startConversation } from '../support/roomPage.ts'
import { until } from '../support/until.ts'

const livekit = await findLivekit()
/** What the promise says: everybody is back by themselves within this (REL-3). */
const BACK_WITHIN_MS = 20_000
/** A server that takes longer to start has a machine that is busy with something else, and so have its browsers. */
const USUAL_START_MS = 3_000

const loud = (tracks: readonly { level: number }[]) => tracks.filter((track) => track.level > 0.05).length

describe.skipIf(typeof livekit !== 'string')('what dies', () => {
  let server: RealServer
  let browser: Browser
  let people: BrowserPerson[]
  let rooms: RoomPage[]
  let links: Links
  const folder = mkdtempSync(join(tmpdir(), 'goround-kills-'))

  beforeAll(async () => {
    server = await RealServer.start(folder)
    browser = await launchBrowser()
    people = await Promise.all(
      [330, 550, 880].map((voiceHz) => BrowserPerson.open(browser, server.url, { voiceHz })),
    )
    rooms = people.map((person) => new RoomPage(person.page))
    const [ines, tui, dee] = rooms
    if (ines === undefined || tui === undefined || dee === undefined) throw new Error('a browser is missing')
    links = await startConversation(ines.page, server.url, { question: 'What would help?' })
    await ines.join(links.facilitator, 'Ines')
    await tui.join(links.noteTaker, 'Tui')
    await dee.join(links.participant, 'Dee')
    for (const person of people)
      await until(
        () => person.hears(),
        (tracks) => loud(tracks) === 2,
        40_000,
      )
  })

  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await endLeftBehind(folder)
    rmSync(folder, { recursive: true, force: true })
  })

  test('REL-1 REL-3 the server is killed while three people type and raise hands: the talk goes on, and nothing acknowledged is missing or doubled', async () => {
    const [ines, tui, dee] = rooms as [RoomPage, RoomPage, RoomPage]
    await dee.control('Raise hand').click()
    await ines.queueIs('Dee')
    const cards = rooms.map((_, index) => `Card ${index} before`)
    await Promise.all(rooms.map((room, index) => room.addCard(cards[index] ?? '')))
    for (const room of rooms) await room.saved()

    await server.kill()
    // While the server is away: hands, cards, half a sentence.
    await tui.control('Raise hand').click()
    await Promise.all(rooms.map((room, index) => room.addCard(`Card ${index} while away`)))
    await ines.page.getByRole('textbox', { name: 'New card' }).pressSequentially('Half a')
    await ines.board.getByText('Not saved yet').first().waitFor()
    for (const person of people) {
      const bytes = (tracks: Heard[]) => tracks.reduce((sum, track) => sum + track.bytes, 0)
      const before = bytes(await person.hears())
      await until(
        () => person.hears(),
        (tracks) => loud(tracks) === 2 && bytes(tracks) > before,
      )
    }

    const restartedAt = performance.now()
    await server.start()
    const readyAt = performance.now()
    const slowness = Math.max(1, (readyAt - restartedAt) / USUAL_START_MS)
    const all = [...cards, ...rooms.map((_, index) => `Card ${index} while away`)]
    for (const room of rooms) {
      await room.cardsAre(...all)
      await room.saved()
    }
    await ines.queueIs('Dee', 'Tui')
    await until(
      () => ines.circle.getByText('connection lost').count(),
      (count) => count === 0,
    )
    expect((performance.now() - readyAt) / slowness).toBeLessThan(BACK_WITHIN_MS)
    await expect.poll(() => ines.page.getByRole('textbox', { name: 'New card' }).inputValue()).toBe('Half a')
    for (const person of people)
      await until(
        () => person.hears(),
        (tracks) => loud(tracks) === 2,
        30_000,
      )
    await ines.tool('Start').click()
    await dee.page.getByRole('heading', { level: 1, name: /^Pick the name/ }).waitFor()
  })

  test('REL-3 the call server is killed: board and queue go on, and the call comes back by itself', async () => {
    const [ines, tui, dee] = rooms as [RoomPage, RoomPage, RoomPage]
    const record = await (await openCallFiles(folder)).readRecord()
    if (record === null) throw new Error('no call server is running')
    process.kill(record.pid, 'SIGKILL')
    await ines.addCard('While the call was away')
    for (const room of rooms) await room.board.getByText('While the call was away').waitFor()
    await ines.control('Raise hand').click()
    await tui.queueIs('Dee', 'You', 'Ines')
    for (const person of people)
      await until(
        () => person.hears(),
        (tracks) => loud(tracks) === 2,
        60_000,
      )
    await dee.control('Raise hand').click()
    await ines.queueIs('Tui', 'You')
  })

  test('REL-3 an orderly restart leaves the talk going as well', async () => {
    const { pid } = (await (await openCallFiles(folder)).readRecord()) ?? { pid: 0 }
    await server.stop()
    for (const person of people)
      await until(
        () => person.hears(),
        (tracks) => loud(tracks) === 2,
      )
    await server.start()
    expect((await (await openCallFiles(folder)).readRecord())?.pid).toBe(pid)
    const [ines, tui] = rooms as [RoomPage, RoomPage, RoomPage]
    await ines.queueIs('Tui', 'You')
    await tui.addCard('After the restart')
    for (const room of rooms) await room.board.getByText('After the restart').waitFor()
    for (const person of people)
      await until(
        () => person.hears(),
        (tracks) => loud(tracks) === 2,
        30_000,
      )
  })
})
