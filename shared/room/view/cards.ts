import type { ColumnKey } from '../../board/columns.ts'
import type { CardId, SeatId } from '../../ids.ts'
import { isChecked, isVoiceOf, wasUnseen } from '../cardFacts.ts'
import { isShared } from '../harvest.ts'
import { takesNotes } from '../pen.ts'
import type { CardFacts, CardsState, CardTag, Objection, Theme, ThemeState } from '../state/cards.ts'
import { isHere, type RoomState, type Seat } from '../state.ts'

/**
 * What I may know about a card beside its words. Only what differs from the ordinary is there, because three hundred of
 * these travel over thin lines. Whose voice a card is, nobody is told but its own person.
 */
export type CardView = {
  /** Nobody has said that it is right: a dashed edge, and never a quote. */
  readonly isUnchecked?: true
  /** It is my point, or I said the same. */
  readonly isMine?: true
  /** With whom it is to be checked now. Note-takers only. */
  readonly withSpeaker?: SeatId
  /** To how many it speaks; from two up, and never who. */
  readonly speaks?: number
  /** It speaks to me. */
  readonly speaksToMe?: true
  readonly tags?: readonly CardTag[]
  readonly isCheckFirst?: true
  readonly theme?: string
  readonly wasSaidAgain?: true
  /** Turned over after quiet writing or by a table. */
  readonly wasQuiet?: true
}

/**
 * Every card that is up, under its id. A patch of this part has only the cards that changed, each whole; null takes one
 * out.
 */
export type CardsView = Readonly<Record<CardId, CardView>>

export type ThemeView = {
  readonly id: string
  readonly sentence: string
  readonly column: ColumnKey
  readonly state: ThemeState
  readonly was: string | null
  readonly because: string
  /** Cards of two voices as far as all can see, or one that speaks to two. Otherwise it is one voice, worth keeping. */
  readonly isShared: boolean
  /** A number from three up, told when it was read aloud; null is "several", or one. */
  readonly voices: number | null
  readonly hasBeenRead: boolean
  /** Somebody would say it differently, or leave it open. Who, nobody is told. */
  readonly isObjectedTo: boolean
  readonly myObjection: Objection | null
}

export type ThemesView = {
  readonly themes: readonly ThemeView[]
  readonly differences: readonly { readonly id: string; readonly cards: readonly [CardId, CardId] }[]
  /** The theme that is being read aloud. */
  readonly reading: string | null
  readonly labels: Readonly<Partial<Record<ColumnKey, string>>>
  readonly locked: readonly ColumnKey[]
}

export type PenView = {
  /** Everybody who takes notes: note-takers, and whoever was handed the pen. */
  readonly holders: readonly SeatId[]
  /** I take notes. */
  readonly isMine: boolean
  /** Nobody who takes notes is here, and I might. */
  readonly isWanted: boolean
  /** I am asked to take it, by this person. */
  readonly offeredBy: SeatId | null
  /** Whom I asked. Nobody sees a no: it ends like a silence. */
  readonly offeredTo: SeatId | null
  /** Cards of mine that wait for "Is this right?", the oldest first. Nobody else has this. */
  readonly askedBack: readonly CardId[]
}

/** Below this a tap would point at a person. */
const RESONANCE_FROM = 2

/** Every card that is up, as this person may know it. */
export function viewCards(state: RoomState, me: Seat): CardsView {
  const isPenMine = takesNotes(state, me)
  return rememberCards(state.cards, `${me.id} ${isPenMine}`, () => {
    const themes = new Set(visibleThemes(state.cards).map(({ id }) => id))
    const up = state.cards.cards.filter(({ isDown }) => !isDown)
    return Object.fromEntries(up.map((card) => [card.id, viewCard(card, me, { isPenMine, themes })]))
  })
}

/**
 * Views are made for everybody at every event, and few events have to do with cards: what was made of the same state is
 * the same value again.
 */
function remembering<View>() {
  const seen = new WeakMap<CardsState, Map<string, View>>()
  return (cards: CardsState, key: string, make: () => View): View => {
    const views = seen.get(cards) ?? new Map<string, View>()
    seen.set(cards, views)
    const view = views.get(key) ?? make()
    views.set(key, view)
    return view
  }
}

