import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { io, type Socket } from 'socket.io-client'
import type { SeatId } from '../../shared/ids.ts'
import type { Usage } from './meter.ts'
import type { RawSocket, Tap } from './sockets.ts'

const MAIN = fileURLToPath(new URL('./relayMain.ts', import.meta.url))

const SAY = /^42\["say",\[(\d+),/
const SAID = /^42\["said",\[(\d+),/

/** The peer: as many sockets in as many rooms, on each of which the same is said at the same moment. */
export class Relay implements Tap {
  readonly times: number[] = []
  readonly #process: ChildProcess
  readonly #url: string
  readonly #sockets = new Map<string, Socket>()
  readonly #sentAt = new Map<string, number>()
  #said = 0

  private constructor(process: ChildProcess, port: number) {
    this.#process = process
    this.#url = `http://127.0.0.1:${port}`
  }

  static async start(): Promise<Relay> {
    const child = fork(MAIN, { execArgv: ['--disable-warning=ExperimentalWarning'] })
    const [port] = await once(child, 'message')
    return new Relay(child, Number(port))
  }

  /** A socket beside that of each person. Resolves when all are in. */
  async bring(room: string, seats: readonly SeatId[]): Promise<void> {
    await Promise.all(
      seats.map((seat) => {
        const socket = io(this.#url, { transports: ['websocket'], auth: { room }, forceNew: true })
        this.#sockets.set(`${room} ${seat}`, socket)
        return new Promise<void>((resolve) => socket.once('connect', resolve))
      }),
    )
  }

  say(room: string, seat: SeatId, text: string): void {
    this.#said += 1
    this.#sockets.get(`${room} ${seat}`)?.emit('say', [this.#said, text])
  }

  sent(_socket: RawSocket, text: string, at: number): void {
    const id = SAY.exec(text)?.[1]
    if (id !== undefined) this.#sentAt.set(id, at)
  }

  heard(_socket: RawSocket, text: string, at: number): void {
    const sentAt = this.#sentAt.get(SAID.exec(text)?.[1] ?? '')
    if (sentAt !== undefined) this.times.push(at - sentAt)
  }

  closed(): void {}

  async usage(): Promise<Usage> {
    const answered = once(this.#process, 'message')
    this.#process.send('usage')
    const [usage] = await answered
    return usage as Usage
  }

  stop(): void {
    for (const socket of this.#sockets.values()) socket.disconnect()
    this.#process.kill()
  }
}
