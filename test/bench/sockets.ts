import { createRequire } from 'node:module'

/** A WebSocket of Socket.IO's client, as far as it is looked at. */
export type RawSocket = { readonly url: string }

export type Tap = {
  sent(socket: RawSocket, text: string, at: number): void
  heard(socket: RawSocket, text: string, at: number): void
  closed(socket: RawSocket): void
}

type Prototype = RawSocket & {
  send(data: unknown, ...rest: unknown[]): void
  emit(event: string, ...rest: unknown[]): boolean
}

/**
 * Tells of every frame of every socket in this process, at the moment when it leaves or has come, before anybody reads
 * it. Ours and the peer's are timed at the same place. Answers how to stop.
 */
export function tapSockets(tap: Tap): () => void {
  // Socket.IO's client brings its own `ws`; the one of this project is another.
  const client = createRequire(createRequire(import.meta.url).resolve('socket.io-client'))
  const { prototype } = createRequire(client.resolve('engine.io-client'))('ws') as { prototype: Prototype }
  const { send, emit } = prototype
  prototype.send = function (this: Prototype, data, ...rest) {
    tap.sent(this, String(data), performance.now())
    send.call(this, data, ...rest)
  }
  prototype.emit = function (this: Prototype, event, ...rest) {
    if (event === 'message') tap.heard(this, String(rest[0]), performance.now())
    if (event === 'close') tap.closed(this)
    return emit.call(this, event, ...rest)
  }
  return () => Object.assign(prototype, { send, emit })
}
