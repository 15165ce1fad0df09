import { nanoid } from 'nanoid'
import type { ColumnKey } from '../../../shared/board/columns.ts'
import type { CardId } from '../../../shared/ids.ts'
import type { PersonCommand } from '../../../shared/room/commands.ts'
import type { CardTag } from '../../../shared/room/state/cards.ts'
import type { ThemeView } from '../../../shared/room/view/cards.ts'
import type { BoardDesk } from '../boardDesk.ts'
import { lay, layBeside } from '../carry.ts'
import { type Gap, gapOf } from '../gap.ts'
import type { ActNews, Landing, News } from '../hand.ts'
import type { Undoable, UndoWords } from '../undo.ts'

/** What I do with cards and themes. The room decides; what I can take back, I am offered to. */

/** A dragged card was let go over another card or over a theme. */
export function dropOnto(desk: BoardDesk, card: CardId, onto: Exclude<Landing, { kind: 'gap' }>): void {
  if (onto.kind === 'theme') putInto(desk, [card], onto.theme)
  else putTogether(desk, card, onto.card)
}

/** With another card: into the theme that it is in, or into a new one of the two. */
export function putTogether(desk: BoardDesk, card: CardId, other: CardId): void {
  const theme = themeOf(desk, other)
  if (theme !== undefined) putInto(desk, [card], theme.id)
  else makeTheme(desk, [other, card])
}

export function putInto(desk: BoardDesk, ids: readonly CardId[], id: string): void {
  const theme = findTheme(desk, id)
  if (theme === undefined) return
  const cards = openOnes(desk, ids).filter((card) => themeOf(desk, card)?.id !== id)
  const before = remember(desk, cards)
  for (const card of cards) leaveUnnamed(desk, card)
  const asked = cards.map((card) => {
    bringInto(desk, card, theme.column)
    return desk.room.put([card], id, { type: 'theme.put', card, theme: id })
  })
  if (cards.length === 0) return
  if (theme.sentence === '') desk.name(id)
  offer(desk, {
    words: 'themed',
    about: cards[0] ?? null,
    asked,
    news: 'themed',
    run: () => restore(desk, before),
  })
}

/** A theme forms, and wants a sentence. */
export function makeTheme(desk: BoardDesk, ids: readonly CardId[], sentence = ''): void {
  const cards = openOnes(desk, ids)
  const first = cards[0] === undefined ? undefined : desk.find(cards[0])
  // One alone without a sentence would be kept as one voice, which nobody asked for.
  if (first === undefined || (cards.length === 1 && sentence === '')) return
  const before = remember(desk, cards)
  const id = nanoid()
  for (const [at, card] of cards.entries()) {
    leaveUnnamed(desk, card)
    const above = cards[at - 1]
    if (above !== undefined) layBeside(desk, above, card)
  }
  const { column } = first
  const made = desk.room.put(cards, id, { type: 'theme.make', id, cards: [...cards], sentence, column })
  if (sentence === '') desk.name(id)
  const run = () => {
    void desk.room.put(cards, null, { type: 'theme.dissolve', id })
    restore(desk, before)
  }
  offer(desk, { words: 'themed', about: cards[0] ?? null, asked: [made], news: 'together', run })
}

/** A card alone that stands for itself. It is read aloud with the themes. */
export function keepAsOneVoice(desk: BoardDesk, card: CardId): void {
  const [open] = openOnes(desk, [card])
  const column = open === undefined ? undefined : desk.find(open)?.column
  if (open === undefined || column === undefined) return
  leaveUnnamed(desk, open)
  const id = nanoid()
  const asked = desk.room.put([open], id, { type: 'theme.make', id, cards: [open], sentence: '', column })
  const run = () => void desk.room.put([open], null, { type: 'theme.dissolve', id })
  offer(desk, { words: 'themed', about: open, asked: [asked], news: 'one-voice', run })
}

export function takeOut(desk: BoardDesk, card: CardId): void {
  const before = remember(desk, openOnes(desk, [card]))
  if (before.length === 0) return
  leaveUnnamed(desk, card)
  const asked = desk.room.put([card], null, { type: 'theme.put', card, theme: null })
  offer(desk, {
    words: 'untheme',
    about: card,
    asked: [asked],
    news: 'out-of-theme',
    run: () => restore(desk, before),
  })
}

