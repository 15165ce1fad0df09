import { describe, expect, test } from 'vitest'
import { UNDO_MS } from '../../../shared/board/limits.ts'
import type { CardId } from '../../../shared/ids.ts'
import { REREAD_MS, SHOWN_BACK_MS } from '../../../shared/room/cards.ts'
import { CardKit } from '../../support/cardKit.ts'
import { SECOND } from '../../support/roomKit.ts'

describe('is this right?', () => {
  test('C-4 the speaker alone is asked, and note-takers see with whom it is', () => {
    const room = new CardKit()
    const card = room.write(room.tui)
    expect(room.showBack(card, room.ana)).toBe(true)
    expect(room.see(room.ana).pen.askedBack).toEqual([card])
    expect(room.card(room.ana, card)).toEqual({ isUnchecked: true, isMine: true })
    expect(room.card(room.tui, card)).toEqual({ isUnchecked: true, withSpeaker: room.ana })
    for (const seat of room.others(room.ana, room.tui)) {
      expect(room.card(seat, card)).toEqual({ isUnchecked: true })
      expect(room.see(seat).pen.askedBack).toEqual([])
    }
  })

  test('C-4 keep and tweak are a yes', () => {
    const room = new CardKit()
    for (const [answer, check] of [
      ['keep', 'confirmed'],
      ['tweak', 'amended'],
    ] as const) {
      const card = room.write(room.tui)
      room.showBack(card, room.ana)
      expect(room.answer(room.ana, card, answer)).toBe(true)
      expect(room.facts(card)).toMatchObject({ check, voice: room.ana, shownAt: null })
      expect(room.card(room.bo, card)).toEqual({})
      expect(room.showBack(card, room.bo)).toBe('card/checked')
    }
  })

  test('C-4 taking it down is no yes, also when the page took it down before it said so', () => {
    const room = new CardKit()
    const [one, two] = [room.write(room.tui), room.write(room.tui)]
    for (const card of [one, two]) room.showBack(card, room.ana)
    expect(room.answer(room.ana, one, 'down')).toBe(true)
    room.change(room.ana, { down: [two] })
    expect(room.answer(room.ana, two, 'down')).toBe(true)
    room.wait(SHOWN_BACK_MS)
    room.change(room.ana, { back: [two] })
    for (const card of [one, two])
      expect(room.facts(card)).toMatchObject({ check: 'not-checked', shownAt: null })
  })

  test('C-4 no answer for a minute is none: the question goes, and nothing was said', () => {
    const room = new CardKit()
    const card = room.write(room.tui)
    room.showBack(card, room.ana)
    room.wait(SHOWN_BACK_MS - SECOND)
    expect(room.see(room.ana).pen.askedBack).toEqual([card])
    room.wait(SECOND)
    expect(room.see(room.ana).pen.askedBack).toEqual([])
    expect(room.facts(card).check).toBe('not-checked')
    expect(room.card(room.tui, card)).toEqual({ isUnchecked: true })
    // It is still their point, and they may say so when they like.
    expect(room.card(room.ana, card)).toMatchObject({ isMine: true })
    expect(room.answer(room.ana, card, 'keep')).toBe(true)
    expect(room.facts(card).check).toBe('confirmed')
  })

  test('C-4 leaving is no answer, nor is the end', () => {
    const room = new CardKit()
    const [one, two] = [room.write(room.tui), room.write(room.tui)]
    room.showBack(one, room.ana)
    room.showBack(two, room.bo)
    room.serve({ type: 'seat.leave', seat: room.ana })
    expect(room.facts(one)).toMatchObject({ check: 'not-checked', voice: room.ana })
    expect(room.facts(two).check).toBe('shown-back')
    room.do(room.ines, { type: 'room.end' })
    expect(room.facts(two)).toMatchObject({ check: 'not-checked', shownAt: null })
  })

  test('C-4 asked again replaces: another person, and the minute begins anew', () => {
    const room = new CardKit()
    const card = room.write(room.tui)
    room.showBack(card, room.ana)
    room.wait(SHOWN_BACK_MS - SECOND)
    room.showBack(card, room.bo)
    expect(room.see(room.ana).pen.askedBack).toEqual([])
    expect(room.card(room.ana, card)).toEqual({ isUnchecked: true })
    room.wait(2 * SECOND)
    expect(room.see(room.bo).pen.askedBack).toEqual([card])
    expect(room.answer(room.ana, card, 'keep')).toBe('card/not-yours')
    expect(room.answer(room.bo, card, 'keep')).toBe(true)
  })

  test('C-4 several wait one after another, the oldest first', () => {
    const room = new CardKit()
    const [one, two] = [room.write(room.tui), room.write(room.tui)]
    room.showBack(two, room.ana)
    room.tick()
    room.showBack(one, room.ana)
    expect(room.see(room.ana).pen.askedBack).toEqual([two, one])
  })

  test('C-4 nobody is asked who is not here, or of a card that is not there', () => {
    const room = new CardKit()
    const card = room.write(room.tui)
    room.cut(room.ana)
    room.do(room.bo, { type: 'presence.step-away' })
    for (const seat of [room.ana, room.bo]) expect(room.showBack(card, seat)).toBe('floor/not-here')
    expect(room.showBack('card-number-999' as CardId, room.cleo)).toBe('card/unknown')
    room.change(room.tui, { down: [card] })
    expect(room.showBack(card, room.cleo)).toBe('card/unknown')
    for (const seat of [room.ines, room.cleo])
      expect(room.showBack(card, room.dee, seat)).toBe('role/not-allowed')
  })

  test('C-4 what somebody wrote for all to see is asked of them alone', () => {
    const room = new CardKit()
    const card = room.write(room.ana)
    room.reword(room.bo, card)
    expect(room.showBack(card, room.cleo)).toBe('card/own-words')
    expect(room.showBack(card, room.ana)).toBe(true)
    expect(room.facts(card).voice).toBe(room.ana)
  })
})

