import { io, type Socket } from 'socket.io-client'
import { describe, expect, onTestFinished, test } from 'vitest'
import { ROOM_SOCKET_PATH } from '../../../server/rooms/gateway.ts'
import type { ConversationStarted } from '../../../shared/api.ts'
import type { CommandId } from '../../../shared/ids.ts'
import type { PersonCommand } from '../../../shared/room/commands.ts'
import { Person, startConversation, Visitor } from '../../support/people.ts'
import { startTestServer, type TestServer } from '../../support/testServer.ts'

/** A socket that says what the test wants it to say, and does not come back by itself. */
function rawSocket(
  server: TestServer,
  who: { cookie?: string; origin?: string | undefined; auth?: object },
): Socket {
  const socket = io(server.url, {
    path: ROOM_SOCKET_PATH,
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    auth: { ...who.auth },
    extraHeaders: { ...(who.origin !== undefined && { Origin: who.origin }), Cookie: who.cookie ?? '' },
  })
  onTestFinished(() => {
    socket.disconnect()
  })
  return socket
}

const shake = (started: ConversationStarted, changes: object = {}) => ({
  protocol: 1,
  conversation: started.id,
  as: 'participant',
  page: 'page-number-001',
  ...changes,
})

const outcome = (socket: Socket) =>
  new Promise<string>((resolve) => {
    socket.once('connect', () => resolve('in'))
    socket.once('connect_error', (error: Error & { data?: { code: string } }) =>
      resolve(error.data?.code ?? 'refused'),
    )
  })

const heard = <Message>(socket: Socket, event: string) =>
  new Promise<Message>((resolve) => socket.once(event, resolve))

async function roomOf(...names: string[]) {
  const server = await startTestServer()
  const started = await startConversation(server)
  const ines = await Person.join(server, started, 'Ines', 'facilitator')
  const people = await Promise.all(names.map((name) => Person.join(server, started, name)))
  await Promise.all([ines, ...people].map((person) => person.view()))
  return { server, started, ines, people }
}