export function takeApart(desk: BoardDesk, theme: ThemeView): void {
  const cards = cardsOf(desk, theme.id)
  const { id, sentence, column } = theme
  const asked = desk.room.put(cards, null, { type: 'theme.dissolve', id })
  const run = () =>
    void desk.room.put(cards, id, { type: 'theme.make', id, cards: [...cards], sentence, column })
  offer(desk, { words: 'apart', about: cards[0] ?? null, asked: [asked], news: 'theme-apart', run })
}

/** To another column. Its cards go along in the same act, also those that lay apart from it. */
export function moveTheme(desk: BoardDesk, { id, column: from }: ThemeView, to: ColumnKey): void {
  if (to === from) return
  const cards = cardsInOrder(desk, id)
  const before = remember(desk, cards)
  const asked = desk.room.move(id, to)
  for (const card of cards) bringInto(desk, card, to)
  void asked.then((isDone) => isDone || layAgain(desk, id, before))
  const run = () => {
    const now = cardsInOrder(desk, id)
    const there = remember(desk, now)
    const askedBack = desk.room.move(id, from)
    layAgain(desk, id, before)
    // What others have put into it since.
    for (const card of now) if (!cards.includes(card)) bringInto(desk, card, from)
    void askedBack.then((isDone) => isDone || layAgain(desk, id, there))
  }
  const news = { kind: 'theme-moved', theme: id, column: to } as const
  offer(desk, { words: 'carried', about: cards[0] ?? null, asked: [asked], news, run })
}

export function nameTheme(desk: BoardDesk, { id, sentence: was }: ThemeView, sentence: string): void {
  desk.name(null)
  if (sentence === was || sentence === '') return
  const asked = desk.room.ask({ type: 'theme.name', id, sentence })
  // A theme without a sentence is one that is still forming: there is nothing to go back to.
  if (was === '') {
    void asked.then((isDone) => isDone && desk.tell({ kind: 'named' }))
    return
  }
  const run = () => void desk.room.ask({ type: 'theme.name', id, sentence: was })
  offer(desk, { words: 'named', about: cardsOf(desk, id)[0] ?? null, asked: [asked], news: 'named', run })
}

/** Both are kept, side by side. The one that came later goes to the one that was there. */
export function differ(desk: BoardDesk, one: CardId, other: CardId): void {
  const id = nanoid()
  const order = Object.keys(desk.room.known.cards)
  const [first, second] = order.indexOf(one) <= order.indexOf(other) ? [one, other] : [other, one]
  const before = remember(desk, [second])
  if (openOnes(desk, [first, second]).length === 2) layBeside(desk, first, second)
  const asked = desk.room.ask({ type: 'difference.make', id, one: first, other: second })
  const run = () => {
    void desk.room.ask({ type: 'difference.part', id })
    restore(desk, before)
  }
  offer(desk, { words: 'differ', about: one, asked: [asked], news: 'differ', run })
}

export function part(desk: BoardDesk, card: CardId): void {
  const pair = pairOf(desk, card)
  if (pair === undefined) return
  const [one, other] = pair.cards
  const asked = desk.room.ask({ type: 'difference.part', id: pair.id })
  const run = () => void desk.room.ask({ type: 'difference.make', id: pair.id, one, other })
  offer(desk, { words: 'parted', about: card, asked: [asked], news: 'parted', run })
}

export function pairOf(desk: BoardDesk, card: CardId) {
  return desk.room.known.themes.differences.find(({ cards }) => cards.includes(card))
}

export function speaks(desk: BoardDesk, card: CardId, isOn: boolean): void {
  void desk.room.ask({ type: 'card.speaks', card, isOn })
}

export function setTag(desk: BoardDesk, card: CardId, tag: CardTag, isOn: boolean): void {
  const asked = desk.room.ask({ type: 'card.tag', card, tag, isOn })
  const run = () => void desk.room.ask({ type: 'card.tag', card, tag, isOn: !isOn })
  offer(desk, { words: 'tagged', about: card, asked: [asked], news: isOn ? 'tagged' : 'untagged', run })
}

/** Anyone may ask for it; to call it off again takes whoever leads or takes notes, also when it was me. */
export function setCheckFirst(desk: BoardDesk, card: CardId, isOn: boolean): void {
  const asked = desk.room.ask({ type: 'card.check-first', card, isOn })
  const { hasPen, isFacilitator } = desk.room.known
  const run = () => void desk.room.ask({ type: 'card.check-first', card, isOn: !isOn })
  const news = isOn ? 'kept-off' : 'cleared'
  if (hasPen || isFacilitator || !isOn)
    offer(desk, { words: 'keptOff', about: card, asked: [asked], news, run })
  else void asked.then((isDone) => isDone && desk.tell({ kind: news }))
}

