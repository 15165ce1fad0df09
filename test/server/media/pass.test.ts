import { beforeEach, describe, expect, test, vi } from 'vitest'
import { readPass, signPass } from '../../../server/media/pass.ts'
import type { ConversationId, SeatId } from '../../../shared/ids.ts'

const KEYS = { apiKey: 'goround-0123456789ab', apiSecret: 'a secret that is long enough to sign with' }
const PASS = {
  room: 'conversation-1' as ConversationId,
  seat: 'seat-0123456789' as SeatId,
}
const NOW = Date.UTC(2027, 0, 1)

const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
const headerOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString())

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
  return () => vi.useRealTimers()
})

test('a pass says exactly this and nothing more', async () => {
  const token = await signPass(PASS, KEYS)
  expect(headerOf(token)).toEqual({ alg: 'HS256' })
  expect(claimsOf(token)).toEqual({
    iss: 'goround-0123456789ab',
    sub: 'seat-0123456789',
    nbf: NOW / 1000,
    exp: NOW / 1000 + 120,
    video: {
      roomJoin: true,
      room: 'conversation-1',
      canSubscribe: true,
      canPublish: true,
      canPublishSources: ['microphone', 'camera'],
      canPublishData: false,
      canUpdateOwnMetadata: false,
    },
  })
})

describe('reading a pass', () => {
  test('gives back whose it is', async () => {
    expect(await readPass(await signPass(PASS, KEYS), KEYS)).toEqual({
      room: PASS.room,
      seat: PASS.seat,
    })
  })

  test('of somebody else gives nothing', async () => {
    const foreign = await signPass(PASS, {
      ...KEYS,
      apiSecret: 'another secret, also long enough to sign with',
    })
    expect(await readPass(foreign, KEYS)).toBe(null)
    const otherKey = await signPass(PASS, { ...KEYS, apiKey: 'goround-other' })
    expect(await readPass(otherKey, KEYS)).toBe(null)
  })

  test('after its two minutes gives nothing', async () => {
    const token = await signPass(PASS, KEYS)
    vi.setSystemTime(NOW + 131_000)
    expect(await readPass(token, KEYS)).toBe(null)
  })

  test.each(['', 'a.b.c', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJzZWF0LTAxMjM0NTY3ODkifQ.'])(
    '%j gives nothing',
    async (text) => {
      expect(await readPass(text, KEYS)).toBe(null)
    },
  )

  test('that was changed by one letter gives nothing', async () => {
    const [header, claims, signature] = (await signPass(PASS, KEYS)).split('.')
    const changed = Buffer.from(claims ?? '', 'base64url')
      .toString()
      .replace('seat-0', 'seat-1')
    const forged = `${header}.${Buffer.from(changed).toString('base64url')}.${signature}`
    expect(await readPass(forged, KEYS)).toBe(null)
  })
})
