import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { openBoard } from '../../../client/net/boardDoc.ts'
import type { CardId } from '../../../shared/ids.ts'
import { Person, startConversation } from '../../support/people.ts'
import { startTestServer, type TestServer } from '../../support/testServer.ts'
import { until } from '../../support/until.ts'

async function openBoardOf(server: TestServer, person: Person) {
  const { me } = await person.view()
  const board = openBoard({
    conversation: person.conversation,
    letter: 'p',
    seat: me.seat,
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
  await until(
    () => board.getSnapshot().status,
    (status) => status !== 'loading',
  )
  return board
}

const cardsOf = (person: Person) => {
  const room = person.room.getSnapshot()
  return room.kind === 'in' ? room.view.cards : {}
}

test('V-3 C-1 C-5 what becomes of a card reaches every page, and what becomes of one leaves the others as they are', async () => {
  const server = await startTestServer()
  const started = await startConversation(server)
  const [kofi, sam, dee] = [
    await Person.join(server, started, 'Kofi'),
    await Person.join(server, started, 'Sam'),
    await Person.join(server, started, 'Dee'),
  ]
  const board = await openBoardOf(server, kofi)
  board.add('trust', 'a bench')
  board.add('trust', 'a second bench')
  const all = await dee.sees((room) => {
    const cards = room.kind === 'in' ? room.view.cards : {}
    return Object.keys(cards).length === 2 && cards
  })
  const [one, two] = Object.keys(all) as [CardId, CardId]
  expect(all).toEqual({ [one]: {}, [two]: {} })
  const mine = { isMine: true }
  await kofi.sees((room) => room.kind === 'in' && Object.keys(room.view.cards).length === 2)
  expect(cardsOf(kofi)).toEqual({ [one]: mine, [two]: mine })

  const untouched = cardsOf(dee)[two]
  for (const person of [sam, dee]) {
    expect(await person.room.send({ type: 'card.speaks', card: one, isOn: true })).toEqual({ ok: true })
  }
  expect(await kofi.room.send({ type: 'card.speaks', card: one, isOn: true })).toMatchObject({
    code: 'card/own',
  })
  await kofi.sees((room) => room.kind === 'in' && room.view.cards[one]?.speaks === 2)
  await dee.sees((room) => room.kind === 'in' && room.view.cards[one]?.speaks === 2)
  expect(cardsOf(dee)[two]).toBe(untouched)

  board.takeDown(one)
  await dee.sees((room) => room.kind === 'in' && room.view.cards[one] === undefined)
  expect(cardsOf(dee)).toEqual({ [two]: {} })
  board.close()
  expect(server.logged.join('\n')).not.toMatch(/defect|breach/)
})
