import type * as Y from 'yjs'
import { COLUMN_KEYS, type ColumnKey } from '../../shared/board/columns.ts'
import { readCard, readCards } from '../../shared/board/document.ts'
import { byOrder, type Ordered } from '../../shared/board/order.ts'
import type { CardId, SeatId } from '../../shared/ids.ts'
import type { BoardCard, BoardSnapshot, CardEditor } from '../board/port.ts'
import type { Marks } from './boardMarks.ts'
import type { OthersPresence } from './boardPresence.ts'

type Columns = BoardSnapshot['columns']
type Shown = { readonly card: BoardCard; readonly order: string }

/** What a card is made of for a screen. */
type Sources = {
  readonly doc: Y.Doc
  readonly marks: Marks
  readonly others: OthersPresence
  readonly mySeat: SeatId
}

const NO_CARDS: Columns = Object.fromEntries(COLUMN_KEYS.map((key) => [key, []])) as unknown as Columns

/**
 * The cards as screens show them. A card that looks the same stays the same object, and so does a column: a letter
 * typed on one of three hundred cards draws one card anew.
 */
export class BoardView {
  readonly #sources: Sources
  readonly #shown = new Map<CardId, Shown>()
  #columns: Columns = NO_CARDS

  constructor(sources: Sources) {
    this.#sources = sources
    this.refresh(readCards(sources.doc).map(({ id }) => id))
  }

  get columns(): Columns {
    return this.#columns
  }

  find(id: CardId): BoardCard | undefined {
    return this.#shown.get(id)?.card
  }

  /** A column's cards and their keys, in order, without one of them. */
  orderOf(column: ColumnKey, except?: CardId): Ordered[] {
    const cards: Ordered[] = []
    for (const [id, { card, order }] of this.#shown) {
      if (card.column === column && id !== except) cards.push({ id, order })
    }
    return cards.sort(byOrder)
  }

  /** Looks at these cards again. */
  refresh(ids: Iterable<CardId>): void {
    const changed = new Set<ColumnKey>()
    for (const id of ids) {
      const before = this.#shown.get(id)
      const after = this.#look(id, before)
      if (after === before) continue
      if (before !== undefined) changed.add(before.card.column)
      if (after === undefined) this.#shown.delete(id)
      else {
        this.#shown.set(id, after)
        changed.add(after.card.column)
      }
    }
    if (changed.size === 0) return
    const columns = [...changed].map((column) => [column, this.#cardsIn(column)])
    this.#columns = { ...this.#columns, ...Object.fromEntries(columns) }
  }

  #cardsIn(column: ColumnKey): readonly BoardCard[] {
    return this.orderOf(column).flatMap(({ id }) => this.find(id) ?? [])
  }

  #look(id: CardId, before: Shown | undefined): Shown | undefined {
    const { doc, marks, others, mySeat } = this.#sources
    const read = readCard(doc, id)
    if (read === undefined || read.isDown) return undefined
    const card: BoardCard = {
      id,
      column: read.column,
      text: read.text.toString(),
      mine: read.author === mySeat,
      saved: !marks.has(id),
      editors: others.editorsOf(id, read.text),
      heldBy: others.holderOf(id),
    }
    const isSame = before?.order === read.order && looksSame(before.card, card)
    return isSame ? before : { card, order: read.order }
  }
}

function looksSame(one: BoardCard, other: BoardCard): boolean {
  return (
    one.text === other.text &&
    one.column === other.column &&
    one.saved === other.saved &&
    one.heldBy === other.heldBy &&
    one.editors.length === other.editors.length &&
    one.editors.every((editor, index) => isSameEditor(editor, other.editors[index]))
  )
}

function isSameEditor(one: CardEditor, other: CardEditor | undefined): boolean {
  return (
    one.seat === other?.seat &&
    one.caret?.anchor === other.caret?.anchor &&
    one.caret?.head === other.caret?.head
  )
}
