import { COLUMNS, type ColumnKey } from '../board/columns.ts'
import type { CardId } from '../ids.ts'
import { findTemplate } from '../templates/catalogue.ts'
import { type BreathPart, breathe } from './breath.ts'
import { reachOf } from './consent.ts'
import {
  type Correction,
  keepsDesk,
  labelOf,
  type Outcome,
  type OutcomeCard,
  type OutcomeTheme,
  type Parts,
  phaseOf,
  type Saying,
  standingCards,
  type VoiceToken,
} from './state.ts'
import { dayOf, isTryOut, monthOf } from './times.ts'

/**
 * The page, as exactly what one audience may read (method.md 7.1): everything that leaves the server about an outcome is
 * made from this. There is no id in it, no token, no seat, and no time finer than a day.
 */

/** `group`: the people who were there, and the desk. A voice sees besides which parts its own cards are in. */
export type Audience = 'public' | 'group' | `voice:${string}`

export type PageQuote = {
  readonly words: string
  /** As its speaker typed it, or null for "no name". */
  readonly name: string | null
  /** In the group's own copy only. */
  readonly isOnlyForUs?: true
}

export type PageTheme = {
  /** Where a link leads: its place on the page, no id of anything. */
  readonly anchor: string
  readonly sentence: string
  /** Somebody who was there says it differently, and both are kept. Empty otherwise. */
  readonly also: string
  readonly state: OutcomeTheme['state']
  readonly because: string
  /** A number from three up; null is "several". One voice has a part of its own. */
  readonly voices: number | null
  readonly quotes: readonly PageQuote[]
  readonly isMine?: true
}

/** In its speaker's own words, or as the desk puts it. */
export type PageSide = { readonly words: string; readonly isQuote: boolean }

export type PageModel = {
  readonly version: 1
  readonly state: 'draft' | 'published'
  readonly language: string
  readonly question: string
  readonly room: {
    /** Null is "a few": a smaller number would be a list. */
    readonly people: number | null
    readonly lengthMinutes: number
    readonly isTryOut: boolean
    readonly template: string
    readonly month: string
  }
  readonly publishedOn: string | null
  readonly breath: readonly BreathPart[]
  readonly columns: readonly {
    readonly key: ColumnKey
    readonly label: string
    readonly themes: readonly PageTheme[]
  }[]
  readonly differences: readonly { readonly one: PageSide; readonly other: PageSide }[]
  readonly oneVoice: readonly PageTheme[]
  readonly surprises: readonly string[]
  readonly wondering: readonly Nameless<Parts['questions'][number]>[]
  readonly seeds: readonly Nameless<Parts['seeds'][number]>[]
  readonly next: Readonly<Record<Saying, string>> & {
    readonly promises: readonly Nameless<Parts['promises'][number]>[]
  }
  readonly made: {
    readonly hadNoteTaker: boolean
    readonly leftOut: { readonly notChecked: number; readonly checkFirst: number; readonly noWords: number }
    /** How many themes read otherwise since people read the draft. */
    readonly changed: number
  }
  readonly corrections: readonly { readonly on: string; readonly text: string }[]
}

type Nameless<Entry> = Omit<Entry, 'id'>

/** Up to two for a theme: a page of quotes is a transcript. */
const MAX_QUOTES = 2
/** From here up a number of people is told. */
const SMALLEST_NUMBER = 3

