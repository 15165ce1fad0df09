import type {
  BoardClient,
  HandledCommand,
  Link,
  Retention,
  RoomAppend,
  Session,
  Storage,
  StoredBoard,
  StoredConversation,
  StoredRoom,
} from '../../server/storage/port.ts'
import { StorageUnavailable } from '../../server/storage/port.ts'
import type { ConversationId } from '../../shared/ids.ts'
import type { RoomEvent } from '../../shared/room/events.ts'
import type { ConversationFacts } from '../../shared/room/state.ts'
import type { Aggregates } from '../../shared/talk/aggregates.ts'
import { MemoryOutcomes } from './memoryOutcomes.ts'

type Kept = {
  facts: StoredConversation
  readonly links: readonly Link[]
  events: RoomEvent[]
  handled: HandledCommand[]
  clients: BoardClient[]
  snapshot: Uint8Array | undefined
  updates: { number: number; update: Uint8Array }[]
  lastNumber: number
  aggregates: Aggregates | undefined
}

const HANDLED_LIFE_MS = 10 * 60_000

/**
 * A storage that forgets at the end of the test. Everything is copied on the way in and out, as a disk would; a
 * test can hold writes back, or let them fail as on a full disk.
 */
export class MemoryStorage extends MemoryOutcomes implements Storage {
  /** Writes fail as on a full disk while it is true. */
  isFull = false
  scrubs = 0
  readonly #conversations = new Map<ConversationId, Kept>()
  readonly #sessions = new Map<string, Session>()
  #pause: Promise<void> = Promise.resolve()

  /** Holds every write back until the answer is called. Writes go on in the order in which they came. */
  holdWrites(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#pause = this.#pause.then(() => promise)
    return resolve
  }