describe('whose it is', () => {
  test('C-2 only its own person is told', () => {
    const room = new CardKit()
    const card = room.write(room.ana)
    expect(room.card(room.ana, card)).toEqual({ isMine: true })
    for (const seat of room.others(room.ana)) expect(room.card(seat, card)).toEqual({})
    expect(room.answer(room.bo, card, 'keep')).toBe('card/not-yours')
  })

  test('C-2 of a quiet card nobody finds out, whatever they ask of it', () => {
    const room = new CardKit()
    const [anas, bos] = room.writeQuietly(room.ana, room.bo) as [CardId, CardId]
    for (const isReworded of [false, true]) {
      if (isReworded) for (const card of [anas, bos]) room.reword(room.cleo, card)
      for (const seat of [room.ana, room.bo, room.cleo]) {
        expect(room.showBack(anas, seat)).toBe('card/own-words')
        expect(room.showBack(bos, seat)).toBe('card/own-words')
      }
    }
    // Said again by its own writer looks like by anybody else.
    expect([room.sayAgain(anas, room.ana), room.sayAgain(bos, room.ana)]).toEqual([true, true])
    expect(room.card(room.tui, anas)).toEqual(room.card(room.tui, bos))
    expect(room.facts(anas).voice).toBe(room.ana)
  })

  test('C-2 a quiet card that its writer is seen to reword looks like one that somebody else rewords', () => {
    const room = new CardKit()
    const [one, two] = room.writeQuietly(room.ana, room.bo) as [CardId, CardId]
    for (const seat of room.others()) expect(room.card(seat, one)?.isUnchecked).toBeUndefined()
    room.reword(room.ana, one)
    room.reword(room.ana, two)
    expect(room.facts(one).check).toBe('amended')
    expect(room.facts(two).check).toBe('not-checked')
    for (const seat of room.others(room.ana, room.bo)) {
      expect(room.card(seat, one)).toEqual({ isUnchecked: true, wasQuiet: true })
      expect(room.card(seat, two)).toEqual(room.card(seat, one))
    }
    expect(room.card(room.ana, one)).toEqual({ isMine: true, wasQuiet: true })
    // Nor does its writer's yes show, which comes soon after.
    room.wait(REREAD_MS)
    const others = room.others(room.bo)
    const before = room.seenBy(others)
    expect(room.answer(room.bo, two, 'keep')).toBe(true)
    expect(room.seenBy(others)).toEqual(before)
    expect(room.card(room.bo, two)).toEqual({ isMine: true, wasQuiet: true })
  })

  test('C-2 N-5 asking, and every answer but a yes, is in no other view, and moves nothing', () => {
    const room = new CardKit()
    const card = room.write(room.tui)
    const others = room.others(room.ana, room.tui)
    const before = [room.seenBy(others), room.state.noticedAt]
    room.tick()
    room.showBack(card, room.ana)
    expect([room.seenBy(others), room.state.noticedAt]).toEqual(before)
    room.wait(SHOWN_BACK_MS)
    room.showBack(card, room.ana)
    room.answer(room.ana, card, 'down')
    expect([room.seenBy(others), room.state.noticedAt]).toEqual(before)
  })
})

