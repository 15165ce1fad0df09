import { describe, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'

describe('configuration', () => {
  test('needs nothing', () => {
    const read = readConfig({})
    expect(read).toMatchObject({
      ok: true,
      config: {
        port: 3000,
        host: '127.0.0.1',
        origin: null,
        trustedProxies: 0,
        isDev: false,
        call: { kind: 'own' },
      },
    })
  })

  test('an empty setting is one that was not made', () => {
    const empty = {
      PORT: '',
      GOROUND_HOST: '',
      GOROUND_ORIGIN: '',
      GOROUND_CALL: '',
      LOG_LEVEL: '',
      LIVEKIT_URL: '',
    }
    expect(readConfig(empty)).toEqual(readConfig({}))
  })

  test.each([
    [{ PORT: 'http' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ GOROUND_ORIGIN: 'goround.example' }, 'GOROUND_ORIGIN'],
    [{ GOROUND_ORIGIN: 'https://goround.example/rooms' }, 'GOROUND_ORIGIN'],
    [{ GOROUND_TRUST_PROXY: 'yes' }, 'GOROUND_TRUST_PROXY'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ GOROUND_CALL: 'maybe' }, 'GOROUND_CALL'],
    [{ LIVEKIT_URL: 'wss://call.example' }, 'LIVEKIT_API_KEY'],
  ])('says which setting is wrong: %j', (env, name) => {
    const read = readConfig(env)
    expect(read.ok).toBe(false)
    if (!read.ok) expect(read.problems.join('\n')).toContain(name)
  })
})
