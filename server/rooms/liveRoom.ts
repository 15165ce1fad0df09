import { nanoid } from 'nanoid'
import type { CommandId, ConversationId, SeatId } from '../../shared/ids.ts'
import type { Answer, SpeechReport } from '../../shared/protocol.ts'
import { refuse } from '../../shared/refusals.ts'
import { replay } from '../../shared/room/apply.ts'
import type { PersonCommand, RoomCommand, ServerCommand } from '../../shared/room/commands.ts'
import { nextWakeAt } from '../../shared/room/deadlines.ts'
import { type Asker, decide } from '../../shared/room/decide.ts'
import type { RoomEvent } from '../../shared/room/events.ts'
import { hasEnded, type RoomState } from '../../shared/room/state.ts'
import { sumUpAtEnd } from '../../shared/talk/aggregates.ts'
import type { Clock } from '../clock.ts'
import {
  type HandledCommand,
  type RoomAppend,
  type Session,
  type Storage,
  StorageUnavailable,
  type StoredConversation,
} from '../storage/port.ts'
import { HandledCommands } from './handledCommands.ts'
import { Mailbox } from './mailbox.ts'
import { SpeechMeter } from './speechMeter.ts'
import { SpentWords } from './spentWords.ts'
import { storedState } from './storedState.ts'
import type { Viewer } from './viewer.ts'

/** What a room needs from around it. */
export type RoomSurroundings = {
  readonly storage: Storage
  readonly clock: Clock
  /** Called after events were stored and told, for what follows outside the room: the call, the board. */
  readonly afterEvents: (room: LiveRoom, events: readonly RoomEvent[]) => void
  /** Called when another writer has appended to the room: it has to be read again. */
  readonly onFenced: (room: LiveRoom) => void
  readonly onDefect: (error: unknown) => void
}

type Performed = { readonly answer: Answer; readonly events: readonly RoomEvent[] }
type Ask = {
  readonly command: RoomCommand
  readonly asker: Asker
  readonly key?: string
  readonly opens?: (seat: SeatId) => Session
}

/** How soon a wire that could not be stored is tried again. */
const RETRY_MS = 2_000

const SERVER: Asker = { kind: 'server' }

/**
 * One room while somebody needs it: its state, its mailbox and who looks at it. The order is fixed: decide,
 * store, apply, tell, answer. What could not be stored has not happened and is told to nobody.
 */
export class LiveRoom {
  readonly id: ConversationId
  readonly #around: RoomSurroundings
  readonly #mailbox = new Mailbox()
  readonly #viewers = new Set<Viewer>()
  /** Seats that have a browser now: what presence should say as soon as it can be stored. */
  readonly #wired = new Set<SeatId>()
  readonly #handled: HandledCommands
  readonly #speech: SpeechMeter
  readonly #spent: SpentWords
  #state: RoomState
  #seq: number
  #callOff: (() => void) | undefined
  #isClosed = false

  /** Reads a room from storage and says that everybody is absent until their browser returns. */
  static async load(conversation: StoredConversation, around: RoomSurroundings): Promise<LiveRoom> {
    const { events, handled } = await around.storage.readRoom(conversation.id)
    const room = new LiveRoom(conversation, events, handled, around)
    await room.serve({ type: 'room.recover' })
    return room
  }

