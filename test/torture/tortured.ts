import { WebSocket } from 'ws'
import type { Board, BoardCard } from '../../client/board/port.ts'
import { openBoard } from '../../client/net/boardDoc.ts'
import { type ConversationStarted, ROLE_LETTERS } from '../../shared/api.ts'
import { COLUMN_KEYS } from '../../shared/board/columns.ts'
import type { Role } from '../../shared/room/state.ts'
import type { Home } from '../support/people.ts'
import { Person } from '../support/people.ts'

/** Chance with a seed, so that a bad evening can be had again (mulberry32). */
export type Chance = () => number
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * One person who types and raises hands without rest, over the same code that runs in a browser, and remembers
 * what the server has acknowledged.
 */
export class Tortured {
  readonly person: Person
  readonly board: Board
  /** Texts that this person's screen has called saved. */
  readonly saved = new Set<string>()
  /** Texts written at all: nothing else may be on the board. */
  readonly written = new Set<string>()
  /** Minutes of stretching that were acknowledged in this step: a doubled command would show. */
  stretched = 0
  /** How long this step was before that: it may have given minutes to an earlier one. Null for the template's length. */
  stepLengthMs: number | null = null
  /** What the last acknowledged command left: is my hand up? */
  isRaised = false
  #cards = 0

  private constructor(person: Person, board: Board) {
    this.person = person
    this.board = board
    board.subscribe(() => this.#noteSaved())
  }

  static async join(home: Home, started: ConversationStarted, name: string, role: Role): Promise<Tortured> {
    const person = await Person.join(home, started, name, role)
    const { me } = await person.view()
    const { cookie } = person.visitor
    class SeatSocket extends WebSocket {
      constructor(url: string) {
        super(url, { headers: { Cookie: cookie, Origin: home.url } })
      }
    }
    const board = openBoard({
      conversation: started.id,
      letter: ROLE_LETTERS[role],
      seat: me.seat,
      client: await person.room.boardClient,
      freshClient: () => person.room.freshBoardClient(),
      server: { url: `${home.url.replace('http', 'ws')}/board`, Socket: SeatSocket as never },
    })
    return new Tortured(person, board)
  }

  /** One more thing, whatever it is. Resolves when it is answered, however many lives of the server that takes. */
  async act(chance: Chance): Promise<void> {
    if (chance() < 0.5) this.#write(chance)
    else await this.#toggleHand()
  }

  /** The facilitator makes the step a minute longer; what was acknowledged must add up exactly. */
  async stretch(): Promise<void> {
    const answer = await this.person.room.send({ type: 'agenda.stretch', minutes: 1 })
    if (answer.ok) this.stretched += 1
    else if (answer.code === 'agenda/stretched-enough') await this.#nextStep()
  }

  async #nextStep(): Promise<void> {
    const { agenda } = await this.person.view()
    if (agenda.index === null) return
    const last = agenda.index === agenda.steps.length - 1
    const type = last ? 'agenda.back' : 'agenda.next'
    const moved = await this.person.room.send({ type, seenIndex: agenda.index })
    if (!moved.ok) return
    this.stretched = 0
    // What was acknowledged has been told: the step that runs is on this screen.
    const { steps, index } = (await this.person.view()).agenda
    this.stepLengthMs = index === null ? null : (steps[index]?.lengthMs ?? null)
  }

  cards(): readonly BoardCard[] {
    return COLUMN_KEYS.flatMap((column) => this.board.getSnapshot().columns[column])
  }

  /** The cards that the room knows, as this person's screen has them. */
  knownCards(): string[] {
    const room = this.person.room.getSnapshot()
    return room.kind === 'in' ? Object.keys(room.view.cards).sort() : []
  }

  get isCalm(): boolean {
    const room = this.person.room.getSnapshot()
    const board = this.board.getSnapshot()
    return (
      room.kind === 'in' &&
      room.connection === 'connected' &&
      board.status === 'ready' &&
      board.saved === 'saved'
    )
  }

  close(): void {
    this.board.close()
    this.person.close()
  }

  #write(chance: Chance): void {
    this.#cards += 1
    const text = `${this.person.name} ${this.#cards}`
    const column = COLUMN_KEYS[Math.floor(chance() * COLUMN_KEYS.length)] ?? 'questions'
    if (this.board.add(column, text)) this.written.add(text)
  }

  async #toggleHand(): Promise<void> {
    const wish = this.isRaised
      ? ({ type: 'queue.lower' } as const)
      : ({ type: 'queue.raise', kind: 'point' } as const)
    const answer = await this.person.room.send(wish)
    if (answer.ok) this.isRaised = !this.isRaised
    else if (answer.code !== 'request/too-many') throw new Error(`${wish.type}: ${answer.code}`)
  }

  #noteSaved(): void {
    for (const card of this.cards()) if (card.mine && card.saved) this.saved.add(card.text)
  }
}
