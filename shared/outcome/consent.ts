import { type Choice, keepsDesk, type Outcome, type OutcomeCard, type PointsTo } from './state.ts'

/**
 * Who may read somebody's own words, as one table (method.md 6.4). A quote is on a page only where every line of the
 * table lets it through; without a yes a card is nothing but a part of its theme's sentence.
 */

/** The speaker alone always may, while the words are there. `group`: those who were there, and the desk. */
export type Reach = 'nobody-else' | 'group' | 'public'

/** How far each choice lets the words go. No answer is the same as a no. */
export const REACH: Readonly<Record<Choice | 'none', Reach>> = {
  none: 'nobody-else',
  later: 'nobody-else',
  summary: 'nobody-else',
  out: 'nobody-else',
  words: 'group',
  public: 'public',
  'public-named': 'public',
}

/** Only what the speaker wrote, or said is right, is a quote. */
export const IS_QUOTABLE: Readonly<Record<OutcomeCard['check'], boolean>> = {
  'not-checked': false,
  confirmed: true,
  amended: true,
}

/** Two people beside the speaker read a quote before it is public. */
export const QUOTE_CHECKERS = 2

/** May the speaker give these words away at all? */
export function mayBeGiven(card: OutcomeCard): boolean {
  return card.words !== null && IS_QUOTABLE[card.check] && !card.isCheckFirst
}

/** How far the words of this card may go now. */
export function reachOf(outcome: Outcome, card: OutcomeCard): Reach {
  if (card.words === null || card.outUntil !== null || card.isCheckFirst) return 'nobody-else'
  if (!IS_QUOTABLE[card.check] || card.voice === null) return 'nobody-else'
  const reach = REACH[card.choice ?? 'none']
  return reach === 'public' && !isCleared(outcome, card) ? 'group' : reach
}

/** The speaker and two others say that it points to no person, place, service, date or act. */
export function isCleared(outcome: Outcome, card: OutcomeCard): boolean {
  const others = checksOf(outcome, card)
  return card.pointsTo === 'no' && others.length >= QUOTE_CHECKERS && others.every((said) => said === 'no')
}

/** What the people at the desk said of it, its speaker left out. */
export function checksOf({ quoteChecks, voices }: Outcome, { id, voice }: OutcomeCard): PointsTo[] {
  return Object.entries(quoteChecks[id] ?? {}).flatMap(([by, said]) => {
    const role = voices[by as keyof typeof voices]
    return by !== voice && role !== undefined && keepsDesk(role) ? [said] : []
  })
}
