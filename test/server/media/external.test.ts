import http from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { listen, makeCall, ROOM, SEAT, SOON } from '../../support/callKit.ts'

const PASS = { conversation: ROOM, seat: SEAT }
const SECRET = 'a secret that somebody else made, long enough'

/** A call server that somebody else runs: answers the administrative calls, or with what the test makes it answer. */
async function startExternal() {
  const asked: string[] = []
  const answer = { status: 200 }
  const server = http.createServer((request, response) => {
    const method = request.url?.split('/').at(-1) ?? ''
    if (answer.status === 200 && method !== 'ListRooms') asked.push(method)
    request.resume().on('end', () => {
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end('{}')
    })
  })
  return { host: await listen(server), asked, answer }
}

const externalAt = (host: string) =>
  ({ kind: 'external', url: `http://${host}`, apiKey: 'key', apiSecret: SECRET }) as const

test('an external call server is on once it answers and has our rooms', async () => {
  const { host, asked } = await startExternal()
  const { call, states } = await makeCall({ mode: externalAt(host) })
  call.start()
  await call.settled()
  expect(states).toEqual(['starting', 'on'])
  expect(asked).toEqual(['CreateRoom'])
  expect(await call.mintPass(PASS)).toEqual(expect.any(String))
})

test('one that refuses our key is reported, and used as soon as it does not', async () => {
  const { host, answer } = await startExternal()
  answer.status = 401
  const { call, said } = await makeCall({ mode: externalAt(host) })
  call.start()
  await call.settled()
  expect(call.state()).toBe('unreachable')
  expect(call.why()).toContain('LIVEKIT_API_KEY')
  expect(await call.mintPass(PASS)).toBe(null)
  answer.status = 200
  await expect.poll(() => call.state(), SOON).toBe('on')
  expect(said).toHaveLength(1)
})

test('one that is not there is reported, and is not fatal', async () => {
  const server = http.createServer()
  const host = await listen(server)
  await new Promise((resolve) => server.close(resolve))
  const { call } = await makeCall({ mode: externalAt(host) })
  call.start()
  await call.settled()
  expect(call.state()).toBe('unreachable')
  expect(call.why()).toContain('nothing listens there')
})

test('one lost answer is no news, three are, and rooms are made again afterwards', async () => {
  const { host, asked, answer } = await startExternal()
  const { call, states } = await makeCall({ mode: externalAt(host) })
  call.start()
  await call.settled()
  answer.status = 500
  await expect.poll(() => states, SOON).toEqual(['starting', 'on', 'unreachable'])
  answer.status = 200
  await expect.poll(() => states, SOON).toEqual(['starting', 'on', 'unreachable', 'on'])
  expect(asked).toEqual(['CreateRoom', 'CreateRoom'])
})

test('a stop leaves it and its rooms alone', async () => {
  const { host, asked } = await startExternal()
  const { call } = await makeCall({ mode: externalAt(host) })
  call.start()
  await call.settled()
  expect(await call.stop({ inUse: 'end' })).toBe('kept')
  expect(asked).toEqual(['CreateRoom'])
})

test('a call that is switched off says so and gives no passes', async () => {
  const { call, states } = await makeCall({ mode: { kind: 'off', why: 'switched off' } })
  call.start()
  await call.settled()
  expect(states).toEqual(['starting', 'off'])
  expect(call.why()).toBe('switched off')
  expect(await call.mintPass(PASS)).toBe(null)
})

test('who stops listening hears nothing more', async () => {
  const { host } = await startExternal()
  const { call } = await makeCall({ mode: externalAt(host) })
  const heard: string[] = []
  const stop = call.onChange((state) => heard.push(state))
  stop()
  onTestFinished(stop)
  call.start()
  await call.settled()
  expect(heard).toEqual([])
})
