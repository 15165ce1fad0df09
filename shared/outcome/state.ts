import { COLUMNS, type ColumnKey } from '../board/columns.ts'
import type { Branded, CardId, ConversationId } from '../ids.ts'
import type { CardCheck, CardTag, ThemeState } from '../room/state/cards.ts'
import type { LengthMinutes } from '../templates/template.ts'

/**
 * What a conversation leaves behind, as plain data (method.md 7.1). Made once, when the room ends; only `apply` makes a
 * new one. Stored, so a field may be added with a default, never renamed or removed. There is no seat in it and no name
 * but one that a person typed for their own words. All times are epoch milliseconds.
 */
export type Outcome = {
  readonly version: 1
  /** Whose board it was. Never leaves the server. */
  readonly conversation: ConversationId
  /** The page's address is `/o/<slug>`; random, and nothing to do with the conversation's id. */
  readonly slug: string
  readonly question: string
  readonly templateId: string
  readonly lengthMinutes: LengthMinutes
  readonly startedAt: number
  readonly endedAt: number
  /** How many were there. Who, is not in here. */
  readonly people: number
  readonly voices: Readonly<Record<VoiceToken, ReviewRole>>
  /** In the order in which they came; never by how many they speak to (rule B-5). */
  readonly cards: readonly OutcomeCard[]
  readonly themes: readonly OutcomeTheme[]
  readonly differences: readonly OutcomeDifference[]
  readonly labels: Readonly<Partial<Record<ColumnKey, string>>>
  readonly parts: Parts
  readonly sayings: Readonly<Record<Saying, string>>
  readonly answers: readonly DraftAnswer[]
  /** Who said of the page as it is that it is right, or not. */
  readonly right: Readonly<Record<VoiceToken, boolean>>
  readonly quoteChecks: Readonly<Record<CardId, Readonly<Record<VoiceToken, PointsTo>>>>
  /** Grows whenever the public page says something that it did not say before: earlier yeses are for other words then. */
  readonly revision: number
  readonly yeses: readonly Yes[]
  /** The day that somebody at the desk chose; null is the earliest there is. */
  readonly notBefore: number | null
  readonly publishedAt: number | null
  readonly withdrawnAt: number | null
  /** The words went for good: nothing is left but the address, which says so. */
  readonly isErased: boolean
  readonly corrections: readonly Correction[]
  /** Cards that were taken out here and may still lie on the board. */
  readonly toTakeOut: readonly CardId[]
}

/** Random, new for each person in each conversation: it joins somebody's cards, and leads to nobody. */
export type VoiceToken = Branded<'VoiceToken'>

/** An organiser was not there: they open the desk with the facilitator's link. All who do are one voice. */
export const REVIEW_ROLES = ['participant', 'note-taker', 'facilitator', 'organiser'] as const
export type ReviewRole = (typeof REVIEW_ROLES)[number]

/** What may happen to one's own words. Nothing is chosen before somebody chooses. */
export const CHOICES = ['summary', 'words', 'public', 'public-named', 'out', 'later'] as const
export type Choice = (typeof CHOICES)[number]

/** Does it point to a person, place, service, date or act? `unsure` is also yes. */
export const POINTS_TO = ['no', 'unsure'] as const
export type PointsTo = (typeof POINTS_TO)[number]

export type OutcomeCard = {
  readonly id: CardId
  /** Null once they went because nobody said yes to them in time. */
  readonly words: string | null
  readonly column: ColumnKey
  /** Whose words these are, who alone decides about them. Null when it was typed without a speaker. */
  readonly voice: VoiceToken | null
  /** Who else said the same. */
  readonly alsoSaidBy: readonly VoiceToken[]
  readonly check: Exclude<CardCheck, 'shown-back'>
  readonly speaksTo: number
  readonly tags: readonly CardTag[]
  /** Somebody would have liked to talk about it first: it is on no page and in no number of one. */
  readonly isCheckFirst: boolean
  /** A table wrote it together. */
  readonly isOfSeveral: boolean
  readonly theme: string | null
  readonly choice: Exclude<Choice, 'out'> | null
  /** The name to print, only with `public-named`. */
  readonly name: string | null
  /** The person's own answer, once it is to be public. */
  readonly pointsTo: PointsTo | null
  /** Taken out: gone from every page at once, and for good from this moment on. */
  readonly outUntil: number | null
}

