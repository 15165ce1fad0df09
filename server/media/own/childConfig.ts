import { createHash } from 'node:crypto'
import net from 'node:net'
import { LIVEKIT_VERSION } from '../pin.ts'
import type { Keys } from '../upstream.ts'
import type { Ports } from './ports.ts'

/** Nobody is in a room for ten minutes before it goes: longer than any reload, train tunnel or restart of ours. */
export const ROOM_EMPTY_SECONDS = 600
/** Everybody who may have a seat. A thirteenth has none and is refused before. */
export const ROOM_PEOPLE = 12

/**
 * The configuration of our own livekit-server as JSON, which it reads as YAML. It refuses keys it does not
 * know, so what stands here was seen to work with the pinned version. `publicAddress` is the IPv4 address at
 * which browsers reach this machine; without one everything stays on loopback.
 */
export function childConfig(keys: Keys, ports: Ports, publicAddress: string | undefined): string {
  return JSON.stringify({
    port: ports.http,
    // In public as well: only our proxy speaks to it.
    bind_addresses: ['127.0.0.1'],
    keys: { [keys.apiKey]: keys.apiSecret },
    // Already at "error" its lines carry seats, rooms and addresses. Errors at the start are printed whatever this says.
    logging: { json: true, level: 'fatal', pion_level: 'fatal' },
    rtc: publicAddress === undefined ? loopbackRtc(ports) : publicRtc(ports, publicAddress),
    turn: turn(ports, publicAddress),
    room: {
      auto_create: false,
      empty_timeout: ROOM_EMPTY_SECONDS,
      departure_timeout: ROOM_EMPTY_SECONDS,
      max_participants: ROOM_PEOPLE,
    },
  })
}

function loopbackRtc(ports: Ports) {
  return {
    node_ip: '127.0.0.1',
    use_external_ip: false,
    enable_loopback_candidate: true,
    ips: { includes: ['127.0.0.0/8'] },
    udp_port: ports.udp,
    // ICE over TCP binds all interfaces whatever else is said; 0 switches it off.
    tcp_port: ports.tcp,
  }
}

/** A named address also keeps it from asking a STUN server of somebody else for its own. */
function publicRtc(ports: Ports, publicAddress: string) {
  return {
    node_ip: publicAddress,
    use_external_ip: false,
    ips: { excludes: ['127.0.0.0/8'] },
    udp_port: ports.udp,
    tcp_port: ports.tcp,
  }
}

/**
 * Doubles as STUN: without it browsers are sent to public STUN servers, which then learn who talks here. It
 * relays to no private address but the one our own media come from.
 */
function turn(ports: Ports, publicAddress: string | undefined) {
  return {
    enabled: true,
    udp_port: ports.turn,
    bind_addresses: [publicAddress === undefined ? '127.0.0.1' : '0.0.0.0'],
    allow_restricted_peer_cidrs: [publicAddress === undefined ? '127.0.0.0/8' : `${publicAddress}/32`],
    relay_range_start: 30_000,
    relay_range_end: 30_100,
  }
}

/** Changes with everything that a child is told but its keys and ports: a child with other settings is not adopted. */
export function settingsOf(serverBin: string | undefined, publicAddress: string | undefined): string {
  const config = childConfig(
    { apiKey: '', apiSecret: '' },
    { http: 0, udp: 0, turn: 0, tcp: 0 },
    publicAddress,
  )
  return createHash('sha256')
    .update(JSON.stringify([LIVEKIT_VERSION, serverBin, config]))
    .digest('hex')
}

/** Is this an IPv4 address that browsers could be told? */
export function isPublicAddress(text: string): boolean {
  return net.isIPv4(text) && !text.startsWith('127.') && !text.startsWith('0.')
}
