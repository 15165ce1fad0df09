import { nanoid } from 'nanoid'
import { COLUMN_KEYS, type ColumnKey } from '../../shared/board/columns.ts'
import { putCardBack, readCard, takeCardDown } from '../../shared/board/document.ts'
import { UNDO_MS } from '../../shared/board/limits.ts'
import type { Caret, Draft } from '../../shared/board/presence.ts'
import type { CardId, SeatId } from '../../shared/ids.ts'
import type { Board, BoardSnapshot, TrayItem } from '../board/port.ts'
import { offsetOf, spotAt } from './boardCarets.ts'
import { BoardLink } from './boardLink.ts'
import { MyPresence, OthersPresence } from './boardPresence.ts'
import { BoardView } from './boardView.ts'
import { type Change, changedText, movedCard, newCard } from './boardWriting.ts'
import { ValueStore } from './store.ts'
import { browserTimers, type Timers } from './timers.ts'

/** A refused page asks for another id at once, and after that no faster than this. */
const FRESH_START_RETRY_MS = 3_000

export type BoardWish = {
  readonly conversation: string
  /** The letter of my role: my session is found under it. */
  readonly letter: string
  readonly seat: SeatId
  /** The Yjs id that the server gave to this page. */
  readonly client: number
  /** Another one, after a change was refused and the board starts anew. */
  freshClient(): Promise<number>
  /** Where the server is, for tests outside a browser; a page's own address otherwise. */
  readonly server?: { readonly url: string; readonly Socket: typeof WebSocket }
  readonly timers?: Timers
}

/** Opens the board of a conversation. It keeps coming back by itself until it is closed or told to stay out. */
export function openBoard(wish: BoardWish): Board {
  return new OpenBoard(wish)
}

const LOADING: BoardSnapshot = {
  status: 'loading',
  saved: 'saved',
  columns: Object.fromEntries(COLUMN_KEYS.map((key) => [key, []])) as unknown as BoardSnapshot['columns'],
  tray: [],
  undo: null,
  drafts: [],
}

class OpenBoard implements Board {
  readonly #wish: BoardWish
  readonly #timers: Timers
  readonly #store = new ValueStore<BoardSnapshot>(LOADING)
  readonly #others: OthersPresence
  readonly #me: MyPresence
  #link: BoardLink
  /** Null until the first sync, and again after a refusal until the board has started anew. */
  #view: BoardView | null = null
  #tray: readonly TrayItem[] = []
  #undo: CardId | null = null
  #caret: { readonly card: CardId; readonly caret: Caret } | null = null
  #callOffUndo: () => void = () => {}
  #isClosed = false

  constructor(wish: BoardWish) {
    this.#wish = wish
    this.#timers = wish.timers ?? browserTimers
    this.#others = new OthersPresence(wish.seat)
    this.#me = new MyPresence((said) => this.#link.tellPresence(said), this.#timers)
    this.#link = this.#start(wish.client)
  }

