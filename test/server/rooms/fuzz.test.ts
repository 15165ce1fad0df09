import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { ROOM_SOCKET_PATH } from '../../../server/rooms/gateway.ts'
import { Person, startConversation } from '../../support/people.ts'
import { startTestServer, type TestServer } from '../../support/testServer.ts'

/**
 * Twenty thousand messages that no browser of ours sends, as frames on the wire, from somebody who has a seat:
 * broken packets, events that do not exist, commands with one thing wrong, values of every shape.
 */

const MESSAGES = 20_000
/** After ten that cannot be read the server ends the socket; then the next one is opened. */
const PER_SOCKET = 12

const COMMANDS = [
  { type: 'queue.raise', kind: 'point' },
  { type: 'queue.lower' },
  { type: 'floor.give', to: 'next', seenHolder: null },
  { type: 'agenda.next', seenIndex: 0 },
  { type: 'presence.step-away' },
  { type: 'room.end' },
]

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom(
    null,
    true,
    -1,
    1e308,
    '',
    '__proto__',
    [],
    {},
    'x'.repeat(5_000),
    '\u0000',
    '\ud800',
    '𝕏'.repeat(300),
  ),
)

/** A command with the right shape but for one field, or one field too many. */
const nearlyRight = fc
  .tuple(
    fc.constantFrom(...COMMANDS),
    fc.constantFrom('type', 'kind', 'to', 'seenHolder', 'seat', 'role', '__proto__', 'constructor'),
    odd,
  )
  .map(([command, field, value]) => ({ id: 'fuzzed-command-1', command: { ...command, [field]: value } }))

const payload = fc.oneof(
  odd,
  nearlyRight,
  fc.record({ id: odd, command: odd }),
  fc.record({ id: odd, command: nearlyRight }),
)
const eventName = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('command', 'resync', 'use-here', 'board-client') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'welcome',
      'patch',
      'disconnect',
      'connect',
      'error',
      'newListener',
      '__proto__',
      '',
    ),
  },
  { weight: 1, arbitrary: fc.string() },
)
/** What Socket.IO writes for an event, with and without a request for an answer, sometimes bent out of shape. */
const packet = fc
  .tuple(
    fc.constantFrom(
      '42',
      '4213',
      '421',
      '43',
      '431',
      '40',
      '41',
      '44',
      '45',
      '451-',
      '46',
      '4',
      '2',
      '3',
      '6',
      '9',
      '',
    ),
    eventName,
    fc.array(payload, { maxLength: 3 }),
    fc.nat({ max: 60 }),
  )
  .map(([prefix, name, args, cut]) => {
    const text = `${prefix}${JSON.stringify([name, ...args])}`
    return cut < 6 ? text.slice(0, -1 - cut) : text
  })
const frame = fc.oneof(
  { weight: 8, arbitrary: packet },
  { weight: 1, arbitrary: fc.string({ maxLength: 200 }) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
)

/** One socket of the hostile seat, past the door, as bare as it gets. Answers how much was sent once it was in. */
async function send(
  server: TestServer,
  hostile: Person,
  frames: (string | Uint8Array)[],
  page: number,
): Promise<number> {
  let sent = 0
  const socket = new WebSocket(
    `${server.url.replace('http', 'ws')}${ROOM_SOCKET_PATH}/?EIO=4&transport=websocket`,
    {
      headers: { Origin: server.url, Cookie: hostile.visitor.cookie },
    },
  )
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.on('error', () => {})
  const auth = {
    protocol: 1,
    conversation: hostile.conversation,
    as: 'participant',
    page: `fuzz-page-${String(page).padStart(6, '0')}`,
  }
  socket.on('message', (data) => {
    const text = String(data)
    if (text.startsWith('0')) socket.send(`40${JSON.stringify(auth)}`)
    if (text === '2') socket.send('3')
    if (!text.startsWith('42["welcome"')) return
    for (const each of frames) socket.send(each)
    sent = frames.length
    socket.close()
  })
  await closed
  return sent
}

test('SEC-12 20,000 hostile messages: nothing breaks, nobody else notices', {
  timeout: 120_000,
}, async () => {
  const server = await startTestServer()
  const [one, other] = [await startConversation(server), await startConversation(server)]
  const ines = await Person.join(server, one, 'Ines', 'facilitator')
  const hostile = await Person.join(server, one, 'Hostile')
  const bystander = await Person.join(server, other, 'Bystander', 'facilitator')
  const before = await bystander.view()
  await ines.view()
  hostile.room.close()

  const seed = Number(process.env.FUZZ_SEED ?? 20_261_121)
  const frames = fc.sample(frame, { numRuns: MESSAGES, seed })
  let delivered = 0
  for (let from = 0; from < frames.length; from += PER_SOCKET) {
    delivered += await send(server, hostile, frames.slice(from, from + PER_SOCKET), from)
  }

  expect(delivered).toBe(MESSAGES)
  expect(server.logged.filter((line) => line.includes('defect'))).toEqual([])
  expect(await ines.room.send({ type: 'agenda.start' })).toEqual({ ok: true })
  expect((await ines.view()).me.role).toBe('facilitator')
  expect(await bystander.view()).toBe(before)
  expect(await bystander.room.send({ type: 'agenda.start' })).toEqual({ ok: true })
})
