import type * as Y from 'yjs'
import {
  type Caret,
  DRAFT_INTERVAL_MS,
  PRESENCE_INTERVAL_MS,
  PRESENCE_RENEWAL_MS,
  type PresenceNews,
  type PresenceWish,
} from '../../shared/board/presence.ts'
import type { CardId, SeatId } from '../../shared/ids.ts'
import type { CardEditor, NoteDraft } from '../board/port.ts'
import { offsetOf } from './boardCarets.ts'
import type { Timers } from './timers.ts'

/** What the other pages of the room do on the board, as the server says. */
export class OthersPresence {
  readonly #pages = new Map<number, PresenceNews>()
  readonly #mySeat: SeatId
  #drafts: readonly NoteDraft[] = []

  constructor(mySeat: SeatId) {
    this.#mySeat = mySeat
  }

  /** Another list when one of them is another, and only then. */
  get drafts(): readonly NoteDraft[] {
    return this.#drafts
  }

  /** Answers the cards that look different now. */
  hear(news: readonly PresenceNews[]): Set<CardId> {
    const cards = new Set<CardId>()
    const note = ({ editing, holding }: PresenceWish) => {
      if (editing !== undefined) cards.add(editing)
      if (holding !== undefined) cards.add(holding)
    }
    for (const one of news) {
      // Another page of mine is me.
      if (one.seat === this.#mySeat) continue
      note(this.#pages.get(one.page) ?? {})
      note(one)
      if (isBusy(one)) this.#pages.set(one.page, one)
      else this.#pages.delete(one.page)
    }
    this.#collectDrafts()
    return cards
  }

  #collectDrafts(): void {
    const now = [...this.#pages.values()].flatMap(({ draft, seat }) =>
      draft === undefined ? [] : [{ ...draft, seat }],
    )
    const isSame =
      now.length === this.#drafts.length &&
      now.every(({ seat, text, column }, at) => {
        const was = this.#drafts[at]
        return was?.seat === seat && was.text === text && was.column === column
      })
    if (!isSame) this.#drafts = now
  }

  /** Without a connection nothing is known of anybody. */
  forget(): Set<CardId> {
    return this.hear([...this.#pages.values()].map(({ page, seat }) => ({ page, seat })))
  }

  editorsOf(card: CardId, text: Y.Text): CardEditor[] {
    return [...this.#pages.values()].flatMap(({ editing, seat, caret }) =>
      editing === card ? [{ seat, caret: caret === undefined ? null : place(caret, text) }] : [],
    )
  }

  holderOf(card: CardId): SeatId | null {
    return [...this.#pages.values()].find(({ holding }) => holding === card)?.seat ?? null
  }
}

function place({ anchor, head }: Caret, text: Y.Text): CardEditor['caret'] {
  const [from, to] = [offsetOf(text, anchor), offsetOf(text, head)]
  return from === null || to === null ? null : { anchor: from, head: to }
}

/** What I do, told as often as it is worth telling, and again from time to time while it lasts. */
export class MyPresence {
  #wish: PresenceWish = {}
  readonly #send: (wish: PresenceWish) => void
  readonly #timers: Timers
  /** There is something that was not told. */
  #isFresh = false
  #callOff: (() => void) | null = null
  #callOffRenewal: (() => void) | null = null

  constructor(send: (wish: PresenceWish) => void, timers: Timers) {
    this.#send = send
    this.#timers = timers
  }

  get wish(): PresenceWish {
    return this.#wish
  }

  set(wish: PresenceWish): void {
    const isNews = isBusy(wish) || isBusy(this.#wish)
    this.#wish = wish
    this.#isFresh = isNews
    if (isNews && this.#callOff === null) this.#tell()
  }

  /** A new connection knows nothing of me. */
  introduce(): void {
    if (isBusy(this.#wish)) this.#tell()
  }

  close(): void {
    this.#callOff?.()
    this.#callOffRenewal?.()
  }

  /** Tells it now, and nothing more for a moment: a caret moves on before a draft is worth reading again. */
  #tell(): void {
    this.#isFresh = false
    this.#send(this.#wish)
    this.#callOff?.()
    const { editing, holding, draft } = this.#wish
    const isDraft = draft !== undefined && editing === undefined && holding === undefined
    this.#callOff = this.#timers.after(isDraft ? DRAFT_INTERVAL_MS : PRESENCE_INTERVAL_MS, () => {
      this.#callOff = null
      if (this.#isFresh) this.#tell()
    })
    this.#callOffRenewal?.()
    this.#callOffRenewal = isBusy(this.#wish)
      ? this.#timers.after(PRESENCE_RENEWAL_MS, () => this.#tell())
      : null
  }
}

function isBusy({ editing, holding, draft }: PresenceWish): boolean {
  return editing !== undefined || holding !== undefined || draft !== undefined
}
