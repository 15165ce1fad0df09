import { describe, expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { openBoard } from '../../../client/net/boardDoc.ts'
import type { PracticeOptions } from '../../../server/practice/practiceRooms.ts'
import { bringPretendPeople, type Invitation } from '../../../server/practice/pretendPeople.ts'
import { type PracticeProcess, startPracticeProcess } from '../../../server/practice/process.ts'
import { CHARACTERS } from '../../../server/practice/temperament.ts'
import type { ConversationStarted } from '../../../shared/api.ts'
import type { ConversationId, SeatId } from '../../../shared/ids.ts'
import { makeFolder } from '../../support/folder.ts'
import { Person, Visitor } from '../../support/people.ts'
import { startTestServer, type TestServer } from '../../support/testServer.ts'
import { until } from '../../support/until.ts'

const NAMES = CHARACTERS.map(({ name }) => name)
const QUESTION = { question: 'What makes a good place to live?' }
/** Twenty times as fast as life: a turn of half a minute takes a second and a half. */
const FAST: PracticeOptions = { pace: 20, hasVoices: false }

function ask(server: TestServer) {
  return new Visitor(server).ask('POST', '/api/practice', QUESTION)
}

async function facilitate(server: TestServer): Promise<Person> {
  const { status, body } = await ask(server)
  expect(status).toBe(201)
  return Person.join(server, body as ConversationStarted, 'Newcomer', 'facilitator')
}

function seeEverybody(me: Person) {
  return me.sees(
    (room) =>
      room.kind === 'in' &&
      room.view.seats.filter(({ presence }) => presence === 'here').length === 7 &&
      room.view,
  )
}

/** Goes on to the first open floor. */
async function openTheFloor(me: Person): Promise<void> {
  await me.room.send({ type: 'agenda.start' })
  for (;;) {
    const { agenda } = await me.view()
    if (agenda.index === null) throw new Error('the agenda does not run')
    if (agenda.steps[agenda.index]?.mode === 'open_floor') return
    const seenIndex = agenda.index
    await me.room.send({ type: 'agenda.next', seenIndex })
    await me.sees((room) => room.kind === 'in' && room.view.agenda.index !== seenIndex)
  }
}

function holds(me: Person, seat: SeatId) {
  return me.sees((room) => room.kind === 'in' && room.view.floor.holder === seat)
}

/** Real processes, and how to end them as a crash would. */
function watchProcesses(): { options: PracticeOptions; started: PracticeProcess[]; gone: () => number } {
  const started: PracticeProcess[] = []
  let gone = 0
  const start: PracticeOptions['start'] = (invitation, events) => {
    const child = startPracticeProcess(invitation, {
      ...events,
      onGone() {
        gone += 1
        events.onGone()
      },
    })
    started.push(child)
    return child
  }
  return { options: { ...FAST, start }, started, gone: () => gone }
}

/** It goes by chance: most evenings take seconds, and a busy machine lengthens every one of them. */
describe('a practice room', { timeout: 120_000 }, () => {
  test('P-1 has six pretend people, marked as such for everybody, and one who is real', async () => {
    const server = await startTestServer({ practice: FAST })
    const view = await seeEverybody(await facilitate(server))
    expect(view.conversation).toMatchObject({ ...QUESTION, isPractice: true, lengthMinutes: 10 })
    expect(view.me.role).toBe('facilitator')
    const pretend = view.seats.filter(({ isPretend }) => isPretend)
    expect(pretend.map(({ name }) => name)).toEqual(NAMES)
    expect(pretend.every(({ role }) => role === 'participant')).toBe(true)
    expect(view.seats.filter(({ isPretend }) => !isPretend).map(({ name }) => name)).toEqual(['Newcomer'])
  })

  test('comes alive: hands go up, cards appear, turns are spoken and counted', async () => {
    const server = await startTestServer({ practice: FAST })
    const me = await facilitate(server)
    const { conversation, me: mine } = await seeEverybody(me)
    const board = openBoard({
      conversation: conversation.id,
      letter: 'f',
      seat: mine.seat,
      client: await me.room.boardClient,
      freshClient: () => me.room.freshBoardClient(),
      server: {
        url: `${server.url.replace('http', 'ws')}/board`,
        Socket: class extends WebSocket {
          constructor(url: string) {
            super(url, { headers: { Cookie: me.visitor.cookie, Origin: server.url } })
          }
        } as unknown as typeof globalThis.WebSocket,
      },
    })
    await openTheFloor(me)
    const first = await me.sees((room) => room.kind === 'in' && room.view.queue.order[0]?.seat)
    await me.room.send({ type: 'floor.give', to: 'next', seenHolder: null })
    await holds(me, first)
    await me.sees((room) => room.kind === 'in' && room.view.queue.order.some(({ seat }) => seat !== first))
    await until(
      () => Object.values(board.getSnapshot().columns).flat().length,
      (cards) => cards > 0,
    )
    board.close()
    await until(
      async () => (await server.storage.readRoom(conversation.id as ConversationId)).events,
      (events) => events.some((event) => event.type === 'talk.counted'),
    )
    expect(server.logged.join('\n')).not.toMatch(/defect|breach/)
  })

  test('has somebody who goes on until the facilitator takes the floor back', async () => {
    const server = await startTestServer({ practice: FAST })
    const me = await facilitate(server)
    const { seats } = await seeEverybody(me)
    const otto = seats.find(({ name }) => name === 'Otto')?.id as SeatId
    await openTheFloor(me)
    await me.sees((room) => room.kind === 'in' && room.view.queue.order.some(({ seat }) => seat === otto))
    await me.room.send({ type: 'floor.give', to: otto, seenHolder: null })
    await holds(me, otto)
    // Two others wait by now, and would have been heard twice over.
    await me.sees((room) => room.kind === 'in' && room.view.queue.order.length >= 2)
    expect((await me.view()).floor.holder).toBe(otto)
    expect(await me.room.send({ type: 'floor.take-back', seenHolder: otto })).toEqual({ ok: true })
    await me.sees((room) => room.kind === 'in' && room.view.floor.holder !== otto)
  })

  test('goes round: each says whether to speak, to pass or to be come back to, until it is over', async () => {
    const server = await startTestServer({ practice: { ...FAST, pace: 60 } })
    const me = await facilitate(server)
    const { me: mine } = await seeEverybody(me)
    await openTheFloor(me)
    expect(await me.room.send({ type: 'round.start' })).toEqual({ ok: true })
    const isMyGo = (time: boolean) =>
      me.sees(
        (room) =>
          room.kind === 'in' &&
          (room.view.round === null ||
            (room.view.round.now === mine.seat && room.view.round.isSecondTime === time)) &&
          room.view,
      )
    // Whoever passed is offered a go again at the end.
    for (const time of [false, true]) {
      const { round } = await isMyGo(time)
      if (round !== null) await me.room.send({ type: 'round.pass', how: 'pass' })
      if (time && round !== null) expect(round.spoken.length).toBeGreaterThan(0)
    }
    await me.sees((room) => room.kind === 'in' && room.view.round === null)
  })

  /** Puts in a step of this kind, and goes to it. */
  async function goTo(me: Person, mode: 'pairs' | 'fishbowl'): Promise<void> {
    await me.room.send({ type: 'agenda.add', mode, minutes: 20 })
    const { agenda } = await me.view()
    await me.room.send({ type: 'agenda.next', seenIndex: agenda.index ?? 0 })
    await me.sees((room) => room.kind === 'in' && room.view.agenda.visit !== agenda.visit)
  }

  test('talks and writes at tables, and is measured there like everybody', async () => {
    const server = await startTestServer({ practice: { ...FAST, pace: 60 } })
    const me = await facilitate(server)
    const { conversation } = await seeEverybody(me)
    await openTheFloor(me)
    await goTo(me, 'pairs')
    await me.sees((room) => room.kind === 'in' && room.view.groups?.tables.length === 3)
    expect(await me.room.send({ type: 'groups.start' })).toEqual({ ok: true })
    await until(
      async () => (await server.storage.readRoom(conversation.id as ConversationId)).events,
      (events) => {
        const since = events.slice(events.findIndex(({ type }) => type === 'groups.started'))
        const talked = since.flatMap((event) => (event.type === 'talk.counted' ? [event.seat] : []))
        const wrote = since.some((event) => event.type === 'writing.put' && event.table !== undefined)
        return new Set(talked).size >= 4 && wrote
      },
      60_000,
    )
    expect(server.logged.join('\n')).not.toMatch(/defect|breach/)
  })

  test('sits down in an inner circle, leaves the open seat, speaks there and rises again; Grace stays outside', async () => {
    const server = await startTestServer({ practice: { ...FAST, pace: 60 } })
    const me = await facilitate(server)
    const { seats } = await seeEverybody(me)
    await openTheFloor(me)
    await goTo(me, 'fishbowl')
    const isIn = (isSo: (inner: readonly SeatId[]) => boolean) =>
      me.sees((room) => room.kind === 'in' && isSo(room.view.fishbowl?.inner ?? []) && room.view)
    const { fishbowl } = await isIn((inner) => inner.length === 3)
    const first = fishbowl?.inner ?? []
    const { next } = (await me.sees((room) => room.kind === 'in' && room.view.queue.next && room.view)).queue
    expect(next).not.toBeNull()
    await me.room.send({ type: 'floor.give', to: 'next', seenHolder: null })
    await isIn((inner) => first.some((seat) => !inner.includes(seat)))
    const { events } = await server.storage.readRoom((await me.view()).conversation.id as ConversationId)
    const sat = events.flatMap((event) => (event.type === 'fishbowl.sat' ? [event.seat] : []))
    const namesOf = new Map(seats.map(({ id, name }) => [id, name]))
    expect(sat.map((seat) => namesOf.get(seat))).not.toContain('Grace')
  })
})

describe('what a practice room costs', () => {
  test('P-3 its people go when it ends', async () => {
    const { options, gone } = watchProcesses()
    const server = await startTestServer({ practice: options })
    const me = await facilitate(server)
    await seeEverybody(me)
    await me.room.send({ type: 'room.end' })
    await until(gone, (count) => count === 1)
  })

  test('P-3 goes on when their process dies: they have lost the connection, and the server does not mind', async () => {
    const { options, started, gone } = watchProcesses()
    const server = await startTestServer({ practice: options })
    const me = await facilitate(server)
    await seeEverybody(me)
    started[0]?.end()
    await me.sees(
      (room) =>
        room.kind === 'in' && room.view.seats.filter(({ presence }) => presence === 'lost').length === 6,
    )
    expect(gone()).toBe(1)
    expect(await me.room.send({ type: 'agenda.start' })).toEqual({ ok: true })
    expect((await ask(server)).status).toBe(201)
  })

  test('P-3 one room more than there may be is refused in a sentence, and had when another has ended', async () => {
    const server = await startTestServer({ practice: { ...FAST, most: 1 } })
    const me = await facilitate(server)
    await seeEverybody(me)
    expect(await ask(server)).toMatchObject({ status: 503, body: { code: 'practice/full' } })
    await me.room.send({ type: 'room.end' })
    await until(
      () => ask(server),
      ({ status }) => status === 201,
    )
  })

  test('P-3 that nobody can be heard on this machine is said once', async () => {
    const server = await startTestServer({
      practice: {
        start: (_, events) => {
          events.onSilent('ERR_MODULE_NOT_FOUND')
          return { end: events.onGone }
        },
      },
    })
    expect((await ask(server)).status).toBe(201)
    expect((await ask(server)).status).toBe(201)
    const said = server.logged.filter((line) => line.includes('practice.silent'))
    expect(said.map((line) => JSON.parse(line).why)).toEqual(['ERR_MODULE_NOT_FOUND'])
  })

  test('P-3 their cookies are on no command line and their doors are like all others', async () => {
    let told = ''
    const server = await startTestServer({
      practice: {
        start: (invitation, events) => {
          told = JSON.stringify(invitation)
          return { end: events.onGone }
        },
      },
    })
    const { body } = await ask(server)
    const { cookies, url, origin } = JSON.parse(told)
    expect(new Set(cookies).size).toBe(NAMES.length)
    for (const cookie of cookies) {
      const seat = `${url}/api/conversations/${body.id}/seat`
      const headers = { Cookie: cookie, Origin: origin }
      expect((await fetch(`${seat}/participant`, { headers })).status).toBe(200)
      expect((await fetch(`${seat}/facilitator`, { headers })).status).toBe(401)
    }
  })
})

describe('after a restart of the server', { timeout: 120_000 }, () => {
  /** The server goes in order and another one comes up with the same folder; the facilitator's browser returns. */
  async function restart(server: TestServer, folder: string, options: PracticeOptions) {
    await server.stop()
    return startTestServer({ practice: options, folder })
  }

  function comeBack(server: TestServer, me: Person): Person {
    return Person.open(server, me.visitor, me)
  }

  test('P-6 its people are back on their chairs with somebody real, once', async () => {
    const { options, started } = watchProcesses()
    const folder = await makeFolder()
    const first = await startTestServer({ practice: options, folder })
    const me = await facilitate(first)
    const before = await seeEverybody(me)
    me.close()
    const second = await restart(first, folder, options)
    const room = await second.storage.readRoom(before.conversation.id as ConversationId)
    expect(started).toHaveLength(1)
    expect(room.events.some(({ type }) => type === 'room.ended')).toBe(false)

    const again = comeBack(second, me)
    const after = await seeEverybody(again)
    expect(after.seats.map(({ id, name }) => [id, name])).toEqual(
      before.seats.map(({ id, name }) => [id, name]),
    )
    // A second tab, a reload: nobody is sent for again.
    again.close()
    const reloaded = comeBack(second, me)
    await seeEverybody(reloaded)
    expect(started).toHaveLength(2)
    await openTheFloor(reloaded)
    await reloaded.sees((room) => room.kind === 'in' && room.view.queue.order.length > 0)
    expect(second.logged.join('\n')).not.toMatch(/defect|breach/)
  })

  test('P-6 they go when it ends, and do not come back to one that has ended', async () => {
    const { options, started, gone } = watchProcesses()
    const folder = await makeFolder()
    const first = await startTestServer({ practice: options, folder })
    const me = await facilitate(first)
    await seeEverybody(me)
    me.close()
    const second = await restart(first, folder, options)
    const again = comeBack(second, me)
    await seeEverybody(again)
    await again.room.send({ type: 'room.end' })
    await until(gone, (count) => count === 2)
    again.close()
    const third = await restart(second, folder, options)
    const last = comeBack(third, me)
    await last.sees((room) => room.kind !== 'connecting')
    expect(started).toHaveLength(2)
  })
})

test('P-6 a second copy of somebody pretend takes the chair over: nobody is there twice', async () => {
  const told: Invitation[] = []
  const server = await startTestServer({
    practice: {
      start: (invitation, events) => {
        told.push(invitation)
        return { end: events.onGone }
      },
    },
  })
  const me = await facilitate(server)
  const [invitation] = told
  if (invitation === undefined) throw new Error('nobody was invited')
  const bring = () => bringPretendPeople({ ...invitation, pace: 20, hasVoices: false })
  const first = await bring()
  onTestFinished(() => first.close())
  await seeEverybody(me)
  const second = await bring()
  onTestFinished(() => second.close())
  await until(
    () => [first, second].map(({ people }) => people.filter(({ isOver }) => isOver).length),
    ([one, other]) => one === NAMES.length && other === 0,
  )
  await seeEverybody(me)
})

test('P-1 nobody comes to an ordinary conversation as somebody pretend', async () => {
  const server = await startTestServer()
  const visitor = new Visitor(server)
  const wish = { ...QUESTION, template: 'community-conversation', lengthMinutes: 90 }
  expect(await visitor.ask('POST', '/api/conversations', { ...wish, isPractice: true })).toMatchObject({
    status: 400,
  })
  const { body } = await visitor.ask('POST', '/api/conversations', wish)
  const { id, secrets } = body as ConversationStarted
  const join = { role: 'participant', secret: secrets.participant, name: 'Otto' }
  const path = `/api/conversations/${id}/seat`
  expect((await visitor.ask('POST', path, { ...join, isPretend: true })).status).toBe(400)
})
