import { COLUMN_KEYS, type ColumnKey } from '../../shared/board/columns.ts'
import type { CardId } from '../../shared/ids.ts'
import type { CardsView, CardView, ThemesView, ThemeView } from '../../shared/room/view/cards.ts'
import type { BoardCard, BoardSnapshot } from './port.ts'

/** A card with what the room knows of it, where it is drawn. */
export type LaidCard = {
  readonly kind: 'card'
  readonly id: CardId
  readonly card: BoardCard
  readonly facts: CardView
  /** The theme in whose box it lies. Null: it lies by itself, or in a pair. */
  readonly box: string | null
  /** The other card of its pair, drawn beside it. */
  readonly beside: CardId | null
  /** What it belongs to and does not lie with, because it is in another column: these words say so. */
  readonly apart: readonly Apart[]
}

export type Apart = { readonly kind: 'theme' | 'differs'; readonly words: string }

export type ThemeBox = {
  readonly kind: 'theme'
  readonly id: string
  readonly theme: ThemeView
  readonly cards: readonly LaidCard[]
}

export type PairBox = { readonly kind: 'pair'; readonly id: string; readonly cards: readonly LaidCard[] }
/** What one person said and is worth keeping, at the end of its column. */
export type LaneBox = { readonly kind: 'lane'; readonly id: 'lane'; readonly cards: readonly LaidCard[] }

export type LaidItem = LaidCard | ThemeBox | PairBox | LaneBox
export type Layout = Readonly<Record<ColumnKey, readonly LaidItem[]>>

export type Columns = BoardSnapshot['columns']

/** The cards as the document has them, and as they are drawn. */
export type Seen = { readonly columns: Columns; readonly layout: Layout }

export type BoardFacts = Pick<BoardSnapshot, 'columns'> & {
  readonly cards: CardsView
  readonly themes: ThemesView
}

const NO_FACTS: CardView = {}

/**
 * Where each card is drawn. A box stands where the first of its cards lies, and nothing here looks at how many a card
 * speaks to, nor at how many voices it has (rule B-5).
 */
export function layOut(facts: BoardFacts): Layout {
  const known = index(facts)
  return fromColumns((column) => layColumn(facts.columns[column], known))
}

type Known = {
  readonly cards: CardsView
  readonly themes: ReadonlyMap<string, ThemeView>
  readonly pairs: ReadonlyMap<CardId, { readonly id: string; readonly other: CardId }>
  readonly up: ReadonlyMap<CardId, BoardCard>
}

function index({ columns, cards, themes }: BoardFacts): Known {
  const up = new Map(
    Object.values(columns)
      .flat()
      .map((card) => [card.id, card]),
  )
  const pairs = new Map<CardId, { id: string; other: CardId }>()
  for (const { id, cards: pair } of themes.differences) {
    const [one, other] = pair
    if (!up.has(one) || !up.has(other)) continue
    if (!pairs.has(one)) pairs.set(one, { id, other })
    if (!pairs.has(other)) pairs.set(other, { id, other: one })
  }
  return { cards, themes: new Map(themes.themes.map((theme) => [theme.id, theme])), pairs, up }
}

function layColumn(cards: readonly BoardCard[], known: Known): readonly LaidItem[] {
  const laid = cards.map((card) => layCard(card, known))
  // The first card of a box or a pair stands for all of it.
  const items = laid.filter((card) => firstOf(card, laid) === card).map((card) => gather(card, laid, known))
  const lane = items.flatMap((item) => (item.kind === 'theme' && isAlone(item) ? item.cards : []))
  const rest = items.filter((item) => item.kind !== 'theme' || !isAlone(item))
  return lane.length === 0 ? rest : [...rest, { kind: 'lane', id: 'lane', cards: lane }]
}

function isTogether(one: LaidCard, other: LaidCard): boolean {
  return one === other || (one.box !== null && one.box === other.box) || one.beside === other.id
}

function firstOf(card: LaidCard, laid: readonly LaidCard[]): LaidCard | undefined {
  return card.box === null && card.beside === null ? card : laid.find((other) => isTogether(card, other))
}

function gather(card: LaidCard, laid: readonly LaidCard[], known: Known): LaidItem {
  const theme = card.box === null ? undefined : known.themes.get(card.box)
  const cards = laid.filter((other) => isTogether(card, other))
  if (theme !== undefined) return { kind: 'theme', id: theme.id, theme, cards }
  return card.beside === null ? card : { kind: 'pair', id: known.pairs.get(card.id)?.id ?? card.id, cards }
}

/** One card without a sentence stands for itself: somebody kept it as one voice. What speaks to many stays there too. */
function isAlone({ theme, cards }: ThemeBox): boolean {
  return theme.sentence === '' && cards.length === 1
}

