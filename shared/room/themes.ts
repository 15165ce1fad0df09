import type { ColumnKey } from '../board/columns.ts'
import type { SeatId } from '../ids.ts'
import { countGraphemes, stripSteering } from '../names.ts'
import { refuse } from '../refusals.ts'
import { findCardUp } from './cardFacts.ts'
import type { CommandOf } from './commands.ts'
import { happens, type Outcome, type RoomEvent } from './events.ts'
import { mayCurate } from './pen.ts'
import type { CardFacts, CardsState, Theme } from './state/cards.ts'
import type { RoomState } from './state.ts'

/** Cards that belong together, under a sentence in people's words (method.md 6.3). */

/** More than anybody reads back in one conversation. */
export const MAX_THEMES = 60
/** Two lines, as an agreement. In graphemes. */
export const MAX_SENTENCE_GRAPHEMES = 160
/** A few words on why it was left open. In graphemes. */
export const MAX_BECAUSE_GRAPHEMES = 200
/** One line at the head of a column on a phone. In graphemes. */
export const MAX_LABEL_GRAPHEMES = 40
/** Somebody takes apart one or two by mistake, not all of them. */
const MAX_DISSOLVED = 10

/** Cards of this theme that are up. */
export function cardsOfTheme({ cards }: Pick<CardsState, 'cards'>, id: string): CardFacts[] {
  return cards.filter(({ theme, isDown }) => theme === id && !isDown)
}

/** A theme that is there for everybody: one with cards that are up. */
export function findTheme({ cards }: Pick<RoomState, 'cards'>, id: string): Theme | undefined {
  const theme = cards.themes.find((each) => each.id === id)
  return theme === undefined || cardsOfTheme(cards, id).length === 0 ? undefined : theme
}

/** Has the group heard it, or does it hear it now? */
export function isHeard({ reading }: Pick<CardsState, 'reading'>, theme: Theme): boolean {
  return theme.hasBeenRead || reading === theme.id
}

/** Puts cards together. What somebody took down at the same moment is left out. */
export function makeTheme(state: RoomState, wish: CommandOf<'theme.make'>, by: SeatId): Outcome {
  const { id, column } = wish
  const sentence = cleanSentence(wish.sentence, MAX_SENTENCE_GRAPHEMES)
  if (sentence === null) return refuse('request/malformed')
  const cards = [...new Set(wish.cards)].filter((card) => findCardUp(state, card) !== undefined)
  if (cards.length === 0) return refuse('card/unknown')
  if (state.cards.themes.some((each) => each.id === id)) return refuse('theme/already')
  if (state.cards.themes.length >= MAX_THEMES) return refuse('theme/enough')
  if (isLockedFor(state, column, by)) return refuse('column/locked')
  return happens({ type: 'theme.made', id, cards, sentence, column })
}

/**
 * Other words for a theme. Once the group has heard it, only facilitators and note-takers write what the group says
 * instead, and everybody sees what it was (rule HV-3).
 */
export function nameTheme(state: RoomState, wish: CommandOf<'theme.name'>, by: SeatId): Outcome {
  const theme = findTheme(state, wish.id)
  if (theme === undefined) return refuse('theme/unknown')
  const sentence = cleanSentence(wish.sentence, MAX_SENTENCE_GRAPHEMES)
  if (sentence === null) return refuse('request/malformed')
  if (sentence === theme.sentence) return happens()
  const refusal = whyNotChange(state, theme, by)
  return refusal ?? happens({ type: 'theme.named', id: theme.id, sentence })
}

/** A card into a theme, or out of its theme. */
export function putIntoTheme(state: RoomState, wish: CommandOf<'theme.put'>, by: SeatId): Outcome {
  const card = findCardUp(state, wish.card)
  if (card === undefined) return refuse('card/unknown')
  const theme = wish.theme === null ? null : findTheme(state, wish.theme)
  if (theme === undefined) return refuse('theme/unknown')
  if (card.theme === wish.theme) return happens()
  const left = card.theme === null ? undefined : findTheme(state, card.theme)
  const isLocked = [theme, left].some((each) => each != null && isLockedFor(state, each.column, by))
  if (isLocked) return refuse('column/locked')
  return happens({ type: 'theme.put', card: card.id, theme: wish.theme })
}

