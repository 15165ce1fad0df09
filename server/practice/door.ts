import type { Config } from '../config.ts'

/** How a pretend person reaches their seat: the way every browser does, with a cookie that no other seat has. */
export type PretendDoor = {
  /** Where this server answers on its own machine. */
  readonly url: string
  /** What its pages would name as their origin. */
  readonly origin: string
  readonly conversation: string
  /** `name=value` of the seat's session. */
  readonly cookie: string
}

export function headersOf({ origin, cookie }: PretendDoor): Record<string, string> {
  return { Origin: origin, Cookie: cookie }
}

/** How this machine reaches this server itself: past any proxy, but from the origin that our pages have. */
export function ownDoor({ host, origin }: Config, port: number): Pick<PretendDoor, 'url' | 'origin'> {
  const isEverywhere = host === '0.0.0.0' || host === '::'
  const name = isEverywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  const url = `http://${name}:${port}`
  return { url, origin: origin ?? url }
}
