import { COLUMN_KEYS, type ColumnKey } from '../board/columns.ts'
import type { CardId, SeatId } from '../ids.ts'
import type { CardFacts, CardsState } from '../room/state/cards.ts'
import type { Role, RoomState } from '../room/state.ts'
import { tidyLine } from './cleaning.ts'
import type { Outcome, OutcomeCard, OutcomeTheme, ReviewRole, VoiceToken } from './state.ts'

/** A card as the board's document has it. */
export type CardWords = {
  readonly id: CardId
  readonly text: string
  readonly column: ColumnKey
  readonly isDown: boolean
}

/** Which token stands for which seat from now on, and what that seat was. Forgotten with the names. */
export type Voices = ReadonlyMap<SeatId, { readonly voice: VoiceToken; readonly role: Role }>

export type GatherFrom = {
  readonly room: Pick<RoomState, 'conversation' | 'seats'> & { readonly cards: CardsState }
  readonly words: readonly CardWords[]
  readonly voices: Voices
  readonly slug: string
  readonly startedAt: number
  readonly endedAt: number
}

/** Whoever has a card or a chair needs a token, also somebody who left before the end. */
export function seatsOf({ seats, cards }: GatherFrom['room']): SeatId[] {
  const spoke = cards.cards.flatMap(({ voice, alsoSaidBy }) => [
    ...(voice === null ? [] : [voice]),
    ...alsoSaidBy,
  ])
  return [...new Set([...seats.map(({ id }) => id), ...spoke])]
}

/**
 * The outcome of a room that has ended. Its cards are those that are up, in the order in which they came: what was taken
 * down in the room was never said as far as the page goes.
 */
export function gather({ room, words, voices, slug, startedAt, endedAt }: GatherFrom): Outcome {
  const { conversation } = room
  const cards = gatherCards(room.cards, words, voices)
  const cardIds = new Set(cards.map(({ id }) => id))
  return {
    version: 1,
    conversation: conversation.id,
    slug,
    question: tidyLine(conversation.question),
    templateId: conversation.templateId,
    lengthMinutes: conversation.lengthMinutes,
    startedAt,
    endedAt,
    people: seatsOf(room).length,
    voices: Object.fromEntries(
      [...voices.values()].map(({ voice, role }) => [voice, role satisfies ReviewRole]),
    ),
    cards,
    themes: gatherThemes(room.cards, cards),
    differences: room.cards.differences
      .filter((difference) => difference.cards.every((card) => cardIds.has(card)))
      .map(({ id, cards: pair }) => ({ id, cards: pair, said: ['', ''] })),
    labels: gatherLabels(room.cards),
    parts: { surprises: [], questions: [], seeds: [], promises: [] },
    sayings: { sees: '', feeds: '', again: '' },
    answers: [],
    right: {},
    quoteChecks: {},
    revision: 0,
    yeses: [],
    notBefore: null,
    publishedAt: null,
    withdrawnAt: null,
    isErased: false,
    corrections: [],
    toTakeOut: [],
  }
}

function gatherCards(state: CardsState, words: readonly CardWords[], voices: Voices): OutcomeCard[] {
  const texts = new Map(words.filter(({ isDown }) => !isDown).map((card) => [card.id, card]))
  const themes = new Set(state.themes.map(({ id }) => id))
  const known = state.cards.flatMap((facts) => {
    const card = texts.get(facts.id)
    return facts.isDown || card === undefined ? [] : [gatherCard(facts, card, voices, themes)]
  })
  // A card whose facts died with the server is there, and nobody's.
  const told = new Set(state.cards.map(({ id }) => id))
  const untold = [...texts.values()].filter(({ id }) => !told.has(id)).map((card) => untoldCard(card))
  return [...known, ...untold].filter(({ words: text }) => text !== '')
}

function gatherCard(
  facts: CardFacts,
  { text, column }: CardWords,
  voices: Voices,
  themes: ReadonlySet<string>,
): OutcomeCard {
  const tokenOf = (seat: SeatId) => voices.get(seat)?.voice
  return {
    id: facts.id,
    words: tidyLine(text),
    column,
    voice: facts.voice === null ? null : (tokenOf(facts.voice) ?? null),
    alsoSaidBy: facts.alsoSaidBy.flatMap((seat) => tokenOf(seat) ?? []),
    // A question that was not answered is a card that nobody has checked.
    check: facts.check === 'shown-back' ? 'not-checked' : facts.check,
    speaksTo: facts.speaksTo.length,
    tags: facts.tags,
    isCheckFirst: facts.isCheckFirst,
    isOfSeveral: facts.origin === 'pair',
    theme: facts.theme !== null && themes.has(facts.theme) ? facts.theme : null,
    ...UNANSWERED,
  }
}

const UNANSWERED = { choice: null, name: null, pointsTo: null, outUntil: null } as const

function untoldCard({ id, text, column }: CardWords): OutcomeCard {
  return {
    id,
    words: tidyLine(text),
    column,
    voice: null,
    alsoSaidBy: [],
    check: 'not-checked',
    speaksTo: 0,
    tags: [],
    isCheckFirst: false,
    isOfSeveral: false,
    theme: null,
    ...UNANSWERED,
  }
}

/** In the order of columns, and within each in the order in which they came (rule B-5). */
function gatherThemes(state: CardsState, cards: readonly OutcomeCard[]): OutcomeTheme[] {
  const inColumn = COLUMN_KEYS.flatMap((column) => state.themes.filter((theme) => theme.column === column))
  return inColumn
    .filter(({ id }) => cards.some((card) => card.theme === id))
    .map((theme) => ({
      id: theme.id,
      sentence: tidyLine(theme.sentence),
      column: theme.column,
      state: theme.state,
      because: tidyLine(theme.because),
      also: '',
      inBreath: '',
      isOut: false,
      isReworded: false,
      at: theme.at,
    }))
}

function gatherLabels({ labels }: CardsState): Partial<Record<ColumnKey, string>> {
  return Object.fromEntries(
    COLUMN_KEYS.flatMap((key) => {
      const label = tidyLine(labels[key] ?? '')
      return label === '' ? [] : [[key, label]]
    }),
  )
}
