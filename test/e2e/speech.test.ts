import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BrowserPerson, launchBrowser } from '../support/browser.ts'
import { endLeftBehind, findLivekit } from '../support/livekit.ts'
import { RealServer } from '../support/realServer.ts'
import { RoomPage, startConversation } from '../support/roomPage.ts'
import { until } from '../support/until.ts'

const livekit = await findLivekit()
const SENTENCES = readFileSync(new URL('../client/speech/twoVoices.wav', import.meta.url))

/** The recorded sentences instead of a microphone, said when the test asks for it. */
function giveSentences(recorded: string): void {
  navigator.mediaDevices.getUserMedia = async () => {
    const context = new AudioContext()
    const bytes = Uint8Array.from(atob(recorded), (character) => character.charCodeAt(0))
    const buffer = await context.decodeAudioData(bytes.buffer)
    const target = context.createMediaStreamDestination()
    window.speak = () =>
      new Promise((resolve) => {
        const source = new AudioBufferSourceNode(context, { buffer })
        source.connect(target)
        source.onended = () => resolve()
        source.start()
      })
    return target.stream
  }
}
declare global {
  interface Window {
    speak(): Promise<void>
  }
}

describe.skipIf(typeof livekit !== 'string')('speech in a real browser', () => {
  let server: RealServer
  let browser: Browser
  let kofi: BrowserPerson
  let room: RoomPage
  /** Everything the room's socket sent of speech, as it was written. */
  const said: string[] = []
  const folder = mkdtempSync(join(tmpdir(), 'goround-e2e-'))

  beforeAll(async () => {
    server = await RealServer.start(folder)
    browser = await launchBrowser()
    kofi = await BrowserPerson.open(browser, server.url)
    await kofi.page.addInitScript(giveSentences, SENTENCES.toString('base64'))
    kofi.page.on('websocket', (socket) =>
      socket.on('framesent', ({ payload }) => {
        if (String(payload).includes('"speech"')) said.push(String(payload))
      }),
    )
    room = new RoomPage(kofi.page)
    const links = await startConversation(kofi.page, server.url, { question: 'What would help?' })
    await room.join(links.participant, 'Kofi')
  })

  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await endLeftBehind(folder)
    rmSync(folder, { recursive: true, force: true })
  })

  const LISTENS = '42["speech",{"speaking":false}]'
  const SPEAKS = '42["speech",{"speaking":true}]'
  const STOPPED = '42["speech",{"speaking":false,"off":true}]'
  const edges = () => said.filter((report, index) => report !== said[index - 1])
  const edgesAre = (...reports: string[]) => until(edges, (seen) => seen.join() === reports.join(), 30_000)

  test('T-3 two sentences are two beginnings and two ends, and nothing else leaves the device', async () => {
    await edgesAre(LISTENS)
    await kofi.page.evaluate(() => window.speak())
    await edgesAre(LISTENS, SPEAKS, LISTENS, SPEAKS, LISTENS)
    // The first sentence takes more than three seconds: it was said again while it went on.
    expect(said.filter((report) => report === SPEAKS).length).toBeGreaterThan(2)
    expect(await kofi.violations()).toEqual([])
    expect(kofi.errors).toEqual([])
  })

  test('T-3 a microphone that is muted is not listened to, and one that comes back is', async () => {
    said.length = 0
    await room.control('Microphone').click()
    await edgesAre(STOPPED)
    await kofi.page.evaluate(() => window.speak())
    await edgesAre(STOPPED)
    await room.control('Microphone').click()
    await edgesAre(STOPPED, LISTENS)
    await kofi.page.evaluate(() => window.speak())
    await edgesAre(STOPPED, LISTENS, SPEAKS, LISTENS, SPEAKS, LISTENS)
  })

  test('T-4 after the server was killed the device begins anew, and says nothing of the time between', async () => {
    said.length = 0
    await server.kill()
    await kofi.page.evaluate(() => window.speak())
    await server.start()
    await edgesAre(LISTENS)
    await kofi.page.evaluate(() => window.speak())
    await edgesAre(LISTENS, SPEAKS, LISTENS, SPEAKS, LISTENS)
  })
})
