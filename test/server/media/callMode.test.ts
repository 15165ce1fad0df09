import { expect, test } from 'vitest'
import { readCallMode } from '../../../server/media/callMode.ts'

const EXTERNAL = { LIVEKIT_URL: 'wss://call.example', LIVEKIT_API_KEY: 'key', LIVEKIT_API_SECRET: 'secret' }

test.each([
  [{}, { kind: 'own' }],
  [{ LIVEKIT_URL: '', GOROUND_CALL: '' }, { kind: 'own' }],
  [{ GOROUND_CALL_ADDRESS: '203.0.113.5' }, { kind: 'own', publicAddress: '203.0.113.5' }],
  [EXTERNAL, { kind: 'external', url: 'https://call.example', apiKey: 'key', apiSecret: 'secret' }],
  [
    { ...EXTERNAL, LIVEKIT_URL: 'http://10.0.0.1:7880/' },
    { kind: 'external', url: 'http://10.0.0.1:7880', apiKey: 'key', apiSecret: 'secret' },
  ],
  [
    { ...EXTERNAL, GOROUND_CALL: 'off' },
    { kind: 'off', why: expect.stringContaining('GOROUND_CALL') },
  ],
])('%j asks for %j', (env, mode) => {
  expect(readCallMode(env)).toEqual({ ok: true, mode })
})

test.each([
  [{ GOROUND_CALL: 'on' }, 'GOROUND_CALL'],
  [{ LIVEKIT_URL: 'wss://call.example' }, 'belong together'],
  [{ LIVEKIT_API_SECRET: 'x' }, 'belong together'],
  [{ ...EXTERNAL, LIVEKIT_URL: 'ftp://call.example' }, 'LIVEKIT_URL must begin'],
  [{ ...EXTERNAL, LIVEKIT_URL: 'nonsense' }, 'LIVEKIT_URL must begin'],
  [{ GOROUND_CALL_ADDRESS: 'example.org' }, 'IPv4'],
  [{ GOROUND_CALL_ADDRESS: '127.0.0.1' }, 'IPv4'],
])('%j is refused with a sentence', (env, part) => {
  expect(readCallMode(env)).toEqual({ ok: false, why: expect.stringContaining(part) })
})
