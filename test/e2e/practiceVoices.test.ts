import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ConversationStarted } from '../../shared/api.ts'
import type { SeatId } from '../../shared/ids.ts'
import type { PersonCommand } from '../../shared/room/commands.ts'
import type { RoomView } from '../../shared/room/view.ts'
import { BrowserPerson, launchBrowser } from '../support/browser.ts'
import { endLeftBehind, findLivekit } from '../support/livekit.ts'
import { Person, Visitor } from '../support/people.ts'
import { RealServer } from '../support/realServer.ts'
import { RoomPage } from '../support/roomPage.ts'
import { until } from '../support/until.ts'

const livekit = await findLivekit()
/** Optional, and only there for some machines. */
const LIBRARY = '@livekit/rtc-node'
const hasVoices = await import(LIBRARY).then(
  () => typeof livekit === 'string',
  () => false,
)
/** Pretend people speak softly, and a breath is silence. */
const AUDIBLE = 0.01
const WITHIN_MS = 90_000

describe.skipIf(!hasVoices)('the voices of a practice room', () => {
  let server: RealServer
  let browser: Browser
  let ines: Person
  let me: BrowserPerson
  let started: ConversationStarted
  const folder = mkdtempSync(join(tmpdir(), 'goround-voices-'))

  beforeAll(async () => {
    server = await RealServer.start(folder)
    browser = await launchBrowser()
    const asked = await new Visitor(server).ask('POST', '/api/practice', { question: 'What helps?' })
    started = asked.body as ConversationStarted
    ines = await Person.join(server, started, 'Ines', 'facilitator')
    me = await BrowserPerson.open(browser, server.url)
    await new RoomPage(me.page).join(
      `${server.url}/c/${started.id}#p-${started.secrets.participant}`,
      'Newcomer',
    )
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await endLeftBehind(folder)
    rmSync(folder, { recursive: true, force: true })
  })

  const ask = async (command: PersonCommand) => expect(await ines.room.send(command)).toEqual({ ok: true })
  const sees = (isSo: (view: RoomView) => boolean) =>
    ines.sees((room) => room.kind === 'in' && room.connection === 'connected' && isSo(room.view) && room.view)
  const everybodyIsHere = () =>
    sees(({ seats }) => seats.filter(({ presence }) => presence === 'here').length === 8)
  const seatOf = async (name: string) =>
    (await ines.view()).seats.find((seat) => seat.name === name)?.id as SeatId
  const hearSomebody = () =>
    until(
      async () => Math.max(0, ...(await me.hears()).map(({ level }) => level)),
      (level) => level > AUDIBLE,
      WITHIN_MS,
    )

  async function goOn(): Promise<void> {
    const { agenda } = await ines.view()
    await ask({ type: 'agenda.next', seenIndex: agenda.index ?? 0 })
    await sees(({ agenda: { visit } }) => visit !== agenda.visit)
  }

  test('GR-7 they are heard in the circle, at a table with those who sit there, and in the circle again', async () => {
    await everybodyIsHere()
    const otto = await seatOf('Otto')
    await ask({ type: 'agenda.start' })
    await ask({ type: 'agenda.add', mode: 'pairs', minutes: 6 })
    await goOn()
    await ask({ type: 'groups.mix' })
    const { groups } = await sees((view) => (view.groups?.tables.length ?? 0) > 0)
    // Otto never stops: whoever sits with him hears somebody.
    const mine = await seatOf('Newcomer')
    const beside = groups?.tables.find((table) => table.includes(mine))?.find((seat) => seat !== mine)
    if (beside !== undefined && beside !== otto) await ask({ type: 'groups.swap', one: beside, other: otto })
    await ask({ type: 'groups.start' })
    await sees((view) => view.groups?.isOn === true)
    await hearSomebody()

    await ask({ type: 'groups.end' })
    await ask({ type: 'agenda.add', mode: 'open_floor', minutes: 10 })
    await goOn()
    await ask({ type: 'floor.give', to: otto, seenHolder: null })
    await hearSomebody()
  })

  test('P-6 the server is killed: they are back by themselves, once, and heard', async () => {
    const before = (await ines.view()).seats.map(({ id }) => id)
    await server.kill()
    await server.start()
    const view = await everybodyIsHere()
    expect(view.seats.map(({ id }) => id)).toEqual(before)
    expect(view.floor.holder).toBe(await seatOf('Otto'))
    await hearSomebody()
    expect(me.errors).toEqual([])
  })
})
