import { z } from 'zod'
import {
  PRESENCE_INTERVAL_MS,
  PRESENCE_TTL_MS,
  type PresenceNews,
  type PresenceWish,
} from '../../shared/board/presence.ts'
import { cardIdSchema, type SeatId } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'

/** Two Yjs ids of a caret and two card ids, with room to spare. */
export const MAX_PRESENCE_BYTES = 512

const spotSchema = z.union([z.null(), z.tuple([z.int().min(0), z.int().min(0)])])
const wishSchema = z.strictObject({
  editing: z.exactOptional(cardIdSchema),
  caret: z.exactOptional(z.strictObject({ anchor: spotSchema, head: spotSchema })),
  holding: z.exactOptional(cardIdSchema),
})

/** What a page says it does, or undefined when it says something else. */
export function parseWish(text: string): PresenceWish | undefined {
  try {
    return wishSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

type Page = { readonly seat: SeatId; wish: PresenceWish; forget: () => void }

const NOTHING: PresenceWish = {}

/**
 * Who writes on which card, made by the server from what each page says of itself: a page cannot speak for another,
 * and its seat is the one it came in with. Changes of a tenth of a second go out together.
 */
export class Presence {
  readonly #clock: Clock
  readonly #tell: (news: readonly PresenceNews[]) => void
  readonly #pages = new Map<number, Page>()
  readonly #changed = new Map<number, SeatId>()
  #callOff: (() => void) | null = null

  constructor(clock: Clock, tell: (news: readonly PresenceNews[]) => void) {
    this.#clock = clock
    this.#tell = tell
  }

  /** Everybody who does something, for a page that has just come. */
  get all(): PresenceNews[] {
    return [...this.#pages].map(([page, { seat, wish }]) => ({ page, seat, ...wish }))
  }

  hear(page: number, seat: SeatId, wish: PresenceWish): void {
    const known = this.#pages.get(page)
    known?.forget()
    if (wish.editing === undefined && wish.holding === undefined) {
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
    const news = [...this.#changed].map(([page, seat]) => ({
      page,
      seat,
      ...(this.#pages.get(page)?.wish ?? NOTHING),
    }))
    this.#changed.clear()
    this.#tell(news)
  }
}