export function page(outcome: Outcome, audience: Audience): PageModel {
  const placed = placeThemes(outcome, audience)
  const shared = placed.filter(({ isShared }) => isShared)
  const single = placed.filter(({ isShared }) => !isShared)
  const { parts, sayings } = outcome
  return {
    version: 1,
    state: phaseOf(outcome) === 'published' ? 'published' : 'draft',
    language: 'en',
    question: outcome.question,
    room: {
      people: outcome.people < SMALLEST_NUMBER ? null : outcome.people,
      lengthMinutes: outcome.lengthMinutes,
      isTryOut: isTryOut(outcome),
      template: findTemplate(outcome.templateId)?.name ?? '',
      month: monthOf(outcome.startedAt),
    },
    publishedOn: outcome.publishedAt === null ? null : dayOf(outcome.publishedAt),
    breath: breathe(placed),
    columns: COLUMNS.flatMap(({ key }) => {
      const themes = shared.filter(({ theme }) => theme.column === key).map(({ shown }) => shown)
      return themes.length === 0 ? [] : [{ key, label: labelOf(outcome, key), themes }]
    }),
    differences: pairsOf(outcome, audience).map(({ one, other }) => ({ one, other })),
    oneVoice: [...single.map(({ shown }) => shown), ...loneQuotes(outcome, audience, placed.length)],
    surprises: parts.surprises.map(({ text }) => text),
    wondering: parts.questions.map(nameless),
    seeds: parts.seeds.map(nameless),
    next: { ...sayings, promises: parts.promises.map(nameless) },
    made: tellHow(outcome, audience),
    corrections: outcome.corrections.map(({ text, at }: Correction) => ({ on: dayOf(at), text })),
  }
}

export type PlacedTheme = {
  readonly theme: OutcomeTheme
  readonly isShared: boolean
  readonly shown: PageTheme
}

/** The themes that are on the page, in its order. */
export function placeThemes(outcome: Outcome, audience: Audience): PlacedTheme[] {
  const standing = standingCards(outcome)
  const mine = voiceOf(audience)
  const seen = outcome.themes.flatMap((theme) => {
    const cards = standing.filter((card) => card.theme === theme.id)
    const quotes = quotesOf(outcome, cards, audience)
    const isEmpty = cards.length === 0 || (theme.sentence === '' && quotes.length === 0)
    return theme.isOut || isEmpty ? [] : [{ theme, cards, quotes, isShared: isShared(cards) }]
  })
  // Anchors count the page from top to bottom: those of one voice come after the columns.
  const inOrder = [...seen.filter((each) => each.isShared), ...seen.filter((each) => !each.isShared)]
  return inOrder.map(({ theme, cards, quotes, isShared: shared }, index) => ({
    theme,
    isShared: shared,
    shown: {
      anchor: `t${index + 1}`,
      sentence: theme.sentence,
      also: theme.also,
      state: theme.state,
      because: theme.state === 'left-open' ? theme.because : '',
      voices: countVoices(cards),
      quotes,
      ...(mine !== null && cards.some((card) => isOf(card, mine)) && { isMine: true as const }),
    },
  }))
}

/** Cards of two voices, a table's, or one that speaks to two (method.md 6.3). */
export function isShared(cards: readonly OutcomeCard[]): boolean {
  return voicesOn(cards).size >= 2 || cards.some(({ isOfSeveral, speaksTo }) => isOfSeveral || speaksTo >= 2)
}

function countVoices(cards: readonly OutcomeCard[]): number | null {
  const { size } = voicesOn(cards)
  return size < SMALLEST_NUMBER ? null : size
}

function voicesOn(cards: readonly OutcomeCard[]): Set<VoiceToken> {
  return new Set(
    cards.flatMap(({ voice, alsoSaidBy }) => [...(voice === null ? [] : [voice]), ...alsoSaidBy]),
  )
}

export function isOf({ voice, alsoSaidBy }: OutcomeCard, whose: VoiceToken): boolean {
  return voice === whose || alsoSaidBy.includes(whose)
}

function quotesOf(outcome: Outcome, cards: readonly OutcomeCard[], audience: Audience): PageQuote[] {
  const reach = (card: OutcomeCard) => reachOf(outcome, card)
  const open = cards.filter((card) => reach(card) === 'public').slice(0, MAX_QUOTES)
  const ours = audience === 'public' ? [] : cards.filter((card) => reach(card) === 'group')
  return [
    ...open.map((card) => quote(card)),
    ...ours.map((card) => ({ ...quote(card), isOnlyForUs: true as const })),
  ]
}

function quote({ words, choice, name }: OutcomeCard): PageQuote {
  return { words: words ?? '', name: choice === 'public-named' ? name : null }
}

