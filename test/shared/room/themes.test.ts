import { describe, expect, test } from 'vitest'
import type { ColumnKey } from '../../../shared/board/columns.ts'
import type { CardId } from '../../../shared/ids.ts'
import { MAX_DIFFERENCES } from '../../../shared/room/cards.ts'
import { MAX_THEMES } from '../../../shared/room/themes.ts'
import { CardKit } from '../../support/cardKit.ts'

const ONE = 'theme-number-one'
const TWO = 'theme-number-two'

/** Three cards by three people. */
function threeCards() {
  const room = new CardKit()
  const cards = [room.write(room.ana), room.write(room.bo), room.write(room.cleo)] as [CardId, CardId, CardId]
  return { room, cards }
}

describe('themes', () => {
  test('TH-1 anybody puts cards together, under a sentence or none', () => {
    const { room, cards } = threeCards()
    const [one, two, three] = cards
    expect(room.make([one, two], { sentence: '  We want\u202e to be\n asked.  ' })).toBe(true)
    expect(room.theme()).toEqual({
      id: ONE,
      sentence: 'We want to be asked.',
      column: 'trust',
      state: 'candidate',
      was: null,
      because: '',
      isShared: true,
      voices: null,
      hasBeenRead: false,
      isObjectedTo: false,
      myObjection: null,
    })
    for (const card of [one, two]) expect(room.card(room.dee, card)).toEqual({ theme: ONE })
    expect(room.make([three], { id: TWO, sentence: '', by: room.dee })).toBe(true)
    expect(room.theme(TWO)?.sentence).toBe('')
  })

  test('TH-1 no longer than two lines, whatever letters they are of', () => {
    const { room, cards } = threeCards()
    expect(room.make(cards, { sentence: '🧑🏽‍🚀'.repeat(90) })).toBe(true)
    expect(room.rename('a'.repeat(160))).toBe(true)
    expect(room.rename('a'.repeat(161))).toBe('request/malformed')
  })

  test('TH-1 what was taken down at the same moment is left out', () => {
    const { room, cards } = threeCards()
    room.change(room.ana, { down: [cards[0]] })
    expect(room.make([cards[0]])).toBe('card/unknown')
    expect(room.make([cards[0], cards[1], cards[1]])).toBe(true)
    expect(room.state.cards.cards.map(({ theme }) => theme)).toEqual([null, ONE, null])
    room.change(room.ana, { back: [cards[0]] })
    expect(room.card(room.bo, cards[0])).toEqual({})
  })

  test('TH-1 into a theme, out of it, and into another', () => {
    const { room, cards } = threeCards()
    const [one, two, three] = cards
    room.make([one, two])
    room.make([three], { id: TWO })
    expect(room.put(one, TWO, room.dee)).toBe(true)
    expect(room.card(room.bo, one)).toEqual({ theme: TWO })
    expect(room.put(one, null)).toBe(true)
    expect(room.card(room.bo, one)).toEqual({})
    expect(room.put(one, 'theme-number-ten')).toBe('theme/unknown')
    expect(room.put('card-number-999' as CardId, ONE)).toBe('card/unknown')
    expect(room.make([one], { id: TWO })).toBe('theme/already')
  })

  test('TH-1 there are no more than anybody reads back', () => {
    const { room } = threeCards()
    for (let index = 0; index < MAX_THEMES; index += 1) {
      expect(room.make([room.write(room.ana)], { id: `theme-number-${index}` })).toBe(true)
    }
    expect(room.make([room.write(room.ana)])).toBe('theme/enough')
  })

  test('TH-2 one whose cards are all down is not there, and back with the first of them', () => {
    const { room, cards } = threeCards()
    const [one, two] = cards
    room.make([one, two])
    room.change(room.ana, { down: [one, two] })
    expect(room.theme()).toBeUndefined()
    expect(room.rename('Other words.')).toBe('theme/unknown')
    room.change(room.ana, { back: [two] })
    expect(room.theme()).toMatchObject({ sentence: 'We want to be asked.' })
    expect(room.card(room.ana, two)).toEqual({ theme: ONE })
  })

  test('TH-2 with its last card a theme is gone', () => {
    const { room, cards } = threeCards()
    const [one, two, three] = cards
    room.make([one])
    room.make([two], { id: TWO })
    room.put(one, null)
    expect(room.theme()).toBeUndefined()
    room.make([two, three])
    expect(room.theme(TWO)).toBeUndefined()
    room.change(null, { gone: [two, three] })
    expect(room.state.cards.themes).toEqual([])
  })

  test('TH-3 taken apart and put together again it is what it was', () => {
    const { room, cards } = threeCards()
    room.make(cards)
    room.try(room.tui, { type: 'theme.because', id: ONE, text: 'Two of us would start smaller.' })
    const before = room.theme()
    expect(room.try(room.bo, { type: 'theme.dissolve', id: ONE })).toBe(true)
    expect(room.theme()).toBeUndefined()
    expect(room.card(room.dee, cards[0])).toEqual({})
    room.make(cards)
    expect(room.theme()).toEqual(before)
    room.try(room.bo, { type: 'theme.dissolve', id: ONE })
    room.make(cards, { sentence: 'Another thing.' })
    expect(room.theme()).toMatchObject({ because: '', sentence: 'Another thing.' })
  })

  test('TH-5 two cards that say different things are a pair, in the order in which they came', () => {
    const { room, cards } = threeCards()
    const [one, two] = cards
    const differ = (id: string, a: CardId, b: CardId) =>
      room.try(room.dee, { type: 'difference.make', id, one: a, other: b })
    expect(differ('pair-number-one', two, one)).toBe(true)
    const pairs = () => room.see(room.cleo).themes.differences
    expect(pairs()).toEqual([{ id: 'pair-number-one', cards: [one, two] }])
    expect(differ('pair-number-two', one, two)).toBe(true)
    expect(differ('pair-number-two', one, one)).toBe('request/malformed')
    expect(differ('pair-number-one', one, cards[2])).toBe('request/malformed')
    expect(differ('pair-number-two', one, 'card-number-999' as CardId)).toBe('card/unknown')
    expect(pairs()).toHaveLength(1)
    room.change(room.bo, { down: [two] })
    expect(pairs()).toEqual([])
    room.change(room.bo, { back: [two] })
    expect(pairs()).toHaveLength(1)
    expect(room.try(room.ana, { type: 'difference.part', id: 'pair-number-one' })).toBe(true)
    expect(room.try(room.ana, { type: 'difference.part', id: 'pair-number-one' })).toBe('theme/unknown')
    expect(pairs()).toEqual([])
  })

  test('TH-5 there are no more pairs than anybody reads back', () => {
    const { room } = threeCards()
    const one = room.write(room.ana)
    for (let index = 0; index <= MAX_DIFFERENCES; index += 1) {
      const pair = { id: `pair-number-${index}`, one, other: room.write(room.bo) }
      expect(room.try(room.ana, { type: 'difference.make', ...pair })).toBe(
        index < MAX_DIFFERENCES || 'theme/enough',
      )
    }
  })
})

