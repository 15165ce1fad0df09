import type { SeatId } from '../ids.ts'
import { refuse } from '../refusals.ts'
import { isOpenlyWritten } from './cardFacts.ts'
import type { CommandOf } from './commands.ts'
import { happens, type Outcome, type RoomEvent } from './events.ts'
import type { CardFacts, CardsState, Objection, Theme } from './state/cards.ts'
import type { RoomState } from './state.ts'
import { cardsOfTheme, findTheme, isHeard } from './themes.ts'

/** Reading the themes back: agreed is what nobody objects to (method.md 6.3). */

/** A number below this would point at people. */
export const VOICES_FROM = 3

/** Reads this theme next, or none. The one before it is settled (rule HV-1). */
export function readNext(state: RoomState, { theme: id, seen }: CommandOf<'harvest.read'>): Outcome {
  if (state.cards.reading !== seen) return refuse('harvest/moved-on')
  if (id === seen) return happens()
  if (id === null) return happens({ type: 'harvest.read', theme: null, voices: null })
  if (findTheme(state, id) === undefined) return refuse('theme/unknown')
  const voices = countVoices(cardsOfTheme(state.cards, id))
  return happens({ type: 'harvest.read', theme: id, voices })
}

/** I would say it differently, or leave it open; or no longer. Others see that somebody would, never who (rule HV-2). */
export function objectToTheme(
  state: RoomState,
  { theme: id, how }: CommandOf<'harvest.object'>,
  seat: SeatId,
): Outcome {
  const theme = findTheme(state, id)
  if (theme === undefined || !isHeard(state.cards, theme)) return refuse('theme/unknown')
  if ((theme.objections[seat] ?? null) === how) return happens()
  return happens({ type: 'harvest.objected', seat, theme: id, how })
}

/**
 * How many people speak in these cards, told when they are read aloud and from three up (rule TH-7). Beside a quiet card
 * nothing else may be counted: whether the number grows by a card of which everybody knows whose it is would tell
 * whether the quiet one is by the same person.
 */
export function countVoices(cards: readonly CardFacts[]): number | null {
  const areQuiet = cards.map(({ origin }) => origin === 'quiet')
  if (new Set(areQuiet).size > 1) return null
  const voicesOf = ({ voice, alsoSaidBy }: CardFacts) =>
    voice === null ? alsoSaidBy : [...alsoSaidBy, voice]
  const voices = new Set(areQuiet[0] ? cards.map(({ by }) => by) : cards.flatMap(voicesOf))
  return voices.size >= VOICES_FROM ? voices.size : null
}

/**
 * Is it more than one voice (method.md 6.3.6), as far as everybody can see? Cards that people saw being written tell
 * by whom; every other is taken for a voice of its own. So nobody can find out, by putting cards together and looking,
 * which of them came from one hand (rule TH-6).
 */
export function isShared(theme: Pick<Theme, 'voices'>, cards: readonly CardFacts[]): boolean {
  if (theme.voices !== null) return true
  const isBacked = cards.some(({ speaksTo, wasSaidAgain }) => speaksTo.length >= 2 || wasSaidAgain)
  const voices = new Set(cards.map((card) => (isOpenlyWritten(card) ? card.by : card.id)))
  return isBacked || voices.size >= 2
}

/** What an event does to what is read, and to what people say of it. */
export function applyHarvest(slice: CardsState, event: RoomEvent): CardsState {
  switch (event.type) {
    case 'harvest.read': {
      const { theme: id, voices } = event
      const settled = withSettled(slice)
      const themes = settled.themes.map((theme) => (theme.id === id ? { ...theme, voices } : theme))
      return { ...settled, themes, reading: id }
    }
    case 'harvest.objected': {
      const change = (theme: Theme) => objected(theme, event.seat, event.how, slice.reading === theme.id)
      return {
        ...slice,
        themes: slice.themes.map((theme) => (theme.id === event.theme ? change(theme) : theme)),
      }
    }
    case 'agenda.moved':
      return withSettled(slice)
    case 'room.ended': {
      // What stands is kept; who would have said it differently is nobody's business any more (SAFE-11).
      const settled = withSettled(slice)
      const themes = settled.themes.map((theme) => ({ ...theme, objections: {} }))
      return { ...settled, themes, dissolved: [] }
    }
    default:
      return slice
  }
}

/** The theme that was read stands as it is, or stays open. */
function withSettled(slice: CardsState): CardsState {
  const { reading } = slice
  if (reading === null) return slice
  const themes = slice.themes.map((theme) =>
    theme.id === reading ? { ...theme, hasBeenRead: true, state: stateOf(theme) } : theme,
  )
  return { ...slice, themes, reading: null }
}

/** A change takes objections with it, so whatever objection there is came after it. */
function stateOf({ objections, was }: Theme): Theme['state'] {
  if (Object.keys(objections).length > 0) return 'left-open'
  return was === null ? 'agreed' : 'changed'
}

function objected(theme: Theme, seat: SeatId, how: Objection | null, isBeingRead: boolean): Theme {
  const { [seat]: _, ...others } = theme.objections
  const objections = how === null ? others : { ...others, [seat]: how }
  const next = { ...theme, objections }
  return isBeingRead ? next : { ...next, state: stateOf(next) }
}