describe('consent and words', () => {
  test('C-3 other words by somebody else, and it is not checked any more', () => {
    const room = new CardKit()
    const [own, noted] = [room.write(room.ana), room.write(room.tui)]
    room.showBack(noted, room.ana)
    room.answer(room.ana, noted, 'tweak')
    for (const card of [own, noted]) {
      room.reword(room.bo, card)
      expect(room.facts(card)).toMatchObject({ check: 'not-checked', voice: room.ana })
      expect(room.card(room.cleo, card)).toEqual({ isUnchecked: true })
    }
  })

  test('C-3 whoever cannot be named is somebody else', () => {
    const room = new CardKit()
    const card = room.write(room.ana)
    room.reword(null, card)
    expect(room.facts(card).check).toBe('not-checked')
  })

  test('C-3 other words by its voice put it their way', () => {
    const room = new CardKit()
    const card = room.write(room.ana)
    room.reword(room.ana, card)
    expect(room.facts(card).check).toBe('amended')
    expect(room.card(room.bo, card)).toEqual({})
  })

  test('C-3 a tweak is one, whichever of the two arrives first', () => {
    for (const isLate of [false, true]) {
      const room = new CardKit()
      const card = room.write(room.tui)
      room.showBack(card, room.ana)
      if (!isLate) room.reword(room.ana, card)
      expect(room.answer(room.ana, card, 'tweak')).toBe(true)
      if (isLate) room.reword(room.ana, card)
      expect(room.facts(card).check).toBe('amended')
    }
  })

  test('C-3 a yes that crosses other people’s words is not taken for one to them', () => {
    const room = new CardKit()
    const card = room.write(room.tui)
    room.showBack(card, room.ana)
    room.reword(room.bo, card)
    expect(room.answer(room.ana, card, 'keep')).toBe('card/changed')
    expect(room.see(room.ana).pen.askedBack).toEqual([card])
    room.wait(REREAD_MS - 1)
    room.reword(room.bo, card)
    room.wait(1)
    expect(room.answer(room.ana, card, 'keep')).toBe('card/changed')
    room.wait(REREAD_MS)
    expect(room.answer(room.ana, card, 'keep')).toBe(true)
  })
})

describe('what people say of a card', () => {
  test('C-5 it speaks to me once, and not if it is mine', () => {
    const room = new CardKit()
    const card = room.write(room.ana)
    expect(room.tap(card, room.bo, room.bo, room.ana)).toEqual([true, true, 'card/own'])
    expect(room.facts(card).speaksTo).toEqual([room.bo])
    room.sayAgain(card, room.cleo)
    expect(room.tap(card, room.cleo)).toEqual(['card/own'])
    room.do(room.bo, { type: 'card.speaks', card, isOn: false })
    expect(room.facts(card).speaksTo).toEqual([])
  })

  test('C-5 how many is told from two up, and never who', () => {
    const room = new CardKit()
    const card = room.write(room.ana)
    const others = room.others(room.bo)
    const before = [room.seenBy(others), room.state.noticedAt]
    room.tick()
    room.tap(card, room.bo)
    expect([room.seenBy(others), room.state.noticedAt]).toEqual(before)
    expect(room.card(room.bo, card)).toEqual({ speaksToMe: true })
    room.tap(card, room.cleo)
    for (const seat of [room.bo, room.cleo])
      expect(room.card(seat, card)).toEqual({ speaks: 2, speaksToMe: true })
    for (const seat of [room.ines, room.tui, room.dee]) expect(room.card(seat, card)).toEqual({ speaks: 2 })
  })

  test('C-5 being named as a voice does not tell that it spoke to them', () => {
    const room = new CardKit()
    const [one, two] = [room.write(room.tui), room.write(room.tui)]
    for (const card of [one, two]) room.tap(card, room.bo, room.cleo)
    room.tap(one, room.ana)
    room.tap(two, room.dee)
    for (const card of [one, two]) {
      room.sayAgain(card, room.ana)
      room.showBack(card, room.ana)
    }
    expect(room.card(room.tui, one)).toEqual(room.card(room.tui, two))
  })

  test('C-6 anybody keeps a card off the page, and nothing says who', () => {
    const room = new CardKit()
    const card = room.write(room.ana)
    expect(room.try(room.bo, { type: 'card.check-first', card, isOn: true })).toBe(true)
    for (const seat of room.others()) expect(room.card(seat, card)).toMatchObject({ isCheckFirst: true })
    expect(room.events.at(-1)).toEqual({ type: 'card.checked-first', card, isOn: true, at: room.now })
    expect(JSON.stringify(room.facts(card))).not.toContain(room.bo)
  })

  test('C-6 facilitators and note-takers say that it was talked about, and nobody else', () => {
    const room = new CardKit()
    const card = room.write(room.ana)
    const ask = (seat: typeof room.ana, isOn: boolean) =>
      room.try(seat, { type: 'card.check-first', card, isOn })
    for (const seat of [room.ines, room.tui]) {
      expect(ask(room.bo, true)).toBe(true)
      expect([ask(room.bo, false), ask(room.ana, false)]).toEqual(['role/not-allowed', 'role/not-allowed'])
      expect(ask(seat, false)).toBe(true)
      expect(room.card(room.bo, card)).toEqual({})
    }
  })

  test('C-1 tags are everybody’s, once each, and in no order that tells of their coming', () => {
    const room = new CardKit()
    const card = room.write(room.ana)
    room.tag(room.bo, card, 'seed')
    room.tag(room.cleo, card, 'surprise')
    room.tag(room.dee, card, 'surprise')
    expect(room.card(room.ana, card)?.tags).toEqual(['surprise', 'seed'])
    room.tag(room.ana, card, 'surprise', false)
    expect(room.card(room.ana, card)?.tags).toEqual(['seed'])
  })

  test('B-5 cards come in the order in which they came to the board, whomever they speak to', () => {
    const room = new CardKit()
    const cards = [room.write(room.ana), room.write(room.tui), room.write(room.bo)]
    const order = () => Object.keys(room.see(room.dee).cards)
    room.tap(cards[2] as CardId, room.ines, room.ana, room.cleo, room.dee)
    room.tag(room.ana, cards[1] as CardId, 'surprise')
    expect(order()).toEqual(cards)
    room.change(room.ana, { down: [cards[0] as CardId] })
    room.change(room.ana, { back: [cards[0] as CardId] })
    expect(order()).toEqual(cards)
  })
})