describe('columns', () => {
  test('TH-4 facilitators and note-takers name a column, and its key stays', () => {
    const { room } = threeCards()
    const name = (seat: typeof room.ana, label: string | null) =>
      room.try(seat, { type: 'column.name', column: 'trust', label })
    expect(name(room.ana, 'Whom we trust')).toBe('role/not-allowed')
    expect(name(room.tui, '  Whom we\u202e trust ')).toBe(true)
    expect(room.see(room.ana).themes.labels).toEqual({ trust: 'Whom we trust' })
    expect(name(room.ines, 'a'.repeat(41))).toBe('request/malformed')
    expect(name(room.ines, '\u2066\u2069')).toBe('request/malformed')
    expect(name(room.ines, null)).toBe(true)
    expect(room.see(room.ana).themes.labels).toEqual({})
  })

  test('TH-4 in a locked column only facilitators and note-takers change themes', () => {
    const { room, cards } = threeCards()
    const [one, two, three] = cards
    room.make([one, two])
    const lock = (seat: typeof room.ana, isLocked: boolean) =>
      room.try(seat, { type: 'column.lock', column: 'trust', isLocked })
    expect([lock(room.ana, true), lock(room.tui, true)]).toEqual(['role/not-allowed', 'role/not-allowed'])
    expect(lock(room.ines, true)).toBe(true)
    expect(room.see(room.ana).themes.locked).toEqual(['trust'])
    for (const refused of [
      () => room.make([three], { id: TWO }),
      () => room.rename('Other words.'),
      () => room.put(three, ONE),
      () => room.put(one, null),
      () => room.try(room.ana, { type: 'theme.dissolve', id: ONE }),
    ]) {
      expect(refused()).toBe('column/locked')
    }
    for (const seat of [room.ines, room.tui]) {
      expect(room.put(three, ONE, seat)).toBe(true)
      expect(room.put(three, null, seat)).toBe(true)
    }
    expect(lock(room.ines, false)).toBe(true)
    expect(room.rename('Other words.')).toBe(true)
  })
})

