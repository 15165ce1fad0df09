import type { ConversationId } from '../../shared/ids.ts'
import type { Invitation } from './pretendPeople.ts'
import { type PracticeProcess, type PracticeProcessEvents, startPracticeProcess } from './process.ts'

/** Six people with voices take two thirds of a core: more rooms at once would be felt in real conversations. */
const MOST_ROOMS = 3

export type PracticeOptions = {
  /** How many practice rooms may have people at a time. */
  readonly most?: number
  /** How much faster than life pretend people live: for tests. */
  readonly pace?: number
  /** False where nobody is to be heard. */
  readonly hasVoices?: boolean
  readonly start?: (invitation: Invitation, events: PracticeProcessEvents) => PracticeProcess
}

export type PracticeRoomsParts = PracticeOptions & {
  /** Where this server is reached from its own machine, and as what its pages know it. Asked when it listens. */
  readonly door: () => { readonly url: string; readonly origin: string }
  readonly onSilent: (why: string) => void
}

export type PracticeWish = {
  readonly conversation: ConversationId
  readonly cookies: Invitation['cookies']
}

/**
 * The practice rooms of this server, each with a process in which its pretend people live. A room goes on without
 * them when their process dies; they go when their room ends.
 */
export class PracticeRooms {
  readonly #parts: PracticeRoomsParts
  readonly #rooms = new Map<ConversationId, PracticeProcess>()
  /** Rooms whose people are on their way back. */
  readonly #returning = new Set<ConversationId>()
  #held = 0
  #isStopped = false
  #hasSaidSilent = false

  constructor(parts: PracticeRoomsParts) {
    this.#parts = parts
  }

  /** Holds a place for a room that is about to begin; null when all are taken. Give it back by calling. */
  hold(): (() => void) | null {
    if (this.#rooms.size + this.#held >= (this.#parts.most ?? MOST_ROOMS)) return null
    this.#held += 1
    let isHeld = true
    return () => {
      if (isHeld) this.#held -= 1
      isHeld = false
    }
  }

  /** Brings the pretend people into a room. */
  begin({ conversation, cookies }: PracticeWish): void {
    if (this.#isStopped) return
    const { door, pace = 1, hasVoices = true, start = startPracticeProcess } = this.#parts
    const seed = Math.floor(Math.random() * 2 ** 32)
    const started: PracticeProcess = start(
      { ...door(), conversation, cookies, seed, pace, hasVoices },
      {
        onSilent: (why) => this.#saySilent(why),
        onGone: () => {
          if (this.#rooms.get(conversation) === started) this.#rooms.delete(conversation)
        },
      },
    )
    this.#rooms.set(conversation, started)
  }

  /**
   * Brings them back to their chairs in a room that has nobody pretend, as after a restart: once, however often it is
   * asked, and not when the room has ended meanwhile. `openSeats` answers null where there is nobody to bring.
   */
  async bringBack(
    conversation: ConversationId,
    openSeats: () => Promise<Invitation['cookies'] | null>,
  ): Promise<void> {
    if (this.#rooms.has(conversation) || this.#returning.has(conversation)) return
    const giveBack = this.hold()
    if (giveBack === null) return
    this.#returning.add(conversation)
    try {
      const cookies = await openSeats()
      if (cookies !== null && this.#returning.has(conversation)) this.begin({ conversation, cookies })
    } finally {
      this.#returning.delete(conversation)
      giveBack()
    }
  }

  /** Sends the people of a room home, if it has any. */
  end(conversation: ConversationId): void {
    this.#returning.delete(conversation)
    this.#rooms.get(conversation)?.end()
  }

  stop(): void {
    this.#isStopped = true
    for (const room of this.#rooms.values()) room.end()
  }

  /** Once is enough: it is a fact of the machine. */
  #saySilent(why: string): void {
    if (!this.#hasSaidSilent) this.#parts.onSilent(why)
    this.#hasSaidSilent = true
  }
}
