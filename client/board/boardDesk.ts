import type { ColumnKey } from '../../shared/board/columns.ts'
import type { CardId } from '../../shared/ids.ts'
import { type Store, ValueStore } from '../net/store.ts'
import {
  type Columns,
  type Direction,
  findCard,
  type Gap,
  gapAt,
  gapOf,
  indexOfGap,
  type Place,
  placeOfGap,
  stepGap,
} from './gap.ts'
import type { Board, BoardCard } from './port.ts'

/** What I am doing with one card right now. One thing at a time, because I have two hands and one keyboard. */
export type Hand =
  | { readonly kind: 'free' }
  /** `was`: its words when I opened it. */
  | { readonly kind: 'editing'; readonly card: CardId; readonly was: string }
  /** Picked up by key, switch or tap: it lies at `gap` until it is put down. */
  | { readonly kind: 'moving'; readonly card: CardId; readonly from: Gap; readonly gap: Gap }
  /** Held by the pointer. `still`: what I see does not close up under what I hold. */
  | { readonly kind: 'dragging'; readonly card: CardId; readonly gap: Gap | null; readonly still: Columns }

/** What is told to whoever cannot see it. */
export type News =
  | ({ readonly kind: 'moved' | 'stays'; readonly card: CardId } & Place)
  | { readonly kind: 'added'; readonly column: ColumnKey }
  | { readonly kind: 'taken-down' | 'back-again' | 'gone' }

const FREE: Hand = { kind: 'free' }

/**
 * My side of the board: what I have in my hand, and the few things I do with cards. Dragging, arrow keys and menu
 * all end in the same `#place`, so they cannot differ. Knows no element and no words.
 */
export class BoardDesk {
  readonly #board: Board
  readonly #tell: (news: News) => void
  readonly #hand = new ValueStore<Hand>(FREE)

  constructor(board: Board, tell: (news: News) => void) {
    this.#board = board
    this.#tell = tell
  }

  get board(): Board {
    return this.#board
  }

  get hand(): Store<Hand> {
    return this.#hand
  }

  /** Lets go of what I hold when somebody takes it down. Returns how to end; then nothing is held or open. */
  open(): () => void {
    const unsubscribe = this.#board.subscribe(() => this.#dropWhatIsGone())
    return () => {
      unsubscribe()
      this.#free()
    }
  }

  add(column: ColumnKey, text: string): boolean {
    const isAdded = this.#board.add(column, text)
    if (isAdded) this.#tell({ kind: 'added', column })
    return isAdded
  }

  edit(id: CardId): void {
    const card = this.#find(id)
    if (card === undefined) return
    this.#free()
    // At the end of its words, whatever was there the last time.
    this.#board.edit(id, { anchor: card.text.length, head: card.text.length })
    this.#hand.set({ kind: 'editing', card: id, was: card.text })
  }

  isEditing(id: CardId): boolean {
    const hand = this.#hand.getSnapshot()
    return hand.kind === 'editing' && hand.card === id
  }

  endEditing(id: CardId): void {
    const hand = this.#hand.getSnapshot()
    if (hand.kind !== 'editing' || hand.card !== id) return
    const card = this.#find(id)
    const isEmptied = card !== undefined && card.editors.length === 0 && !/\S/u.test(card.text)
    if (!isEmptied) {
      this.#free()
      return
    }
    // To leave nothing is to take it down. Undo has to bring back words, not an empty slip.
    this.#board.setText(id, hand.was)
    this.takeDown(id)
  }

