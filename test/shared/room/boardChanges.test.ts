import { describe, expect, test } from 'vitest'
import { MAX_CARDS } from '../../../shared/board/limits.ts'
import type { CardId, SeatId } from '../../../shared/ids.ts'
import { heedsRewording, lapsesBy } from '../../../shared/room/boardChanges.ts'
import { nameOfTable } from '../../../shared/room/groups.ts'
import { CardKit } from '../../support/cardKit.ts'
import { RoomKit } from '../../support/roomKit.ts'

describe('what the room knows of cards', () => {
  test('C-1 a card of one’s own is one’s point, and said right', () => {
    const room = new CardKit()
    const mine = { voice: room.ana, by: room.ana, check: 'confirmed', step: room.stepKey }
    expect(room.facts(room.write(room.ana))).toMatchObject({ ...mine, origin: 'participant' })
    expect(room.facts(room.write(room.ines))).toMatchObject({ voice: room.ines, origin: 'facilitator' })
  })

  test('C-1 what is written while taking notes is nobody’s yet, and not checked', () => {
    const room = new CardKit()
    room.do(room.ines, { type: 'pen.offer', to: room.bo })
    room.do(room.bo, { type: 'pen.answer', takes: true })
    for (const seat of [room.tui, room.bo]) {
      expect(room.facts(room.write(seat))).toMatchObject({
        ...{ origin: 'note-taker', by: seat, voice: null, check: 'not-checked' },
      })
    }
  })

  test('C-1 of whom nobody knows any more, and of a card that nobody wrote, nothing is said to be right', () => {
    const room = new CardKit()
    expect(room.facts(room.write(null))).toMatchObject({ by: null, voice: null, check: 'not-checked' })
    const gone = 'seat-number-999' as SeatId
    expect(room.facts(room.write(gone))).toMatchObject({ by: gone, voice: gone, check: 'not-checked' })
  })

  test('C-1 W-5 a quiet card is its writer’s, once it has turned over', () => {
    const room = new CardKit()
    const [card] = room.writeQuietly(room.ana) as [CardId]
    expect(room.facts(card)).toMatchObject({
      ...{ origin: 'quiet', by: room.ana, voice: room.ana, check: 'confirmed' },
    })
    // The board tells that it was laid; that is no news.
    const events = room.events.length
    room.change(null, { added: [card] })
    expect(room.events).toHaveLength(events)
  })

  test('C-1 GR-11 a card that a table wrote is nobody’s', () => {
    const room = new RoomKit({ templateId: 'one-two-all' })
    const ines = room.join('Ines', 'facilitator')
    const people = ['Ana', 'Bo', 'Cleo', 'Dee'].map((name) => room.join(name))
    room.goTo(ines, 'pairs')
    room.do(ines, { type: 'groups.start' })
    for (const [index, seat] of people.entries()) {
      const table = nameOfTable(room.state, seat) ?? undefined
      const card = { id: `table-card-${9 - index}`, text: 'a bench', column: 'trust', table } as const
      room.do(seat, { type: 'writing.put', ...card })
    }
    room.do(ines, { type: 'groups.end' })
    const { cards } = room.state.cards
    expect(cards).toHaveLength(4)
    for (const facts of cards) {
      expect(facts).toMatchObject({ origin: 'pair', by: null, voice: null, check: 'not-checked' })
    }
    // Not by who wrote, nor by which table, nor by when.
    const ids = cards.map(({ id }) => id)
    expect(ids).toEqual(ids.toSorted())
  })

  test('C-1 told again, late or in another order it leads to the same', () => {
    const room = new CardKit()
    const card = room.write(room.ana)
    room.change(room.ana, { down: [card] })
    const { cards } = room.state
    room.change(room.bo, { added: [card], down: [card, card], reworded: [], back: [], gone: [] })
    expect(room.state.cards).toBe(cards)
    room.change(null, {
      back: [card],
      down: ['card-number-999' as CardId],
      gone: ['card-number-999' as CardId],
    })
    expect(room.facts(card).isDown).toBe(false)
    expect(room.state.cards.cards).toHaveLength(1)
  })

  test('C-1 what is new and taken down or deleted in one message is that', () => {
    const room = new CardKit()
    const [one, two] = ['card-number-901', 'card-number-902'] as CardId[] as [CardId, CardId]
    room.change(room.ana, { added: [one, two], down: [one], gone: [two] })
    expect(room.facts(one).isDown).toBe(true)
    expect(room.state.cards.cards).toHaveLength(1)
  })

  test('C-1 a room knows no more cards than a board holds', () => {
    const room = new CardKit()
    const ids = Array.from({ length: MAX_CARDS + 5 }, (_, index) => `many-cards-${index}-x` as CardId)
    room.change(room.ana, { added: ids })
    expect(room.state.cards.cards).toHaveLength(MAX_CARDS)
  })

  test('C-1 a card that is down is in nobody’s view, and back as it was', () => {
    const room = new CardKit()
    const card = room.write(room.ana)
    room.tag(room.bo, card, 'surprise')
    const before = room.card(room.bo, card)
    room.change(room.ana, { down: [card] })
    expect(room.card(room.bo, card)).toBeUndefined()
    expect(room.tap(card, room.bo)).toEqual(['card/unknown'])
    room.change(room.ana, { back: [card] })
    expect(room.card(room.bo, card)).toEqual(before)
  })

  test('C-7 whoever leaves leaves their cards, and what was said of them', () => {
    const room = new CardKit()
    const card = room.write(room.ana)
    room.tap(card, room.bo, room.cleo)
    room.sayAgain(card, room.dee)
    for (const seat of [room.ana, room.bo, room.dee]) room.serve({ type: 'seat.leave', seat })
    expect(room.facts(card)).toMatchObject({
      ...{ voice: room.ana, check: 'confirmed', speaksTo: [room.bo, room.cleo], alsoSaidBy: [room.dee] },
    })
  })

  test('C-7 the end takes nothing away', () => {
    const room = new CardKit()
    const card = room.write(room.ana)
    room.make([card])
    room.tap(card, room.bo, room.cleo)
    const before = room.state.cards
    room.do(room.ines, { type: 'room.end' })
    expect(room.state.cards).toEqual(before)
    // The board is still there for a while, and its room goes along.
    room.change(null, { gone: [card] })
    expect(room.state.cards.cards).toEqual([])
  })

  test('C-7 a card that is deleted for good takes along what was known of it', () => {
    const room = new CardKit()
    const [one, two] = [room.write(room.ana), room.write(room.bo)]
    room.do(room.ana, { type: 'difference.make', id: 'pair-number-one', one, other: two })
    room.make([one])
    room.change(null, { gone: [one] })
    expect(room.state.cards).toMatchObject({ themes: [], differences: [], reading: null })
    expect(JSON.stringify(room.state.cards)).not.toContain(one)
  })

  test('C-3 which changes of words the room heeds, it can be asked beforehand', () => {
    const room = new CardKit()
    const [mine, noted] = [room.write(room.ana), room.write(room.tui)]
    expect([lapsesBy(room.state, mine, room.bo), lapsesBy(room.state, mine, room.ana)]).toEqual([true, false])
    expect(heedsRewording(room.state, mine, room.ana)).toBe(true)
    room.reword(room.ana, mine)
    expect(heedsRewording(room.state, mine, room.ana)).toBe(false)
    expect(heedsRewording(room.state, mine, room.bo)).toBe(true)
    room.reword(room.tui, noted)
    expect(heedsRewording(room.state, noted, room.tui)).toBe(false)
    expect(heedsRewording(room.state, 'card-number-999' as CardId, room.ana)).toBe(false)
  })
})