describe('a theme in another column', () => {
  const move = (room: CardKit, column: ColumnKey, by = room.ana, id = ONE) =>
    room.try(by, { type: 'theme.move', id, column })

  test('TH-8 anybody moves it, and it stays what it was', () => {
    const { room, cards } = threeCards()
    room.make(cards)
    const before = room.theme()
    expect(move(room, 'strengths', room.dee)).toBe(true)
    expect(room.theme()).toEqual({ ...before, column: 'strengths' })
    expect(room.facts(cards[0]).theme).toBe(ONE)
    expect(move(room, 'strengths', room.bo)).toBe(true)
    expect(move(room, 'trust', room.bo)).toBe(true)
    expect(room.theme()).toEqual(before)
    expect(move(room, 'trust', room.bo, TWO)).toBe('theme/unknown')
    room.change(room.ana, { down: cards })
    expect(move(room, 'strengths')).toBe('theme/unknown')
  })

  test('TH-8 taken apart and put together again it is where it was last', () => {
    const { room, cards } = threeCards()
    room.make(cards)
    move(room, 'strengths')
    room.try(room.bo, { type: 'theme.dissolve', id: ONE })
    const { column } = room.state.cards.dissolved[0] ?? {}
    expect(column).toBe('strengths')
  })

  test('TH-8 nobody moves it into a locked column or out of it, for the board moves no card there', () => {
    const { room, cards } = threeCards()
    room.make(cards)
    const lock = (column: ColumnKey, isLocked: boolean) =>
      room.try(room.ines, { type: 'column.lock', column, isLocked })
    for (const column of ['strengths', 'trust'] as const) {
      lock(column, true)
      for (const seat of [room.ana, room.tui, room.ines]) {
        expect(move(room, 'strengths', seat)).toBe('column/locked')
      }
      lock(column, false)
    }
    expect(move(room, 'strengths')).toBe(true)
  })

  test('TH-8 what the group has heard, facilitators and note-takers move', () => {
    const { room, cards } = threeCards()
    room.goTo(room.ines, 'harvest')
    room.make(cards)
    room.read(ONE)
    room.object(room.bo, 'differently')
    expect(move(room, 'strengths')).toBe('role/not-allowed')
    expect(move(room, 'strengths', room.tui)).toBe(true)
    room.read(null)
    expect(move(room, 'trust')).toBe('role/not-allowed')
    expect(move(room, 'trust', room.ines)).toBe(true)
    // The words are those that were heard: what was said of them stays.
    expect(room.theme(ONE, room.bo)).toMatchObject({
      state: 'left-open',
      myObjection: 'differently',
      voices: 3,
    })
  })
})

describe('shared, or one voice', () => {
  test('TH-6 cards of two people whom everybody saw writing are shared, of one they are not', () => {
    const room = new CardKit()
    const [one, same, other] = [room.write(room.ana), room.write(room.ana), room.write(room.bo)]
    room.make([one, same])
    expect(room.theme()?.isShared).toBe(false)
    room.put(other, ONE)
    expect(room.theme()?.isShared).toBe(true)
    room.change(room.bo, { down: [other] })
    expect(room.theme()?.isShared).toBe(false)
  })

  test('TH-6 so is one card that speaks to two, or that was said again', () => {
    const room = new CardKit()
    const [one, two] = [room.write(room.tui), room.write(room.tui)]
    room.make([one])
    room.make([two], { id: TWO })
    room.tap(one, room.bo)
    expect(room.theme()?.isShared).toBe(false)
    room.tap(one, room.cleo)
    expect(room.theme()?.isShared).toBe(true)
    room.sayAgain(two, null)
    expect(room.theme(TWO)?.isShared).toBe(true)
  })

  test('TH-6 C-2 nobody finds out whose a quiet card is by putting it beside others', () => {
    const room = new CardKit()
    const [anas, bos, more] = room.writeQuietly(room.ana, room.bo, room.ana) as [CardId, CardId, CardId]
    const live = room.write(room.ana)
    room.make([anas, live])
    room.make([bos], { id: TWO })
    const ofAna = room.theme(ONE, room.dee)?.isShared
    room.put(live, TWO)
    expect(room.theme(TWO, room.dee)?.isShared).toBe(ofAna)
    // Nor of two quiet cards whether they are by one person.
    room.make([anas, more], { id: 'theme-number-ten' })
    expect(room.theme('theme-number-ten', room.dee)?.isShared).toBe(true)
  })
})