describe('said again, taken back', () => {
  test('C-8 for ten seconds, by whoever told it', () => {
    const room = new CardKit()
    const [one, two] = [room.write(room.tui), room.write(room.tui)]
    const before = [room.facts(one), room.facts(two)]
    const seen = room.seenBy(room.others())
    room.sayAgain(one, room.ana)
    room.sayAgain(two, null)
    expect(room.card(room.ana, one)).toEqual({ isUnchecked: true, isMine: true, wasSaidAgain: true })
    expect(room.unsayAgain(one, room.ana)).toBe('role/not-allowed')
    expect(room.unsayAgain(one, room.ines)).toBe('role/not-allowed')
    room.wait(UNDO_MS)
    expect([room.unsayAgain(one), room.unsayAgain(two)]).toEqual([true, true])
    expect([room.facts(one), room.facts(two)]).toEqual(before)
    expect(room.seenBy(room.others())).toEqual(seen)
    expect(room.unsayAgain(one)).toBe('override/nothing-to-undo')
    room.sayAgain(one, room.ana)
    room.wait(UNDO_MS + 1)
    expect(room.unsayAgain(one)).toBe('override/nothing-to-undo')
    expect(room.unsayAgain('card-number-999' as CardId)).toBe('card/unknown')
  })

  test('C-8 the last time only: what was told before it stays', () => {
    const room = new CardKit()
    const card = room.write(room.tui)
    room.sayAgain(card, room.ana)
    room.sayAgain(card, room.bo)
    expect(room.unsayAgain(card)).toBe(true)
    expect(room.facts(card)).toMatchObject({ wasSaidAgain: true, alsoSaidBy: [room.ana] })
    expect(room.unsayAgain(card)).toBe('override/nothing-to-undo')
  })

  test('C-8 nobody takes back what somebody else has told since', () => {
    const room = new CardKit()
    const card = room.write(room.tui)
    room.do(room.tui, { type: 'pen.offer', to: room.ana })
    room.do(room.ana, { type: 'pen.answer', takes: true })
    room.sayAgain(card, room.bo)
    room.sayAgain(card, room.cleo, room.ana)
    expect(room.unsayAgain(card)).toBe('override/nothing-to-undo')
    expect(room.unsayAgain(card, room.ana)).toBe(true)
    expect(room.facts(card).alsoSaidBy).toEqual([room.bo])
  })

  test('C-8 C-2 whether the one who was named had been a voice already shows in nothing', () => {
    const room = new CardKit()
    const [one, two] = [room.write(room.tui), room.write(room.tui)]
    room.sayAgain(one, room.ana)
    room.sayAgain(two, room.bo)
    for (const card of [one, two]) expect(room.sayAgain(card, room.ana)).toBe(true)
    expect(room.card(room.tui, one)).toEqual(room.card(room.tui, two))
    for (const card of [one, two]) expect(room.unsayAgain(card)).toBe(true)
    expect(room.card(room.tui, one)).toEqual(room.card(room.tui, two))
    expect([room.facts(one).alsoSaidBy, room.facts(two).alsoSaidBy]).toEqual([[room.ana], [room.bo]])
  })

  test('C-8 TH-6 a theme that was shared by it alone is one voice again', () => {
    const room = new CardKit()
    const card = room.write(room.tui)
    room.make([card])
    room.sayAgain(card, room.ana)
    expect(room.theme()?.isShared).toBe(true)
    room.unsayAgain(card)
    expect(room.theme()?.isShared).toBe(false)
  })
})
