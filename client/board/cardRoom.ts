import type { CardId } from '../../shared/ids.ts'
import type { Answer } from '../../shared/protocol.ts'
import type { PersonCommand } from '../../shared/room/commands.ts'
import type { CardsView, ThemesView } from '../../shared/room/view/cards.ts'
import { type Store, ValueStore } from '../net/store.ts'

/** What the room says about cards. Their words and their order are the board's. */
export type RoomCards = {
  readonly cards: CardsView
  readonly themes: ThemesView
  /** I take notes: by role, or because I was handed the pen. */
  readonly hasPen: boolean
  readonly isFacilitator: boolean
}

export type Ask = (command: PersonCommand) => Promise<Answer>

export const NO_THEMES: ThemesView = { themes: [], differences: [], reading: null, labels: {}, locked: [] }
export const NO_CARDS: CardsView = {}

export const NOTHING_KNOWN: RoomCards = {
  cards: NO_CARDS,
  themes: NO_THEMES,
  hasPen: false,
  isFacilitator: false,
}

type Expected = ReadonlyMap<CardId, string | null>
const NOTHING: Expected = new Map()

/**
 * The room's side of the board. What I put into a theme lies there at once, until the room has said so: a card must not
 * jump back from under the hand that has just let it go.
 */
export class CardRoom {
  readonly #ask: Ask
  readonly #refused: (answer: Extract<Answer, { ok: false }>) => void
  readonly #expected = new ValueStore<Expected>(NOTHING)
  #known: RoomCards = NOTHING_KNOWN
  #laidOver: { cards: CardsView; expected: Expected; result: CardsView } | null = null

  constructor(ask: Ask, refused: (answer: Extract<Answer, { ok: false }>) => void) {
    this.#ask = ask
    this.#refused = refused
  }

  /** Changes when I expect something of a card that the room has not said yet. */
  get expected(): Store<Expected> {
    return this.#expected
  }

  see(known: RoomCards): void {
    this.#known = known
    this.#expect((expected) => {
      for (const [card, theme] of expected) {
        if ((known.cards[card]?.theme ?? null) === theme) expected.delete(card)
      }
    })
  }

  get known(): RoomCards {
    return { ...this.#known, cards: this.lay(this.#known.cards) }
  }

  /** The room's facts with what I expect of them laid over. */
  lay(cards: CardsView): CardsView {
    const expected = this.#expected.getSnapshot()
    if (expected.size === 0) return cards
    if (this.#laidOver?.cards === cards && this.#laidOver.expected === expected) return this.#laidOver.result
    const result = { ...cards }
    for (const [card, theme] of expected) {
      const { theme: _, ...facts } = cards[card] ?? {}
      result[card] = theme === null ? facts : { ...facts, theme }
    }
    this.#laidOver = { cards, expected, result }
    return result
  }

  /** Says no more than whether it happened; a "no" is shown where the board shows such things. */
  async ask(command: PersonCommand): Promise<boolean> {
    const answer = await this.#ask(command)
    if (!answer.ok) this.#refused(answer)
    return answer.ok
  }

  /** Puts these into a theme, or out of theirs. */
  async put(cards: readonly CardId[], theme: string | null, command: PersonCommand): Promise<boolean> {
    this.#expect((expected) => {
      for (const card of cards) {
        if ((this.#known.cards[card]?.theme ?? null) !== theme) expected.set(card, theme)
      }
    })
    const isDone = await this.ask(command)
    if (!isDone) {
      this.#expect((expected) => {
        for (const card of cards) expected.delete(card)
      })
    }
    return isDone
  }

  #expect(change: (expected: Map<CardId, string | null>) => void): void {
    const before = this.#expected.getSnapshot()
    const after = new Map(before)
    change(after)
    const isSame =
      after.size === before.size && [...after].every(([card, theme]) => before.get(card) === theme)
    if (!isSame) this.#expected.set(after)
  }
}
