import type { RoomCards } from '../../../client/board/cardRoom.ts'
import { ValueStore } from '../../../client/net/store.ts'
import type { CardId } from '../../../shared/ids.ts'
import type { Answer } from '../../../shared/protocol.ts'
import { apply } from '../../../shared/room/apply.ts'
import type { PersonCommand, RoomCommand } from '../../../shared/room/commands.ts'
import { type Asker, decide } from '../../../shared/room/decide.ts'
import type { RoomState } from '../../../shared/room/state.ts'
import { type RoomView, view } from '../../../shared/room/view.ts'
import { makeRoom, NOW, type RoomWish, seatOf } from '../fixtures/rooms.ts'
import type { FakeBoard } from './fakeBoard.ts'

/**
 * The room beside a board in memory, by the real rules: what lies on the board it hears of, and whoever asks for
 * something is answered as the server would.
 */
export class RuledRoom extends ValueStore<RoomState> {
  /** What was asked for from this page, in order. */
  readonly asked: PersonCommand[] = []
  readonly #board: FakeBoard
  #known = new Set<CardId>()
  #writer = 'Kofi'

  constructor(board: FakeBoard, wish: RoomWish = {}) {
    super(makeRoom({ holder: null, ...wish }))
    this.#board = board
    this.#hear()
    board.subscribe(() => this.#hear())
  }

  /** What others write from now on, this person writes. */
  writer(name: string): this {
    this.#writer = name
    return this
  }

  does(name: string, command: PersonCommand): Answer {
    return this.#decide({ kind: 'person', seat: seatOf(name) }, command)
  }

  /** From this page. */
  ask(name: string, command: PersonCommand): Answer {
    this.asked.push(command)
    return this.does(name, command)
  }

  viewOf(name: string): RoomView {
    const seen = view(this.getSnapshot(), seatOf(name))
    if (seen === null) throw new Error(`${name} is not in this room`)
    return seen
  }

  cardsOf(name: string): RoomCards {
    const { cards, themes, pen, me } = this.viewOf(name)
    return { cards, themes, hasPen: pen.isMine, isFacilitator: me.role === 'facilitator' }
  }

  #hear(): void {
    const lying = Object.values(this.#board.getSnapshot().columns).flat()
    const added = lying.filter(({ id }) => !this.#known.has(id))
    const down = [...this.#known].filter((id) => !lying.some((card) => card.id === id))
    this.#known = new Set(lying.map(({ id }) => id))
    const nothing = { added: [], reworded: [], down: [], back: [], gone: [] }
    for (const { id, mine } of added) {
      const seat = seatOf(mine ? 'Dee' : this.#writer)
      this.#decide({ kind: 'server' }, { ...nothing, type: 'board.change', seat, added: [id], back: [id] })
    }
    if (down.length > 0)
      this.#decide({ kind: 'server' }, { ...nothing, type: 'board.change', seat: null, down })
  }

  #decide(asker: Asker, command: RoomCommand): Answer {
    const before = this.getSnapshot()
    const decision = decide(before, command, { asker, now: NOW, newId: () => seatOf('Nobody') })
    if (!decision.ok) return { ok: false, code: decision.code }
    if (decision.events.length > 0) this.set(decision.events.reduce(apply, before))
    return { ok: true }
  }
}
