import { z } from 'zod'
import { COLUMN_KEYS } from '../../shared/board/columns.ts'
import { EDITOR_UNITS } from '../../shared/board/limits.ts'
import {
  type Draft,
  PRESENCE_INTERVAL_MS,
  PRESENCE_TTL_MS,
  type PresenceNews,
  type PresenceWish,
} from '../../shared/board/presence.ts'
import { cleanCardText, isCardText } from '../../shared/board/text.ts'
import { cardIdSchema, type SeatId } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'

/** A draft of the longest graphemes, three bytes to a unit; a caret's ids and two card ids take the rest. */
export const MAX_PRESENCE_BYTES = 9 * 1024

const spotSchema = z.union([z.null(), z.tuple([z.int().min(0), z.int().min(0)])])
const wishSchema = z.strictObject({
  editing: z.exactOptional(cardIdSchema),
  caret: z.exactOptional(z.strictObject({ anchor: spotSchema, head: spotSchema })),
  holding: z.exactOptional(cardIdSchema),
  draft: z.exactOptional(z.strictObject({ text: z.string().max(EDITOR_UNITS), column: z.enum(COLUMN_KEYS) })),
})

/** What a page says it does, or undefined when it says something else. */
export function parseWish(text: string): PresenceWish | undefined {
  try {
    const wish = wishSchema.safeParse(JSON.parse(text)).data
    if (wish?.draft === undefined) return wish
    const { draft, ...rest } = wish
    return { ...rest, ...cleanDraft(draft) }
  } catch {
    return undefined
  }
}

/** Shown to others while it is no card, so it is cleaned here. One without anything to read, or too long, is none. */
function cleanDraft({ text, column }: Draft): { draft?: Draft } {
  const cleaned = cleanCardText(text)
  return isCardText(cleaned) ? { draft: { text: cleaned, column } } : {}
}

type Page = { readonly seat: SeatId; wish: PresenceWish; forget: () => void }

const NOTHING: PresenceWish = {}

/** What is told to whoever takes notes, and to everybody else: the same without drafts. */
export type Told = { readonly withDrafts: readonly PresenceNews[]; readonly open: readonly PresenceNews[] }

/**
 * Who writes on which card, made by the server from what each page says of itself: a page cannot speak for another,
 * and its seat is the one it came in with. Changes of a tenth of a second go out together.
 */
export class Presence {
  readonly #clock: Clock
  readonly #tell: (told: Told) => void
  readonly #pages = new Map<number, Page>()
  readonly #changed = new Map<number, SeatId>()
  /** What everybody was last told of a page: that somebody types a draft must not show, not even by a silence broken. */
  readonly #openBefore = new Map<number, string>()
  #callOff: (() => void) | null = null

  constructor(clock: Clock, tell: (told: Told) => void) {
    this.#clock = clock
    this.#tell = tell
  }

  /** Everybody who does something, for a page that has just come. */
  get all(): Told {
    const withDrafts = [...this.#pages].map(([page, { seat, wish }]) => ({ page, seat, ...wish }))
    return { withDrafts, open: withDrafts.map(withoutDraft).filter(isBusy) }
  }

  hear(page: number, seat: SeatId, wish: PresenceWish): void {
    const known = this.#pages.get(page)
    known?.forget()
    if (!isBusy(wish)) {
      if (known !== undefined) this.leave(page)
      return
    }
    const forget = this.#clock.callAt(this.#clock.now() + PRESENCE_TTL_MS, () => this.leave(page))
    this.#pages.set(page, { seat, wish, forget })
    this.#announce(page, seat)
  }

  leave(page: number): void {
    const known = this.#pages.get(page)
    if (known === undefined) return
    known.forget()
    this.#pages.delete(page)
    this.#announce(page, known.seat)
  }

  close(): void {
    this.#callOff?.()
    for (const { forget } of this.#pages.values()) forget()
    this.#pages.clear()
  }

  #announce(page: number, seat: SeatId): void {
    this.#changed.set(page, seat)
    this.#callOff ??= this.#clock.callAt(this.#clock.now() + PRESENCE_INTERVAL_MS, () => this.#flush())
  }

  #flush(): void {
    this.#callOff = null
    const withDrafts = [...this.#changed].map(([page, seat]) => ({
      page,
      seat,
      ...(this.#pages.get(page)?.wish ?? NOTHING),
    }))
    this.#changed.clear()
    const open = withDrafts.flatMap((news) => {
      const rest = withoutDraft(news)
      return this.#isForAll(rest, news.draft !== undefined) ? [rest] : []
    })
    this.#tell({ withDrafts, open })
  }

  /** What goes on is told again from time to time, for whoever missed it; of a draft there is nothing to miss. */
  #isForAll(news: PresenceNews, isDrafting: boolean): boolean {
    const said = isBusy(news) ? JSON.stringify(news) : undefined
    const isSame = this.#openBefore.get(news.page) === said
    if (isSame && (said === undefined || isDrafting)) return false
    if (said === undefined) this.#openBefore.delete(news.page)
    else this.#openBefore.set(news.page, said)
    return true
  }
}

function withoutDraft<Said extends PresenceWish>({ draft: _, ...rest }: Said): Omit<Said, 'draft'> {
  return rest
}

function isBusy({ editing, holding, draft }: PresenceWish): boolean {
  return editing !== undefined || holding !== undefined || draft !== undefined
}