const rememberCards = remembering<CardsView>()
const rememberThemes = remembering<ThemesView>()

type Around = { readonly isPenMine: boolean; readonly themes: ReadonlySet<string> }

function viewCard(card: CardFacts, me: Seat, { isPenMine, themes }: Around): CardView {
  const { voice, check, speaksTo, tags, theme } = card
  return {
    ...(looksUnchecked(card, me) && { isUnchecked: true }),
    ...(isVoiceOf(me.id, card) && { isMine: true }),
    ...(isPenMine && check === 'shown-back' && voice !== null && { withSpeaker: voice }),
    ...(speaksTo.length >= RESONANCE_FROM && { speaks: speaksTo.length }),
    ...(speaksTo.includes(me.id) && { speaksToMe: true }),
    ...(tags.length > 0 && { tags }),
    ...(card.isCheckFirst && { isCheckFirst: true }),
    ...(theme !== null && themes.has(theme) && { theme }),
    ...(card.wasSaidAgain && { wasSaidAgain: true }),
    ...(wasUnseen(card) && { wasQuiet: true }),
  }
}

/**
 * A quiet card that was reworded looks unchecked to everybody but its writer for good. Else a card that stays checked
 * while somebody is seen writing on it would tell whose it is (rule C-2).
 */
function looksUnchecked(card: CardFacts, me: Seat): boolean {
  if (card.origin === 'quiet' && card.voice !== me.id) return card.wasReworded
  return !isChecked(card)
}

export function viewThemes({ cards }: RoomState, me: Seat): ThemesView {
  return rememberThemes(cards, me.id, () => themesOf(cards, me))
}

function themesOf(cards: CardsState, me: Seat): ThemesView {
  const { differences, reading, labels, locked } = cards
  const up = cards.cards.filter(({ isDown }) => !isDown)
  const ofTheme = new Map(visibleThemes(cards).map(({ id }) => [id, [] as CardFacts[]]))
  for (const card of up) ofTheme.get(card.theme ?? '')?.push(card)
  const ids = new Set(up.map(({ id }) => id))
  return {
    themes: visibleThemes(cards).map((theme) => viewTheme(theme, ofTheme.get(theme.id) ?? [], me)),
    differences: differences.filter((each) => each.cards.every((card) => ids.has(card))),
    reading: reading !== null && ofTheme.has(reading) ? reading : null,
    labels,
    locked,
  }
}

function visibleThemes(cards: CardsState): Theme[] {
  const used = new Set(cards.cards.map(({ theme, isDown }) => (isDown ? null : theme)))
  return cards.themes.filter(({ id }) => used.has(id))
}

function viewTheme(theme: Theme, cards: readonly CardFacts[], me: Seat): ThemeView {
  const { id, sentence, column, state, was, because, hasBeenRead, objections, voices } = theme
  return {
    id,
    sentence,
    column,
    state,
    was,
    because,
    isShared: isShared(theme, cards),
    voices,
    hasBeenRead,
    isObjectedTo: Object.keys(objections).length > 0,
    myObjection: objections[me.id] ?? null,
  }
}

export function viewPen(state: RoomState, me: Seat): PenView {
  const { pen, seats, cards, agenda } = state
  const { offer } = pen
  return {
    holders: seats.filter((seat) => takesNotes(state, seat)).map(({ id }) => id),
    isMine: takesNotes(state, me),
    isWanted: pen.isWanted && agenda.phase.kind === 'running' && isHere(me) && !me.isPretend,
    offeredBy: offer?.to === me.id && !offer.isDeclined ? offer.from : null,
    offeredTo: offer?.from === me.id ? offer.to : null,
    askedBack: cards.cards
      .filter(({ check, voice, isDown }) => check === 'shown-back' && voice === me.id && !isDown)
      .sort((one, other) => (one.shownAt ?? 0) - (other.shownAt ?? 0))
      .map(({ id }) => id),
  }
}
