import type {
  Board,
  BoardCard,
  BoardSnapshot,
  CardEditor,
  NoteDraft,
  TrayItem,
} from '../../../client/board/port.ts'
import { ValueStore } from '../../../client/net/store.ts'
import { COLUMN_KEYS, type ColumnKey } from '../../../shared/board/columns.ts'
import { MAX_CARDS } from '../../../shared/board/limits.ts'
import type { Draft } from '../../../shared/board/presence.ts'
import { findSplice, moveSplice } from '../../../shared/board/splice.ts'
import { cleanCardText, isCardText } from '../../../shared/board/text.ts'
import type { CardId, SeatId } from '../../../shared/ids.ts'

type Caret = { anchor: number; head: number }
type Columns = BoardSnapshot['columns']

function cardId(name: string): CardId {
  return `card-${name}`.padEnd(12, '-') as CardId
}

/**
 * A board in memory for tests of the screens: one browser's side, with hands for everybody else (`other…`) and for
 * the server (`be…`). It keeps the promises of the port: snapshots are immutable, a card that did not change is the
 * same object, and what I do is there when the call returns.
 */
export class FakeBoard extends ValueStore<BoardSnapshot> implements Board {
  /** What the screens asked for, in order: a test may say that something was asked once, or not at all. */
  readonly calls: string[] = []
  #count = 0
  #caret: { card: CardId; at: Caret } | null = null
  #down: { card: BoardCard; index: number } | null = null

  constructor(words: Partial<Record<ColumnKey, readonly string[]>> = {}) {
    const columns = Object.fromEntries(COLUMN_KEYS.map((key) => [key, []])) as unknown as Columns
    super({ status: 'ready', saved: 'saved', columns, tray: [], undo: null, drafts: [] })
    for (const key of COLUMN_KEYS) for (const text of words[key] ?? []) this.otherAdds(key, text)
  }

  cards(column: ColumnKey): string[] {
    return this.getSnapshot().columns[column].map((card) => card.text)
  }

  idOf(text: string): CardId {
    const card = this.#all().find((each) => each.text === text)
    if (card === undefined) throw new Error(`no card says "${text}"`)
    return card.id
  }

  // --- what I do

