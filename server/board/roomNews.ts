import { cardsOf, NOBODY_IN_PARTICULAR, readCards } from '../../shared/board/document.ts'
import type { CardId, ConversationId, SeatId } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import { StorageUnavailable } from '../storage/port.ts'
import type { Replicas } from './replicas.ts'
import { type CardNews, NO_NEWS, type RoomGlance, type RoomSide } from './roomSide.ts'

/**
 * Typing on one card is told this often while the room heeds it: it takes no "this is right" for words that are younger
 * than three seconds, and must not miss that they are.
 */
const TELL_TYPING_MS = 2_000
/** A room that could not be told just now is told again this much later. */
const RETRY_MS = 2_000

type Parts = {
  readonly room: RoomSide
  readonly clock: Clock
  readonly report: (error: unknown) => void
}

type Letter = { readonly seat: SeatId | null; readonly news: CardNews }

/**
 * Tells a board's room what has happened to its cards, one after the other in the order of the commits. What gathers
 * while the room is being told goes out together: typing is not one message for each key. A room that cannot store it
 * is told again until it can; what a crash takes is found by comparing when the board is opened (rule G-19).
 */
export class RoomNews {
  readonly #id: ConversationId
  readonly #replicas: Replicas
  readonly #parts: Parts
  readonly #typing = new Map<string, { toldAt: number; callOff: (() => void) | null }>()
  #letters: Letter[] = []
  #telling: Promise<void> = Promise.resolve()
  #isBusy = false
  #isClosed = false

  constructor(id: ConversationId, replicas: Replicas, parts: Parts) {
    this.#id = id
    this.#replicas = replicas
    this.#parts = parts
    this.#run(() => this.#compare())
  }

  /** The room has heard of everything. */
  get isSettled(): boolean {
    return !this.#isBusy && this.#letters.length === 0
  }

  /** Resolves when the room has heard of everything so far, or will not any more. */
  get settled(): Promise<void> {
    return this.#telling
  }

  get glance(): RoomGlance | null {
    return this.#parts.room.glance(this.#id)
  }