/** Words that somebody gave away and that are in no theme and no difference stand for themselves. */
function loneQuotes(outcome: Outcome, audience: Audience, before: number): PageTheme[] {
  const mine = voiceOf(audience)
  const paired = new Set(pairsOf(outcome, audience).flatMap(({ cards }) => cards))
  const lone = standingCards(outcome).flatMap((card) => {
    const quotes = card.theme === null && !paired.has(card.id) ? quotesOf(outcome, [card], audience) : []
    return quotes.length === 0 ? [] : [{ card, quotes }]
  })
  return lone.map(({ card, quotes }, index) => ({
    anchor: `t${before + index + 1}`,
    sentence: '',
    also: '',
    state: 'candidate',
    because: '',
    voices: null,
    quotes,
    ...(mine !== null && isOf(card, mine) && { isMine: true as const }),
  }))
}

type Pair = {
  readonly id: string
  readonly cards: readonly CardId[]
  readonly one: PageSide
  readonly other: PageSide
}

/** A side is how the desk puts it, else its speaker's words where they gave them away. Both sides, or neither. */
export function pairsOf(outcome: Outcome, audience: Audience): Pair[] {
  const standing = new Map(standingCards(outcome).map((card) => [card.id, card]))
  return outcome.differences.flatMap(({ id: pair, cards, said }) => {
    const sides = cards.map((id, index): PageSide => {
      const card = standing.get(id)
      const put = said[index] ?? ''
      if (card === undefined || put !== '') return { words: card === undefined ? '' : put, isQuote: false }
      return { words: quotesOf(outcome, [card], audience)[0]?.words ?? '', isQuote: true }
    })
    const [one, other] = sides
    return one?.words && other?.words ? [{ id: pair, cards, one, other }] : []
  })
}

function tellHow(outcome: Outcome, audience: Audience): PageModel['made'] {
  const up = outcome.cards.filter(({ outUntil }) => outUntil === null)
  const shown = new Set(placeThemes(outcome, audience).map(({ theme }) => theme.id))
  return {
    hadNoteTaker: Object.values(outcome.voices).includes('note-taker'),
    leftOut: {
      notChecked: up.filter(
        ({ check, isCheckFirst, theme }) => check === 'not-checked' && !isCheckFirst && theme === null,
      ).length,
      checkFirst: up.filter(({ isCheckFirst }) => isCheckFirst).length,
      noWords: outcome.themes.filter(({ id, isOut }) => !isOut && !shown.has(id)).length,
    },
    changed: outcome.themes.filter(({ isReworded }) => isReworded).length,
  }
}

/** Everything that the page says in words: what two people said yes to. Numbers may fall without another yes. */
export function linesOf(model: PageModel): string[] {
  const themes = [...model.columns.flatMap(({ themes: each }) => each), ...model.oneVoice]
  return [
    ...model.breath.map(({ words }) => words),
    ...model.columns.map(({ label }) => label),
    ...themes.flatMap(({ sentence, also, because }) => [sentence, also, because]),
    ...themes.flatMap(({ quotes }) => quotes.map(({ words, name }) => `${words}\n${name ?? ''}`)),
    ...model.differences.flatMap(({ one, other }) => [one.words, other.words]),
    ...model.surprises,
    ...model.wondering.map((each) => JSON.stringify(each)),
    ...model.seeds.map((each) => JSON.stringify(each)),
    ...model.next.promises.map((each) => JSON.stringify(each)),
    ...[model.next.sees, model.next.feeds, model.next.again],
  ].filter((line) => line !== '')
}

function voiceOf(audience: Audience): VoiceToken | null {
  return audience.startsWith('voice:') ? (audience.slice('voice:'.length) as VoiceToken) : null
}

function nameless<Entry extends { readonly id: string }>({ id: _, ...entry }: Entry): Omit<Entry, 'id'> {
  return entry
}

/** Does this voice keep the desk? Whoever is not in the outcome does not. */
export function isAtDesk(outcome: Outcome, voice: VoiceToken): boolean {
  const role = outcome.voices[voice]
  return role !== undefined && keepsDesk(role)
}
