import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CardId, SeatId } from '../../../shared/ids.ts'
import type { PersonCommand } from '../../../shared/room/commands.ts'
import type { RoomState } from '../../../shared/room/state.ts'
import { view } from '../../../shared/room/view.ts'
import { MINUTE, RoomKit } from '../../support/roomKit.ts'
import { cardMove, commandOf, type Move, play } from '../../support/roomMoves.ts'

/**
 * What nobody else may learn, tried from outside: two rooms that differ in one secret alone live through the same, and
 * whoever is not meant to know sees the same in both, and is answered the same, whatever anybody does.
 */

type People = Record<'ines' | 'tui' | 'ana' | 'bo' | 'cleo' | 'dee', SeatId>

function room(): { kit: RoomKit; people: People } {
  const kit = new RoomKit()
  const people = {
    ines: kit.join('Ines', 'facilitator'),
    tui: kit.join('Tui', 'note-taker'),
    ana: kit.join('Ana'),
    bo: kit.join('Bo'),
    cleo: kit.join('Cleo'),
    dee: kit.join('Dee'),
  }
  return { kit, people }
}

const seen = (state: RoomState, seat: SeatId) => JSON.stringify(view(state, seat))

/** Quiet cards, of which Ana wrote the first and Bo the second, or the other way round; and a live one by each. */
function quietRoom(isSwapped: boolean, isHarvest = false) {
  const { kit, people } = room()
  const { ines, ana, bo, cleo, dee } = people
  const [first, second] = isSwapped ? [bo, ana] : [ana, bo]
  kit.goTo(ines, 'silent_writing')
  const put = (seat: SeatId, index: number) =>
    kit.do(seat, { type: 'writing.put', id: `quiet-card-${index}`, text: 'a bench', column: 'trust' })
  put(first, 0)
  put(second, 1)
  put(cleo, 2)
  const { phase } = kit.state.agenda
  kit.do(ines, { type: 'agenda.next', seenIndex: phase.kind === 'running' ? phase.index : 0 })
  for (const [index, seat] of [ana, bo, dee].entries()) {
    kit.change(seat, { added: [`board-card-${index + 3}` as CardId] })
  }
  if (isHarvest) kit.goTo(ines, 'harvest')
  return { kit, people }
}

/** What they say of their own cards is theirs alone; a tap on one's own is refused to oneself, and to nobody else. */
function isOfWriters(each: Move, { state }: RoomKit, { ana, bo }: People): boolean {
  if (each.kind !== 'ask' || each.action !== 'card.speaks') return false
  const asker = state.seats[each.who % Math.max(1, state.seats.length)]?.id
  return asker === ana || asker === bo
}

/** A server's clock wakes a room in time: what is due is not left to whoever asks next. */
function playBoth(one: RoomKit, other: RoomKit, each: Move, turn: number): void {
  for (const room of [one, other]) {
    play(room, each, turn)
    room.wait(0)
  }
}

function expectSame(one: RoomKit, other: RoomKit, seats: readonly SeatId[]): void {
  const told = seats.filter((seat) => seen(one.state, seat) !== seen(other.state, seat))
  for (const seat of told) expect(view(other.state, seat)).toEqual(view(one.state, seat))
}

