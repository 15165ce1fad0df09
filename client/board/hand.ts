import type { ColumnKey } from '../../shared/board/columns.ts'
import type { CardId } from '../../shared/ids.ts'
import type { Gap, Place } from './gap.ts'
import type { Layout } from './layout.ts'

/** What I am doing with one card right now. One thing at a time, because I have two hands and one keyboard. */
export type Hand =
  | { readonly kind: 'free' }
  /** `was`: its words when I opened it. */
  | { readonly kind: 'editing'; readonly card: CardId; readonly was: string }
  /** Picked up by key, switch or tap: it lies at `gap` until it is put down. */
  | { readonly kind: 'moving'; readonly card: CardId; readonly from: Gap; readonly gap: Gap }
  /** Held by the pointer. `still`: what I see does not close up under what I hold. */
  | {
      readonly kind: 'dragging'
      readonly card: CardId
      readonly over: Landing | null
      readonly still: Layout
    }

/** What the pointer is over: a place between cards, another card, or a theme. */
export type Landing =
  | { readonly kind: 'gap'; readonly gap: Gap }
  | { readonly kind: 'card'; readonly card: CardId }
  | { readonly kind: 'theme'; readonly theme: string }

/** What is told to whoever cannot see it. */
export type News =
  | ({
      readonly kind: 'moved' | 'stays' | 'moved-back'
      readonly card: CardId
      readonly words?: string
    } & Place)
  | { readonly kind: 'added'; readonly column: ColumnKey }
  | { readonly kind: 'theme-moved'; readonly theme: string; readonly column: ColumnKey }
  | { readonly kind: 'taken-down' | 'back-again' | 'gone' | 'locked' | 'undone' | ActNews }
  | { readonly kind: 'chosen' | 'let-go'; readonly count: number }

/** What I did with cards and themes in the room's view of them. */
export type ActNews =
  | 'themed'
  | 'together'
  | 'out-of-theme'
  | 'one-voice'
  | 'theme-apart'
  | 'named'
  | 'differ'
  | 'parted'
  | 'tagged'
  | 'untagged'
  | 'kept-off'
  | 'cleared'
  | 'labelled'
  | 'column-locked'
  | 'column-open'

export const FREE: Hand = { kind: 'free' }
