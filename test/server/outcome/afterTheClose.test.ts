import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { ROOM_LIFE_AFTER_END_MS } from '../../../server/janitor.ts'
import type { CardId, ConversationId } from '../../../shared/ids.ts'
import type { ReviewView } from '../../../shared/outcome/review.ts'
import { makeFolder } from '../../support/folder.ts'
import {
  askLink,
  end,
  get,
  type Held,
  holdConversation,
  Reviewer,
  SENTENCE,
  wordsOf,
} from '../../support/leftBehind.ts'
import { EXPORTS } from '../../support/outcomeExports.ts'
import { Person, startConversation, Visitor } from '../../support/people.ts'
import { TestClock } from '../../support/testClock.ts'
import { startTestServer, type TestServer } from '../../support/testServer.ts'
import { until } from '../../support/until.ts'

const MINUTE_MS = 60_000

type Home = { clock: TestClock; server: TestServer; held: Held; folder: string }

async function home(folder?: string): Promise<Home> {
  const clock = new TestClock()
  const place = folder ?? (await makeFolder())
  const server = await startTestServer({ clock, folder: place })
  return { clock, server, held: await holdConversation(server), folder: place }
}

type Reviewers = Record<'Ines' | 'Tui' | 'Kofi' | 'Dee' | 'Rosa', Reviewer>

/** Everybody asks for their link in the room, and then it ends. */
async function closed({ server, held }: Home): Promise<Reviewers> {
  const entries: [string, Reviewer][] = []
  for (const [name, person] of Object.entries(held.people))
    entries.push([name, await Reviewer.of(server, person)])
  await end(server, held)
  return Object.fromEntries(entries) as Reviewers
}

const addressOf = async (reviewer: Reviewer) => (await reviewer.look()).address
const statusOf = async (server: TestServer, path: string) => (await get(server, path)).status

async function publish({ server, clock }: Home, { Ines, Tui }: Reviewers): Promise<string> {
  await Ines.do({ type: 'page.say-yes' })
  await Tui.do({ type: 'page.say-yes' })
  const address = await addressOf(Ines)
  clock.advance(10 * MINUTE_MS)
  await until(
    () => statusOf(server, address),
    (status) => status === 200,
  )
  return address
}

async function giveAway({ held }: Home, reviewers: Reviewers, index: number, who: 'Kofi' | 'Dee' | 'Rosa') {
  const card = held.cards[index] as CardId
  await reviewers[who].do({ type: 'word.choose', card, choice: 'public', pointsTo: 'no' })
  for (const by of ['Ines', 'Tui'] as const)
    await reviewers[by].do({ type: 'quote.check', card, pointsTo: 'no' })
  return card
}

/** Cards turn over mixed, so their order says nothing. */
const ownWords = ({ cards }: ReviewView) => cards.map(({ words }) => words).sort()

/** Everything in the data folder, as bytes. */
function onDisk(folder: string, words: string): string[] {
  const wanted = Buffer.from(words)
  return readdirSync(folder).filter((file) => readFileSync(join(folder, file)).includes(wanted))
}

