import dgram from 'node:dgram'
import net from 'node:net'
import { z } from 'zod'

const port = z.int().min(1).max(65_535)

/** `tcp` is 0 when media may not travel over TCP. */
export const portsSchema = z.strictObject({
  http: port,
  udp: port,
  turn: port,
  tcp: z.int().min(0).max(65_535),
})
export type Ports = z.infer<typeof portsSchema>

/** On a public address firewalls must know the ports beforehand; these are the ones its documentation names. */
const PUBLIC_PORTS = { udp: 7882, turn: 3478, tcp: 7881 } as const

export async function choosePorts(publicAddress: string | undefined): Promise<Ports> {
  const ports = await pickLoopbackPorts()
  return publicAddress === undefined ? ports : { ...ports, ...PUBLIC_PORTS }
}

/**
 * Ports that are free on this machine's loopback at this moment, so that several servers run side by side.
 * Somebody may take one before the child does; its start then fails and is tried again with others.
 */
async function pickLoopbackPorts(): Promise<Ports> {
  const tcp = net.createServer()
  const one = dgram.createSocket('udp4')
  const other = dgram.createSocket('udp4')
  try {
    await new Promise<void>((resolve, reject) => {
      tcp.once('error', reject).listen(0, '127.0.0.1', resolve)
    })
    await Promise.all([bind(one), bind(other)])
    const http = (tcp.address() as net.AddressInfo).port
    return { http, udp: one.address().port, turn: other.address().port, tcp: 0 }
  } finally {
    tcp.close()
    one.close()
    other.close()
  }
}

function bind(socket: dgram.Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('error', reject).bind(0, '127.0.0.1', resolve)
  })
}