export type OutcomeTheme = {
  readonly id: string
  /** Empty where one card stands for itself. */
  readonly sentence: string
  readonly column: ColumnKey
  readonly state: ThemeState
  /** Why it was left open. */
  readonly because: string
  /** Beside it, where somebody who was there would say it differently and both are kept. */
  readonly also: string
  /** How it reads in the page's first sentence; empty is as it comes. */
  readonly inBreath: string
  readonly isOut: boolean
  /** Its words are not those of the harvest any more. */
  readonly isReworded: boolean
  readonly at: number
}

/** Two sides, both kept. `said` is how the desk puts a side whose words nobody gave away. */
export type OutcomeDifference = {
  readonly id: string
  readonly cards: readonly [CardId, CardId]
  readonly said: readonly [string, string]
}

export const PROMISE_STATES = ['doing', 'done', 'maybe', 'cannot'] as const
export type PromiseState = (typeof PROMISE_STATES)[number]

export const QUESTION_STATES = ['asked', 'maybe', 'cannot'] as const
export type QuestionState = (typeof QUESTION_STATES)[number]

/** What the desk writes itself. `again` and `by` are months, as in `2027-02`: whole days would be a promise too fine. */
export type Surprise = { readonly id: string; readonly text: string }
export type Question = {
  readonly id: string
  readonly text: string
  /** Who finds out: a name that somebody chose, or nobody yet. */
  readonly who: string
  readonly state: QuestionState
  readonly because: string
  readonly by: string | null
}
export type Seed = {
  readonly id: string
  readonly text: string
  /** Who has energy for it: a name that somebody chose, or empty for "someone here". */
  readonly who: string
  readonly step: string
  readonly again: string | null
}
export type Promised = {
  readonly id: string
  readonly text: string
  readonly state: PromiseState
  readonly because: string
  readonly again: string | null
}
export type Parts = {
  readonly surprises: readonly Surprise[]
  readonly questions: readonly Question[]
  readonly seeds: readonly Seed[]
  readonly promises: readonly Promised[]
}
export type PartName = keyof Parts

/** What happens to the page: who sees it, what it feeds, how to join again. */
export const SAYINGS = ['sees', 'feeds', 'again'] as const
export type Saying = (typeof SAYINGS)[number]

/** "Did we get this right?" Not quite. The desk reads the words and never whose they are. */
export type DraftAnswer = {
  readonly id: string
  readonly by: VoiceToken
  /** The theme it is about, or the whole page. */
  readonly about: string | null
  readonly words: string
  readonly at: number
  readonly state: 'open' | 'changed' | 'kept-both' | 'taken-out' | 'answered'
  /** What the desk says back, to this person alone. */
  readonly reply: string
  readonly settledAt: number | null
  /** They read what became of it, and it is right now. */
  readonly isRightNow: boolean
}

export type Yes = { readonly by: VoiceToken; readonly at: number; readonly revision: number }

export type Correction = { readonly text: string; readonly at: number }

export type Phase = 'draft' | 'published' | 'withdrawn'

export function phaseOf({ publishedAt, withdrawnAt }: Outcome): Phase {
  if (withdrawnAt !== null) return 'withdrawn'
  return publishedAt === null ? 'draft' : 'published'
}

/** Who keeps the page: reads the wishes, checks quotes, writes what comes of it. */
export function keepsDesk(role: ReviewRole): boolean {
  return role !== 'participant'
}

export function themeOf(outcome: Outcome, id: string | null): OutcomeTheme | undefined {
  return outcome.themes.find((theme) => theme.id === id)
}

/** Cards that count on a page: not taken out, and nobody asked to talk about them first. */
export function standingCards(outcome: Outcome): OutcomeCard[] {
  return outcome.cards.filter(({ outUntil, isCheckFirst }) => outUntil === null && !isCheckFirst)
}

/** What this group called a column; the key stays what it is (method.md 6.1). */
export function labelOf({ labels }: Pick<Outcome, 'labels'>, key: ColumnKey): string {
  return labels[key] ?? COLUMNS.find((column) => column.key === key)?.label ?? ''
}