export function labelColumn(desk: BoardDesk, column: ColumnKey, label: string | null): void {
  const was = desk.room.known.themes.labels[column] ?? null
  if (label === was) return
  const asked = desk.room.ask({ type: 'column.name', column, label })
  const run = () => void desk.room.ask({ type: 'column.name', column, label: was })
  offer(desk, { words: 'labelled', about: null, asked: [asked], news: 'labelled', run })
}

export function lockColumn(desk: BoardDesk, column: ColumnKey, isLocked: boolean): void {
  const asked = desk.room.ask({ type: 'column.lock', column, isLocked })
  void asked.then((isDone) => isDone && desk.tell({ kind: isLocked ? 'column-locked' : 'column-open' }))
}

type Offer = {
  readonly words: UndoWords
  readonly about: CardId | null
  readonly asked: readonly Promise<boolean>[]
  readonly news: ActNews | News
  run(): void
}

/** Told when the room has agreed; what it refused is nothing to take back. */
function offer(desk: BoardDesk, { words, about, asked, news, run }: Offer): void {
  const undoable: Undoable = {
    words,
    about,
    run: () => {
      run()
      desk.tell({ kind: 'undone' })
    },
  }
  desk.undoing.offer(undoable)
  desk.letGo()
  void Promise.all(asked).then((answers) => {
    if (answers.some((isDone) => isDone)) desk.tell(typeof news === 'string' ? { kind: news } : news)
    else desk.undoing.withdraw(undoable)
  })
}

type Before = readonly { readonly card: CardId; readonly gap: Gap }[]

function remember(desk: BoardDesk, cards: readonly CardId[]): Before {
  const { layout } = desk.seen
  return cards.flatMap((id) => {
    const card = desk.find(id)
    return card === undefined ? [] : [{ card: id, gap: gapOf(layout, card) }]
  })
}

/** The last one first: each finds the neighbours that it had. */
function restore(desk: BoardDesk, before: Before): void {
  for (const { card, gap } of before.toReversed()) {
    if (desk.find(card) !== undefined) lay(desk, card, gap)
  }
}

/** What is still in this theme, where it was; it stays in it. */
function layAgain(desk: BoardDesk, theme: string, before: Before): void {
  for (const { card, gap } of before.toReversed()) {
    if (themeOf(desk, card)?.id === theme) lay(desk, card, { ...gap, theme })
  }
}

function bringInto(desk: BoardDesk, id: CardId, column: ColumnKey): void {
  const card = desk.find(id)
  if (card === undefined || card.column === column) return
  desk.board.move(id, { column, index: desk.board.getSnapshot().columns[column].length })
}

/** A theme of two without a sentence is none when one of them goes: the other would be kept as one voice. */
function leaveUnnamed(desk: BoardDesk, card: CardId): void {
  const theme = themeOf(desk, card)
  if (theme === undefined || theme.sentence !== '') return
  const others = cardsOf(desk, theme.id).filter((each) => each !== card)
  if (others.length === 1)
    void desk.room.put(others, null, { type: 'theme.dissolve', id: theme.id } satisfies PersonCommand)
}

function openOnes(desk: BoardDesk, ids: readonly CardId[]): readonly CardId[] {
  return ids.filter((id) => desk.findOpen(id) !== undefined)
}

function cardsOf(desk: BoardDesk, theme: string): readonly CardId[] {
  const { cards } = desk.room.known
  return (Object.keys(cards) as CardId[]).filter((id) => cards[id]?.theme === theme)
}

/** As they lie on the board, but for what is in a locked column and stays there. */
function cardsInOrder(desk: BoardDesk, theme: string): readonly CardId[] {
  return Object.values(desk.seen.columns)
    .flat()
    .filter((card) => themeOf(desk, card.id)?.id === theme && !desk.isLocked(card))
    .map(({ id }) => id)
}

export function themeOf(desk: BoardDesk, card: CardId): ThemeView | undefined {
  return findTheme(desk, desk.room.known.cards[card]?.theme ?? '')
}

function findTheme(desk: BoardDesk, id: string): ThemeView | undefined {
  return desk.room.known.themes.themes.find((theme) => theme.id === id)
}
