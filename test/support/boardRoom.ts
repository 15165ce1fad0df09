import { nanoid } from 'nanoid'
import type { RoomSide } from '../../server/board/roomSide.ts'
import { boardSideOf } from '../../server/rooms/boardSide.ts'
import type { LiveRoom } from '../../server/rooms/liveRoom.ts'
import { RoomRegistry } from '../../server/rooms/registry.ts'
import { layTurnedOver } from '../../server/rooms/turnedOver.ts'
import type { Storage } from '../../server/storage/port.ts'
import type { CardId, CommandId, ConversationId, SeatId } from '../../shared/ids.ts'
import type { PersonCommand } from '../../shared/room/commands.ts'
import type { CardFacts } from '../../shared/room/state/cards.ts'
import { currentStep, type Role } from '../../shared/room/state.ts'
import { BoardServer, type SocketPage } from './boardServer.ts'
import { someConversation } from './storageContract.ts'
import type { TestClock } from './testClock.ts'

/** A room and its board over one storage, as the server puts them together, that can die and come back. */
export class BoardRoom {
  readonly storage: Storage
  readonly clock: TestClock
  readonly id: ConversationId
  /** Set to keep the room from hearing of anything before the server dies. */
  isDeaf = false
  rooms!: RoomRegistry
  boards!: BoardServer
  room!: LiveRoom
  readonly #before: BoardServer[] = []
  #death = Promise.withResolvers<true>()

  static async start(storage: Storage, clock: TestClock): Promise<BoardRoom> {
    const conversation = someConversation()
    await storage.createConversation(conversation, [])
    const one = new BoardRoom(storage, clock, conversation.id)
    await one.#start()
    return one
  }

  private constructor(storage: Storage, clock: TestClock, id: ConversationId) {
    this.storage = storage
    this.clock = clock
    this.id = id
  }

  get defects(): unknown[] {
    return [this.boards, ...this.#before].flatMap(({ defects }) => defects)
  }

  /** The server dies and another comes up on what is stored. */
  async restart(): Promise<void> {
    await this.boards.crash()
    this.#before.push(this.boards)
    this.isDeaf = false
    this.#death.resolve(true)
    this.#death = Promise.withResolvers()
    await this.#start()
    this.boards.boards.tidyUp(await this.storage.listUncutBoards())
  }

  async stop(): Promise<void> {
    for (const one of [this.boards, ...this.#before]) await one.stop()
    await this.rooms.close()
  }

  async sit(name: string, role: Role = 'participant'): Promise<SeatId> {
    const sat = await this.room.sitDown({ type: 'seat.take', name, role }, (seat) => ({
      ...{ tokenHash: `${name}-${nanoid()}`, conversation: this.id, seat, role, expiresAt: 1e15 },
    }))
    if (!sat.ok) throw new Error(sat.code)
    await this.room.serve({ type: 'seat.connect', seat: sat.seat })
    return sat.seat
  }

  ask(seat: SeatId, command: PersonCommand) {
    return this.room.command(seat, nanoid() as CommandId, command)
  }

  page(seat: SeatId): Promise<SocketPage> {
    return this.boards.join(this.id, seat)
  }

  facts(card: CardId): CardFacts | undefined {
    return this.room.state.cards.cards.find(({ id }) => id === card)
  }

  /** Goes on to the next quiet step. */
  async writeQuietly(facilitator: SeatId): Promise<void> {
    while (currentStep(this.room.state)?.mode !== 'silent_writing') await this.goOn(facilitator)
  }

  async goOn(facilitator: SeatId): Promise<void> {
    const { phase } = this.room.state.agenda
    if (phase.kind !== 'running') throw new Error('the agenda does not run')
    const answer = await this.ask(facilitator, { type: 'agenda.next', seenIndex: phase.index })
    if (!answer.ok) throw new Error(answer.code)
  }

  /** Lets time pass in steps, with turns of the event loop between them. */
  async pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 500) {
      this.clock.advance(Math.min(500, left))
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  async #start(): Promise<void> {
    const { storage, clock } = this
    const rooms = new RoomRegistry(storage, clock, {
      afterLoad: (room) => layTurnedOver(this.boards.boards, room),
      afterEvents: (room, events) => {
        if (events.some(({ type }) => type === 'writing.turned-over')) {
          layTurnedOver(this.boards.boards, room)
        }
      },
      afterDrop: () => {},
      isNeeded: (id) => this.boards.boards.isInUse(id),
      onDefect: (error) => void this.boards.defects.push(error),
    })
    this.rooms = rooms
    const { tell, ...side } = boardSideOf(() => rooms)
    const death = this.#death
    // What a dead server would still say, nobody hears either.
    const isDead = () => death !== this.#death
    const room: RoomSide = {
      ...side,
      tell: (...news) => (this.isDeaf || isDead() ? death.promise : tell(...news)),
    }
    this.boards = await BoardServer.start({ storage, clock, room })
    await rooms.open()
    const found = await rooms.find(this.id)
    if (found === undefined) throw new Error('the room is not there')
    this.room = found
  }
}