  async #write<Result>(work: () => Result): Promise<Result> {
    await this.#pause
    if (this.isFull) throw new StorageUnavailable('the disk is full')
    return work()
  }

  protected override write<Result>(work: () => Result): Promise<Result> {
    return this.#write(work)
  }

  protected override endedRooms(): ConversationId[] {
    const kept = [...this.#conversations.values()]
    return kept
      .filter(({ facts, events }) => facts.endedAt !== null && !facts.isPractice && events.length > 0)
      .sort((one, other) => one.facts.createdAt - other.facts.createdAt)
      .map(({ facts }) => facts.id)
  }

  #keptOf(id: ConversationId): Kept {
    const kept = this.#conversations.get(id)
    if (kept === undefined) throw new Error('there is no such conversation')
    return kept
  }

  createConversation(facts: ConversationFacts, links: readonly Link[]): Promise<void> {
    return this.#write(() => {
      if (this.#conversations.has(facts.id)) throw new Error('the conversation exists')
      this.#conversations.set(facts.id, {
        facts: { ...facts, endedAt: null },
        links: [...links],
        events: [],
        handled: [],
        clients: [],
        snapshot: undefined,
        updates: [],
        lastNumber: 0,
        aggregates: undefined,
      })
    })
  }

  async readConversation(id: ConversationId): Promise<StoredConversation | undefined> {
    return this.#conversations.get(id)?.facts
  }

  async readLink(conversation: ConversationId, secretHash: string): Promise<Link | undefined> {
    return this.#conversations.get(conversation)?.links.find((link) => link.secretHash === secretHash)
  }

  async listOpenRooms(): Promise<ConversationId[]> {
    const open = [...this.#conversations.values()].filter(
      ({ facts, events }) => facts.endedAt === null && events.length > 0,
    )
    return open.sort((one, other) => one.facts.createdAt - other.facts.createdAt).map(({ facts }) => facts.id)
  }

  appendEvents({ room, expectedSeq, events, handled, opens, aggregates }: RoomAppend): Promise<boolean> {
    return this.#write(() => {
      const kept = this.#keptOf(room)
      if (kept.events.length !== expectedSeq) return false
      for (const event of events) {
        kept.events.push(structuredClone(event))
        if (event.type === 'room.ended') kept.facts = { ...kept.facts, endedAt: event.at }
      }
      if (handled !== undefined) {
        kept.handled = [...kept.handled.filter(({ key }) => key !== handled.key), structuredClone(handled)]
      }
      if (opens !== undefined) this.#sessions.set(opens.tokenHash, { ...opens })
      if (aggregates !== undefined) kept.aggregates = structuredClone(aggregates)
      return true
    })
  }

  async readRoom(id: ConversationId): Promise<StoredRoom> {
    const kept = this.#conversations.get(id)
    const handled = [...(kept?.handled ?? [])].sort((one, other) => one.at - other.at)
    return structuredClone({ events: kept?.events ?? [], handled })
  }

  blankWords(room: ConversationId, seqs: readonly number[]): Promise<void> {
    return this.#write(() => {
      const { events } = this.#keptOf(room)
      for (const seq of seqs) {
        const event = events[seq - 1]
        if (event !== undefined && 'text' in event) events[seq - 1] = { ...event, text: '' }
      }
    })
  }

  async readAggregates(id: ConversationId): Promise<Aggregates | undefined> {
    return structuredClone(this.#conversations.get(id)?.aggregates)
  }

  async listUncutBoards(): Promise<ConversationId[]> {
    return [...this.#conversations].flatMap(([id, kept]) => (kept.updates.length > 0 ? [id] : []))
  }

  async readSession(tokenHash: string): Promise<Session | undefined> {
    return this.#sessions.get(tokenHash)
  }

  openSession(session: Session): Promise<void> {
    return this.#write(() => {
      this.#sessions.set(session.tokenHash, { ...session })
    })
  }

  closeSession(tokenHash: string): Promise<void> {
    return this.#write(() => {
      this.#sessions.delete(tokenHash)
    })
  }

  addBoardClient(client: BoardClient): Promise<boolean> {
    return this.#write(() => {
      const { clients } = this.#keptOf(client.conversation)
      if (clients.some(({ clientId }) => clientId === client.clientId)) return false
      clients.push({ ...client })
      return true
    })
  }

  async readBoardClients(id: ConversationId): Promise<BoardClient[]> {
    return [...(this.#conversations.get(id)?.clients ?? [])]
  }

  async readBoard(id: ConversationId): Promise<StoredBoard> {
    const kept = this.#conversations.get(id)
    return structuredClone({ snapshot: kept?.snapshot, updates: kept?.updates ?? [] })
  }

  appendUpdate(id: ConversationId, update: Uint8Array): Promise<number> {
    return this.#write(() => {
      const kept = this.#keptOf(id)
      kept.lastNumber += 1
      kept.updates.push({ number: kept.lastNumber, update: update.slice() })
      return kept.lastNumber
    })
  }

  compactBoard(id: ConversationId, snapshot: Uint8Array, through: number): Promise<void> {
    return this.#write(() => {
      const kept = this.#keptOf(id)
      kept.snapshot = snapshot.slice()
      kept.updates = kept.updates.filter(({ number }) => number > through)
    })
  }

  scrub(): Promise<void> {
    return this.#write(() => {
      this.scrubs += 1
    })
  }

  forget({ roomsEndedBefore, createdBefore, now }: Retention): Promise<number> {
    return this.#write(() => {
      const kept = [...this.#conversations.values()]
      const ended = kept.filter(({ facts }) => facts.endedAt !== null && facts.endedAt < roomsEndedBefore)
      const old = [
        ...kept.filter(({ facts }) => facts.createdAt < createdBefore),
        ...ended.filter(({ facts }) => facts.isPractice),
      ]
      this.#closeSessions((session) => session.expiresAt < now)
      for (const one of kept) one.handled = one.handled.filter(({ at }) => at >= now - HANDLED_LIFE_MS)
      for (const one of ended) Object.assign(one, { events: [], handled: [], clients: [] })
      for (const { facts } of old) this.#conversations.delete(facts.id)
      const touched = new Set([...ended, ...old].map(({ facts }) => facts.id))
      this.#closeSessions((session) => touched.has(session.conversation))
      this.forgetVoices(touched, (id) => this.#conversations.has(id))
      return touched.size
    })
  }

  #closeSessions(isOver: (session: Session) => boolean): void {
    for (const session of this.#sessions.values()) {
      if (isOver(session)) this.#sessions.delete(session.tokenHash)
    }
  }

  async close(): Promise<void> {}
}
