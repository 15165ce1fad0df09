import type { ColumnKey } from '../board/columns.ts'
import type { CardId } from '../ids.ts'
import { mayBeGiven, REACH, type Reach, reachOf } from './consent.ts'
import { type DeskView, viewDesk } from './deskView.ts'
import { isAtDesk, isOf, placeThemes } from './page.ts'
import { countYeses, isForgotten, publishesAt, type Wait, waitsFor, yesesNow } from './publication.ts'
import {
  CHOICES,
  type Choice,
  type DraftAnswer,
  labelOf,
  type Outcome,
  type OutcomeCard,
  type Phase,
  type PointsTo,
  phaseOf,
  type ReviewRole,
  type VoiceToken,
} from './state.ts'
import { DRAFT_LIFE_MS, earliestPublicAt, isTryOut, UNANSWERED_LIFE_MS } from './times.ts'

/** What one person finds behind their own link: their words, the part of the page they are in, and what it waits for. */
export type ReviewView = {
  readonly role: ReviewRole
  /** What the server's clock said: the clock of the device that reads this may be wrong by hours. */
  readonly now: number
  readonly phase: Phase
  readonly question: string
  readonly isTryOut: boolean
  /** Where the page is: a draft for whoever has a review link, public later. */
  readonly address: string
  readonly cards: readonly OwnCard[]
  /** Themes that one's own cards are part of: "Did we get this right?" */
  readonly themes: readonly OwnTheme[]
  readonly answers: readonly OwnAnswer[]
  /** What I said of the page as a whole. */
  readonly isRight: boolean | null
  readonly yes: { readonly isMine: boolean; readonly count: number }
  readonly waitsFor: readonly Wait[]
  readonly dates: {
    readonly endedAt: number
    readonly earliestAt: number
    readonly notBefore: number | null
    /** When it goes public by itself; null while somebody has to do something first. */
    readonly publishesAt: number | null
    readonly publishedAt: number | null
    readonly withdrawnAt: number | null
    /** Until when words without an answer are kept, and a draft that is not published. */
    readonly wordsUntil: number
    readonly draftUntil: number
  }
  /** The desk: for facilitators, note-takers and organisers. */
  readonly desk: DeskView | null
}

export type OwnCard = {
  readonly id: CardId
  /** Null once they have gone for want of an answer. */
  readonly words: string | null
  readonly column: ColumnKey
  readonly label: string
  readonly check: OutcomeCard['check']
  readonly isCheckFirst: boolean
  /** What may be chosen now. Words that nobody checked cannot be given away. */
  readonly choices: readonly Choice[]
  readonly choice: Choice | null
  readonly name: string | null
  readonly pointsTo: PointsTo | null
  /** How far the words go as things are; a public choice waits for two people who check it. */
  readonly reach: Reach
  /** Taken out: until then it may be put back. */
  readonly undoUntil: number | null
}

export type OwnTheme = {
  readonly id: string
  readonly anchor: string
  readonly label: string
  readonly sentence: string
  readonly also: string
  readonly voices: number | null
}

export type OwnAnswer = Pick<DraftAnswer, 'id' | 'about' | 'words' | 'state' | 'reply' | 'isRightNow'>

/** Null for a voice that is not in it, and for an outcome whose time is over. */
export function review(outcome: Outcome, voice: VoiceToken, now: number): ReviewView | null {
  const role = outcome.voices[voice]
  if (role === undefined || isForgotten(outcome, now)) return null
  return {
    role,
    now,
    phase: phaseOf(outcome),
    question: outcome.question,
    isTryOut: isTryOut(outcome),
    address: `/o/${outcome.slug}`,
    cards: outcome.cards.filter((card) => card.voice === voice).map((card) => ownCard(outcome, card)),
    themes: ownThemes(outcome, voice),
    answers: outcome.answers
      .filter(({ by }) => by === voice)
      .map(({ by: _, at: __, settledAt: ___, ...answer }) => answer),
    isRight: outcome.right[voice] ?? null,
    yes: { isMine: yesesNow(outcome).some(({ by }) => by === voice), count: countYeses(outcome) },
    waitsFor: waitsFor(outcome, now),
    dates: datesOf(outcome),
    desk: isAtDesk(outcome, voice) && !outcome.isErased ? viewDesk(outcome, voice) : null,
  }
}

function ownCard(outcome: Outcome, card: OutcomeCard): OwnCard {
  const { id, words, column, check, isCheckFirst, choice, name, pointsTo, outUntil } = card
  return {
    ...{ id, column, check, isCheckFirst, name, pointsTo },
    words: outUntil === null ? words : null,
    label: labelOf(outcome, column),
    choices: CHOICES.filter((each) => REACH[each] === 'nobody-else' || mayBeGiven(card)),
    choice: outUntil === null ? choice : 'out',
    reach: reachOf(outcome, card),
    undoUntil: outUntil,
  }
}

function ownThemes(outcome: Outcome, voice: VoiceToken): OwnTheme[] {
  const mine = new Set(outcome.cards.filter((card) => isOf(card, voice)).map(({ theme }) => theme))
  return placeThemes(outcome, `voice:${voice}`)
    .filter(({ theme }) => mine.has(theme.id) && theme.sentence !== '')
    .map(({ theme, shown }) => ({
      id: theme.id,
      anchor: shown.anchor,
      label: labelOf(outcome, theme.column),
      sentence: theme.sentence,
      also: theme.also,
      voices: shown.voices,
    }))
}

function datesOf(outcome: Outcome): ReviewView['dates'] {
  const { endedAt, notBefore, publishedAt, withdrawnAt } = outcome
  return {
    ...{ endedAt, notBefore, publishedAt, withdrawnAt },
    earliestAt: earliestPublicAt(outcome),
    publishesAt: publishesAt(outcome),
    wordsUntil: endedAt + UNANSWERED_LIFE_MS,
    draftUntil: endedAt + DRAFT_LIFE_MS,
  }
}