  private constructor(
    conversation: StoredConversation,
    events: readonly RoomEvent[],
    handled: readonly HandledCommand[],
    around: RoomSurroundings,
  ) {
    this.id = conversation.id
    this.#around = around
    this.#seq = events.length
    this.#state = storedState(conversation, events)
    this.#handled = new HandledCommands(handled)
    this.#spent = new SpentWords(this.#state, events, around)
    this.#speech = new SpeechMeter({
      clock: around.clock,
      count: (piece) => this.#note({ type: 'talk.count', ...piece }),
      report: (seat, isReporting) => this.#note({ type: 'talk.report', seat, isReporting }),
    })
  }

  get state(): RoomState {
    return this.#state
  }

  get isWatched(): boolean {
    return this.#viewers.size > 0
  }

  /** Nothing would be missed if this room were only in storage: nobody looks and no deadline runs. */
  get isIdle(): boolean {
    return !this.isWatched && nextWakeAt(this.#state, this.#around.clock.now()) === null
  }

  /** A person's command, done once however often it is sent. */
  async command(seat: SeatId, id: CommandId, command: PersonCommand): Promise<Answer> {
    const asker: Asker = { kind: 'person', seat }
    return (await this.#post({ command, asker, key: `${seat}/${id}` })).answer
  }

  /** What the server itself asks: wires and clocks. */
  async serve(command: ServerCommand): Promise<Answer> {
    return (await this.#post({ command, asker: SERVER })).answer
  }

  /** Sits somebody down; the session that opens the seat is stored together with it or not at all. */
  async sitDown(
    wish: Extract<ServerCommand, { type: 'seat.take' }>,
    opens: (seat: SeatId) => Session,
  ): Promise<{ ok: true; seat: SeatId } | Extract<Answer, { ok: false }>> {
    const { answer, events } = await this.#post({ command: wish, asker: SERVER, opens })
    if (!answer.ok) return answer
    const seat = takenSeat(events)
    return seat === undefined ? refuse('server/defect') : { ok: true, seat }
  }

  /**
   * Begins to tell this viewer what changes. Whoever watches is wired; resolves when the room says so, or could
   * not say so yet.
   */
  watch(viewer: Viewer): Promise<void> {
    this.#viewers.add(viewer)
    this.#wired.add(viewer.seat)
    return this.#syncWires()
  }

  unwatch(viewer: Viewer): void {
    if (!this.#viewers.delete(viewer)) return
    const isStillWired = [...this.#viewers].some((other) => other.seat === viewer.seat)
    if (!isStillWired) {
      this.#wired.delete(viewer.seat)
      this.#speech.stop(viewer.seat)
    }
    void this.#syncWires()
  }

  /** What a seat's device says of its person's speech (T-3). */
  hearSpeech(seat: SeatId, report: SpeechReport): void {
    if (!this.#isClosed && !hasEnded(this.#state)) this.#speech.hear(seat, report)
  }

  /** This seat has written on the board: that is taking part. */
  noteWriting(seat: SeatId): void {
    this.#note({ type: 'board.write', seat })
  }

  /** Stops the timers. What was posted before is still done. */
  async close(): Promise<void> {
    this.#speech.stopAll()
    this.#isClosed = true
    this.#callOff?.()
    await this.#mailbox.settled()
    await this.#spent.close()
  }

  #post(ask: Ask): Promise<Performed> {
    return this.#mailbox.post(() => this.#perform(ask))
  }

  async #perform(ask: Ask): Promise<Performed> {
    const earlier = this.#handled.find(ask.key)
    if (earlier !== undefined) return { answer: earlier.answer, events: [] }
    const { clock } = this.#around
    const decision = decide(this.#state, ask.command, {
      asker: ask.asker,
      now: clock.now(),
      newId: newSeatId,
    })
    const answer: Answer = decision.ok ? { ok: true } : decision
    const events = decision.ok ? decision.events : []
    const handled = ask.key === undefined ? undefined : { key: ask.key, answer, at: clock.now() }
    if (events.length > 0) {
      const failure = await this.#store(ask, events, handled)
      if (failure !== null) return { answer: failure, events: [] }
    }
    if (handled !== undefined) this.#handled.remember(handled)
    this.#tell(events)
    return { answer, events }
  }

  /** Null when it was stored. A storage that is unavailable is an answer; anything else is a defect. */
  async #store(ask: Ask, events: readonly RoomEvent[], handled: HandledCommand | undefined) {
    const seat = takenSeat(events)
    const aggregates = sumUpAtEnd(this.#state, events)
    const append: RoomAppend = {
      room: this.id,
      expectedSeq: this.#seq,
      events,
      ...(handled && { handled }),
      ...(ask.opens && seat && { opens: ask.opens(seat) }),
      ...(aggregates && { aggregates }),
    }
    try {
      if (await this.#around.storage.appendEvents(append)) return null
      // Somebody else wrote to this room: what we hold is not the room any more.
      this.#isClosed = true
      this.#around.onFenced(this)
      return refuse('server/defect')
    } catch (error) {
      if (!(error instanceof StorageUnavailable)) throw error
      return refuse('storage/unavailable')
    }
  }

  #tell(events: readonly RoomEvent[]): void {
    this.#state = replay(this.#state, events)
    this.#spent.note(this.#state, events, this.#seq)
    this.#seq += events.length
    this.#armTimer()
    if (events.length === 0) return
    if (hasEnded(this.#state)) this.#speech.stopAll()
    for (const viewer of [...this.#viewers]) viewer.showChanges(this.#state)
    this.#around.afterEvents(this, events)
  }

  /** Talk and writing are noted while the room goes on. What cannot be stored now is lost: it is a few seconds. */
  #note(command: ServerCommand): void {
    if (this.#isClosed || hasEnded(this.#state)) return
    this.serve(command).catch(this.#around.onDefect)
  }

  #armTimer(): void {
    this.#callOff?.()
    this.#callOff = undefined
    const at = nextWakeAt(this.#state, this.#around.clock.now())
    if (at !== null && !this.#isClosed) this.#wakeAt(at)
  }

  #wakeAt(at: number): void {
    this.#callOff = this.#around.clock.callAt(at, () => {
      this.serve({ type: 'room.wake' }).then((answer) => {
        if (!answer.ok && !this.#isClosed) this.#wakeAt(this.#around.clock.now() + RETRY_MS)
      }, this.#around.onDefect)
    })
  }

  /**
   * Makes presence say what the wires say. Looked at inside the mailbox, when everything before is done, so that
   * a browser that went and came back in between is not written off; again and again until it could be stored.
   */
  #syncWires(): Promise<void> {
    const sync = this.#mailbox.post(async () => {
      for (const command of this.#wiresToStore()) {
        const { answer } = await this.#perform({ command, asker: SERVER })
        if (!answer.ok && answer.code === 'storage/unavailable') return this.#syncWiresLater()
      }
    })
    return sync.catch(this.#around.onDefect)
  }

  #wiresToStore(): ServerCommand[] {
    return this.#state.seats.flatMap(({ id: seat, presence }): ServerCommand[] => {
      const isWired = this.#wired.has(seat)
      if (isWired === (presence.kind !== 'absent')) return []
      return [{ type: isWired ? 'seat.connect' : 'seat.disconnect', seat }]
    })
  }

  #syncWiresLater(): void {
    if (this.#isClosed) return
    this.#around.clock.callAt(this.#around.clock.now() + RETRY_MS, () => void this.#syncWires())
  }
}

function takenSeat(events: readonly RoomEvent[]): SeatId | undefined {
  for (const event of events) if (event.type === 'seat.taken') return event.seat
  return undefined
}

/** 96 random bits: unique for ever, and nothing can be read from it. */
function newSeatId(): SeatId {
  return nanoid(16) as SeatId
}

/** Has this seat a chair in the room? Also after the end, when there is only a goodbye to see. */
export function isKnown(room: LiveRoom, seat: SeatId): boolean {
  return room.state.seats.some((each) => each.id === seat)
}

/** May this seat take part now: in the call, on the board? */
export function isSeated(room: LiveRoom, seat: SeatId): boolean {
  return !hasEnded(room.state) && isKnown(room, seat)
}