describe('from the end of a room to its page', () => {
  test('OUT-4 OUT-10 OUT-11 OUT-14 a draft, answers, two yeses, the date, a public page, and its end', async () => {
    const place = await home()
    const { server, clock, held } = place
    const reviewers = await closed(place)
    const { Ines, Tui, Kofi, Dee } = reviewers
    const view = await Kofi.look()
    expect(view).toMatchObject({ role: 'participant', phase: 'draft', isTryOut: true, desk: null })
    expect(ownWords(view)).toEqual([wordsOf(0), wordsOf(3)])
    expect(view.themes).toMatchObject([{ sentence: SENTENCE, voices: 3 }])
    expect((await Tui.look()).desk).not.toBeNull()

    // A draft is there for whoever opened their link, and for nobody else.
    expect(await statusOf(server, view.address)).toBe(404)
    const draft = await Kofi.visitor.ask('GET', view.address)
    expect(draft.status).toBe(200)
    expect(draft.headers.get('cache-control')).toBe('no-store')
    expect(draft.body.text).toContain('Draft, not public yet')
    expect(draft.body.text).toContain(SENTENCE)

    await Dee.do({
      type: 'page.answer',
      isRight: false,
      about: view.themes[0]?.id ?? '',
      words: 'Not only judgement.',
    })
    const card = await giveAway(place, reviewers, 0, 'Kofi')
    await Ines.do({ type: 'page.say-yes' })
    await Tui.do({ type: 'page.say-yes' })
    clock.advance(11 * MINUTE_MS)
    expect((await Ines.look()).waitsFor).toEqual(['wishes'])
    const wish = (await Ines.look()).desk?.wishes[0]
    expect(wish?.words).toBe('Not only judgement.')
    const sentence = 'We want help without judgement, and without a price'
    await Ines.do({ type: 'theme.change', theme: wish?.about ?? '', sentence, answer: wish?.id ?? '' })
    await Dee.do({ type: 'page.answer', isRight: true, about: wish?.about ?? '', words: '' })
    await Ines.do({ type: 'page.say-yes' })
    await Tui.do({ type: 'page.say-yes' })
    clock.advance(1)
    const page = await until(
      () => get(server, view.address),
      ({ status }) => status === 200,
    )
    const html = await page.text()
    expect(html).toContain(sentence)
    expect(html).toContain(wordsOf(0))
    for (const index of [1, 2, 3]) expect(html).not.toContain(wordsOf(index))

    // Their person takes them back.
    await Kofi.do({ type: 'word.choose', card, choice: 'out' })
    for (const how of EXPORTS) {
      const path = how === 'html' ? view.address : `${view.address}.${how}`
      expect(await (await get(server, path)).text()).not.toContain('Canary of Kofi')
    }

    await Ines.do({ type: 'page.withdraw' })
    for (const path of [view.address, `${view.address}.json`, `${view.address}.csv`])
      expect(await statusOf(server, path)).toBe(410)
    clock.advance(10_000)
    await until(
      () => server.storage.readOutcome(held.started.id as ConversationId),
      (stored) => stored?.outcome.isErased === true,
    )
    expect(await statusOf(server, view.address)).toBe(410)
    expect(await Kofi.look()).toMatchObject({ phase: 'withdrawn', cards: [] })
  })

  test('B-2 OUT-7 a card that is taken out of a public page is gone from it at once, and from board and disk within a minute', async () => {
    const place = await home()
    const { server, clock, held, folder } = place
    const reviewers = await closed(place)
    const card = await giveAway(place, reviewers, 2, 'Rosa')
    const address = await publish(place, reviewers)
    expect(await (await get(server, address)).text()).toContain(wordsOf(2))
    expect(onDisk(folder, wordsOf(2))).not.toEqual([])

    await reviewers.Rosa.do({ type: 'word.choose', card, choice: 'out' })
    expect(await (await get(server, address)).text()).not.toContain(wordsOf(2))
    clock.advance(10_000)
    const id = held.started.id as ConversationId
    await until(
      () => server.storage.readOutcome(id),
      (stored) =>
        stored?.outcome.toTakeOut.length === 0 && stored.outcome.cards.every((each) => each.id !== card),
    )
    // A quarter of an hour after the end the room has forgotten what was written in it, too.
    clock.advance(ROOM_LIFE_AFTER_END_MS)
    await until(
      async () => {
        clock.advance(20_000)
        return onDisk(folder, wordsOf(2))
      },
      (files) => files.length === 0,
    )
    // The others' are where they were.
    expect(onDisk(folder, wordsOf(1))).not.toEqual([])
  })

  test('OUT-16 two weeks after the end, words without an answer are on no disk', async () => {
    const place = await home()
    const reviewers = await closed(place)
    const id = place.held.started.id as ConversationId
    await reviewers.Dee.do({ type: 'word.choose', card: place.held.cards[1] as CardId, choice: 'summary' })
    const stored = await place.server.storage.readOutcome(id)
    expect(stored?.outcome.cards.filter(({ words }) => words !== null)).toHaveLength(4)
    await place.server.stop()
    // The next server wakes up later: what was due meanwhile happens at once, and once.
    const later = new TestClock()
    later.advance(15 * 24 * 60 * MINUTE_MS)
    const next = await startTestServer({ clock: later, folder: place.folder })
    later.advance(1)
    const left = await until(
      () => next.storage.readOutcome(id),
      (found) => found?.outcome.cards.filter(({ words }) => words !== null).length === 1,
    )
    expect(left?.outcome.cards.flatMap(({ words }) => words ?? [])).toEqual([wordsOf(1)])
  })

  test('OUT-4 OUT-1 a server that died right after the end makes the outcome before it forgets a name', async () => {
    const place = await home()
    const { held, folder } = place
    const link = await Reviewer.of(place.server, held.people.Kofi)
    await end(place.server, held)
    await place.server.stop()
    // As if it had died before the outcome was on disk.
    const file = new DatabaseSync(join(folder, 'goround.sqlite'))
    file.exec('DELETE FROM outcomes')
    file.close()
    const clock = new TestClock()
    clock.advance(60 * MINUTE_MS)
    const server = await startTestServer({ clock, folder })
    const id = held.started.id as ConversationId
    const stored = await server.storage.readOutcome(id)
    expect(stored?.outcome.people).toBe(5)
    expect(ownWords(await new Reviewer(server, link.secret).look())).toEqual([wordsOf(0), wordsOf(3)])
    await until(
      () => server.storage.readRoom(id),
      ({ events }) => events.length === 0,
    )
    expect(await server.storage.readVoices(id)).toEqual([])
    expect(JSON.stringify(stored)).not.toMatch(/Kofi"|"Ines|seat/u)
  })

  test('OUT-11 a restart loses no date: the page goes public while nobody is there', async () => {
    const place = await home()
    const reviewers = await closed(place)
    await reviewers.Ines.do({ type: 'page.say-yes' })
    await reviewers.Tui.do({ type: 'page.say-yes' })
    const address = await addressOf(reviewers.Ines)
    await place.server.stop()
    const clock = new TestClock()
    const server = await startTestServer({ clock, folder: place.folder })
    expect(await statusOf(server, address)).toBe(404)
    clock.advance(30 * MINUTE_MS)
    await until(
      () => statusOf(server, address),
      (status) => status === 200,
    )
  })
})

