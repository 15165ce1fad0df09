import { COLUMN_KEYS } from '../../../shared/board/columns.ts'
import type { CardId } from '../../../shared/ids.ts'
import type { CardsView, ThemesView, ThemeView } from '../../../shared/room/view/cards.ts'
import type { BoardCard, BoardSnapshot } from '../../board/port.ts'

/** A theme as it is read aloud: its sentence, or the words of the card that stands for itself. */
export type HarvestItem = {
  readonly theme: ThemeView
  readonly text: string
  readonly state: HarvestState
}

export type HarvestState = 'now' | 'next' | 'agreed' | 'changed' | 'left-open'

export type Harvest = {
  /** In the order in which they are read. */
  readonly items: readonly HarvestItem[]
  readonly reading: HarvestItem | null
  readonly pairs: readonly { readonly id: string; readonly texts: readonly [string, string] }[]
  readonly surprises: readonly BoardCard[]
  /** Cards in no theme and no pair. */
  readonly loose: readonly BoardCard[]
}

/**
 * What there is to read back: by column, in the order of arrival, what several said before what one did, and everything
 * is read. How many a card speaks to orders nothing (rule B-5).
 */
export function readHarvest(
  themes: ThemesView,
  cards: CardsView,
  columns: BoardSnapshot['columns'],
): Harvest {
  const up = Object.values(columns).flat()
  const items = sortThemes(themes.themes).flatMap((theme) => {
    const text = theme.sentence === '' ? wordsIn(theme, up, cards) : theme.sentence
    // A board that is still on its way has no words yet.
    return text === '' ? [] : [{ theme, text, state: stateOf(theme, themes.reading) }]
  })
  const textOf = (id: CardId) => up.find((card) => card.id === id)?.text
  const pairs = themes.differences.flatMap(({ id, cards: [one, other] }) => {
    const [first, second] = [textOf(one), textOf(other)]
    return first === undefined || second === undefined ? [] : [{ id, texts: [first, second] as const }]
  })
  const paired = new Set(themes.differences.flatMap((each) => each.cards))
  const loose = up.filter((card) => cards[card.id]?.theme === undefined && !paired.has(card.id))
  return {
    items,
    reading: items.find(({ state }) => state === 'now') ?? null,
    pairs,
    surprises: loose.filter((card) => cards[card.id]?.tags?.includes('surprise') === true),
    loose,
  }
}

function sortThemes(themes: readonly ThemeView[]): readonly ThemeView[] {
  const byColumn = COLUMN_KEYS.flatMap((column) => themes.filter((theme) => theme.column === column))
  return [...byColumn.filter((theme) => theme.isShared), ...byColumn.filter((theme) => !theme.isShared)]
}

function wordsIn(theme: ThemeView, up: readonly BoardCard[], cards: CardsView): string {
  return up
    .filter((card) => cards[card.id]?.theme === theme.id)
    .map((card) => card.text)
    .join(' / ')
}

function stateOf({ id, state, hasBeenRead }: ThemeView, reading: string | null): HarvestState {
  if (id === reading) return 'now'
  return hasBeenRead && state !== 'candidate' ? state : 'next'
}

/** What to read after this one: the next that was not read yet, from the beginning where none comes after it. */
export function nextToRead({ items, reading }: Harvest): HarvestItem | null {
  const at = reading === null ? -1 : items.indexOf(reading)
  return [...items.slice(at + 1), ...items.slice(0, at + 1)].find(({ state }) => state === 'next') ?? null
}