describe('two rooms that differ in a secret', () => {
  test('C-2 TH-6 TH-7 V-1 who wrote which quiet card, nobody finds out, whatever anybody does', () => {
    let compared = 0
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.array(cardMove, { minLength: 40, maxLength: 90, size: 'max' }),
        (inHarvest, moves) => {
          const [one, other] = [quietRoom(false, inHarvest), quietRoom(true, inHarvest)]
          const { ana, bo } = one.people
          const outsiders = one.kit.state.seats.map(({ id }) => id).filter((id) => id !== ana && id !== bo)
          for (const [turn, each] of moves.entries()) {
            if (!isOfWriters(each, one.kit, one.people)) playBoth(one.kit, other.kit, each, turn)
            expectSame(one.kit, other.kit, outsiders)
            compared += 1
          }
        },
      ),
      { numRuns: 60 },
    )
    expect(compared).toBeGreaterThan(1_000)
  }, 240_000)

  test('C-2 TH-6 TH-7 by every theme that can be made of quiet and live cards, read aloud or not, nobody finds out', () => {
    const ids = [0, 1, 2, 3, 4, 5].map((index) => `${index < 3 ? 'quiet' : 'board'}-card-${index}` as CardId)
    const told = (isSwapped: boolean) => {
      const { kit, people } = quietRoom(isSwapped)
      const { ines, tui, cleo, dee, ana } = people
      kit.goTo(ines, 'harvest')
      for (const card of ids) kit.do(tui, { type: 'card.say-again', card, by: ana })
      return Array.from({ length: 2 ** ids.length - 1 }, (_, some) => {
        const cards = ids.filter((_id, index) => ((some + 1) >> index) % 2 === 1)
        const id = `theme-number-${some}`
        kit.do(cleo, { type: 'theme.make', id, cards, sentence: '', column: 'trust' })
        const forming = seen(kit.state, dee)
        kit.do(ines, { type: 'harvest.read', theme: id, seen: null })
        const read = seen(kit.state, tui)
        kit.do(ines, { type: 'harvest.read', theme: null, seen: id })
        kit.do(ines, { type: 'theme.dissolve', id })
        return [forming, read]
      })
    }
    expect(told(true)).toEqual(told(false))
  })

  const ONE_DOES: readonly { name: string; action: PersonCommand['type'] }[] = [
    { name: 'C-6 who keeps a card off the page', action: 'card.check-first' },
    { name: 'HV-2 who would say a theme differently, or leave it open', action: 'harvest.object' },
    { name: 'C-5 to whom a card speaks', action: 'card.speaks' },
    { name: 'TH-1 who made a theme', action: 'theme.make' },
    { name: 'TH-5 who put two cards against each other', action: 'difference.make' },
    { name: 'C-1 who tagged a card', action: 'card.tag' },
  ]

  test.each(ONE_DOES)(
    'V-1 N-5 $name, is nobody else’s to know',
    ({ action }) => {
      let happened = 0
      fc.assert(
        fc.property(fc.array(cardMove, { minLength: 5, maxLength: 50 }), (moves) => {
          const { kit, people } = harvestRoom()
          for (const each of moves) play(kit, each)
          kit.pass(MINUTE)
          const states = eitherDoes(kit, commandOf(kit, action, people.ines), [people.cleo, people.dee])
          if (states === null) return
          const [byCleo, byDee] = states
          happened += Number(byCleo.cards !== kit.state.cards && byDee.cards !== kit.state.cards)
          for (const { id } of kit.state.seats) {
            if (id !== people.cleo && id !== people.dee) expect(seen(byDee, id)).toBe(seen(byCleo, id))
          }
          expect(byDee.noticedAt).toBe(byCleo.noticedAt)
        }),
        { numRuns: 80 },
      )
      expect(happened).toBeGreaterThan(3)
    },
    240_000,
  )
})

function harvestRoom() {
  const { kit, people } = quietRoom(false)
  const theme = { id: 'theme-number-one', column: 'trust', sentence: 'Ask us.' } as const
  kit.goTo(people.ines, 'harvest')
  kit.do(people.ines, { type: 'theme.make', ...theme, cards: ['board-card-5' as CardId] })
  kit.do(people.ines, { type: 'harvest.read', theme: theme.id, seen: null })
  return { kit, people }
}

/**
 * The room after the one, and after the other did it. Null where one of them may not, or had done so before: then the
 * two differ by more than by who it was.
 */
function eitherDoes(kit: RoomKit, wish: PersonCommand, [one, other]: readonly [SeatId, SeatId]) {
  const { state } = kit
  const after = (seat: SeatId) => {
    kit.state = state
    return kit.do(seat, wish).ok ? kit.state : null
  }
  const [first, second] = [after(one), after(other)]
  kit.state = state
  if (first === null || second === null) return null
  return JSON.stringify(lengths(first)) === JSON.stringify(lengths(second))
    ? ([first, second] as const)
    : null
}

/** How many taps and objections there are, of whomever. */
function lengths({ cards }: RoomState) {
  return [
    cards.cards.map(({ speaksTo }) => speaksTo.length),
    cards.themes.map(({ objections }) => Object.keys(objections).length),
    cards.themes.map(({ state }) => state),
  ]
}
