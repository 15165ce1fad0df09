import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { openBoard } from '../../../client/net/boardDoc.ts'
import type { ConversationId, SeatId } from '../../../shared/ids.ts'
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

async function goToQuietWriting(ines: Person): Promise<number> {
  await ines.room.send({ type: 'agenda.start' })
  for (;;) {
    const { agenda } = await ines.sees((room) => room.kind === 'in' && room.view)
    const index = agenda.index ?? 0
    if (agenda.steps[index]?.mode === 'silent_writing') return index
    await ines.room.send({ type: 'agenda.next', seenIndex: index })
    await ines.sees((room) => room.kind === 'in' && room.view.agenda.index === index + 1)
  }
}

test('W-4 W-5 G-17 a card is its writer’s alone until the step is left, then it lies on everybody’s board', async () => {
  const server = await startTestServer()
  const started = await startConversation(server)
  const ines = await Person.join(server, started, 'Ines', 'facilitator')
  const [kofi, dee] = [await Person.join(server, started, 'Kofi'), await Person.join(server, started, 'Dee')]
  await Promise.all([ines, kofi, dee].map((person) => person.view()))
  const others = [listenTo(ines), listenTo(dee)]
  const index = await goToQuietWriting(ines)
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

  await ines.room.send({ type: 'agenda.next', seenIndex: index })
  const [card] = await until(
    () => board.getSnapshot().columns.trust,
    (cards) => cards.length > 0,
  )
  expect(card).toMatchObject({ id: CARD, text: WORDS, mine: false })
  for (const heard of others) expect(heard()).not.toMatch(new RegExp(`${WORDS}|${CARD}`))

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
