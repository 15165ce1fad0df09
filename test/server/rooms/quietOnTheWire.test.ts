import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { openBoard } from '../../../client/net/boardDoc.ts'
import type { CardId, ConversationId, SeatId } from '../../../shared/ids.ts'
import { Person, startConversation } from '../../support/people.ts'
import { startTestServer, type TestServer } from '../../support/testServer.ts'
import { until } from '../../support/until.ts'

const CARD = 'quiet-card-of-kofi'
const WORDS = 'a bench in the park'

async function seatOf(person: Person): Promise<SeatId> {
  return (await person.view()).me.seat
}

async function openBoardOf(server: TestServer, person: Person) {
  return openBoard({
    conversation: person.conversation,
    letter: 'p',
    seat: await seatOf(person),
    client: await person.room.boardClient,
    freshClient: () => person.room.freshBoardClient(),
    server: {
      url: `${server.url.replace('http', 'ws')}/board`,
      Socket: class extends WebSocket {
        constructor(url: string) {
          super(url, { headers: { Cookie: person.visitor.cookie, Origin: server.url } })
        }
      } as unknown as typeof globalThis.WebSocket,
    },
  })
}

/** Everything that reaches this person's page, as it is written. */
function listenTo(person: Person): () => string {
  const heard: string[] = []
  person.room.subscribe(() => heard.push(JSON.stringify(person.room.getSnapshot())))
  return () => heard.join('\n')
}

async function goTo(ines: Person, mode: string): Promise<number> {
  await ines.room.send({ type: 'agenda.start' })
  for (;;) {
    const { agenda } = await ines.sees((room) => room.kind === 'in' && room.view)
    const index = agenda.index ?? 0
    if (agenda.steps[index]?.mode === mode) return index
    await ines.room.send({ type: 'agenda.next', seenIndex: index })
    await ines.sees((room) => room.kind === 'in' && room.view.agenda.index === index + 1)
  }
}

test('W-4 W-5 C-2 G-17 a card is its writer’s alone until the step is left, then it lies on everybody’s board', async () => {
  const server = await startTestServer()
  const started = await startConversation(server)
  const ines = await Person.join(server, started, 'Ines', 'facilitator')
  const [kofi, dee] = [await Person.join(server, started, 'Kofi'), await Person.join(server, started, 'Dee')]
  await Promise.all([ines, kofi, dee].map((person) => person.view()))
  const others = [listenTo(ines), listenTo(dee)]
  const index = await goTo(ines, 'silent_writing')
  await kofi.sees((room) => room.kind === 'in' && room.view.writing)
  const put = await kofi.room.send({ type: 'writing.put', id: CARD, text: WORDS, column: 'trust' })
  expect(put).toEqual({ ok: true })
  await kofi.sees((room) => room.kind === 'in' && room.view.writing?.mine[0]?.text === WORDS)
  const board = await openBoardOf(server, dee)
  await until(
    () => board.getSnapshot().status,
    (status) => status !== 'loading',
  )
  expect(JSON.stringify(board.getSnapshot().columns)).not.toContain(WORDS)
  for (const heard of others) expect(heard()).not.toMatch(CARD)

  await ines.room.send({ type: 'agenda.next', seenIndex: index })
  const [card] = await until(
    () => board.getSnapshot().columns.trust,
    (cards) => cards.length > 0,
  )
  expect(card).toMatchObject({ id: CARD, text: WORDS, mine: false })
  for (const heard of others) expect(heard()).not.toMatch(WORDS)
  // C-2: that it is his, only he is told.
  const told = (person: Person) =>
    person.sees((room) => (room.kind === 'in' && room.view.cards[CARD as CardId]) || false)
  expect(await told(kofi)).toEqual({ isMine: true, wasQuiet: true })
  for (const person of [ines, dee]) expect(await told(person)).toEqual({ wasQuiet: true })

  board.add('trust', 'one of my own')
  const dees = await seatOf(dee)
  const { events } = await until(
    () => server.storage.readRoom(started.id as ConversationId),
    (room) => room.events.some(({ type }) => type === 'board.written'),
  )
  expect(events.find(({ type }) => type === 'board.written')).toMatchObject({ seat: dees })
  board.close()
  expect(server.logged.join('\n')).not.toMatch(/defect|breach/)
})

test('GR-9 GR-10 GR-11 V-1 what a table writes reaches its people, and everybody at once when they are back', async () => {
  const server = await startTestServer()
  const started = await startConversation(server, { template: 'one-two-all' })
  const ines = await Person.join(server, started, 'Ines', 'facilitator')
  const people: Person[] = []
  for (const name of ['Ana', 'Bo', 'Cleo', 'Dee']) people.push(await Person.join(server, started, name))
  await Promise.all([ines, ...people].map((person) => person.view()))
  await goTo(ines, 'pairs')
  await ines.room.send({ type: 'groups.start' })
  const [ana, partner, ...elsewhere] = await inOrderOfTables(people)
  if (ana === undefined || partner === undefined) throw new Error('nobody sits anywhere')
  const others = [ines, ...elsewhere]
  const heard = others.map(listenTo)
  const table = (await tableCards(ana)).table
  const put = (by: Person, id: string, text: string) =>
    by.room.send({ type: 'writing.put', id, text, column: 'aspirations', table })
  expect(await put(ana, CARD, 'a bench')).toEqual({ ok: true })
  expect(await put(partner, 'quiet-card-of-two', 'a second bench')).toEqual({ ok: true })
  expect(await put(partner, CARD, WORDS)).toEqual({ ok: true })
  await until(
    async () => (await tableCards(ana)).cards.map(({ text }) => text).join(),
    (texts) => texts === `${WORDS},a second bench`,
  )
  // A word that comes after the cards: whatever was to be told of them has been told by then.
  await ines.room.send({ type: 'pause.ring' })
  await Promise.all(
    others.map((person) => person.sees((room) => room.kind === 'in' && room.view.quiet.pause)),
  )
  for (const sees of heard) expect(sees()).not.toMatch(/bench|quiet-card/)

  await ines.room.send({ type: 'groups.end' })
  const board = await openBoardOf(server, elsewhere[0] ?? ines)
  const cards = await until(
    () => board.getSnapshot().columns.aspirations,
    (all) => all.length === 2,
  )
  expect(cards.map(({ text, mine }) => [text, mine])).toEqual(
    expect.arrayContaining([
      [WORDS, false],
      ['a second bench', false],
    ]),
  )
  expect(await put(ana, 'quiet-card-of-late', 'too late')).toEqual({ ok: false, code: 'room/not-now' })
  board.close()
  expect(server.logged.join('\n')).not.toMatch(/defect|breach/)
})

function tableCards(person: Person) {
  return person.sees((room) => (room.kind === 'in' && room.view.writing?.atTable) || false)
}

/** Whoever sits together stands beside each other. */
async function inOrderOfTables(people: readonly Person[]): Promise<Person[]> {
  const seated = await Promise.all(
    people.map(async (person) => ({ person, table: (await tableCards(person)).table })),
  )
  return seated.toSorted((one, other) => (one.table < other.table ? -1 : 1)).map(({ person }) => person)
}