  pickUp(id: CardId): void {
    const card = this.#find(id)
    if (card === undefined) return
    this.#free()
    const gap = gapOf(this.#columns, card)
    this.#board.hold(id)
    this.#hand.set({ kind: 'moving', card: id, from: gap, gap })
  }

  step(direction: Direction, shown: readonly ColumnKey[]): void {
    this.#shift((hand) => stepGap(this.#columns, hand.card, hand.gap, { direction, shown }))
  }

  /** Somebody tapped a place instead of stepping there. */
  point(to: { column: ColumnKey; index: number }): void {
    this.#shift((hand) => gapAt(this.#columns, hand.card, to))
  }

  putDown(): void {
    const hand = this.#hand.getSnapshot()
    if (hand.kind !== 'moving') return
    this.#free()
    this.#place(hand.card, hand.gap)
  }

  putBack(): void {
    const hand = this.#hand.getSnapshot()
    if (hand.kind !== 'moving') return
    this.#free()
    const card = this.#find(hand.card)
    if (card !== undefined) this.#stays(card)
  }

  startDrag(card: CardId): void {
    this.#free()
    this.#board.hold(card)
    this.#hand.set({ kind: 'dragging', card, gap: null, still: this.#columns })
  }

  /** Over a place, or over none. */
  dragOver(to: { column: ColumnKey; index: number } | null): void {
    const hand = this.#hand.getSnapshot()
    if (hand.kind !== 'dragging') return
    const gap = to === null ? null : gapAt(hand.still, hand.card, to)
    if (!isSameGap(gap, hand.gap)) this.#hand.set({ ...hand, gap })
  }

  drop(): void {
    const hand = this.#hand.getSnapshot()
    if (hand.kind !== 'dragging') return
    this.#free()
    if (hand.gap !== null) this.#place(hand.card, hand.gap)
  }

  /** The menu's way: to the end of another column. */
  moveTo(id: CardId, column: ColumnKey): void {
    const card = this.#find(id)
    if (card === undefined) return
    if (card.column === column) this.#stays(card)
    else this.#place(id, gapAt(this.#columns, id, { column, index: Number.POSITIVE_INFINITY }))
  }

  takeDown(card: CardId): void {
    this.#free()
    this.#board.takeDown(card)
    this.#tell({ kind: 'taken-down' })
  }

  undoTakeDown(): void {
    if (this.#board.getSnapshot().undo === null) return
    this.#board.undoTakeDown()
    this.#tell({ kind: 'back-again' })
  }

  /** The one way a card moves: written once, at the drop. */
  #place(id: CardId, gap: Gap): void {
    const card = this.#find(id)
    if (card === undefined) return
    const columns = this.#columns
    const place = placeOfGap(columns, id, gap)
    if (isSamePlace(place, placeOfGap(columns, id, gapOf(columns, card)))) {
      this.#stays(card)
      return
    }
    this.#board.move(id, { column: gap.column, index: indexOfGap(columns, id, gap) })
    this.#tell({ kind: 'moved', card: id, ...place })
  }

  #stays(card: BoardCard): void {
    const place = placeOfGap(this.#columns, card.id, gapOf(this.#columns, card))
    this.#tell({ kind: 'stays', card: card.id, ...place })
  }

  #shift(next: (hand: Extract<Hand, { kind: 'moving' }>) => Gap): void {
    const hand = this.#hand.getSnapshot()
    if (hand.kind !== 'moving') return
    const gap = next(hand)
    if (!isSameGap(gap, hand.gap)) this.#hand.set({ ...hand, gap })
  }

  #free(): void {
    const hand = this.#hand.getSnapshot()
    if (hand.kind === 'editing') this.#board.closeEditor()
    if (hand.kind === 'moving' || hand.kind === 'dragging') this.#board.hold(null)
    this.#hand.set(FREE)
  }

  #dropWhatIsGone(): void {
    const hand = this.#hand.getSnapshot()
    // What the pointer holds is let go of at the drop: until then the browser needs the element that it drags.
    if (hand.kind === 'free' || hand.kind === 'dragging') return
    // A board that loads again shows nothing for a moment. That is nobody's doing.
    if (this.#board.getSnapshot().status === 'loading' || this.#find(hand.card) !== undefined) return
    this.#free()
    this.#tell({ kind: 'gone' })
  }

  get #columns(): Columns {
    return this.#board.getSnapshot().columns
  }

  #find(id: CardId): BoardCard | undefined {
    return findCard(this.#columns, id)
  }
}

function isSameGap(one: Gap | null, other: Gap | null): boolean {
  if (one === null || other === null) return one === other
  return one.column === other.column && one.after === other.after && one.before === other.before
}

function isSamePlace(one: Place, other: Place): boolean {
  return one.column === other.column && one.place === other.place
}