  getSnapshot = (): BoardSnapshot => this.#store.getSnapshot()
  subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener)

  add(column: ColumnKey, text: string): boolean {
    const view = this.#view
    if (view === null) return false
    const card = { id: nanoid() as CardId, column, text, author: this.#wish.seat }
    return this.#write(newCard({ doc: this.#link.doc, view }, card))
  }

  edit(card: CardId, caret: { anchor: number; head: number } | null): void {
    const text = this.#textOf(card)
    if (text === undefined) return
    const { editing: _, caret: __, ...rest } = this.#me.wish
    const spots = caret && { anchor: spotAt(text, caret.anchor), head: spotAt(text, caret.head) }
    this.#caret = spots && { card, caret: spots }
    this.#me.set({ ...rest, editing: card, ...(spots && { caret: spots }) })
  }

  closeEditor(): void {
    const { editing: _, caret: __, ...rest } = this.#me.wish
    this.#me.set(rest)
  }

  setText(card: CardId, text: string, seen?: string): void {
    if (this.#view !== null) this.#write(changedText(this.#link.doc, card, text, seen))
  }

  caretOf(card: CardId): { anchor: number; head: number } | null {
    const text = this.#textOf(card)
    if (text === undefined || this.#caret?.card !== card) return null
    const anchor = offsetOf(text, this.#caret.caret.anchor)
    const head = offsetOf(text, this.#caret.caret.head)
    return anchor === null || head === null ? null : { anchor, head }
  }

  hold(card: CardId | null): void {
    const { holding: _, ...rest } = this.#me.wish
    this.#me.set(card === null ? rest : { ...rest, holding: card })
  }

  draft(draft: Draft | null): void {
    const { draft: _, ...rest } = this.#me.wish
    this.#me.set(draft === null ? rest : { ...rest, draft })
  }

  move(card: CardId, to: { column: ColumnKey; index: number }): void {
    if (this.#view !== null) this.#write(movedCard(this.#view, card, to))
  }

  takeDown(card: CardId): void {
    if (this.#view?.find(card) === undefined) return
    this.#offerUndo(card)
    this.#write((doc) => takeCardDown(doc, card))
  }

  undoTakeDown(): void {
    const card = this.#undo
    this.#offerUndo(null)
    if (card !== null && this.#view !== null) this.#write((doc) => void putCardBack(doc, card))
    this.#publish()
  }

  retry(item: string): void {
    const found = this.#tray.find(({ id }) => id === item)
    if (found !== undefined && this.add(found.column, found.text)) this.letGo(item)
  }

  letGo(item: string): void {
    this.#tray = this.#tray.filter(({ id }) => id !== item)
    this.#publish()
  }

  close(): void {
    this.#isClosed = true
    this.#me.close()
    this.#callOffUndo()
    this.#link.close()
  }

  #start(client: number): BoardLink {
    const { conversation, letter, server } = this.#wish
    const { url, Socket } = server ?? { url: ownAddress(), Socket: WebSocket }
    const link: BoardLink = new BoardLink(
      { url, conversation, letter, client, Socket },
      {
        onSynced: () => this.#show(link),
        onConnection: () => this.#meet(link),
        onChanged: (cards) => this.#refresh(cards),
        onPresence: (news) => this.#refresh(this.#others.hear(news)),
        onRejected: (code) => this.#startAnew(link, code),
      },
    )
    return link
  }

  #write(change: Change | null): boolean {
    if (change === null) return false
    this.#link.write(change)
    return true
  }

  #textOf(card: CardId) {
    return this.#view === null ? undefined : readCard(this.#link.doc, card)?.text
  }

  #show({ doc, marks }: BoardLink): void {
    this.#view ??= new BoardView({ doc, marks, others: this.#others, mySeat: this.#wish.seat })
    this.#publish()
  }

  #meet({ isConnected }: BoardLink): void {
    if (isConnected) this.#me.introduce()
    else {
      // Without a connection nothing is known of anybody.
      const gone = this.#others.forget()
      this.#view?.refresh(gone)
    }
    this.#publish()
  }

  #refresh(cards: Iterable<CardId>): void {
    this.#view?.refresh(cards)
    this.#publish()
  }

  /** What was refused cannot be taken out of this document again: it goes, and my words are kept beside the board. */
  #startAnew(refused: BoardLink, code: string): void {
    const why = code === 'locked' ? ({ wasLocked: true } as const) : {}
    this.#tray = [...this.#tray, ...wordsOf(refused).map((item) => ({ ...item, ...why }))]
    this.#view = null
    this.#caret = null
    this.#offerUndo(null)
    this.#publish()
    refused.close()
    this.#fetchClient()
  }

  #fetchClient(): void {
    this.#wish.freshClient().then(
      (client) => {
        if (!this.#isClosed) this.#link = this.#start(client)
      },
      () => {
        if (!this.#isClosed) this.#timers.after(FRESH_START_RETRY_MS, () => this.#fetchClient())
      },
    )
  }

  #offerUndo(card: CardId | null): void {
    this.#callOffUndo()
    this.#undo = card
    if (card === null) return
    this.#callOffUndo = this.#timers.after(UNDO_MS, () => {
      this.#undo = null
      this.#publish()
    })
  }

  #publish(): void {
    const before = this.#store.getSnapshot()
    const after: BoardSnapshot = {
      status: before.status === 'ready' || this.#view !== null ? 'ready' : 'loading',
      saved: this.#saved(),
      columns: this.#view?.columns ?? before.columns,
      tray: this.#tray,
      undo: this.#undo,
      drafts: this.#others.drafts,
    }
    const isSame = (Object.keys(after) as (keyof BoardSnapshot)[]).every((key) => after[key] === before[key])
    if (!isSame && !this.#isClosed) this.#store.set(after)
  }

  #saved(): BoardSnapshot['saved'] {
    if (this.#tray.length > 0) return 'not-saved'
    if (this.#link.marks.size === 0) return 'saved'
    return this.#link.isConnected ? 'saving' : 'not-saved'
  }
}

/** Words of mine that are in this document alone. */
function wordsOf({ doc, marks }: BoardLink): TrayItem[] {
  return marks.unsettledWords().flatMap((id) => {
    const card = readCard(doc, id)
    const text = card?.text.toString() ?? ''
    return card === undefined || card.isDown || text.trim() === ''
      ? []
      : [{ id: nanoid(), text, column: card.column }]
  })
}

function ownAddress(): string {
  const { protocol, host } = window.location
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/board`
}
