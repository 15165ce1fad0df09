import type { ColumnKey } from '../board/columns.ts'
import type { CardId } from '../ids.ts'
import { checksOf, isCleared, mayBeGiven, QUOTE_CHECKERS, REACH } from './consent.ts'
import { type PageModel, page, pairsOf, placeThemes } from './page.ts'
import {
  type DraftAnswer,
  labelOf,
  type Outcome,
  type OutcomeTheme,
  type Parts,
  type PointsTo,
  type Saying,
  standingCards,
  type VoiceToken,
} from './state.ts'

/**
 * What the desk works with. It never learns whose a card or a wish is, and of nobody's words more than they gave away:
 * a quote that is to be public, so that two people can read it first.
 */
export type DeskView = {
  /** The page as the group reads it now. */
  readonly page: PageModel
  readonly themes: readonly DeskTheme[]
  readonly wishes: readonly Pick<DraftAnswer, 'id' | 'about' | 'words' | 'state' | 'reply' | 'isRightNow'>[]
  readonly quotes: readonly DeskQuote[]
  readonly differences: readonly {
    readonly id: string
    readonly said: readonly [string, string]
    readonly isOnPage: boolean
  }[]
  readonly parts: Parts
  readonly sayings: Readonly<Record<Saying, string>>
  /** How many were there, and how many of them said that the page is right, or not. From three answers up. */
  readonly heard: { readonly people: number; readonly right: number | null; readonly notQuite: number | null }
}

export type DeskTheme = Pick<
  OutcomeTheme,
  'id' | 'column' | 'sentence' | 'also' | 'state' | 'inBreath' | 'isOut'
> & {
  readonly label: string
  /** Null while it is not on the page: it is left out, or has no sentence yet. */
  readonly anchor: string | null
}

export type DeskQuote = {
  readonly card: CardId
  readonly words: string
  readonly name: string | null
  readonly column: ColumnKey
  readonly theme: string | null
  /** What I said of it. */
  readonly mine: PointsTo | null
  readonly isMyOwn: boolean
  readonly checks: number
  readonly needed: number
  readonly isCleared: boolean
}

const SMALLEST_COUNT = 3

export function viewDesk(outcome: Outcome, voice: VoiceToken): DeskView {
  const anchors = new Map(placeThemes(outcome, 'group').map(({ theme, shown }) => [theme.id, shown.anchor]))
  const shownPairs = new Set(pairsOf(outcome, 'public').map(({ id }) => id))
  const said = Object.values(outcome.right)
  const isTold = said.length >= SMALLEST_COUNT
  return {
    page: page(outcome, 'group'),
    themes: outcome.themes.map((theme) => deskTheme(outcome, theme, anchors.get(theme.id) ?? null)),
    wishes: outcome.answers.map(({ by: _, at: __, settledAt: ___, ...wish }) => wish),
    quotes: deskQuotes(outcome, voice),
    differences: outcome.differences.map(({ id, said: put }) => ({
      id,
      said: put,
      isOnPage: shownPairs.has(id),
    })),
    parts: outcome.parts,
    sayings: outcome.sayings,
    heard: {
      people: outcome.people,
      right: isTold ? said.filter((isRight) => isRight).length : null,
      notQuite: isTold ? said.filter((isRight) => !isRight).length : null,
    },
  }
}

function deskTheme(outcome: Outcome, theme: OutcomeTheme, anchor: string | null): DeskTheme {
  const { id, column, sentence, also, state, inBreath, isOut } = theme
  return { id, column, sentence, also, state, inBreath, isOut, label: labelOf(outcome, column), anchor }
}

/** Only those that their speakers want to be public. */
function deskQuotes(outcome: Outcome, voice: VoiceToken): DeskQuote[] {
  return standingCards(outcome).flatMap((card) => {
    if (REACH[card.choice ?? 'none'] !== 'public' || !mayBeGiven(card) || card.words === null) return []
    return {
      card: card.id,
      words: card.words,
      name: card.choice === 'public-named' ? card.name : null,
      column: card.column,
      theme: card.theme,
      mine: outcome.quoteChecks[card.id]?.[voice] ?? null,
      isMyOwn: card.voice === voice,
      checks: checksOf(outcome, card).length,
      needed: QUOTE_CHECKERS,
      isCleared: isCleared(outcome, card),
    }
  })
}
