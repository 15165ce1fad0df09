import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import type { PretendPeople } from '../../server/practice/pretendPeople.ts'
import type { ConversationStarted } from '../../shared/api.ts'
import type { RoomView, SeatView } from '../../shared/room/view.ts'
import { BrowserPerson, launchBrowser } from './browser.ts'
import { Cast } from './cast.ts'
import { gatherCompany } from './company.ts'
import { startConversation } from './people.ts'
import { RealServer } from './realServer.ts'
import { RoomPage } from './roomPage.ts'
import { giveSpokenVoice } from './spokenVoice.ts'
import { until } from './until.ts'
import { Wire } from './wire.ts'

const MAIN = fileURLToPath(new URL('./hurriedMain.ts', import.meta.url))

/** How many times as fast as life the room goes. */
export const PACE = {
  /** Where a browser takes part: fingers, eyes and microphones keep to life. */
  life: 1,
  /** Where pretend people talk among themselves. Their devices can say no oftener that they go on. */
  talk: 6,
  /** Where nothing happens. */
  quiet: 20,
} as const

/** A busy machine takes its time; what does not come within this does not come. Milliseconds. */
const WITHIN_MS = 90_000

const OTHERS = ['Otto', 'Jun', 'Lena', 'Bo', 'Amal', 'Grace'] as const

/** A conversation of eight: Ines facilitates and Dee takes part in a browser each, the others are pretend. */
export class EightPeople {
  readonly server: RealServer
  readonly wire = new Wire()
  readonly cast = new Cast([
    { name: 'Otto', roundMs: 9_000, inRound: 'speak', choice: 'open' },
    { name: 'Jun', roundMs: 9_000, inRound: 'speak', choice: 'open' },
    { name: 'Lena', roundMs: 9_000, inRound: 'speak', choice: 'open' },
    // Never raises a hand.
    { name: 'Bo', roundMs: 40_000, inRound: 'speak', choice: 'open' },
    // Would rather write.
    { name: 'Amal', roundMs: 40_000, inRound: 'speak', choice: 'open' },
    // Listens by choice.
    { name: 'Grace', roundMs: 9_000, inRound: 'pass', choice: 'listening' },
  ])
  readonly #browser: Browser
  readonly people: { readonly ines: BrowserPerson; readonly dee: BrowserPerson }
  /** Ines has another page when she comes back. */
  rooms: { ines: RoomPage; dee: RoomPage }
  #address = ''
  #company: PretendPeople | undefined
  #stopListening: (() => void) | undefined

  private constructor(server: RealServer, browser: Browser, people: EightPeople['people']) {
    this.server = server
    this.#browser = browser
    this.people = people
    this.rooms = { ines: new RoomPage(people.ines.page), dee: new RoomPage(people.dee.page) }
  }

  static async gather(folder: string): Promise<EightPeople> {
    const server = await RealServer.start(folder, {}, MAIN)
    const browser = await launchBrowser()
    const ines = await BrowserPerson.open(browser, server.url)
    const dee = await BrowserPerson.open(browser, server.url)
    const eight = new EightPeople(server, browser, { ines, dee })
    const started = await startConversation(server, { lengthMinutes: 120 })
    await eight.#comeIn(started)
    return eight
  }

  /** Ines, Dee, then the others: in this order their chairs stand, and so long have they been here. */
  async #comeIn(started: ConversationStarted): Promise<void> {
    const { ines, dee } = this.people
    for (const { context, page } of [ines, dee]) {
      await giveSpokenVoice(context)
      this.wire.watchPage(page)
    }
    const link = (letter: string, secret: string) => `${this.server.url}/c/${started.id}#${letter}-${secret}`
    await this.rooms.ines.join(link('f', started.secrets.facilitator), 'Ines')
    await this.rooms.dee.join(link('p', started.secrets.participant), 'Dee')
    this.#stopListening = this.wire.watchProcess()
    const { characters } = this.cast
    this.#company = await gatherCompany(this.server, started, { characters, pace: PACE.talk })
    await this.sees('Ines', ({ seats }) => seats.filter(({ presence }) => presence === 'here').length === 8)
  }

  async close(): Promise<void> {
    await this.#company?.close()
    this.#stopListening?.()
    await this.#browser.close()
    await this.server.stop()
  }

  runs(pace: keyof typeof PACE): void {
    this.server.tell(PACE[pace])
  }

  /** Everybody but this person. */
  others(name: string): string[] {
    return ['Ines', 'Dee', ...OTHERS].filter((other) => other !== name)
  }

  /** Resolves with the view of this person when it is so, from what was sent to them. */
  sees(name: string, isSo: (view: RoomView) => boolean): Promise<RoomView> {
    return until(() => this.wire.viewOf(name), isSo, WITHIN_MS).catch(() => {
      throw new Error(`${name} does not see that ${isSo}: ${JSON.stringify(this.wire.viewOf(name))}`)
    })
  }

  /** Resolves when all eight were told this order of hands. */
  async allSeeQueue(...names: string[]): Promise<void> {
    const wanted = names.map((name) => this.seatOf(name).id).join()
    for (const name of ['Ines', ...this.others('Ines')])
      await this.sees(name, ({ queue }) => queue.order.map(({ seat }) => seat).join() === wanted)
  }

  /** A seat as its facilitator is told of it. */
  seatOf(name: string): SeatView {
    const seat = this.wire.viewOf('Ines').seats.find((each) => each.name === name)
    if (seat === undefined) throw new Error(`there is no ${name}`)
    return seat
  }

  /** Puts up a hand on their cue, and waits until it is up. */
  async raise(name: string, turnMs: number): Promise<void> {
    const { id } = this.seatOf(name)
    this.cast.raises(name, turnMs)
    await this.sees('Otto', ({ queue }) => queue.order.some((hand) => hand.seat === id))
    this.cast.hasRaised(name)
  }

  /** The pretend people talk, one after the other, until nobody has the floor or waits for it. */
  async talkItOut(): Promise<void> {
    this.runs('talk')
    await this.sees('Ines', ({ floor, queue }) => floor.holder === null && queue.order.length === 0)
    this.runs('life')
  }

  /** Says a sentence twice into the microphone, again until the room has noticed it as a turn. */
  async speak(who: 'ines' | 'dee'): Promise<void> {
    const { page } = this.rooms[who]
    const name = who === 'ines' ? 'Ines' : 'Dee'
    await until(
      async () => {
        await page.evaluate(() => window.sayIt())
        return until(
          () => this.seatOf(name).forFacilitators?.band,
          (band) => band !== 'unheard',
          3_000,
        ).catch(() => 'unheard')
      },
      (band) => band !== 'unheard',
      WITHIN_MS,
    )
  }

  /** Ines' browser dies, with everything that was open in it. */
  async loseInes(): Promise<void> {
    this.#address = this.rooms.ines.page.url()
    await this.rooms.ines.page.close()
  }

  /** The same browser opens the room's address again. */
  async bringInesBack(): Promise<void> {
    const page = await this.people.ines.context.newPage()
    this.wire.watchPage(page)
    await page.goto(this.#address)
    this.rooms = { ...this.rooms, ines: new RoomPage(page) }
    await this.rooms.ines.circle.waitFor()
  }
}
