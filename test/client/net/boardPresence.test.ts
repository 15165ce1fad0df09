import { describe, expect, test } from 'vitest'
import { MyPresence, OthersPresence } from '../../../client/net/boardPresence.ts'
import { createBoardDocument } from '../../../shared/board/document.ts'
import {
  DRAFT_INTERVAL_MS,
  PRESENCE_INTERVAL_MS,
  PRESENCE_RENEWAL_MS,
  PRESENCE_TTL_MS,
  type PresenceWish,
} from '../../../shared/board/presence.ts'
import type { CardId } from '../../../shared/ids.ts'
import { ANA, KOFI, newCardId } from '../../support/boardKit.ts'
import { TestClock } from '../../support/testClock.ts'

function speaker(): { clock: TestClock; said: PresenceWish[]; me: MyPresence } {
  const clock = new TestClock()
  const said: PresenceWish[] = []
  const me = new MyPresence((wish) => said.push(wish), {
    after: (ms, call) => clock.callAt(clock.now() + ms, call),
  })
  return { clock, said, me }
}

describe('what I do', () => {
  test('G-10 is told at once, then at most every tenth of a second, and the last of it always', () => {
    const { clock, said, me } = speaker()
    const card = newCardId()
    const at = (letter: number): PresenceWish => ({
      editing: card,
      caret: { anchor: [7, letter], head: [7, letter] },
    })
    for (let letter = 0; letter < 30; letter += 1) {
      me.set(at(letter))
      clock.advance(PRESENCE_INTERVAL_MS / 10)
    }
    clock.advance(PRESENCE_INTERVAL_MS)
    expect(said[0]).toEqual(at(0))
    expect(said.at(-1)).toEqual(at(29))
    expect(said.length).toBeLessThanOrEqual(4)
  })

  test('G-10 is told again while it lasts, well before it would be forgotten', () => {
    const { clock, said, me } = speaker()
    me.set({ editing: newCardId() })
    clock.advance(PRESENCE_TTL_MS * 2)
    expect(said.length).toBe(1 + Math.floor((PRESENCE_TTL_MS * 2) / PRESENCE_RENEWAL_MS))
    expect(PRESENCE_RENEWAL_MS * 2).toBeLessThan(PRESENCE_TTL_MS)
    clock.advance(PRESENCE_INTERVAL_MS)
    me.set({})
    const before = said.length
    clock.advance(PRESENCE_TTL_MS * 2)
    expect(said.slice(before)).toEqual([])
    expect(said.at(-1)).toEqual({})
    expect(clock.waiting).toBe(0)
  })

  test('a draft is told less often than a caret, and at once that it is none any more', () => {
    const { clock, said, me } = speaker()
    const draft = (text: string): PresenceWish => ({ draft: { text, column: 'trust' } })
    for (let letters = 1; letters <= 20; letters += 1) {
      me.set(draft('x'.repeat(letters)))
      clock.advance(DRAFT_INTERVAL_MS / 10)
    }
    clock.advance(DRAFT_INTERVAL_MS)
    expect(said.at(-1)).toEqual(draft('x'.repeat(20)))
    expect(said.length).toBeLessThanOrEqual(4)
    me.set({})
    expect(said.at(-1)).toEqual({})
  })

  test('nobody is told that I do nothing, unless I did something', () => {
    const { said, me } = speaker()
    me.set({})
    me.introduce()
    expect(said).toEqual([])
  })
})

describe('what others do', () => {
  const text = createBoardDocument({ gc: false }).getText('text')
  const [one, two] = ['card-number-one', 'card-number-two'] as [CardId, CardId]

  test('G-10 two pages of one seat are two; a page of mine is nobody else', () => {
    const others = new OthersPresence(ANA)
    others.hear([
      { page: 1, seat: KOFI, editing: one },
      { page: 2, seat: KOFI, editing: two },
      { page: 3, seat: ANA, editing: one },
    ])
    expect(others.editorsOf(one, text)).toEqual([{ seat: KOFI, caret: null }])
    expect(others.hear([{ page: 1, seat: KOFI }])).toEqual(new Set([one]))
    expect(others.editorsOf(one, text)).toEqual([])
    expect(others.editorsOf(two, text)).toHaveLength(1)
    expect(others.forget()).toEqual(new Set([two]))
  })

  test('G-10 a caret that names what is not there is no caret', () => {
    const others = new OthersPresence(ANA)
    others.hear([{ page: 1, seat: KOFI, editing: one, caret: { anchor: [99, 4], head: null } }])
    expect(others.editorsOf(one, text)).toEqual([{ seat: KOFI, caret: null }])
  })

  test('G-10 going from one card to another changes both', () => {
    const others = new OthersPresence(ANA)
    others.hear([{ page: 1, seat: KOFI, editing: one, holding: two }])
    expect(others.holderOf(two)).toBe(KOFI)
    expect(others.hear([{ page: 1, seat: KOFI, editing: two }])).toEqual(new Set([one, two]))
    expect(others.holderOf(two)).toBeNull()
  })

  test('what others type before it is a card is a new list only when it is another', () => {
    const others = new OthersPresence(ANA)
    const draft = { text: 'Open at ni', column: 'trust' } as const
    others.hear([
      { page: 1, seat: KOFI, draft },
      { page: 3, seat: ANA, draft },
    ])
    const { drafts } = others
    expect(drafts).toEqual([{ ...draft, seat: KOFI }])
    others.hear([{ page: 1, seat: KOFI, draft: { ...draft } }])
    expect(others.drafts).toBe(drafts)
    others.hear([{ page: 1, seat: KOFI, editing: one }])
    expect(others.drafts).toEqual([])
  })
})