  /** What a committed update did. Keystrokes on a card that makes no difference to the room are left out. */
  note(seat: SeatId | null, news: Partial<CardNews>): void {
    const reworded = seat === null ? [] : (news.reworded ?? []).filter((card) => this.#isNews(card, seat))
    const whole = { ...NO_NEWS, ...news, reworded }
    if (isEmpty(whole)) return
    const last = this.#letters.at(-1)
    if (last?.seat === seat) this.#letters.splice(-1, 1, { seat, news: join(last.news, whole) })
    else this.#letters.push({ seat, news: whole })
    this.#run(() => this.#tellAll())
  }

  /**
   * Tells the room before the words change what it must not keep beside them: were the server to die in between, a
   * card could otherwise say "this is right" of words that its person never saw. Null where there is no such card.
   */
  warn(seat: SeatId, reworded: readonly CardId[]): Promise<void> | null {
    const { glance } = this
    const lapsing = reworded.filter((card) => glance?.lapsesBy(card, seat))
    if (lapsing.length === 0) return null
    this.#letters.push({ seat, news: { ...NO_NEWS, reworded: lapsing } })
    return this.#run(() => this.#tellAll())
  }

  /** Nothing more is told; the next who opens the board compares. */
  close(): void {
    this.#isClosed = true
    this.#letters = []
    for (const { callOff } of this.#typing.values()) callOff?.()
  }

  /** Heeded by the room, and not told a moment ago; then it is told in a while. */
  #isNews(card: CardId, seat: SeatId): boolean {
    const { glance } = this
    if (glance?.heedsRewording(card, seat) === false) return false
    const { clock } = this.#parts
    const key = `${card} ${seat}`
    const typing = this.#typing.get(key)
    const dueAt = (typing?.toldAt ?? Number.NEGATIVE_INFINITY) + TELL_TYPING_MS
    if (typing === undefined || clock.now() >= dueAt || glance?.lapsesBy(card, seat)) {
      typing?.callOff?.()
      this.#typing.set(key, { toldAt: clock.now(), callOff: null })
      return true
    }
    typing.callOff ??= clock.callAt(dueAt, () => this.note(seat, { reworded: [card] }))
    return false
  }

  #run(work: () => Promise<void>): Promise<void> {
    if (this.#isBusy) return this.#telling
    this.#isBusy = true
    this.#telling = work()
      .catch(this.#parts.report)
      .then(() => {
        this.#isBusy = false
        return this.#letters.length > 0 ? this.#run(() => this.#tellAll()) : undefined
      })
    return this.#telling
  }

  async #tellAll(): Promise<void> {
    for (;;) {
      const letter = this.#letters.shift()
      if (letter === undefined) return
      await this.#insist(letter)
    }
  }

  async #insist({ seat, news }: Letter): Promise<void> {
    while (!this.#isClosed) {
      if (await this.#parts.room.tell(this.#id, seat, news)) return
      await this.#wait()
    }
  }

  /** The board has the last word on which cards there are. What each was written by is in the document. */
  async #compare(): Promise<void> {
    while (!this.#isClosed && !(await this.#isAwake())) await this.#wait()
    const { glance } = this
    if (glance === null || this.#isClosed) return
    const letters = differences(this.#replicas, glance)
    // Before what was noted meanwhile: a card is added before it is taken down.
    this.#letters.unshift(...letters)
    await this.#tellAll()
  }

  async #isAwake(): Promise<boolean> {
    try {
      await this.#parts.room.wake(this.#id)
      return true
    } catch (error) {
      if (error instanceof StorageUnavailable) return false
      throw error
    }
  }

  #wait(): Promise<void> {
    const { clock } = this.#parts
    return new Promise((resolve) => void clock.callAt(clock.now() + RETRY_MS, resolve))
  }
}

/** What the room would have to hear so that it knows exactly the cards of this board, as they are. */
function differences({ committed }: Replicas, glance: RoomGlance): Letter[] {
  const cards = glance.cards()
  const onBoard = readCards(committed)
  const added = onBoard.filter(({ id }) => !cards.has(id))
  const authors = new Set(added.map(({ author }) => author))
  const letters: Letter[] = [...authors].map((author) => ({
    seat: author === NOBODY_IN_PARTICULAR ? null : author,
    news: { ...NO_NEWS, added: added.filter((card) => card.author === author).map(({ id }) => id) },
  }))
  const wasDown = (id: CardId) => cards.get(id)?.isDown ?? false
  const present = new Set(onBoard.map(({ id }) => id))
  // A card that turned over may be on its way; an id that was here once stays in the document for good.
  const wasHere = (id: CardId) => cardsOf(committed)._map.has(id)
  const rest: CardNews = {
    ...NO_NEWS,
    down: onBoard.filter(({ id, isDown }) => isDown && !wasDown(id)).map(({ id }) => id),
    back: onBoard.filter(({ id, isDown }) => !isDown && wasDown(id)).map(({ id }) => id),
    gone: [...cards.keys()].filter((id) => wasHere(id) && !present.has(id)),
  }
  return isEmpty(rest) ? letters : [...letters, { seat: null, news: rest }]
}

function isEmpty(news: CardNews): boolean {
  return Object.values(news).every((cards) => cards.length === 0)
}

/** Two pieces of news as one. What was taken down and put back meanwhile is where the later one left it. */
function join(one: CardNews, later: CardNews): CardNews {
  const without = (cards: readonly CardId[], others: readonly CardId[]) =>
    cards.filter((card) => !others.includes(card))
  const both = (list: keyof CardNews) => [...new Set([...one[list], ...later[list]])]
  return {
    added: both('added'),
    reworded: both('reworded'),
    down: without(both('down'), later.back),
    back: without(both('back'), later.down),
    gone: both('gone'),
  }
}
