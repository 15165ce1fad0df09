import type { CardId, SeatId } from '../../shared/ids.ts'
import { findCard } from '../../shared/room/cardFacts.ts'
import type { PersonCommand } from '../../shared/room/commands.ts'
import type { CardFacts, CardTag } from '../../shared/room/state/cards.ts'
import { currentStep } from '../../shared/room/state.ts'
import type { CardView, ThemeView } from '../../shared/room/view/cards.ts'
import { RoomKit, SECOND } from './roomKit.ts'

/** A facilitator, a note-taker and four people, in the first open step, with hands on the board. */
export class CardKit extends RoomKit {
  readonly ines = this.join('Ines', 'facilitator')
  readonly tui = this.join('Tui', 'note-taker')
  readonly ana = this.join('Ana')
  readonly bo = this.join('Bo')
  readonly cleo = this.join('Cleo')
  readonly dee = this.join('Dee')
  #cards = 0

  constructor() {
    super()
    this.goTo(this.ines, 'go_round')
  }

  /** A card that this person writes where everybody sees it. */
  write(by: SeatId | null): CardId {
    this.#cards += 1
    const id = `card-number-${String(this.#cards).padStart(3, '0')}` as CardId
    this.change(by, { added: [id] })
    return id
  }

  /** Cards that these people write quietly, turned over; in the order of their writers. */
  writeQuietly(...people: SeatId[]): CardId[] {
    this.goTo(this.ines, 'silent_writing')
    const ids = people.map((seat, index) => {
      const id = `quiet-card-${index}-${seat.slice(-3)}` as CardId
      const put = { type: 'writing.put', id, text: 'a bench', column: 'aspirations' } as const
      if (!this.do(seat, put).ok) throw new Error('nobody may write')
      return id
    })
    this.next()
    return ids
  }

  next(): void {
    const { phase } = this.state.agenda
    this.do(this.ines, { type: 'agenda.next', seenIndex: phase.kind === 'running' ? phase.index : -1 })
  }

  reword(by: SeatId | null, card: CardId): void {
    this.change(by, { reworded: [card] })
  }

  facts(card: CardId): CardFacts {
    const facts = findCard(this.state, card)
    if (facts === undefined) throw new Error('the room does not know this card')
    return facts
  }

  card(seat: SeatId, card: CardId): CardView | undefined {
    return this.see(seat).cards[card]
  }

  theme(id = 'theme-number-one', seat = this.ana): ThemeView | undefined {
    return this.see(seat).themes.themes.find((each) => each.id === id)
  }

  /** The code of the refusal, or true. */
  try(seat: SeatId, command: PersonCommand): string | true {
    const decision = this.do(seat, command)
    return decision.ok || decision.code
  }

  showBack(card: CardId, to: SeatId, by = this.tui) {
    return this.try(by, { type: 'card.show-back', card, to })
  }

  answer(seat: SeatId, card: CardId, answer: 'keep' | 'tweak' | 'down') {
    return this.try(seat, { type: 'card.answer', card, answer })
  }

  tap(card: CardId, ...seats: SeatId[]) {
    return seats.map((seat) => this.try(seat, { type: 'card.speaks', card, isOn: true }))
  }

  sayAgain(card: CardId, by: SeatId | null, who = this.tui) {
    return this.try(who, { type: 'card.say-again', card, by })
  }

  unsayAgain(card: CardId, who = this.tui) {
    return this.try(who, { type: 'card.unsay-again', card })
  }

  tag(seat: SeatId, card: CardId, tag: CardTag, isOn = true) {
    return this.try(seat, { type: 'card.tag', card, tag, isOn })
  }

  make(
    cards: readonly CardId[],
    { id = 'theme-number-one', by = this.ana, sentence = 'We want to be asked.' } = {},
  ) {
    return this.try(by, { type: 'theme.make', id, cards: [...cards], sentence, column: 'trust' })
  }

  put(card: CardId, theme: string | null, by = this.ana) {
    return this.try(by, { type: 'theme.put', card, theme })
  }

  rename(sentence: string, by = this.ana, id = 'theme-number-one') {
    return this.try(by, { type: 'theme.name', id, sentence })
  }

  read(theme: string | null = 'theme-number-one', by = this.ines) {
    return this.try(by, { type: 'harvest.read', theme, seen: this.state.cards.reading })
  }

  object(seat: SeatId, how: 'differently' | 'open' | null = 'open', theme = 'theme-number-one') {
    return this.try(seat, { type: 'harvest.object', theme, how })
  }

  get stepKey(): string | undefined {
    return currentStep(this.state)?.key
  }

  /** Everybody but this one. */
  others(...but: SeatId[]): SeatId[] {
    return this.state.seats.map(({ id }) => id).filter((id) => !but.includes(id))
  }

  /** What all of these see, as text to compare. */
  seenBy(seats: readonly SeatId[]): string[] {
    return seats.map((seat) => JSON.stringify(this.see(seat)))
  }

  tick(): void {
    this.wait(SECOND)
  }
}