/** To another column. Its cards go along on the board: who moves it writes their places there in the same act. */
export function moveTheme(state: RoomState, { id, column }: CommandOf<'theme.move'>, by: SeatId): Outcome {
  const theme = findTheme(state, id)
  if (theme === undefined) return refuse('theme/unknown')
  if (theme.column === column) return happens()
  if (isHeard(state.cards, theme) && !mayCurate(state, by)) return refuse('role/not-allowed')
  // Not even facilitators and note-takers: the board moves nobody's cards into a locked column or out of it.
  const isLocked = [theme.column, column].some((each) => state.cards.locked.includes(each))
  return isLocked ? refuse('column/locked') : happens({ type: 'theme.moved', id, column })
}

/** Its cards lie on their own again. Undone by making it again under the same id. */
export function dissolveTheme(state: RoomState, id: string, by: SeatId): Outcome {
  const theme = findTheme(state, id)
  if (theme === undefined) return refuse('theme/unknown')
  return whyNotChange(state, theme, by) ?? happens({ type: 'theme.dissolved', id })
}

/** Why it was left open. Empty takes the reason back. */
export function explainTheme(state: RoomState, { id, text }: CommandOf<'theme.because'>): Outcome {
  const theme = findTheme(state, id)
  if (theme === undefined) return refuse('theme/unknown')
  const because = cleanSentence(text, MAX_BECAUSE_GRAPHEMES)
  if (because === null) return refuse('request/malformed')
  return because === theme.because ? happens() : happens({ type: 'theme.explained', id, because })
}

function whyNotChange(state: RoomState, theme: Theme, by: SeatId) {
  if (isHeard(state.cards, theme) && !mayCurate(state, by)) return refuse('role/not-allowed')
  return isLockedFor(state, theme.column, by) ? refuse('column/locked') : null
}

/** What is on the head of a column. Null is its own name again; its key stays what it is. */
export function nameColumn({ cards }: RoomState, { column, label }: CommandOf<'column.name'>): Outcome {
  const clean = label === null ? null : cleanSentence(label, MAX_LABEL_GRAPHEMES)
  if (label !== null && !clean) return refuse('request/malformed')
  return (cards.labels[column] ?? null) === clean
    ? happens()
    : happens({ type: 'column.named', column, label: clean })
}

/** Nothing new comes into a locked column, and nothing is moved there; one's own card can still be taken down. */
export function lockColumn({ cards }: RoomState, { column, isLocked }: CommandOf<'column.lock'>): Outcome {
  return cards.locked.includes(column) === isLocked
    ? happens()
    : happens({ type: 'column.locked', column, isLocked })
}

function isLockedFor(state: RoomState, column: ColumnKey, by: SeatId): boolean {
  return state.cards.locked.includes(column) && !mayCurate(state, by)
}

/** On one line, without what steers or hides text; null where it is too long. */
function cleanSentence(text: string, most: number): string | null {
  const clean = stripSteering(text).replace(/\s+/gu, ' ').trim()
  return countGraphemes(clean) > most ? null : clean
}