  add(column: ColumnKey, raw: string): boolean {
    if (this.getSnapshot().status === 'loading') return false
    const text = cleanCardText(raw).trim()
    if (!isCardText(text) || this.#all().length >= MAX_CARDS) return false
    this.calls.push(`add ${column}`)
    this.#insert(this.#newCard(column, text, { mine: true }), Number.POSITIVE_INFINITY)
    return true
  }

  edit(card: CardId, caret: Caret | null): void {
    this.#caret = caret === null ? null : { card, at: caret }
  }

  closeEditor(): void {
    this.calls.push('closeEditor')
  }

  setText(id: CardId, raw: string, seen?: string): void {
    const card = this.#find(id)
    if (card === undefined) return
    const splice = findSplice(seen ?? card.text, cleanCardText(raw))
    if (splice === null) return
    const { at, remove, insert } = moveSplice(splice, seen ?? card.text, card.text)
    this.#put({ ...card, text: card.text.slice(0, at) + insert + card.text.slice(at + remove) })
  }

  caretOf(id: CardId): Caret | null {
    return this.#caret?.card === id ? this.#caret.at : null
  }

  hold(card: CardId | null): void {
    this.calls.push(card === null ? 'let go' : 'hold')
  }

  draft(draft: Draft | null): void {
    this.calls.push(draft === null ? 'no draft' : `draft ${draft.text}`)
  }

  move(id: CardId, { column, index }: { column: ColumnKey; index: number }): void {
    const card = this.#find(id)
    if (card === undefined) return
    this.calls.push(`move to ${column} ${index}`)
    const { columns, ...rest } = this.getSnapshot()
    const without = { ...columns, [card.column]: columns[card.column].filter((each) => each.id !== id) }
    const cards = without[column].toSpliced(index, 0, { ...card, column })
    // At once: nobody sees a moment without the card.
    this.set({ ...rest, columns: { ...without, [column]: cards } })
  }

  takeDown(id: CardId): void {
    const card = this.#find(id)
    if (card === undefined) return
    const index = this.getSnapshot().columns[card.column].indexOf(card)
    this.#down = { card, index }
    this.#remove(id)
    this.set({ ...this.getSnapshot(), undo: id })
  }

  undoTakeDown(): void {
    if (this.#down === null) return
    const { card, index } = this.#down
    this.#insert(card, index)
    this.beUndone()
  }

  retry(item: string): void {
    const words = this.getSnapshot().tray.find((each) => each.id === item)
    if (words === undefined) return
    this.letGo(item)
    this.add(words.column, words.text)
  }

  letGo(item: string): void {
    this.calls.push('letGo')
    this.set({ ...this.getSnapshot(), tray: this.getSnapshot().tray.filter((each) => each.id !== item) })
  }

  close(): void {}

  // --- what others do

  otherAdds(column: ColumnKey, text: string): CardId {
    const card = this.#newCard(column, text, { mine: false })
    this.#insert(card, Number.POSITIVE_INFINITY)
    return card.id
  }

  otherWrites(id: CardId, at: number, words: string, remove = 0): void {
    const card = this.#find(id)
    if (card === undefined) return
    const place = (position: number) => {
      if (position <= at) return position
      return position >= at + remove ? position + words.length - remove : at
    }
    if (this.#caret?.card === id) {
      const { anchor, head } = this.#caret.at
      this.#caret = { card: id, at: { anchor: place(anchor), head: place(head) } }
    }
    this.#put({ ...card, text: card.text.slice(0, at) + words + card.text.slice(at + remove) })
  }

  otherEdits(id: CardId, editors: readonly CardEditor[]): void {
    const card = this.#find(id)
    if (card !== undefined) this.#put({ ...card, editors })
  }

  otherHolds(id: CardId, heldBy: SeatId | null): void {
    const card = this.#find(id)
    if (card !== undefined) this.#put({ ...card, heldBy })
  }

  otherMoves(id: CardId, to: { column: ColumnKey; index: number }): void {
    this.move(id, to)
    this.calls.pop()
  }

  otherTakesDown(id: CardId): void {
    this.#remove(id)
  }

  otherDrafts(...drafts: readonly NoteDraft[]): void {
    this.set({ ...this.getSnapshot(), drafts })
  }

  // --- what the server and the line do

  be(change: Partial<Pick<BoardSnapshot, 'status' | 'saved'>>): void {
    this.set({ ...this.getSnapshot(), ...change })
  }

  beUnsaved(id: CardId): void {
    const card = this.#find(id)
    if (card !== undefined) this.#put({ ...card, mine: true, saved: false })
    this.be({ saved: 'not-saved' })
  }

  beSaved(): void {
    for (const card of this.#all()) if (!card.saved) this.#put({ ...card, saved: true })
    this.be({ saved: 'saved' })
  }

  beRefused(...items: readonly TrayItem[]): void {
    this.set({ ...this.getSnapshot(), tray: items, saved: 'not-saved' })
  }

  /** The ten seconds are over. */
  beUndone(): void {
    this.#down = null
    this.set({ ...this.getSnapshot(), undo: null })
  }

  #newCard(column: ColumnKey, text: string, { mine }: { mine: boolean }): BoardCard {
    this.#count += 1
    return { id: cardId(String(this.#count)), column, text, mine, saved: true, editors: [], heldBy: null }
  }

  #all(): readonly BoardCard[] {
    return COLUMN_KEYS.flatMap((key) => this.getSnapshot().columns[key])
  }

  #find(id: CardId): BoardCard | undefined {
    return this.#all().find((card) => card.id === id)
  }

  #insert(card: BoardCard, index: number): void {
    this.#change(card.column, (cards) => cards.toSpliced(Math.min(index, cards.length), 0, card))
  }

  #remove(id: CardId): void {
    const card = this.#find(id)
    if (card !== undefined) this.#change(card.column, (cards) => cards.filter((each) => each.id !== id))
  }

  #put(card: BoardCard): void {
    this.#change(card.column, (cards) => cards.map((each) => (each.id === card.id ? card : each)))
  }

  #change(column: ColumnKey, next: (cards: readonly BoardCard[]) => readonly BoardCard[]): void {
    const { columns, ...rest } = this.getSnapshot()
    this.set({ ...rest, columns: { ...columns, [column]: next(columns[column]) } })
  }
}
