import type { ConversationId } from '../../shared/ids.ts'
import type { RoomEvent } from '../../shared/room/events.ts'
import { hasEnded } from '../../shared/room/state.ts'
import type { Clock } from '../clock.ts'
import type { Storage } from '../storage/port.ts'
import { LiveRoom } from './liveRoom.ts'

/** What follows a room's events outside of it. */
export type RoomEffects = {
  /** A room has come into memory, with all that happened in it before. */
  afterLoad(room: LiveRoom): void
  afterEvents(room: LiveRoom, events: readonly RoomEvent[]): void
  /** A room that was dropped because another writer appended to it: whoever looks at it must come again. */
  afterDrop(id: ConversationId): void
  /** Is something else of this conversation in use that needs its room in memory? */
  isNeeded?(id: ConversationId): boolean
  onDefect(error: unknown): void
}

/** How often rooms that nobody needs are looked for. */
const SWEEP_MS = 60_000

/**
 * The rooms that are in memory, each loaded once however many ask for it at the same moment. A room stays while
 * somebody looks at it or a deadline of it runs.
 */
export class RoomRegistry {
  readonly #storage: Storage
  readonly #clock: Clock
  readonly #effects: RoomEffects
  readonly #rooms = new Map<ConversationId, Promise<LiveRoom | undefined>>()
  readonly #askedAt = new Map<ConversationId, number>()
  readonly #inMemory = new Map<ConversationId, LiveRoom>()
  #callOff: (() => void) | undefined

  constructor(storage: Storage, clock: Clock, effects: RoomEffects) {
    this.#storage = storage
    this.#clock = clock
    this.#effects = effects
  }

  /** Brings back every room in which something was going on, with its deadlines. */
  async open(): Promise<void> {
    const ids = await this.#storage.listOpenRooms()
    await Promise.all(ids.map((id) => this.find(id)))
    this.#sweepLater()
  }

  /** The room of this conversation, or nothing when there is no such conversation. */
  find(id: ConversationId): Promise<LiveRoom | undefined> {
    this.#askedAt.set(id, this.#clock.now())
    const known = this.#rooms.get(id)
    if (known !== undefined) return known
    const loading = this.#load(id)
    this.#rooms.set(id, loading)
    const forget = () => {
      if (this.#rooms.get(id) === loading) this.#remove(id)
    }
    // What failed to load, or does not exist, is asked for anew next time.
    loading.then((room) => {
      if (room === undefined) forget()
      else if (this.#rooms.get(id) === loading) this.#inMemory.set(id, room)
    }, forget)
    return loading
  }

  /** The room, if it is in memory at this moment. */
  peek(id: ConversationId): LiveRoom | undefined {
    return this.#inMemory.get(id)
  }

  /** Conversations that people can be in now, for a call server that came back and needs their rooms. */
  async listLive(): Promise<ConversationId[]> {
    const rooms = await this.#loaded()
    return rooms.filter((room) => !hasEnded(room.state)).map((room) => room.id)
  }

  /** Takes a room out of memory; whoever asks next reads it from storage. */
  async drop(id: ConversationId): Promise<void> {
    const loading = this.#rooms.get(id)
    this.#remove(id)
    await (await loading)?.close()
    this.#effects.afterDrop(id)
  }

  /** Drops the rooms that ended before this moment, with the names and turns in them, whoever still looks on. */
  async dropEnded(before: number): Promise<void> {
    for (const { id, state } of await this.#loaded()) {
      const { phase } = state.agenda
      if (phase.kind === 'ended' && phase.at < before) await this.drop(id)
    }
  }

  /** Stops all timers and waits for what was posted. */
  async close(): Promise<void> {
    this.#callOff?.()
    const rooms = await this.#loaded()
    await Promise.all(rooms.map((room) => room.close()))
  }

  async #load(id: ConversationId): Promise<LiveRoom | undefined> {
    const conversation = await this.#storage.readConversation(id)
    if (conversation === undefined) return undefined
    const room = await LiveRoom.load(conversation, {
      storage: this.#storage,
      clock: this.#clock,
      afterEvents: (room, events) => this.#effects.afterEvents(room, events),
      onFenced: (room) => void this.drop(room.id).catch(this.#effects.onDefect),
      onDefect: (error) => this.#effects.onDefect(error),
    })
    this.#effects.afterLoad(room)
    return room
  }

  async #loaded(): Promise<LiveRoom[]> {
    const settled = await Promise.allSettled(this.#rooms.values())
    return settled.flatMap((each) =>
      each.status === 'fulfilled' && each.value !== undefined ? [each.value] : [],
    )
  }

  #sweepLater(): void {
    this.#callOff = this.#clock.callAt(this.#clock.now() + SWEEP_MS, () => {
      this.#sweep().catch(this.#effects.onDefect)
      this.#sweepLater()
    })
  }

  async #sweep(): Promise<void> {
    const now = this.#clock.now()
    for (const room of await this.#loaded()) {
      // Whoever asked for it a moment ago may be about to use it.
      if (!room.isIdle || this.#effects.isNeeded?.(room.id)) continue
      if (now - (this.#askedAt.get(room.id) ?? 0) < SWEEP_MS) continue
      this.#remove(room.id)
      await room.close()
    }
  }

  #remove(id: ConversationId): void {
    this.#rooms.delete(id)
    this.#askedAt.delete(id)
    this.#inMemory.delete(id)
  }
}
