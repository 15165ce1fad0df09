import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CHARACTERS } from '../../server/practice/temperament.ts'
import { BrowserPerson, launchBrowser } from '../support/browser.ts'
import { endLeftBehind, findLivekit } from '../support/livekit.ts'
import { RealServer } from '../support/realServer.ts'
import { axeFinds, RoomPage } from '../support/roomPage.ts'
import { until } from '../support/until.ts'

const livekit = await findLivekit()
/** Optional, and only there for some machines: without it everything but the voices is there. */
const LIBRARY = '@livekit/rtc-node'
const hasVoices = await import(LIBRARY).then(
  () => typeof livekit === 'string',
  () => false,
)

describe('a practice room in a browser', () => {
  let server: RealServer
  let browser: Browser
  const folder = mkdtempSync(join(tmpdir(), 'goround-practice-'))

  beforeAll(async () => {
    server = await RealServer.start(folder)
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await endLeftBehind(folder)
    rmSync(folder, { recursive: true, force: true })
  })

  test('from the start page into a room with six pretend people, who raise hands and are heard', async () => {
    const me = await BrowserPerson.open(browser, server.url)
    const { page } = me
    const room = new RoomPage(page)
    await page.goto(server.url)
    await page.getByRole('link', { name: 'Try a practice room' }).click()
    await page.getByText(/people in it are pretend/).waitFor()
    await page.getByRole('textbox', { name: 'Your name today' }).fill('Newcomer')
    await page.getByRole('button', { name: 'Join', exact: true }).click()

    await room.circle.getByText('Practice room').waitFor()
    await room.circle.getByText('Six pretend people').waitFor()
    for (const { name } of CHARACTERS) await room.circle.getByText(name, { exact: true }).waitFor()
    await until(
      () => room.circle.getByText('pretend', { exact: true }).count(),
      (count) => count === CHARACTERS.length,
    )
    expect(await axeFinds(page)).toEqual([])

    // One press for each step that is seen: a second one for the same would go past it.
    const goOn = async (name: string) => {
      const step = await room.prompt.innerText()
      await room.tool(name).click()
      await expect.poll(() => room.prompt.innerText()).not.toBe(step)
    }
    await goOn('Start')
    while ((await page.getByText('Open floor', { exact: true }).count()) === 0) await goOn('Next step')
    await page.getByRole('heading', { name: /has a hand up/ }).waitFor({ timeout: 120_000 })
    await expect.poll(async () => (await room.queue()).length).toBeGreaterThan(0)
    await room.tool('Give the floor').click()
    await room.circle.getByText('has the floor').waitFor()
    if (hasVoices) {
      await until(
        async () => Math.max(...(await me.hears()).map(({ level }) => level)),
        (level) => level > 0.01,
        60_000,
      )
    }
    expect(me.errors).toEqual([])
    expect(await me.violations()).toEqual([])
    expect(me.strangers).toEqual([])
    await me.close()
  })
})
