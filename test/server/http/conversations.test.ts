import { describe, expect, test } from 'vitest'
import { Person, startConversation, Visitor } from '../../support/people.ts'
import { startTestServer } from '../../support/testServer.ts'

const WISH = { question: 'What would help?', template: 'community-conversation', lengthMinutes: 90 }

describe('starting a conversation', () => {
  test('SEC-1 answers three secrets of 128 bits and keeps only their hashes', async () => {
    const server = await startTestServer()
    const { id, secrets } = await startConversation(server)
    expect(id).toMatch(/^[A-Za-z0-9_-]{16}$/)
    for (const secret of Object.values(secrets)) expect(secret).toMatch(/^[A-Za-z0-9_-]{22}$/)
    expect(new Set(Object.values(secrets)).size).toBe(3)
    expect(JSON.stringify(await server.storage.readLink(id as never, secrets.facilitator))).toBeUndefined()
  })

  test.each([
    ['no question', { ...WISH, question: '  ' }],
    ['a question of a page', { ...WISH, question: 'x'.repeat(201) }],
    ['a template that is not there', { ...WISH, template: 'debate' }],
    ['a template that every object has', { ...WISH, template: '__proto__' }],
    ['another length', { ...WISH, lengthMinutes: 91 }],
    ['a number as text', { ...WISH, lengthMinutes: '90' }],
    ['more than asked', { ...WISH, id: 'mine' }],
    ['a list', [WISH]],
    ['no JSON', '{"question":'],
    ['nothing', undefined],
  ])('SEC-12 refused: %s', async (_, body) => {
    const server = await startTestServer()
    const answer = await new Visitor(server).ask('POST', '/api/conversations', body)
    expect([answer.status, answer.body]).toEqual([400, { code: 'request/malformed' }])
  })

  test.each([10, 90, 120])('A-7 the agenda of %i minutes is there from the start', async (lengthMinutes) => {
    const server = await startTestServer()
    const ines = await Person.join(
      server,
      await startConversation(server, { lengthMinutes }),
      'Ines',
      'facilitator',
    )
    const { agenda, conversation } = await ines.view()
    expect(conversation).toMatchObject({ question: 'What would help?', lengthMinutes })
    const total = agenda.steps.reduce((sum, step) => sum + step.lengthMs, 0)
    expect(Math.round(total / 60_000)).toBe(lengthMinutes)
  })
})

