import type { ColumnKey } from '../../shared/board/columns.ts'
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

type Move = { readonly from: ColumnKey | undefined; readonly to: ColumnKey }
/** Into which theme cards go, and into which column themes. */
type Expected = {
  readonly cards: ReadonlyMap<CardId, string | null>
  readonly themes: ReadonlyMap<string, Move>
}
const NOTHING: Expected = { cards: new Map(), themes: new Map() }

/**
 * The room's side of the board. What I put into a theme lies there at once, until the room has said so: a card must not
 * jump back from under the hand that has just let it go.
 */
export class CardRoom {
  readonly #ask: Ask
  readonly #refused: (answer: Extract<Answer, { ok: false }>) => void
  readonly #expected = new ValueStore<Expected>(NOTHING)
  #known: RoomCards = NOTHING_KNOWN
  readonly #cards = remembered(layCards)
  readonly #themes = remembered(layThemes)

  constructor(ask: Ask, refused: (answer: Extract<Answer, { ok: false }>) => void) {
    this.#ask = ask
    this.#refused = refused
  }

  /** Changes when I expect something of a card or a theme that the room has not said yet. */
  get expected(): Store<Expected> {
    return this.#expected
  }

  see(known: RoomCards): void {
    this.#known = known
    this.#expect(({ cards, themes }) => {
      for (const [card, theme] of cards) {
        if ((known.cards[card]?.theme ?? null) === theme) cards.delete(card)
      }
      // Whoever moved it: where it is now, the room has said.
      for (const [id, { from }] of themes) if (columnOf(known, id) !== from) themes.delete(id)
    })
  }

  get known(): RoomCards {
    return { ...this.#known, ...this.lay(this.#known) }
  }

  /** The room's facts with what I expect of them laid over. */
  lay({ cards, themes }: Pick<RoomCards, 'cards' | 'themes'>): Pick<RoomCards, 'cards' | 'themes'> {
    const expected = this.#expected.getSnapshot()
    return { cards: this.#cards(cards, expected), themes: this.#themes(themes, expected) }
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
        if ((this.#known.cards[card]?.theme ?? null) !== theme) expected.cards.set(card, theme)
      }
    })
    const isDone = await this.ask(command)
    if (!isDone) {
      this.#expect((expected) => {
        for (const card of cards) expected.cards.delete(card)
      })
    }
    return isDone
  }

  /** Puts a theme into another column. */
  async move(id: string, to: ColumnKey): Promise<boolean> {
    this.#expect(({ themes }) => themes.set(id, { from: columnOf(this.#known, id), to }))
    const isDone = await this.ask({ type: 'theme.move', id, column: to })
    if (!isDone) this.#expect(({ themes }) => themes.delete(id))
    return isDone
  }

  #expect(
    change: (expected: { cards: Map<CardId, string | null>; themes: Map<string, Move> }) => void,
  ): void {
    const before = this.#expected.getSnapshot()
    const after = { cards: new Map(before.cards), themes: new Map(before.themes) }
    change(after)
    if (!isSame(before.cards, after.cards) || !isSame(before.themes, after.themes)) this.#expected.set(after)
  }
}

function columnOf({ themes }: RoomCards, theme: string): ColumnKey | undefined {
  return themes.themes.find(({ id }) => id === theme)?.column
}

function isSame<Key, Value>(one: ReadonlyMap<Key, Value>, other: ReadonlyMap<Key, Value>): boolean {
  return one.size === other.size && [...other].every(([key, value]) => one.get(key) === value)
}

function layCards(cards: CardsView, { cards: expected }: Expected): CardsView {
  if (expected.size === 0) return cards
  const result = { ...cards }
  for (const [card, theme] of expected) {
    const { theme: _, ...facts } = cards[card] ?? {}
    result[card] = theme === null ? facts : { ...facts, theme }
  }
  return result
}

function layThemes(view: ThemesView, { themes: expected }: Expected): ThemesView {
  if (expected.size === 0) return view
  const themes = view.themes.map((theme) => ({
    ...theme,
    column: expected.get(theme.id)?.to ?? theme.column,
  }))
  return { ...view, themes }
}

/** Of the same two it is the same again: what did not change is drawn once. */
function remembered<Facts>(lay: (facts: Facts, expected: Expected) => Facts) {
  let last: { facts: Facts; expected: Expected; result: Facts } | null = null
  return (facts: Facts, expected: Expected): Facts => {
    if (last?.facts !== facts || last.expected !== expected)
      last = { facts, expected, result: lay(facts, expected) }
    return last.result
  }
}
