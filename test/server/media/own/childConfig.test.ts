import { expect, test } from 'vitest'
import { childConfig, settingsOf } from '../../../../server/media/own/childConfig.ts'

const KEYS = { apiKey: 'key', apiSecret: 's'.repeat(40) }
const PORTS = { http: 1001, udp: 1002, turn: 1003, tcp: 0 }

test('without a public address everything stays on loopback, and nobody else is asked', () => {
  expect(JSON.parse(childConfig(KEYS, PORTS, undefined))).toEqual({
    port: 1001,
    bind_addresses: ['127.0.0.1'],
    keys: { key: 's'.repeat(40) },
    logging: { json: true, level: 'fatal', pion_level: 'fatal' },
    rtc: {
      node_ip: '127.0.0.1',
      use_external_ip: false,
      enable_loopback_candidate: true,
      ips: { includes: ['127.0.0.0/8'] },
      udp_port: 1002,
      tcp_port: 0,
    },
    turn: {
      enabled: true,
      udp_port: 1003,
      bind_addresses: ['127.0.0.1'],
      allow_restricted_peer_cidrs: ['127.0.0.0/8'],
      relay_range_start: 30_000,
      relay_range_end: 30_100,
    },
    room: { auto_create: false, empty_timeout: 600, departure_timeout: 600, max_participants: 12 },
  })
})

test('with a public address the media are there, the interface for administration is not', () => {
  const config = JSON.parse(childConfig(KEYS, { ...PORTS, tcp: 7881 }, '203.0.113.5'))
  expect(config.bind_addresses).toEqual(['127.0.0.1'])
  expect(config.rtc).toEqual({
    node_ip: '203.0.113.5',
    use_external_ip: false,
    ips: { excludes: ['127.0.0.0/8'] },
    udp_port: 1002,
    tcp_port: 7881,
  })
  expect(config.turn).toMatchObject({
    bind_addresses: ['0.0.0.0'],
    allow_restricted_peer_cidrs: ['203.0.113.5/32'],
  })
})

test('a child with other settings is told apart', () => {
  const all = [
    settingsOf(undefined, undefined),
    settingsOf('/a/binary', undefined),
    settingsOf(undefined, '203.0.113.5'),
  ]
  expect(new Set(all).size).toBe(3)
  expect(settingsOf(undefined, undefined)).toBe(all[0])
})
