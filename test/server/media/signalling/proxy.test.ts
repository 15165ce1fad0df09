import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import net from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import WebSocket, { WebSocketServer } from 'ws'
import { signPass } from '../../../../server/media/pass.ts'
import type { GateRules } from '../../../../server/media/signalling/gate.ts'
import { createSignalProxy } from '../../../../server/media/signalling/proxy.ts'
import type { ConversationId, SeatId } from '../../../../shared/ids.ts'
import { listen, ROOM, SEAT, SOON, serveSignalling } from '../../../support/callKit.ts'

const KEYS = { apiKey: 'goround-key', apiSecret: 'a secret that is long enough to sign passes with' }
const PASS = { room: ROOM, seat: SEAT }

type Arrival = { readonly url: string; readonly headers: IncomingHttpHeaders }

/** A call server that notes what reaches it, greets every WebSocket, and answers GETs with "success". */
async function startUpstream() {
  const arrivals: Arrival[] = []
  const note = (request: IncomingMessage) =>
    arrivals.push({ url: request.url ?? '', headers: request.headers })
  const server = http.createServer((request, response) => {
    note(request)
    response.writeHead(200, {
      'access-control-allow-origin': '*',
      'access-control-allow-credentials': 'true',
    })
    response.end('success')
  })
  const sockets = new WebSocketServer({ server })
  sockets.on('connection', (socket, request) => {
    note(request)
    socket.send('welcome')
    socket.on('message', (data) => socket.send(`heard ${data}`))
  })
  return { url: `http://${await listen(server)}`, arrivals, sockets }
}

async function makeGate(change: Partial<GateRules> & { url?: string } = {}) {
  const upstream = await startUpstream()
  const removed = new Set<SeatId>()
  const proxy = createSignalProxy({
    upstream: () => ({ url: change.url ?? upstream.url, keys: KEYS }),
    mayEnter: async (room, seat) => room === ROOM && !removed.has(seat),
    isOurOrigin: (request) => request.headers.origin === `http://${request.headers.host}`,
    ...change,
  })
  const host = await serveSignalling({ signalling: proxy.handle, attach: proxy.attach })
  return { ...upstream, proxy, removed, host }
}

type Opened = { readonly socket: WebSocket; readonly first: string }

function open(host: string, path: string, headers: Record<string, string> = {}): Promise<Opened> {
  const socket = new WebSocket(`ws://${host}${path}`, { headers: { origin: `http://${host}`, ...headers } })
  onTestFinished(() => socket.terminate())
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.once('message', (data) => resolve({ socket, first: String(data) }))
  })
}

const closing = (socket: WebSocket) => new Promise((resolve) => socket.once('close', resolve))

describe('a good pass', () => {
  test.each(['/rtc', '/rtc/v1'])('opens %s, both ways', async (path) => {
    const { host } = await makeGate()
    const { socket, first } = await open(host, `${path}?access_token=${await signPass(PASS, KEYS)}`)
    expect(first).toBe('welcome')
    const answer = new Promise((resolve) => socket.once('message', (data) => resolve(String(data))))
    socket.send('hello')
    expect(await answer).toBe('heard hello')
  })

  test.each(['/rtc/validate', '/rtc/v1/validate'])(
    'is confirmed by %s, to our own pages alone',
    async (path) => {
      const { host } = await makeGate()
      const answer = await fetch(`http://${host}${path}?access_token=${await signPass(PASS, KEYS)}`)
      expect([answer.status, await answer.text()]).toEqual([200, 'success'])
      expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    },
  )

  test('reaches the call server without addresses, cookies and second passes', async () => {
    const { host, arrivals } = await makeGate()
    const headers = {
      authorization: 'Bearer of another pass',
      cookie: 'session=secret',
      forwarded: 'for=203.0.113.7',
      'x-forwarded-for': '203.0.113.7',
      'x-real-ip': '203.0.113.7',
      'cf-connecting-ip': '203.0.113.7',
      'true-client-ip': '203.0.113.7',
    }
    const token = await signPass(PASS, KEYS)
    await open(host, `/rtc?access_token=${token}`, headers)
    await fetch(`http://${host}/rtc/validate?access_token=${token}`, { headers })
    expect(arrivals).toHaveLength(2)
    for (const arrival of arrivals) {
      const text = JSON.stringify(arrival.headers)
      for (const value of ['203.0.113.7', 'session=secret', 'Bearer']) expect(text).not.toContain(value)
    }
  })

  test('keeps its other parameters, in one spelling, but opens no second place', async () => {
    const { host, arrivals } = await makeGate()
    const token = await signPass(PASS, KEYS)
    await open(host, `/rtc?join_request=a-b_c%3D%3D&access_token=${token}&publish=x&reconnect=1&%70ublish=y`)
    const query = new URLSearchParams(arrivals[0]?.url.split('?')[1])
    expect(Object.fromEntries(query)).toEqual({
      join_request: 'a-b_c==',
      access_token: token,
      reconnect: '1',
    })
  })
})

