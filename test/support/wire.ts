import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { vi } from 'vitest'
import {
  type Patch,
  type ServerToClient,
  type ViewChanges,
  type Welcome,
  withChanges,
} from '../../shared/protocol.ts'
import type { RoomView } from '../../shared/room/view.ts'
import { until } from './until.ts'

/** One message of the room to one person, as they were sent it. */
export type RoomMessage = { readonly event: keyof ServerToClient; readonly data: unknown }

type Line = {
  readonly url: string
  /** Whose room socket it is, once the room has said so; null for other sockets. */
  name: string | null
  view: RoomView | null
}
export type Frame = { readonly line: Line; readonly text: string }

/** Longer than a device takes to say that a sentence is over. */
const SETTLED_MS = 2_000

/** A Socket.IO message of the room: `42`, and what was said. */
const MESSAGE = /^42(\[.*\])$/s

/** Everything that comes in on sockets, as it came: of browsers' pages, and of the pretend people in this process. */
export class Wire {
  readonly frames: Frame[] = []
  readonly #lines: Line[] = []
  #saidAt = performance.now()

  /** Listens to every socket that this page opens from now on. */
  watchPage(page: Page): void {
    page.on('websocket', (socket) => {
      const line = this.#open(socket.url())
      socket.on('framereceived', ({ payload }) => this.#take(line, payload))
    })
  }

  /** Listens to every room socket that is opened in this process, until the answer is called. */
  watchProcess(): () => void {
    const lines = new WeakMap<object, Line>()
    const take = (socket: NodeSocket, data: unknown) => {
      const line = lines.get(socket) ?? this.#open(socket.url)
      lines.set(socket, line)
      this.#take(line, data as Buffer)
    }
    const { prototype } = socketOfRooms()
    const emit = prototype.emit
    const spy = vi.spyOn(prototype, 'emit').mockImplementation(function (this: NodeSocket, event, ...rest) {
      if (event === 'message') take(this, rest[0])
      return emit.call(this, event, ...rest)
    })
    return () => spy.mockRestore()
  }

  /** What this person sees now, from nothing but what was sent to them. */
  viewOf(name: string): RoomView {
    const view = this.#lines.findLast((line) => line.name === name)?.view ?? null
    if (view === null) throw new Error(`${name} has seen nothing yet`)
    return view
  }

  /** The same at an earlier moment: when so many frames had come. */
  viewAt(name: string, frames: number): RoomView {
    let view: RoomView | null = null
    for (const { event, data } of this.#said(name, this.frames.slice(0, frames)))
      view = after(view, event, data)
    if (view === null) throw new Error(`${name} had seen nothing yet`)
    return view
  }

  /** Resolves when the room has said nothing to anybody for a while. */
  async settled(): Promise<void> {
    await until(
      () => performance.now() - this.#saidAt,
      (silentMs) => silentMs > SETTLED_MS,
    )
  }

  /** What the room said to this person, all of it or from a moment on (how many frames there were by then). */
  saidTo(name: string, since = 0): RoomMessage[] {
    return this.#said(name, this.frames.slice(since))
  }

  /** Every view and every change of one that this person was sent. */
  toldTo(name: string): ViewChanges[] {
    return this.saidTo(name).flatMap(({ event, data }) => {
      if (event === 'welcome') return [(data as Welcome).view]
      return event === 'patch' ? [(data as Patch).changes] : []
    })
  }

  #said(name: string, frames: readonly Frame[]): RoomMessage[] {
    return frames.filter(({ line }) => line.name === name).flatMap(({ text }) => read(text) ?? [])
  }

  #open(url: string): Line {
    const line: Line = { url, name: null, view: null }
    this.#lines.push(line)
    return line
  }

  #take(line: Line, payload: string | Buffer): void {
    const text = payload.toString()
    this.frames.push({ line, text })
    const message = line.url.includes('/live') ? read(text) : undefined
    if (message === undefined) return
    this.#saidAt = performance.now()
    line.view = after(line.view, message.event, message.data)
    const { view } = line
    line.name ??= view?.seats.find(({ id }) => id === view.me.seat)?.name ?? null
  }
}

/** A view with what was said after it. */
function after(view: RoomView | null, event: RoomMessage['event'], data: unknown): RoomView | null {
  if (event === 'welcome') return (data as Welcome).view
  return event === 'patch' && view !== null ? withChanges(view, (data as Patch).changes) : view
}

function read(text: string): RoomMessage | undefined {
  const said = MESSAGE.exec(text)?.[1]
  if (said === undefined) return undefined
  const [event, data] = JSON.parse(said) as [RoomMessage['event'], unknown]
  return { event, data }
}

type NodeSocket = { readonly url: string; emit(event: string, ...rest: unknown[]): boolean }

/** Socket.IO's client brings its own `ws`; the one of this project is another. */
function socketOfRooms(): { prototype: NodeSocket } {
  const client = createRequire(createRequire(import.meta.url).resolve('socket.io-client'))
  return createRequire(client.resolve('engine.io-client'))('ws')
}
