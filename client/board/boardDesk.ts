import type { ColumnKey } from '../../shared/board/columns.ts'
import type { CardId } from '../../shared/ids.ts'
import { type Store, ValueStore } from '../net/store.ts'
import type { Timers } from '../net/timers.ts'
import { CardRoom } from './cardRoom.ts'
import { FREE, type Hand, type News } from './hand.ts'
import { findCard, Layouter, type Seen } from './layout.ts'
import type { Board, BoardCard } from './port.ts'
import { UndoPlace } from './undo.ts'

type DeskWish = {
  /** Where themes and the like are decided; without one nothing is asked for. */
  readonly room?: CardRoom
  readonly timers?: Timers
}

/** `together`, `differ`: with which card. `name`: a theme of its own, as which sentence. */
export type Picking = { readonly kind: 'together' | 'differ' | 'name'; readonly card: CardId }

const NOBODY_TO_ASK = async () => ({ ok: false, code: 'role/not-allowed' }) as const

/**
 * My side of the board: what I have in my hand, and what I do with cards. Knows no element and no words. What is needed
 * only by whoever moves cards (carry.ts) or puts them into themes (themes/acts.ts) comes later and works with this.
 */
export class BoardDesk {
  readonly board: Board
  readonly room: CardRoom
  readonly undoing: UndoPlace
  readonly tell: (news: News) => void
  readonly #hand = new ValueStore<Hand>(FREE)
  readonly #chosen = new ValueStore<ReadonlySet<CardId>>(new Set())
  readonly #naming = new ValueStore<string | null>(null)
  readonly #picking = new ValueStore<Picking | null>(null)
  /** One for all that look, so that what did not change is the same to everybody. */
  readonly layouter = new Layouter()

  constructor(board: Board, tell: (news: News) => void, { room, timers }: DeskWish = {}) {
    this.board = board
    this.tell = tell
    this.room = room ?? new CardRoom(NOBODY_TO_ASK, () => undefined)
    this.undoing = new UndoPlace(timers)
  }

  get hand(): Store<Hand> {
    return this.#hand
  }

  /** Cards that I chose, to do one thing with all of them. Mine alone: nobody else sees it. */
  get chosen(): Store<ReadonlySet<CardId>> {
    return this.#chosen
  }

  /** The theme whose sentence I am writing. */
  get naming(): Store<string | null> {
    return this.#naming
  }

  /** What I was asked to add to a wish: the other card, or a sentence. */
  get picking(): Store<Picking | null> {
    return this.#picking
  }

  /** The cards as they lie there now, and as they are drawn. */
  get seen(): Seen {
    const { columns } = this.board.getSnapshot()
    const { cards, themes } = this.room.known
    return { columns, layout: this.layouter.lay({ columns, cards, themes }) }
  }

