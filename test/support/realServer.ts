import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Health } from '../../shared/api.ts'
import type { Home, Person } from './people.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const MAIN = `${ROOT}server/main.ts`
/** Loading, storage and the call server together; a busy machine takes its time. */
const READY_WITHIN_MS = 60_000
const ASK_EVERY_MS = 50

/**
 * The server as `npm start` runs it, in a process of its own that a test can kill. It keeps its port and its
 * folder from one life to the next.
 */
export class RealServer implements Home {
  readonly port: number
  readonly folder: string
  readonly people: Person[] = []
  readonly #env: Record<string, string>
  readonly #main: string
  #process: ChildProcess | undefined
  #printed = ''

  private constructor(port: number, folder: string, env: Record<string, string>, main: string) {
    this.port = port
    this.folder = folder
    this.#env = env
    this.#main = main
  }

  /** `main` is another file that puts a server together, for what cannot be set from outside. */
  static async start(folder: string, env: Record<string, string> = {}, main = MAIN): Promise<RealServer> {
    const server = new RealServer(await freePort(), folder, env, main)
    await server.start()
    return server
  }

  get url(): string {
    return `http://localhost:${this.port}`
  }

  /** Everything it printed and logged in all its lives. */
  get printed(): string {
    return this.#printed
  }

  get pid(): number | undefined {
    return this.#process?.pid
  }

  /** Starts it and waits until people can come in. */
  async start(): Promise<void> {
    this.launch()
    const until = performance.now() + READY_WITHIN_MS
    while (performance.now() < until) {
      if (this.#process?.exitCode !== null) throw new Error(`the server ended:\n${this.#printed}`)
      if ((await this.health())?.status === 'ready') return
      await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS))
    }
    throw new Error(`the server is not ready:\n${this.#printed}`)
  }

  /** Starts it without waiting. */
  launch(): void {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', this.#main], {
      cwd: ROOT,
      env: {
        ...process.env,
        PORT: String(this.port),
        GOROUND_DATA: this.folder,
        GOROUND_ORIGIN: '',
        ...this.#env,
      },
      // `npm start` has nobody to hear from.
      stdio: ['ignore', 'pipe', 'pipe', ...(this.#main === MAIN ? [] : (['ipc'] as const))],
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#printed += text
      })
    }
    this.#process = child
  }

  /** A word to another main, which listens for it. */
  tell(word: number | string): void {
    this.#process?.send?.(word)
  }

  /** The same, for one that answers each word with one message. */
  async ask<Answered>(word: string): Promise<Answered> {
    const child = this.#process
    if (child === undefined) throw new Error('there is no server')
    const answered = once(child, 'message')
    child.send(word)
    const [message] = await answered
    return message as Answered
  }

  async health(): Promise<Health | undefined> {
    try {
      return (await (
        await fetch(`${this.url}/health`, { signal: AbortSignal.timeout(2_000) })
      ).json()) as Health
    } catch {
      return undefined
    }
  }

  /** kill -9: nothing is said, nothing is finished. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  /** The orderly way, with everybody still there. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM')
    for (const person of this.people) person.close()
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await ended
  }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as { port: number }
  await new Promise((resolve) => probe.close(resolve))
  return port
}