describe('the door', () => {
  const guess = 'A'.repeat(22)

  test('V-2 the lobby of each link shows the room, and which chairs are taken', async () => {
    const server = await startTestServer()
    const started = await startConversation(server)
    await (await Person.join(server, started, 'Ines', 'facilitator')).view()
    for (const role of ['participant', 'note-taker', 'facilitator'] as const) {
      const body = { role, secret: started.secrets[role] }
      const answer = await new Visitor(server).ask('POST', `/api/conversations/${started.id}/lobby`, body)
      expect(answer.body.lobby).toMatchObject({
        people: 1,
        takenChairs: [1],
        facilitators: [{ name: 'Ines' }],
      })
    }
  })

  test('SEC-2 a link opens its own role in its own conversation; every other try gets one and the same answer', async () => {
    const server = await startTestServer()
    const [one, other] = [await startConversation(server), await startConversation(server)]
    const tries: [string, string, string][] = [
      [one.id, 'facilitator', one.secrets.participant],
      [one.id, 'participant', one.secrets.facilitator],
      [one.id, 'participant', other.secrets.participant],
      [one.id, 'participant', guess],
      ['no-such-conversation', 'participant', one.secrets.participant],
      ['x', 'participant', one.secrets.participant],
      ['__proto__', 'participant', one.secrets.participant],
    ]
    for (const what of ['lobby', 'seat']) {
      for (const [id, role, secret] of tries) {
        const body = what === 'seat' ? { role, secret, name: 'Dee' } : { role, secret }
        const answer = await new Visitor(server).ask('POST', `/api/conversations/${id}/${what}`, body)
        expect([answer.status, answer.body]).toEqual([404, { code: 'link/unknown' }])
      }
    }
  })

  test('SEC-16 the seat is a cookie that no script can read and no other site can send', async () => {
    const server = await startTestServer()
    const started = await startConversation(server)
    const visitor = new Visitor(server)
    const body = { role: 'participant', secret: started.secrets.participant, name: 'Dee' }
    const answer = await visitor.ask('POST', `/api/conversations/${started.id}/seat`, body)
    const [cookie = ''] = answer.headers.getSetCookie()
    expect(cookie).toMatch(
      /^goround-p-[^=]+=[A-Za-z0-9_-]{43}; Max-Age=21600; Path=\/; HttpOnly; SameSite=Strict$/,
    )
    expect(answer.body).toEqual({})
    expect((await visitor.ask('GET', `/api/conversations/${started.id}/seat/participant`)).status).toBe(200)
    expect((await visitor.ask('GET', `/api/conversations/${started.id}/seat/facilitator`)).status).toBe(401)
    expect(
      (await new Visitor(server).ask('GET', `/api/conversations/${started.id}/seat/participant`)).status,
    ).toBe(401)
  })

  test('SEC-16 behind TLS the cookie is bound to the host', async () => {
    const server = await startTestServer({ env: { GOROUND_ORIGIN: 'https://goround.example' } })
    const visitor = new Visitor(server)
    visitor.headers = { Origin: 'https://goround.example' }
    const { body } = await visitor.ask('POST', '/api/conversations', WISH)
    const { id, secrets } = body as { id: string; secrets: Record<string, string> }
    const join = { role: 'participant', secret: secrets.participant, name: 'Dee' }
    const answer = await visitor.ask('POST', `/api/conversations/${id}/seat`, join)
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-goround-p-.*; Secure; /)
  })

  test('S-1 a second tap on Join takes no second chair', async () => {
    const server = await startTestServer()
    const started = await startConversation(server)
    const visitor = new Visitor(server)
    const body = { role: 'participant', secret: started.secrets.participant, name: 'Dee' }
    const path = `/api/conversations/${started.id}`
    expect((await visitor.ask('POST', `${path}/seat`, body)).status).toBe(201)
    expect((await visitor.ask('POST', `${path}/seat`, { ...body, name: 'Dee again' })).status).toBe(200)
    const lobby = await visitor.ask('POST', `${path}/lobby`, { role: body.role, secret: body.secret })
    expect(lobby.body.lobby).toMatchObject({ people: 1 })
  })

  test('S-4 one browser may have one seat in each role', async () => {
    const server = await startTestServer()
    const started = await startConversation(server)
    const visitor = new Visitor(server)
    for (const [role, name] of [
      ['facilitator', 'Ines'],
      ['participant', 'Dee'],
    ] as const) {
      const body = { role, secret: started.secrets[role], name }
      expect((await visitor.ask('POST', `/api/conversations/${started.id}/seat`, body)).status).toBe(201)
    }
    const [ines, dee] = (['facilitator', 'participant'] as const).map((role) =>
      Person.open(server, visitor, { name: '', role, conversation: started.id }),
    )
    expect((await ines?.view())?.me.role).toBe('facilitator')
    expect((await dee?.view())?.me.role).toBe('participant')
  })

  test.each([
    ['', 422, 'name/empty'],
    ['x'.repeat(41), 422, 'name/too-long'],
    ['Facilitator', 422, 'name/reserved'],
    ['ínes', 409, 'name/taken'],
    ['x'.repeat(401), 400, 'request/malformed'],
  ])('S-2 S-3 refused name %j', async (name, status, code) => {
    const server = await startTestServer()
    const started = await startConversation(server)
    await (await Person.join(server, started, 'Ines', 'facilitator')).view()
    const body = { role: 'participant', secret: started.secrets.participant, name }
    const answer = await new Visitor(server).ask('POST', `/api/conversations/${started.id}/seat`, body)
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })

  test('X-5 a seat survives a restart of the server', async () => {
    const server = await startTestServer()
    const started = await startConversation(server)
    const dee = await Person.join(server, started, 'Dee')
    await dee.view()
    dee.room.close()
    const room = await server.storage.readRoom(started.id as never)
    expect(room.events.map((event) => event.type)).toContain('seat.taken')
    const again = Person.open(server, dee.visitor, dee)
    expect((await again.view()).seats.map((seat) => seat.name)).toEqual(['Dee'])
  })

  test('without a call there is no pass, and it is said so', async () => {
    const server = await startTestServer()
    const dee = await Person.join(server, await startConversation(server), 'Dee')
    const answer = await dee.visitor.ask('POST', `/api/conversations/${dee.conversation}/call`, {
      role: 'participant',
    })
    expect([answer.status, answer.body]).toEqual([503, { code: 'call/unavailable' }])
    expect(await dee.sees((room) => room.kind === 'in' && room.call)).toBe('off')
  })
})