describe('the gate refuses', () => {
  const bad: [string, (token: string) => string][] = [
    ['no pass', () => ''],
    ['two passes', (token) => `access_token=${token}&access_token=${token}`],
    ['a pass that is none', () => 'access_token=a.b.c'],
    ['a pass with something attached', (token) => `access_token=${token};x`],
  ]
  test.each(bad)('%s, as a WebSocket and as a GET', async (_case, query) => {
    const { host, arrivals } = await makeGate()
    const path = `/rtc?${query(await signPass(PASS, KEYS))}`
    await expect(open(host, path)).rejects.toThrow('401')
    expect((await fetch(`http://${host}${path.replace('/rtc', '/rtc/validate')}`)).status).toBe(401)
    expect(arrivals).toEqual([])
  })

  test('a pass signed by somebody else', async () => {
    const { host } = await makeGate()
    const foreign = await signPass(PASS, {
      ...KEYS,
      apiSecret: 'another secret of the length that is needed',
    })
    await expect(open(host, `/rtc?access_token=${foreign}`)).rejects.toThrow('401')
  })

  test('a seat that was taken out, and a room that is not going on', async () => {
    const { host, removed } = await makeGate()
    const elsewhere = await signPass({ ...PASS, room: 'another-room-1' as ConversationId }, KEYS)
    await expect(open(host, `/rtc?access_token=${elsewhere}`)).rejects.toThrow('401')
    const token = await signPass(PASS, KEYS)
    await open(host, `/rtc?access_token=${token}`)
    removed.add(SEAT)
    await expect(open(host, `/rtc?access_token=${token}`)).rejects.toThrow('401')
  })

  test.each(['http://evil.example', 'null'])('a page of %s', async (origin) => {
    const { host, arrivals } = await makeGate()
    const token = await signPass(PASS, KEYS)
    await expect(open(host, `/rtc?access_token=${token}`, { origin })).rejects.toThrow('403')
    const answer = await fetch(`http://${host}/rtc/validate?access_token=${token}`, { headers: { origin } })
    expect(answer.status).toBe(403)
    expect(arrivals).toEqual([])
  })

  test('a WebSocket that names no origin', async () => {
    const { host } = await makeGate()
    const socket = new WebSocket(`ws://${host}/rtc?access_token=${await signPass(PASS, KEYS)}`)
    await expect(new Promise((_resolve, reject) => socket.once('error', reject))).rejects.toThrow('403')
  })
})

describe('what is not of the call', () => {
  test.each([
    '/rtc/v2',
    '/rtc/',
    '/twirp/livekit.RoomService/ListRooms',
    '/rtc/../twirp/x',
    '/rtc%2Fvalidate',
    '/agent',
  ])('%s is left to others', async (path) => {
    const { host, arrivals } = await makeGate()
    const answer = await fetch(`http://${host}${path}?access_token=${await signPass(PASS, KEYS)}`)
    expect([answer.status, await answer.text()]).toEqual([404, 'not of the call'])
    expect(arrivals).toEqual([])
  })

  test('nor is anything but a GET', async () => {
    const { host, arrivals } = await makeGate()
    const url = `http://${host}/rtc/validate?access_token=${await signPass(PASS, KEYS)}`
    for (const method of ['POST', 'OPTIONS', 'DELETE'])
      expect((await fetch(url, { method })).status).toBe(404)
    expect(arrivals).toEqual([])
  })

  test('upgrades of others reach their owner untouched', async () => {
    const { proxy } = await makeGate()
    const server = http.createServer()
    const host = await listen(server)
    proxy.attach(server)
    const board = new WebSocketServer({ noServer: true })
    server.on('upgrade', (request, socket, head) => {
      if (request.url === '/board/x') board.handleUpgrade(request, socket, head, (ws) => ws.send('the board'))
    })
    expect((await open(host, '/board/x')).first).toBe('the board')
  })
})

describe('when something breaks', () => {
  test('no call server: 503 for both', async () => {
    const { host } = await makeGate({ upstream: () => null })
    const query = `access_token=${await signPass(PASS, KEYS)}`
    await expect(open(host, `/rtc?${query}`)).rejects.toThrow('503')
    expect((await fetch(`http://${host}/rtc/validate?${query}`)).status).toBe(503)
  })

  test('a call server that does not listen: 503 for both', async () => {
    const { host } = await makeGate({ url: 'http://127.0.0.1:9' })
    const query = `access_token=${await signPass(PASS, KEYS)}`
    await expect(open(host, `/rtc?${query}`)).rejects.toThrow('503')
    expect((await fetch(`http://${host}/rtc/validate?${query}`)).status).toBe(503)
  })

  test('a call server that dies takes its sockets with it, and nothing else', async () => {
    const { host, sockets } = await makeGate()
    const token = await signPass(PASS, KEYS)
    const { socket } = await open(host, `/rtc?access_token=${token}`)
    const closed = closing(socket)
    for (const client of sockets.clients) client.terminate()
    await closed
    expect((await open(host, `/rtc?access_token=${token}`)).first).toBe('welcome')
  })

  test('a browser that vanishes in the middle is no news', async () => {
    const { host, sockets } = await makeGate()
    const token = await signPass(PASS, KEYS)
    const { socket } = await open(host, `/rtc?access_token=${token}`)
    const [port] = [Number(host.split(':')[1])]
    socket.terminate()
    await expect.poll(() => sockets.clients.size, SOON).toBe(0)
    // Half a request, then a reset.
    const half = net.connect(port, '127.0.0.1', () => {
      half.write(`GET /rtc?access_token=${token} HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\n`)
      half.write('Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n')
      half.resetAndDestroy()
    })
    await new Promise((resolve) => half.once('close', resolve))
    expect((await open(host, `/rtc?access_token=${token}`)).first).toBe('welcome')
  })

  test('a gate that cannot decide lets nobody in', async () => {
    const mayEnter = async () => {
      throw new Error('the database is away')
    }
    const { host, arrivals } = await makeGate({ mayEnter })
    const query = `access_token=${await signPass(PASS, KEYS)}`
    await expect(open(host, `/rtc?${query}`)).rejects.toThrow()
    expect((await fetch(`http://${host}/rtc/validate?${query}`)).status).toBe(500)
    expect(arrivals).toEqual([])
  })

  test('closing cuts what runs through', async () => {
    const { host, proxy } = await makeGate()
    const { socket } = await open(host, `/rtc?access_token=${await signPass(PASS, KEYS)}`)
    const closed = closing(socket)
    proxy.close()
    await closed
  })
})