describe('links', () => {
  test('OUT-2 each link is new and all of them work, a dozen for each person', async () => {
    const place = await home()
    const { server, held } = place
    const first = await Reviewer.of(server, held.people.Dee)
    const second = await Reviewer.of(server, held.people.Dee)
    expect(first.secret).toMatch(/^[A-Za-z0-9_-]{32}$/)
    expect(first.secret).not.toBe(second.secret)
    const early = await first.visitor.ask('POST', '/api/mine/look', { secret: first.secret })
    expect([early.status, early.body]).toEqual([409, { code: 'review/not-yet' }])
    await end(server, held)
    for (const link of [first, second]) expect((await link.look()).cards).toHaveLength(1)
    for (let count = 2; count < 12; count += 1) expect((await askLink(held.people.Dee)).status).toBe(201)
    expect((await askLink(held.people.Dee)).body).toEqual({ code: 'review/enough' })
    expect(onDisk(place.folder, first.secret)).toEqual([])
  })

  test('OUT-2 who had a chair gets one until names are forgotten, and nobody else does', async () => {
    const place = await home()
    const { server, clock, held } = place
    await end(server, held)
    expect((await askLink(held.people.Rosa)).status).toBe(201)
    const stranger = new Visitor(server)
    const ask = { role: 'participant' }
    const path = `/api/conversations/${held.started.id}/mine`
    expect((await stranger.ask('POST', path, ask)).body).toEqual({ code: 'session/none' })
    expect((await held.people.Rosa.visitor.ask('POST', path, { role: 'facilitator' })).status).toBe(401)
    clock.advance(ROOM_LIFE_AFTER_END_MS + 2 * MINUTE_MS)
    await until(
      async () => (await askLink(held.people.Rosa)).status,
      (status) => status === 401,
    )
  })

  test('OUT-2 every wrong link has one and the same answer', async () => {
    const place = await home()
    await closed(place)
    const visitor = new Visitor(place.server)
    const wrong = 'A'.repeat(32)
    const answers = [
      await visitor.ask('POST', '/api/mine/look', { secret: wrong }),
      await visitor.ask('POST', '/api/mine/do', {
        secret: wrong,
        id: 'request-number-1',
        command: { type: 'page.say-yes' },
      }),
      await visitor.ask('POST', `/api/conversations/${place.held.started.id}/desk`, {
        secret: 'A'.repeat(22),
      }),
      await visitor.ask('POST', '/api/conversations/no-such-conversation/desk', { secret: 'A'.repeat(22) }),
      await visitor.ask('POST', `/api/conversations/${place.held.started.id}/desk`, {
        secret: place.held.started.secrets.participant,
      }),
    ]
    for (const { status, body } of answers) expect([status, body]).toEqual([404, { code: 'link/unknown' }])
    expect((await visitor.ask('POST', '/api/mine/look', { secret: 'short' })).status).toBe(400)
  })

  test('OUT-6 OUT-11 the facilitator’s link opens the desk after the end, as one organiser however often', async () => {
    const place = await home()
    const { server, held } = place
    const open = () =>
      new Visitor(server).ask('POST', `/api/conversations/${held.started.id}/desk`, {
        secret: held.started.secrets.facilitator,
      })
    expect((await open()).body).toEqual({ code: 'review/not-yet' })
    const { Ines } = await closed(place)
    const [one, two] = [await open(), await open()].map(
      ({ body }) => new Reviewer(server, String(body.secret)),
    )
    expect(await one?.look()).toMatchObject({ role: 'organiser', cards: [], desk: { wishes: [] } })
    await one?.do({ type: 'page.say-yes' })
    await two?.do({ type: 'page.say-yes' })
    expect(await Ines.do({ type: 'page.say-yes' })).toMatchObject({
      yes: { count: 1 },
      waitsFor: ['cooling', 'yes'],
    })
  })

  test('OUT-4 a practice room leaves nothing, and has no links', async () => {
    const clock = new TestClock()
    const server = await startTestServer({ clock })
    const visitor = new Visitor(server)
    const { body } = await visitor.ask('POST', '/api/practice', { question: 'What would help?' })
    const started = body as Parameters<typeof Person.join>[1]
    const ines = await Person.join(server, started, 'Ines', 'facilitator')
    await ines.view()
    expect((await askLink(ines)).body).toEqual({ code: 'review/practice' })
    await ines.room.send({ type: 'room.end' })
    clock.advance(2 * MINUTE_MS)
    expect(await server.storage.listEndedRooms()).toEqual([])
    expect(await server.storage.readOutcome(started.id as ConversationId)).toBeUndefined()
  })

  test('OUT-3 a wish that is sent twice is one, and what is due happens before what is asked', async () => {
    const place = await home()
    const { Dee, Kofi } = await closed(place)
    const wish = { type: 'page.answer', isRight: false, about: null, words: 'Say who paid.' } as const
    for (const _ of [1, 2]) expect((await Dee.try(wish, 'request-number-1')).status).toBe(200)
    expect((await Dee.look()).answers).toHaveLength(1)
    const card = place.held.cards[0] as CardId
    await Kofi.do({ type: 'word.choose', card, choice: 'out' })
    place.clock.advance(10_000)
    expect((await Kofi.try({ type: 'word.undo-out', card })).body).toEqual({ code: 'word/too-late' })
  })

  test('S-1 a conversation in which nobody ever was leaves nothing', async () => {
    const server = await startTestServer()
    const started = await startConversation(server)
    expect(await server.storage.readOutcome(started.id as ConversationId)).toBeUndefined()
    expect(await server.storage.listEndedRooms()).toEqual([])
  })
})
