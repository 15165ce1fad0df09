import type { ConversationId } from '../../shared/ids.ts'
import type { RoomEvent } from '../../shared/room/events.ts'
import type { RoomState } from '../../shared/room/state.ts'
import type { Clock } from '../clock.ts'
import { type Storage, StorageUnavailable } from '../storage/port.ts'

/** Well within a minute, and long enough that a step in which everybody writes is a few rounds and not hundreds. */
const BLANK_AFTER_MS = 10_000

type Around = {
  readonly storage: Storage
  readonly clock: Clock
  readonly onDefect: (error: unknown) => void
}

/**
 * Words of quiet cards in a room's stored events, and those among them that the room holds no more: taken back, put
 * another way, or handed over to the board. They are taken out of the events, so that what somebody takes back is gone
 * from here as well; the room that the events make stays the same (rule G-20).
 */
export class SpentWords {
  readonly #room: ConversationId
  readonly #around: Around
  /** By card, the numbers of the events that have words for it, in order. */
  readonly #stored = new Map<string, number[]>()
  #state: RoomState
  #callOff: (() => void) | null = null
  #blanking: Promise<void> = Promise.resolve()

  constructor(state: RoomState, events: readonly RoomEvent[], around: Around) {
    this.#room = state.conversation.id
    this.#around = around
    this.#state = state
    this.note(state, events, 0)
  }

  /** These events were stored behind `seq` and made this state. */
  note(state: RoomState, events: readonly RoomEvent[], seq: number): void {
    this.#state = state
    for (const [index, event] of events.entries()) {
      if (event.type !== 'writing.put' || event.text === '') continue
      this.#stored.set(event.id, [...(this.#stored.get(event.id) ?? []), seq + index + 1])
    }
    if (this.#stored.size > 0 && this.#spent().length > 0) this.#blankLater()
  }

  /** The room leaves memory. What is left to do is done now, or when it is next read. */
  async close(): Promise<void> {
    const isDue = this.#callOff !== null
    this.#callOff?.()
    this.#callOff = null
    if (isDue) await this.#blank()
    await this.#blanking
  }

  #blankLater(): void {
    const { clock } = this.#around
    this.#callOff ??= clock.callAt(clock.now() + BLANK_AFTER_MS, () => {
      this.#callOff = null
      this.#blanking = this.#blank()
    })
  }

  async #blank(): Promise<void> {
    const { storage, onDefect } = this.#around
    const spent = this.#spent()
    try {
      await storage.blankWords(this.#room, spent)
      await storage.scrub()
      this.#forget(new Set(spent))
    } catch (error) {
      // What was written twice does no harm: it is tried again, or when the room is next read.
      if (error instanceof StorageUnavailable) this.#blankLater()
      else onDefect(error)
    }
  }

  /** All but the last words of a card, and those as well where the room has none for it. */
  #spent(): number[] {
    const { cards, turned } = this.#state.writing
    const held = new Set([...cards, ...turned].flatMap(({ id, text }) => (text === '' ? [] : [id])))
    return [...this.#stored].flatMap(([id, seqs]) => (held.has(id) ? seqs.slice(0, -1) : seqs))
  }

  #forget(spent: ReadonlySet<number>): void {
    for (const [id, seqs] of this.#stored) {
      const kept = seqs.filter((seq) => !spent.has(seq))
      if (kept.length === 0) this.#stored.delete(id)
      else this.#stored.set(id, kept)
    }
  }
}