  /** Lets go of what I hold when somebody takes it down. Returns how to end; then nothing is held or open. */
  open(): () => void {
    const unsubscribe = this.board.subscribe(() => this.#dropWhatIsGone())
    return () => {
      unsubscribe()
      this.take(FREE)
      this.undoing.offer(null)
    }
  }

  add(column: ColumnKey, text: string): boolean {
    const isAdded = !this.room.known.themes.locked.includes(column) && this.board.add(column, text)
    if (isAdded) this.tell({ kind: 'added', column })
    return isAdded
  }

  isMine(card: BoardCard): boolean {
    return card.mine || this.room.known.cards[card.id]?.isMine === true
  }

  /** A locked column is read, not written; whoever said a card can put it right and take it down all the same. */
  isLocked(card: BoardCard): boolean {
    return this.room.known.themes.locked.includes(card.column)
  }

  edit(id: CardId): void {
    // What is mine I may put right, wherever it lies.
    const mine = this.find(id)
    const card = mine !== undefined && this.isMine(mine) ? mine : this.findOpen(id)
    if (card === undefined) return
    // At the end of its words, whatever was there the last time.
    this.take({ kind: 'editing', card: id, was: card.text })
    this.board.edit(id, { anchor: card.text.length, head: card.text.length })
  }

  isEditing(id: CardId): boolean {
    const hand = this.#hand.getSnapshot()
    return hand.kind === 'editing' && hand.card === id
  }

  endEditing(id: CardId): void {
    const hand = this.#hand.getSnapshot()
    if (hand.kind !== 'editing' || hand.card !== id) return
    const card = this.find(id)
    const isEmptied = card !== undefined && card.editors.length === 0 && !/\S/u.test(card.text)
    if (!isEmptied) {
      this.take(FREE)
      return
    }
    // To leave nothing is to take it down. Undo has to bring back words, not an empty slip.
    this.board.setText(id, hand.was)
    this.takeDown(id)
  }

  takeDown(card: CardId): void {
    this.take(FREE)
    this.undoing.offer(null)
    this.letGo([card])
    this.board.takeDown(card)
    this.tell({ kind: 'taken-down' })
  }

  get canUndo(): boolean {
    return this.undoing.last.getSnapshot() !== null || this.board.getSnapshot().undo !== null
  }

  /** Takes the last thing back that I did. */
  undo(): void {
    if (this.undoing.run()) return
    if (this.board.getSnapshot().undo === null) return
    this.board.undoTakeDown()
    this.tell({ kind: 'back-again' })
  }

  /** Into my hand, out of which goes what was in it. */
  take(hand: Hand): void {
    const before = this.#hand.getSnapshot()
    if (before.kind === 'editing') this.board.closeEditor()
    if (before.kind === 'moving' || before.kind === 'dragging') this.board.hold(null)
    this.#hand.set(hand)
    if (hand.kind === 'moving' || hand.kind === 'dragging') this.board.hold(hand.card)
  }

  /** What I hold, elsewhere. */
  shift(hand: Hand): void {
    this.#hand.set(hand)
  }

  choose(card: CardId): void {
    const chosen = new Set(this.#chosen.getSnapshot())
    if (!chosen.delete(card)) chosen.add(card)
    this.#chosen.set(chosen)
    this.tell(
      chosen.has(card) ? { kind: 'chosen', count: chosen.size } : { kind: 'let-go', count: chosen.size },
    )
  }

  letGo(cards: Iterable<CardId> = this.#chosen.getSnapshot()): void {
    const chosen = new Set(this.#chosen.getSnapshot())
    const before = chosen.size
    for (const card of cards) chosen.delete(card)
    if (chosen.size !== before) this.#chosen.set(chosen)
  }

  name(theme: string | null): void {
    this.#naming.set(theme)
  }

  pick(picking: Picking | null): void {
    this.#picking.set(picking)
  }

  find(id: CardId): BoardCard | undefined {
    return findCard(this.board.getSnapshot().columns, id)
  }

  /** A card that may be written on and moved; I am told when it may not. */
  findOpen(id: CardId): BoardCard | undefined {
    const card = this.find(id)
    if (card === undefined || !this.isLocked(card)) return card
    this.tell({ kind: 'locked' })
    return undefined
  }

  #dropWhatIsGone(): void {
    // A board that loads again shows nothing for a moment. That is nobody's doing.
    if (this.board.getSnapshot().status === 'loading') return
    const picking = this.#picking.getSnapshot()
    if (picking !== null && this.find(picking.card) === undefined) this.#picking.set(null)
    const gone = [...this.#chosen.getSnapshot()].filter((card) => this.find(card) === undefined)
    this.letGo(gone)
    const hand = this.#hand.getSnapshot()
    // What the pointer holds is let go of at the drop: until then the browser needs the element that it drags.
    if (hand.kind === 'free' || hand.kind === 'dragging') return
    if (this.find(hand.card) !== undefined) return
    this.take(FREE)
    this.tell({ kind: 'gone' })
  }
}