describe('the room’s sockets', () => {
  test('Q-1 hands raised in several browsers show the same order everywhere; the floor passes', async () => {
    const { ines, people } = await roomOf('Kofi', 'Sam', 'Dee')
    const [kofi, sam, dee] = people as [Person, Person, Person]
    for (const person of [sam, dee, kofi]) expect(await person.raise()).toEqual({ ok: true })
    for (const person of [ines, kofi, sam, dee]) await person.seesQueue('Sam', 'Dee', 'Kofi')
    expect(await ines.room.send({ type: 'floor.give', to: 'next', seenHolder: null })).toEqual({ ok: true })
    for (const person of [ines, kofi, sam, dee]) await person.seesQueue('Dee', 'Kofi')
    expect(await sam.room.send({ type: 'floor.done' })).toEqual({ ok: true })
    // What Sam was answered says nothing of what the others have been told.
    const { seat } = (await dee.view()).me
    await kofi.sees((room) => room.kind === 'in' && room.view.floor.holder === seat)
  })

  test('R-1 a participant cannot do what is the facilitator’s', async () => {
    const { people } = await roomOf('Kofi')
    for (const command of [{ type: 'agenda.start' }, { type: 'room.end' }] satisfies PersonCommand[]) {
      expect(await people[0]?.room.send(command)).toEqual({ ok: false, code: 'role/not-allowed' })
    }
  })

  test('X-4 the same command twice on the wire is done once', async () => {
    const { started, server, people } = await roomOf('Kofi')
    const [kofi] = people as [Person]
    kofi.room.close()
    const socket = rawSocket(server, {
      cookie: kofi.visitor.cookie,
      origin: server.url,
      auth: shake(started),
    })
    await heard(socket, 'welcome')
    const id = 'command-number-1' as CommandId
    const envelope = { id, command: { type: 'queue.raise', kind: 'point' } }
    const answers = await Promise.all([1, 2, 3].map(() => socket.emitWithAck('command', envelope)))
    expect(answers).toEqual([{ ok: true }, { ok: true }, { ok: true }])
    const lowered = await socket.emitWithAck('command', {
      id: 'command-number-2',
      command: { type: 'queue.lower' },
    })
    expect(lowered).toEqual({ ok: true })
    expect(await socket.emitWithAck('command', envelope)).toEqual({ ok: true })
    expect(
      (await heard<{ view: { queue: { order: unknown[] } } }>(socket.emit('resync'), 'welcome')).view.queue
        .order,
    ).toEqual([])
  })

  test('SEC-11 who may come in', async () => {
    const { server, started, people } = await roomOf('Kofi')
    const { cookie } = people[0]?.visitor ?? { cookie: '' }
    const other = await startConversation(server)
    const attempts: [string, Parameters<typeof rawSocket>[1], string][] = [
      [
        'with seat and origin',
        { cookie, origin: server.url, auth: shake(started, { page: 'page-number-009' }) },
        'in',
      ],
      ['without a cookie', { origin: server.url, auth: shake(started) }, 'session/none'],
      [
        'with a cookie made up',
        { cookie: `goround-p-${started.id}=${'A'.repeat(43)}`, origin: server.url, auth: shake(started) },
        'session/none',
      ],
      ['into another conversation', { cookie, origin: server.url, auth: shake(other) }, 'session/none'],
      [
        'in another role',
        { cookie, origin: server.url, auth: shake(started, { as: 'facilitator' }) },
        'session/none',
      ],
      ['from another page', { cookie, origin: 'https://elsewhere.example', auth: shake(started) }, 'refused'],
      ['from no page', { cookie, auth: shake(started) }, 'refused'],
      [
        'with an older page',
        { cookie, origin: server.url, auth: shake(started, { protocol: 0 }) },
        'client/too-old',
      ],
      [
        'with more than asked',
        { cookie, origin: server.url, auth: shake(started, { role: 'facilitator' }) },
        'request/malformed',
      ],
      ['with nothing', { cookie, origin: server.url }, 'request/malformed'],
    ]
    for (const [name, who, expected] of attempts)
      expect([name, await outcome(rawSocket(server, who))]).toEqual([name, expected])
  })

  test('SEC-11 who is not let in has been sent nothing', async () => {
    const { server, started } = await roomOf('Kofi')
    const socket = rawSocket(server, { origin: server.url, auth: shake(started) })
    const events: string[] = []
    socket.onAny((event: string) => events.push(event))
    expect(await outcome(socket)).toBe('session/none')
    expect(events).toEqual([])
  })

  test('SEC-11 at most three sockets a session', async () => {
    const { server, started, people } = await roomOf('Kofi')
    const { cookie } = people[0]?.visitor ?? { cookie: '' }
    const more = ['page-number-002', 'page-number-003', 'page-number-004'].map((page) =>
      rawSocket(server, { cookie, origin: server.url, auth: shake(started, { page }) }),
    )
    const outcomes = await Promise.all(more.map(outcome))
    expect(outcomes.sort()).toEqual(['in', 'in', 'request/too-many'])
  })

  test('S-6 a second tab is told so, takes the seat with use-here, and the first one knows', async () => {
    const { server, people } = await roomOf('Kofi')
    const [kofi] = people as [Person]
    const second = Person.open(server, kofi.visitor, kofi)
    await second.sees((room) => room.kind === 'elsewhere')
    expect(await second.raise()).toEqual({ ok: false, code: 'session/elsewhere' })
    second.room.bringHere()
    await second.view()
    await kofi.sees((room) => room.kind === 'elsewhere')
    expect(await second.raise()).toEqual({ ok: true })
    kofi.room.bringHere()
    await kofi.view()
    await second.sees((room) => room.kind === 'elsewhere')
  })

  test('S-6 a seat survives a reload: the next page is straight in the room', async () => {
    const { server, ines, people } = await roomOf('Kofi')
    const [kofi] = people as [Person]
    await kofi.raise()
    kofi.room.close()
    await ines.sees((room) => room.kind === 'in' && room.view.seats.some((seat) => seat.presence === 'lost'))
    const again = Person.open(server, kofi.visitor, kofi)
    expect((await again.view()).seats.map((seat) => seat.presence)).toEqual(['here', 'here'])
    expect(again.queue()).toEqual(['Kofi'])
  })

  test('S-4 who leaves frees the chair, and the seat cannot be used any more', async () => {
    const { server, ines, people } = await roomOf('Kofi')
    const [kofi] = people as [Person]
    const before = kofi.visitor.cookie
    const left = await kofi.visitor.ask('POST', `/api/conversations/${kofi.conversation}/leave`, {
      role: 'participant',
    })
    expect(left.status).toBe(200)
    await kofi.sees((room) => room.kind === 'refused' && room.code === 'session/none')
    await ines.sees((room) => room.kind === 'in' && room.view.seats.length === 1)
    expect(kofi.visitor.cookie).toBe('')
    const auth = { protocol: 1, conversation: kofi.conversation, as: 'participant', page: 'page-number-007' }
    expect(await outcome(rawSocket(server, { cookie: before, origin: server.url, auth }))).toBe(
      'session/none',
    )
  })

  test('SEC-12 what cannot be read is refused, and ten times of it ends the socket, for its sender alone', async () => {
    const { server, started, ines, people } = await roomOf('Kofi')
    const [kofi] = people as [Person]
    kofi.room.close()
    const socket = rawSocket(server, {
      cookie: kofi.visitor.cookie,
      origin: server.url,
      auth: shake(started),
    })
    await heard(socket, 'welcome')
    const bad: unknown[] = [
      null,
      'raise',
      { id: 'short', command: { type: 'queue.raise', kind: 'point' } },
      { id: 'command-number-3', command: { type: 'queue.raise', kind: 'point', seat: 'x' } },
      { id: 'command-number-3', command: { type: 'room.wake' } },
      { id: 'command-number-3', command: { type: 'seat.take', name: 'X', role: 'facilitator' } },
      { id: 'command-number-3', command: { type: 'agenda.stretch', minutes: Number.MAX_VALUE } },
      { id: ['command-number-3'], command: { type: 'queue.lower' } },
      JSON.parse('{"id":"command-number-3","command":{"type":"queue.lower"},"__proto__":{"admin":true}}'),
    ]
    for (const each of bad)
      expect(await socket.emitWithAck('command', each)).toEqual({ ok: false, code: 'request/malformed' })
    socket.emit('no-such-event', {})
    await heard(socket, 'disconnect')
    expect(await ines.room.send({ type: 'agenda.start' })).toEqual({ ok: true })
  })

  test('SEC-13 more commands than fingers can make are refused politely', async () => {
    const { people } = await roomOf('Kofi')
    const [kofi] = people as [Person]
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => kofi.room.send({ type: 'presence.come-back' })),
    )
    const codes = new Set(answers.map((answer) => (answer.ok ? 'ok' : answer.code)))
    expect(codes).toEqual(new Set(['presence/already', 'request/too-many']))
  })

  test('A-1 the end is told to everybody, and nobody comes in after it', async () => {
    const { server, started, ines, people } = await roomOf('Kofi')
    const [kofi] = people as [Person]
    await ines.room.send({ type: 'room.end' })
    await kofi.sees((room) => room.kind === 'in' && room.view.agenda.phase === 'ended')
    await expect(Person.join(server, started, 'Late')).rejects.toThrow(/room\/ended/)
    const again = Person.open(server, kofi.visitor, kofi)
    kofi.room.close()
    await again.sees((room) => room.kind === 'in' && room.view.agenda.phase === 'ended')
  })
})

test('SEC-8 the logs of a busy room hold nobody’s name, words or ids', async () => {
  const { server, started, ines, people } = await roomOf('Quetzalcoatl')
  await people[0]?.raise()
  await ines.room.send({ type: 'room.end' })
  await new Visitor(server).ask('POST', `/api/conversations/${started.id}/lobby`, {
    role: 'participant',
    secret: 'A'.repeat(22),
  })
  const logged = server.logged.join('\n')
  for (const canary of [
    'Quetzalcoatl',
    'What would help',
    started.id,
    ...Object.values(started.secrets),
    '127.0.0.1',
  ]) {
    expect(logged).not.toContain(canary)
  }
})