/** What an event does to themes, differences and columns. */
export function applyThemes(slice: CardsState, event: RoomEvent): CardsState {
  switch (event.type) {
    case 'theme.made':
      return withoutEmpty(made(slice, event))
    case 'theme.named':
      return withTheme(slice, event.id, (theme) => named(slice, theme, event.sentence))
    case 'theme.put':
      return withoutEmpty(moved(slice, [event.card], event.theme))
    case 'theme.moved':
      return withTheme(slice, event.id, (theme) => ({ ...theme, column: event.column }))
    case 'theme.dissolved':
      return dissolved(slice, event.id)
    case 'theme.explained':
      return withTheme(slice, event.id, (theme) => ({ ...theme, because: event.because }))
    case 'card.taken-down':
    case 'card.put-back':
    case 'card.said-again':
    case 'card.unsaid-again': {
      const card = slice.cards.find(({ id }) => id === event.card)
      return card?.theme == null ? slice : withTheme(slice, card.theme, uncounted)
    }
    case 'card.gone':
      return withoutEmpty(slice)
    case 'difference.made':
      return { ...slice, differences: [...slice.differences, { id: event.id, cards: event.cards }] }
    case 'difference.parted':
      return { ...slice, differences: slice.differences.filter(({ id }) => id !== event.id) }
    case 'column.named': {
      const { [event.column]: _, ...labels } = slice.labels
      return { ...slice, labels: event.label === null ? labels : { ...labels, [event.column]: event.label } }
    }
    case 'column.locked': {
      const others = slice.locked.filter((column) => column !== event.column)
      return { ...slice, locked: event.isLocked ? [...others, event.column] : others }
    }
    default:
      return slice
  }
}

type Made = Extract<RoomEvent, { type: 'theme.made' }>

/** Put together again with the same sentence, it is what it was. */
function made(slice: CardsState, { id, cards, sentence, column, at }: Made): CardsState {
  const before = slice.dissolved.find((each) => each.id === id && each.sentence === sentence)
  const theme: Theme = before ?? {
    id,
    sentence,
    column,
    state: 'candidate',
    was: null,
    because: '',
    objections: {},
    hasBeenRead: false,
    voices: null,
    at,
  }
  const themes = [...slice.themes, { ...theme, column, voices: null }]
  const rest = slice.dissolved.filter((each) => each.id !== id)
  return moved({ ...slice, themes, dissolved: rest }, cards, id)
}

/** Consent is to the words: what was objected to is asked about anew (rule HV-3). */
function named(slice: CardsState, theme: Theme, sentence: string): Theme {
  if (!isHeard(slice, theme)) return { ...theme, sentence }
  return { ...theme, sentence, state: 'changed', was: theme.was ?? theme.sentence, objections: {} }
}

/** Into this theme, or out of theirs. A theme whose cards are others than before is no longer counted. */
function moved(slice: CardsState, ids: readonly string[], to: string | null): CardsState {
  const cards = slice.cards.map((card) => (ids.includes(card.id) ? { ...card, theme: to } : card))
  const touched = new Set([to, ...slice.cards.filter(({ id }) => ids.includes(id)).map(({ theme }) => theme)])
  const themes = slice.themes.map((theme) => (touched.has(theme.id) ? uncounted(theme) : theme))
  return { ...slice, cards, themes }
}

/** Its cards are others than those that were counted. */
export function uncounted(theme: Theme): Theme {
  return theme.voices === null ? theme : { ...theme, voices: null }
}

function dissolved(slice: CardsState, id: string): CardsState {
  const theme = slice.themes.find((each) => each.id === id)
  if (theme === undefined) return slice
  return {
    ...slice,
    cards: slice.cards.map((card) => (card.theme === id ? { ...card, theme: null } : card)),
    themes: slice.themes.filter((each) => each !== theme),
    dissolved: [...slice.dissolved.filter((each) => each.id !== id), theme].slice(-MAX_DISSOLVED),
    reading: slice.reading === id ? null : slice.reading,
  }
}

/** A theme that no card is in, not even one that was taken down, is gone. */
function withoutEmpty(slice: CardsState): CardsState {
  const used = new Set(slice.cards.map(({ theme }) => theme))
  if (slice.themes.every(({ id }) => used.has(id))) return slice
  return {
    ...slice,
    themes: slice.themes.filter(({ id }) => used.has(id)),
    reading: slice.reading !== null && used.has(slice.reading) ? slice.reading : null,
  }
}

function withTheme(slice: CardsState, id: string, change: (theme: Theme) => Theme): CardsState {
  return { ...slice, themes: slice.themes.map((theme) => (theme.id === id ? change(theme) : theme)) }
}