function layCard(card: BoardCard, known: Known): LaidCard {
  const facts = known.cards[card.id] ?? NO_FACTS
  const theme = facts.theme === undefined ? undefined : known.themes.get(facts.theme)
  const box = theme !== undefined && theme.column === card.column ? theme.id : null
  const beside = box === null ? partnerIn(card, known) : null
  return {
    kind: 'card',
    id: card.id,
    card,
    facts,
    box,
    beside,
    apart: listApart(card, known, { theme, box, beside }),
  }
}

/** Drawn side by side where both lie in one column, in no theme, and each is the other's. */
function partnerIn(card: BoardCard, known: Known): CardId | null {
  const pair = known.pairs.get(card.id)
  if (pair === undefined || known.pairs.get(pair.other)?.id !== pair.id) return null
  if (known.up.get(pair.other)?.column !== card.column) return null
  const theirs = known.themes.get(known.cards[pair.other]?.theme ?? '')
  return theirs === undefined || theirs.column !== card.column ? pair.other : null
}

function listApart(
  card: BoardCard,
  known: Known,
  { theme, box, beside }: { theme: ThemeView | undefined; box: string | null; beside: CardId | null },
): readonly Apart[] {
  const other = beside === null ? known.up.get(known.pairs.get(card.id)?.other ?? card.id) : undefined
  return [
    ...(theme !== undefined && box === null ? [{ kind: 'theme', words: theme.sentence } as const] : []),
    ...(other !== undefined && other !== card ? [{ kind: 'differs', words: other.text } as const] : []),
  ]
}

export function findCard(columns: Columns, id: CardId): BoardCard | undefined {
  for (const cards of Object.values(columns)) {
    const card = cards.find((each) => each.id === id)
    if (card !== undefined) return card
  }
  return undefined
}

/** The cards of one item, as they are read. */
export function cardsIn(item: LaidItem): readonly LaidCard[] {
  return item.kind === 'card' ? [item] : item.cards
}

export function findLaid(layout: Layout, id: CardId): LaidCard | undefined {
  for (const items of Object.values(layout)) {
    for (const item of items) {
      const found = cardsIn(item).find((card) => card.id === id)
      if (found !== undefined) return found
    }
  }
  return undefined
}

function fromColumns<Value>(of: (column: ColumnKey) => Value): Readonly<Record<ColumnKey, Value>> {
  return Object.fromEntries(COLUMN_KEYS.map((key) => [key, of(key)])) as Record<ColumnKey, Value>
}

/**
 * The layout of a board that changes. What looks the same stays the same object, card by card and column by column: a
 * letter, or a tap, draws one of three hundred cards anew.
 */
export class Layouter {
  #facts: BoardFacts | null = null
  #layout: Layout = fromColumns(() => [])

  lay(facts: BoardFacts): Layout {
    const before = this.#facts
    const isSame =
      before?.columns === facts.columns && before.cards === facts.cards && before.themes === facts.themes
    if (isSame) return this.#layout
    this.#facts = facts
    const now = layOut(facts)
    const was = this.#layout
    const kept = fromColumns((column) => keepSame(was[column], now[column]))
    const isKept = COLUMN_KEYS.every((column) => kept[column] === was[column])
    if (!isKept) this.#layout = kept
    return this.#layout
  }
}

/** The same tree with every part of the old one that looks as before. */
function keepSame<Value>(before: Value, now: Value): Value {
  if (Object.is(before, now) || !isTree(before) || !isTree(now)) return now
  const [was, is] = [before, now] as [Record<string, unknown>, Record<string, unknown>]
  if (Array.isArray(before) !== Array.isArray(now)) return now
  // A card's own words come with an identity of their own: the board sees to that.
  const keys = Object.keys(is)
  const parts = keys.map((key) => (key === 'card' ? is[key] : keepSame(partOf(was, is, key), is[key])))
  const isSame =
    keys.length === Object.keys(was).length &&
    keys.every((key, at) => Object.hasOwn(was, key) && parts[at] === was[key])
  if (isSame) return before
  return (Array.isArray(now) ? parts : Object.fromEntries(keys.map((key, at) => [key, parts[at]]))) as Value
}

/** Of a list, what has the same id: one card more at the top leaves the others what they were. */
function partOf(was: Record<string, unknown>, is: Record<string, unknown>, key: string): unknown {
  const id = idOf(is[key])
  if (id === null || !Array.isArray(was)) return was[key]
  return was.find((each) => idOf(each) === id)
}

function idOf(part: unknown): unknown {
  return isTree(part) && 'id' in part && 'kind' in part ? part.id : null
}

function isTree(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
